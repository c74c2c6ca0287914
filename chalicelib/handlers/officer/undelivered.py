"""Messages about an application that did not arrive."""

from chalicelib.domain.delivery import missed
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done
from chalicelib.handlers.views.undelivered import UndeliveredList, undelivered_views

routes = Routes(__name__)


@routes.get(
    "/api/officer/applications/{application_id}/undelivered",
    access=Access.OFFICER,
    summary="Messages about this application that did not arrive, and why",
)
def of_file(call: Call, application_id: str) -> UndeliveredList:
    found = missed.of_file(call.ports, call.actor, application_id)
    person = call.ports.applications.get(application_id).applicant_id
    return undelivered_views(call.ports, found, person, call.language)


@routes.post(
    "/api/officer/applications/{application_id}/undelivered/{message_id}/again",
    access=Access.OFFICER,
    summary="Tell the applicant once more, by the ways that are theirs now",
)
def send_again(call: Call, application_id: str, message_id: str) -> Done:
    missed.send_again(call.ports, call.actor, application_id, message_id)
    return Done()
