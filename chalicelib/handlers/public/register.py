"""The public register of issued permits (Izin Terbit)."""

from collections.abc import Iterable
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


class LatestPermits(View):
    """Newest first; there is no more of it: ``/api/register`` goes on, by type."""

    items: list[RegisterLine]


@routes.get(
    "/api/register", access=Access.PUBLIC, summary="Issued permits of one type, newest first"
)
def list_by_type(call: Call, query: RegisterQuery) -> RegisterPage:
    page = register.list_by_type(call.ports, query.type, limit=query.limit, cursor=query.cursor)
    return _shown(call, page)


@routes.get(
    "/api/register/latest",
    access=Access.PUBLIC,
    cached_seconds=300,
    summary="The newest issued permits of all types",
)
def latest(call: Call) -> LatestPermits:
    return LatestPermits(items=_lines(call, register.latest(call.ports)))


@routes.post(
    "/api/register/search",
    access=Access.PUBLIC,
    summary="Issued permits by number or by the start of the holder's name",
)
def search(call: Call, body: SearchInput) -> RegisterPage:
    page = register.search(call.ports, body.text, limit=body.limit, cursor=body.cursor)
    return _shown(call, page)


def _shown(call: Call, page: Page[RegisterEntry]) -> RegisterPage:
    return RegisterPage(items=_lines(call, page.items), cursor=page.cursor)


def _lines(call: Call, entries: Iterable[RegisterEntry]) -> list[RegisterLine]:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    return [
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
        for entry in entries
    ]
