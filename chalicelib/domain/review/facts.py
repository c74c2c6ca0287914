"""Facts of an application in words, to be held against the documents that prove them.

Values are in Indonesian, as the documents have them; labels are in both languages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalicelib.domain.applications.model import Applicant, Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.permits.composing import SEX
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.sight import Sight
from chalicelib.domain.text import Localized
from chalicelib.domain.wording import field_text, indonesian_date, listed


@dataclass(frozen=True)
class Fact:
    name: str
    label: Localized
    value: str


def facts_of(
    ports: Ports, rules: PermitType, application: Application, names: Iterable[str], sight: Sight
) -> Sequence[Fact]:
    """Those of these that this type has, that were answered, and that may be seen."""
    fields = {rule.id: rule for rule in rules.fields_for(application.kind, application.data)}
    labels = ports.catalogue.evidence.applicant
    particulars = _particulars(application.person)
    found = []
    for name in names:
        own = name.removeprefix("applicant.")
        if not sight.fact(name):
            continue
        if name in fields:
            text = field_text(fields[name], application.data.get(name))
            value = text if isinstance(text, str) else listed(text)
            found.append(Fact(name, fields[name].label, value))
        elif own != name:
            found.append(Fact(name, labels[own], particulars[own]))
    return [fact for fact in found if fact.value]


def _particulars(person: Applicant) -> dict[str, str]:
    """By the names of ``catalogue/schema.OF_APPLICANT``."""
    return {
        "nik": person.nik,
        "name": person.full_name,
        "birth": f"{person.birth_place}, {indonesian_date(person.birth_date)}",
        "sex": SEX.get(person.sex, ""),
        "address": person.address,
        "occupation": person.occupation,
        "email": person.email,
        "whatsapp": person.whatsapp,
    }
