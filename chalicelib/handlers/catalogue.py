"""What can be applied for, and what it takes. Both languages at once: one copy for every cache."""

from pydantic import ConfigDict

from chalicelib.domain.catalogue.schema import (
    ApplicationKind,
    DocumentRequirement,
    FieldRule,
    Validity,
)
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.views import View

routes = Routes(__name__)

CACHED_SECONDS = 300


class TypeItem(View):
    """One permit type in the picker. ``fee_rupiah`` 0: free; ``promised_days`` working days."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: Localized
    group: str
    sector: str
    summary: Localized
    fee_rupiah: int
    promised_days: int
    kinds: tuple[ApplicationKind, ...]


class TypeList(View):
    items: list[TypeItem]


class StepItem(View):
    """One step of the chain, with its usual working days."""

    model_config = ConfigDict(from_attributes=True)

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
    fields: tuple[FieldRule, ...]
    documents: tuple[DocumentRequirement, ...]
    steps: tuple[StepItem, ...]
    validity: Validity


@routes.get(
    "/api/permit-types",
    access=Access.PUBLIC,
    returns=TypeList,
    cached_seconds=CACHED_SECONDS,
    summary="Permit types that can be applied for today",
)
def list_types(call: Call) -> TypeList:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    found = call.ports.catalogue.list_types(today)
    return TypeList(items=[TypeItem.model_validate(item) for item in found])


@routes.get(
    "/api/permit-types/{type_id}",
    access=Access.PUBLIC,
    returns=TypeDetail,
    cached_seconds=CACHED_SECONDS,
    summary="One permit type: fields, documents, steps, legal basis, validity",
)
def detail(call: Call, type_id: str) -> TypeDetail:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    return TypeDetail.model_validate(call.ports.catalogue.get(type_id, today))
