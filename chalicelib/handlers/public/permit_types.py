"""What can be applied for, and what it takes. Both languages at once: one copy for every cache."""

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.catalogue.groupings import Groupings
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View
from chalicelib.handlers.presenting import type_detail
from chalicelib.handlers.views.permit_types import DocumentRequirementView, TypeDetail, TypeItem

routes = Routes(__name__)


CACHED_SECONDS = 300


class GroupView(View):
    """A group or a sector of permit types, by the id that a type names it with."""

    id: str
    name: Localized


class TypeGroupView(GroupView):
    """``wanted``: what somebody wants to do who needs a permit of it."""

    wanted: Localized


class TypeList(View):
    """``words``: what each type is also looked for by, by its id; not to be shown."""

    items: list[TypeItem]
    words: dict[str, Localized]
    groups: list[TypeGroupView]
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
    """``words`` as in ``TypeList``."""

    sectors: list[RequirementsOfSector]
    words: dict[str, Localized]


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
        words=_words(names, found),
        groups=[
            TypeGroupView(id=group, name=names.group(group), wanted=names.wanted_of(group))
            for group in groups
        ],
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
        ],
        words=_words(names, found),
    )


@routes.get(
    "/api/permit-types/{type_id}",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="One permit type: fields, documents, steps, legal basis, validity",
)
def detail(call: Call, type_id: str) -> TypeDetail:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    return type_detail(call.ports, call.ports.catalogue.get(type_id, today))


def _offered(ports: AllPorts) -> list[PermitType]:
    return list(ports.catalogue.list_types(ports.calendar.local_date(ports.clock.now())))


def _words(names: Groupings, types: list[PermitType]) -> dict[str, Localized]:
    return {item.id: names.words_for(item.words, item.group) for item in types}


def _sectors(types: list[PermitType]) -> list[str]:
    return sorted({item.sector for item in types})
