"""Announcements (Pengumuman): what the public reads today."""

from chalicelib.domain.office_data.book import entry_of
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.ports import Ports
from chalicelib.domain.office_data.sections import ANNOUNCEMENTS, Announcement
from chalicelib.domain.storage import Page


def list_current(ports: Ports, *, limit: int, cursor: str | None) -> Page[Entry[Announcement]]:
    """Those of today, the last one written first. A page may hold fewer than ``limit``, or none,
    and still have another behind it: ended ones are passed over.

    :raises InvalidInput: ``bad-cursor``.
    """
    page = list_all(ports, limit=limit, cursor=cursor)
    today = ports.calendar.local_date(ports.clock.now())
    shown = [entry for entry in page.items if entry.active and entry.content.shown_on(today)]
    return Page(tuple(shown), page.cursor)


def list_all(ports: Ports, *, limit: int, cursor: str | None) -> Page[Entry[Announcement]]:
    page = ports.office_data.page(ANNOUNCEMENTS.kind, limit=limit, cursor=cursor)
    entries = tuple(entry_of(ANNOUNCEMENTS, record) for record in page.items)
    return Page(entries, page.cursor)
