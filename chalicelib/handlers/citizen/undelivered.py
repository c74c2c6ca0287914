"""Messages of the office that did not reach whoever is signed in."""

from chalicelib.domain.delivery import missed
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.views.undelivered import UndeliveredList, undelivered_views

routes = Routes(__name__)


@routes.get(
    "/api/profile/undelivered",
    access=Access.CITIZEN,
    summary="Messages that did not reach me, and why",
)
def of_oneself(call: Call) -> UndeliveredList:
    found = missed.of_oneself(call.ports, call.actor)
    return undelivered_views(call.ports, found, call.actor.account_id, call.language)
