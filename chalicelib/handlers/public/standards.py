"""The service standards of PermenPANRB 15/2014, in both languages at once."""

from chalicelib.domain.permits.letter_words import office_words
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View

routes = Routes(__name__)


class ComponentView(View):
    """``published``: of the delivery of the service; the others are of its management. ``lines``
    are the same for every type; what a type says itself goes before them."""

    id: str
    name: Localized
    published: bool
    lines: tuple[Localized, ...]


class ServiceStandardsView(View):
    """``pledge`` (maklumat pelayanan) is given by the office's head."""

    components: tuple[ComponentView, ...]
    pledge: Localized
    head_title: str
    head_name: str


@routes.get(
    "/api/service-standards",
    access=Access.PUBLIC,
    cached_seconds=300,
    summary="The fourteen components of the service standards, and the pledge",
)
def service_standards(call: Call) -> ServiceStandardsView:
    office = call.ports.office
    found = call.ports.catalogue.standards.with_office(office_words(office))
    return ServiceStandardsView(
        components=tuple(map(ComponentView.model_validate, found.components)),
        pledge=found.pledge,
        head_title=office.head.title,
        head_name=office.head.name,
    )
