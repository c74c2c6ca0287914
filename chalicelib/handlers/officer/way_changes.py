"""What waits for a second person, ways to sign in and roles: seen and agreed to by
administrators and by whoever is protected by it themselves (``roles.toml``)."""

from datetime import datetime

from chalicelib.domain.accounts import way_changes
from chalicelib.domain.accounts.factors import WayKind
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, PageQuery, View

routes = Routes(__name__)


class WayChangeView(View):
    """``kind``: a second factor to be taken off, another e-mail address (``email``), ``roles`` to
    be given, or the first address of a citizen who is told on paper. From ``due_at`` whoever asked
    needs nobody else for the first two."""

    account_id: str
    account_name: str
    kind: WayKind
    email: str
    roles: tuple[str, ...]
    reason: str
    asked_by: str
    asked_by_name: str
    asked_at: datetime
    due_at: datetime


class WayChangePage(View):
    items: list[WayChangeView]
    cursor: str | None


@routes.get(
    "/api/admin/second-factor-resets",
    access=Access.OFFICER,
    summary="What waits for a second person: factors, addresses and roles",
)
def waiting(call: Call, query: PageQuery) -> WayChangePage:
    page = way_changes.list_changes(call.ports, call.actor, cursor=query.cursor, limit=query.limit)
    items = [WayChangeView.model_validate(item) for item in page.items]
    return WayChangePage(items=items, cursor=page.cursor)


@routes.post(
    "/api/admin/second-factor-resets/{account_id}/approval",
    access=Access.OFFICER,
    summary="Agree as a second person, or carry it out once its day has passed",
)
def approve(call: Call, account_id: str) -> Done:
    way_changes.approve(call.ports, call.actor, account_id)
    return Done()


@routes.delete(
    "/api/admin/second-factor-resets/{account_id}",
    access=Access.OFFICER,
    summary="Withdraw it; whom it is about may as well",
)
def withdraw(call: Call, account_id: str) -> Done:
    way_changes.withdraw(call.ports, call.actor, account_id)
    return Done()
