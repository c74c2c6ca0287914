"""The public register of issued permits (Izin Terbit)."""

from datetime import date

from pydantic import Field

from chalicelib.domain.permits import register
from chalicelib.domain.permits.model import PermitStanding
from chalicelib.domain.permits.register_entry import RegisterEntry
from chalicelib.domain.storage import Page
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, PageQuery, View

routes = Routes(__name__)


class RegisterQuery(PageQuery):
    """``type`` as in the list of permit types."""

    type: str = Field(min_length=1, max_length=60)


class SearchInput(Input):
    """``text``: a permit's number exactly, or how a holder's name begins. Never in a URL, where
    logs would keep it."""

    text: str = Field(min_length=1, max_length=100)
    limit: int = Field(default=25, ge=1, le=50)
    cursor: str | None = Field(default=None, max_length=500)


class RegisterLine(View):
    """``holder_name`` is ``null`` where the names of such permits are not public. ``recorded``: it
    was issued before this system, and not signed here."""

    number: str
    type_id: str
    type_name: str
    holder_name: str | None
    issued_on: date
    valid_until: date | None
    standing: PermitStanding
    recorded: bool


class RegisterPage(View):
    items: list[RegisterLine]
    cursor: str | None


@routes.get(
    "/api/register", access=Access.PUBLIC, summary="Issued permits of one type, newest first"
)
def list_by_type(call: Call, query: RegisterQuery) -> RegisterPage:
    page = register.list_by_type(call.ports, query.type, limit=query.limit, cursor=query.cursor)
    return _shown(call, page)


@routes.post(
    "/api/register/search",
    access=Access.PUBLIC,
    summary="Issued permits by number or by the start of the holder's name",
)
def search(call: Call, body: SearchInput) -> RegisterPage:
    page = register.search(call.ports, body.text, limit=body.limit, cursor=body.cursor)
    return _shown(call, page)


def _shown(call: Call, page: Page[RegisterEntry]) -> RegisterPage:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    lines = [
        RegisterLine(
            number=entry.number,
            type_id=entry.type_id,
            type_name=entry.type_name,
            holder_name=entry.holder_name or None,
            issued_on=entry.issued_on,
            valid_until=entry.valid_until,
            standing=entry.standing(today),
            recorded=entry.recorded,
        )
        for entry in page.items
    ]
    return RegisterPage(items=lines, cursor=page.cursor)
