"""Reading what an export holds, one bounded stretch after the other, without a scan: permits by
type and day, running files by the lists of each role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.accounts.model import ADMINISTRATOR
from chalicelib.domain.applications.listing import Listing, ListOrder, waiting_at, with_applicant
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.columns import file_row, permit_row
from chalicelib.domain.reporting.export import Export, ExportKind
from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.reporting.sheets import Cell
from chalicelib.domain.reporting.whole_nik import whole_niks

STRETCH = 1000
"""Rows of one step, at most: a second or two of reading."""

_AT_ONCE = 250


@dataclass(frozen=True)
class Stretch:
    """``source`` and ``cursor`` are where the next one begins; ``done``: there is none."""

    rows: Sequence[Sequence[Cell]]
    source: int
    cursor: str | None
    done: bool


def read_stretch(ports: Ports, export: Export) -> Stretch:
    sources = _sources(ports, export)
    rows: list[Sequence[Cell]] = []
    source, cursor = export.source, export.cursor
    while source < len(sources) and len(rows) + _AT_ONCE <= STRETCH:
        found, cursor = _page(ports, export, sources[source], cursor)
        rows += found
        source += cursor is None
    return Stretch(rows, source, cursor, done=source >= len(sources))


def _sources(ports: Ports, export: Export) -> Sequence[str]:
    """Of permits the types, of files the lists of each role. What is new meanwhile comes last."""
    if export.kind is ExportKind.PERMITS:
        every = dict.fromkeys(one.id for one in ports.catalogue.all_versions())
        return [export.type_id] if export.type_id else list(every)
    deciding = [role for role in ports.catalogue.roles if role != ADMINISTRATOR]
    return [name for role in deciding for name in (waiting_at(role), with_applicant(role))]


def _page(
    ports: Ports, export: Export, source: str, cursor: str | None
) -> tuple[list[Sequence[Cell]], str | None]:
    first, after = _moments(ports, export.scope)
    if export.kind is ExportKind.PERMITS:
        permits = ports.permits.issued(source, first, after, limit=_AT_ONCE, cursor=cursor)
        niks = whole_niks(ports, permits.items) if export.whole_nik else {}
        return [
            permit_row(ports, one, export.language, niks.get(one.permit_id))
            for one in permits.items
        ], permits.cursor
    files = ports.applications.listed(
        Listing(source, ListOrder.RECEIVED, first, after),
        limit=_AT_ONCE,
        cursor=cursor,
        keep=lambda item: export.scope.has(item.type_id, item.district),
        budget=_AT_ONCE,
    )
    return [file_row(ports, one, export.language) for one in files.items], files.cursor


def _moments(ports: Ports, scope: Scope) -> tuple[datetime, datetime]:
    """From the first moment of the first day to that of the day after the last."""
    start = ports.calendar.start_of_day
    return start(scope.first), start(scope.last + timedelta(days=1))
