"""Who works at the office."""

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.storage import Page


def list_colleagues(ports: Ports, *, cursor: str | None, limit: int) -> Page[Account]:
    """Officers who can act, as all officers may know them: by name, position and roles."""
    page = ports.accounts.officers(cursor=cursor, limit=limit)
    return Page(tuple(one for one in page.items if one.enabled), page.cursor)


def holders(ports: Ports, role: str) -> list[Account]:
    """The officers who may use this role today. Reads the whole staff, which is small; what was
    changed a moment ago may be missed."""
    today = ports.calendar.local_date(ports.clock.now())
    found: list[Account] = []
    cursor = None
    while True:
        page = ports.accounts.officers(cursor=cursor, limit=100)
        found += [one for one in page.items if one.enabled and role in one.roles_on(today)]
        cursor = page.cursor
        if cursor is None:
            return found
