"""A made-up case for every permit type: the content of a letter as it might be issued."""

from datetime import UTC, date, datetime, time
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

from chalicelib.adapters.letters.stationery import load_stationery
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.samples import Samples
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.office import Office
from chalicelib.domain.permits import sampling
from chalicelib.domain.permits.composing import letter_for
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.ports import Ports

ISSUED_ON = date(2027, 1, 11)


def sample_letter(
    kind: PermitType, catalogue: TemplateCatalogue, office: Office | None = None
) -> LetterContent:
    """This type's letter as it would be issued by the office, or by another: for a renewal, where
    it has renewals, so that no line is left out."""
    office = office or catalogue.office
    photo = _samples().photo if kind.letter.photo_document else None
    application = sample_application(kind, office)
    return letter_for(sample_ports(kind, office), application, kind, None, photo=photo)


def sample_preview(kind: PermitType, catalogue: TemplateCatalogue) -> LetterContent:
    """The same letter as officers see it before it is signed."""
    ports = sample_ports(kind, catalogue.office)
    return sampling.sample_preview(ports, _samples(), kind, ISSUED_ON)


def sample_application(kind: PermitType, office: Office) -> Application:
    """The one of the letter, on the day it is signed."""
    return sampling.sample_application(_samples(), kind, office, ISSUED_ON)


def sample_data(kind: PermitType) -> dict[str, Any]:
    """An answer to every question of the form."""
    return sampling.sample_data(_samples(), kind)


def titled_name(type_id: str) -> str:
    """The sample's applicant with the titles that people have who apply for this type."""
    return _samples().titled_name(type_id)


def sample_ports(kind: PermitType, office: Office) -> Ports:
    """As much of them as a letter is composed with."""
    ports = SimpleNamespace(
        stationery=load_stationery(TEMPLATES / "letters"),
        office=office,
        public_url=office.website,
        clock=SimpleNamespace(now=lambda: datetime.combine(ISSUED_ON, time(2), UTC)),
        calendar=SimpleNamespace(local_date=lambda moment: moment.date()),
        permits=SimpleNamespace(
            find_by_number=lambda _number: sampling.sample_ended(_samples(), kind)
        ),
    )
    return cast(Ports, ports)


@cache
def _samples() -> Samples:
    return TemplateCatalogue().samples
