"""An officer who cannot get in: the second factor taken off, the e-mail address corrected."""

from pydantic import Field

from chalicelib.domain.accounts import way_changes
from chalicelib.domain.accounts.particulars import Line
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Input, View

routes = Routes(__name__)


class WayReasonInput(Input):
    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


class OfficerAddressInput(WayReasonInput):
    email: Line


class AskedView(View):
    """``waits``: a second person has to agree, or a day to pass."""

    waits: bool


@routes.post(
    "/api/admin/officers/{account_id}/second-factor/reset",
    access=Access.ADMINISTRATOR,
    summary="Take an officer's second factor off; sessions end, and it is set up anew",
)
def reset(call: Call, body: WayReasonInput, account_id: str) -> AskedView:
    change = way_changes.ask_factor_reset(call.ports, call.actor, account_id, body.reason)
    return AskedView(waits=change is not None)


@routes.post(
    "/api/admin/officers/{account_id}/address",
    access=Access.ADMINISTRATOR,
    summary="Another e-mail address for an officer; it counts once its link is followed",
)
def readdress(call: Call, body: OfficerAddressInput, account_id: str) -> AskedView:
    change = way_changes.ask_address_change(
        call.ports, call.actor, account_id, body.email, body.reason
    )
    return AskedView(waits=change is not None)
