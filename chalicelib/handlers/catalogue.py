"""What can be applied for, and what it takes. Both languages at once: one copy for every cache."""

from typing import Literal

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.catalogue.schema import (
    ApplicationKind,
    FieldKind,
    PermitType,
)
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View

routes = Routes(__name__)

CACHED_SECONDS = 300


class ChoiceView(View):
    value: str
    label: Localized


class FieldRuleView(View):
    """One question of the form. Lengths in characters, dates ISO 8601, ``minimum``/``maximum``
    for integers and, for ``places``, the number of places; ``within`` is the Kemendagri code of the
    regency in which a ``village`` is chosen (``13.02``)."""

    id: str
    kind: FieldKind
    label: Localized
    help: Localized | None
    required: bool
    only_for: ApplicationKind | None
    minimum: int | None
    maximum: int | None
    max_length: int
    not_in_past: bool
    not_in_future: bool
    title_case: bool
    choices: tuple[ChoiceView, ...]
    within: str | None


class DocumentRequirementView(View):
    """One document to bring: ``formats`` as the content must be, size in bytes, pages for PDF.
    ``expires``: it says how things are today, so a renewal asks for it anew."""

    id: str
    label: Localized
    help: Localized | None
    formats: tuple[Literal["jpg", "png", "pdf"], ...]
    max_bytes: int
    max_pages: int
    required: bool
    only_for: ApplicationKind | None
    expires: bool


class ValidityView(View):
    """How long a permit holds, from the day of signing: ``years``, or until the date of the field
    ``until_field``; with both, the earlier one. ``remind_before``: how many days before the end
    its holder is reminded."""

    kind: Literal["fixed", "until_field", "unlimited"]
    years: int | None
    until_field: str | None
    remind_before: tuple[int, ...]


class TypeItem(View):
    """One permit type in the picker. ``fee_rupiah`` 0: free; ``promised_days`` working days."""

    id: str
    name: Localized
    group: str
    sector: str
    summary: Localized
    fee_rupiah: int
    promised_days: int
    kinds: tuple[ApplicationKind, ...]


class GroupView(View):
    """A group or a sector of permit types, by the id that a type names it with."""

    id: str
    name: Localized


class TypeList(View):
    items: list[TypeItem]
    groups: list[GroupView]
    sectors: list[GroupView]


class TypeRequirements(TypeItem):
    """What to bring. Documents with ``only_for`` belong to that kind of application alone."""

    rule_set: str
    requires_titles: bool
    legal_basis: tuple[str, ...]
    documents: tuple[DocumentRequirementView, ...]


class RequirementsOfSector(GroupView):
    types: list[TypeRequirements]


class Requirements(View):
    sectors: list[RequirementsOfSector]


class StepItem(View):
    """One step of the chain, with its usual working days."""

    id: str
    label: Localized
    working_days: int


class TypeDetail(TypeItem):
    """All that an applicant has to know and bring; ``rule_set`` names the version of the rules.
    Fields and documents with ``only_for`` belong to that kind of application alone."""

    rule_set: str
    legal_basis: tuple[str, ...]
    basis_note: Localized | None
    requires_titles: bool
    one_running_per_applicant: bool
    fields: tuple[FieldRuleView, ...]
    documents: tuple[DocumentRequirementView, ...]
    steps: tuple[StepItem, ...]
    validity: ValidityView


@routes.get(
    "/api/permit-types",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="Permit types that can be applied for today",
)
def list_types(call: Call) -> TypeList:
    found, names = _offered(call.ports), call.ports.catalogue.groupings
    groups = dict.fromkeys(item.group for item in found)
    return TypeList(
        items=[TypeItem.model_validate(item) for item in found],
        groups=[GroupView(id=group, name=names.group(group)) for group in groups],
        sectors=[GroupView(id=sector, name=names.sector(sector)) for sector in _sectors(found)],
    )


@routes.get(
    "/api/requirements",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="Requirements of every permit type, by sector",
)
def requirements(call: Call) -> Requirements:
    found, names = _offered(call.ports), call.ports.catalogue.groupings
    return Requirements(
        sectors=[
            RequirementsOfSector(
                id=sector,
                name=names.sector(sector),
                types=[
                    TypeRequirements.model_validate(item) for item in found if item.sector == sector
                ],
            )
            for sector in _sectors(found)
        ]
    )


@routes.get(
    "/api/permit-types/{type_id}",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="One permit type: fields, documents, steps, legal basis, validity",
)
def detail(call: Call, type_id: str) -> TypeDetail:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    return TypeDetail.model_validate(call.ports.catalogue.get(type_id, today))


def _offered(ports: AllPorts) -> list[PermitType]:
    return list(ports.catalogue.list_types(ports.calendar.local_date(ports.clock.now())))


def _sectors(types: list[PermitType]) -> list[str]:
    return sorted({item.sector for item in types})
