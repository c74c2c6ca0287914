"""A NIK that somebody else has taken."""

from pydantic import Field

from chalicelib.domain.accounts.particulars import Line
from chalicelib.domain.privacy import freeing
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Done, Input

routes = Routes(__name__)


class FreeingInput(Input):
    """``nik``: of the account, typed once more. The account's owner reads ``reason``."""

    nik: Line
    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


@routes.post(
    "/api/admin/accounts/{account_id}/nik-release",
    access=Access.ADMINISTRATOR,
    summary="Close a citizen's account and free its NIK; all its ways are told",
)
def free(call: Call, body: FreeingInput, account_id: str) -> Done:
    freeing.free_nik(call.ports, call.actor, account_id, body.nik, body.reason)
    return Done()
