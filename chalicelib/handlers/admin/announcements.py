"""Announcements, for administrators."""

from datetime import date

from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import ANNOUNCEMENTS, Announcement
from chalicelib.domain.text import Localized
from chalicelib.handlers.admin.office_entries import EntryInput, EntryView
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, PageQuery, View

routes = Routes(__name__)


class AnnouncementInput(Input):
    content: Announcement


class AnnouncementEntryInput(EntryInput):
    content: Announcement


class AnnouncementContent(View):
    """Shown from ``starts_on`` to ``ends_on``, both included; without an end, until it is
    hidden."""

    title: Localized
    text: Localized
    starts_on: date
    ends_on: date | None


class AnnouncementEntry(EntryView):
    content: AnnouncementContent


class AnnouncementEntries(View):
    items: list[AnnouncementEntry]
    cursor: str | None


@routes.get(
    "/api/admin/announcements",
    access=Access.ADMINISTRATOR,
    summary="All announcements, ended and hidden ones too, the latest first",
)
def list_announcements(call: Call, query: PageQuery) -> AnnouncementEntries:
    page = editing.list_announcements(
        call.ports, call.actor, limit=query.limit, cursor=query.cursor
    )
    items = [AnnouncementEntry.model_validate(entry) for entry in page.items]
    return AnnouncementEntries(items=items, cursor=page.cursor)


@routes.post(
    "/api/admin/announcements",
    access=Access.ADMINISTRATOR,
    status=201,
    summary="Make an announcement",
)
def announce(call: Call, body: AnnouncementInput) -> AnnouncementEntry:
    return AnnouncementEntry.model_validate(editing.announce(call.ports, call.actor, body.content))


@routes.put(
    "/api/admin/announcements/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Change an announcement, hide it or bring it back",
)
def put_announcement(call: Call, body: AnnouncementEntryInput, entry_id: str) -> AnnouncementEntry:
    entry = editing.put_entry(
        call.ports,
        call.actor,
        ANNOUNCEMENTS,
        entry_id,
        body.version,
        body.content,
        active=body.active,
    )
    return AnnouncementEntry.model_validate(entry)
