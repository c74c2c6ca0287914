"""Saying no to working for an institution takes no account."""

from chalicelib.domain.operating import answering
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done
from chalicelib.handlers.views.operators import OperatorToken

routes = Routes(__name__)


@routes.post(
    "/api/operator-invitations/decline",
    access=Access.PUBLIC,
    summary="Say no to working for an institution, by the link alone; what it said is deleted",
)
def decline(call: Call, body: OperatorToken) -> Done:
    answering.decline(call.ports, body.token.get_secret_value())
    return Done()
