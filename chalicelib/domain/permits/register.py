"""The public register of issued permits (Izin Terbit): by type, by number, by the start of a name.

No list is ever looked through: each answer is one page of an index, or one permit.
"""

from collections.abc import Iterator

from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.lookups import name_key
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.register_entry import NAME_START, RegisterEntry
from chalicelib.domain.permits.statistics import YearOfPermits, year_of_permits
from chalicelib.domain.storage import Page

LATEST = 10
"""How many the register shows before anything is asked."""


def list_by_type(
    ports: Ports, type_id: str, *, limit: int, cursor: str | None
) -> Page[RegisterEntry]:
    """Newest first. Names as ``templates/register.toml`` has it today.

    :raises InvalidInput: ``bad-cursor``.
    """
    page = ports.permits.by_type(type_id, limit=limit, cursor=cursor)
    return Page(tuple(_public(ports, entry) for entry in page.items), page.cursor)


def latest(ports: Ports) -> tuple[RegisterEntry, ...]:
    """The newest of all types, ``LATEST`` at most. The sums say of which types any was issued of
    late, and only their lists are opened."""
    year = ports.calendar.local_date(ports.clock.now()).year
    issued: list[RegisterEntry] = []
    for each in (year, year - 1):
        for type_id in _of_late(year_of_permits(ports, each)):
            issued += list_by_type(ports, type_id, limit=LATEST, cursor=None).items
        if len(issued) >= LATEST:
            break
    # a list goes back beyond its year, so the year before may bring the same ones
    alone = {entry.number: entry for entry in issued}.values()
    return tuple(sorted(alone, key=lambda entry: entry.issued_on, reverse=True)[:LATEST])


def _of_late(year: YearOfPermits) -> Iterator[str]:
    """Types of the months, the last first, that have as many as are asked for."""
    months = year.all.months
    first = next((m for m in range(12, 0, -1) if sum(months[m - 1 :]) >= LATEST), 1)
    for each in year.types:
        if sum(each.figures.months[first - 1 :]):
            yield each.type_id


def search(ports: Ports, text: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
    """What has a digit is a number, and found if it is exactly this, however it is spelt; anything
    else is how a name begins (three characters at least), without titles.

    :raises InvalidInput: ``too-short``, ``bad-cursor``.
    """
    if any(c.isdigit() for c in text):
        permit = ports.permits.find_by_number(text)
        return Page((_public(ports, RegisterEntry.of(permit)),) if permit else ())
    name = name_key(text)
    if len(name) < NAME_START:
        problem = FieldProblem("text", "too-short", {"min_length": NAME_START})
        raise InvalidInput(fields=[problem])
    page = ports.permits.by_name(name, limit=limit, cursor=cursor)
    found = [entry for entry in page.items if ports.register_rules.is_public(entry.group)]
    return Page(tuple(found), page.cursor)


def _public(ports: Ports, entry: RegisterEntry) -> RegisterEntry:
    if ports.register_rules.is_public(entry.group):
        return entry
    return entry.replace(holder_name="")
