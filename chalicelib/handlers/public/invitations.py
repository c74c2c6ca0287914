"""Saying no to an invitation takes no account."""

from chalicelib.domain.inviting import accepting
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done
from chalicelib.handlers.views.invitations import InvitationToken

routes = Routes(__name__)


@routes.post(
    "/api/invitations/decline",
    access=Access.PUBLIC,
    summary="Say no to an invitation, by its link alone; what it said is deleted",
)
def decline(call: Call, body: InvitationToken) -> Done:
    accepting.decline(call.ports, body.token.get_secret_value())
    return Done()
