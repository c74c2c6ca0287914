"""The office's own data, for administrators: places, holidays, help texts, contacts,
announcements, versions of permit types, and the notes of who changed what."""

import json
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from pydantic import Field

from chalicelib.domain.audit.notes import Note
from chalicelib.domain.offering import versions
from chalicelib.domain.offering.versions import Version
from chalicelib.domain.office_data import auditing, editing
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.sections import (
    ANNOUNCEMENTS,
    CONTACTS,
    FAQ,
    GUIDE,
    HOLIDAYS,
    PLACES,
    Announcement,
    Section,
    TypeVersionRule,
)
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, PageQuery, View

routes = Routes(__name__)

C = TypeVar("C")


class EntryInput(Input, Generic[C]):
    """``version`` as read; 0 for a new entry, and for a default that nobody has changed.
    Not ``active``: hidden from everybody but administrators."""

    version: int = Field(ge=0)
    active: bool = True
    content: C


class EntryView(View, Generic[C]):
    """``version`` 0: as it came with the program."""

    entry_id: str
    version: int
    active: bool
    content: C
    changed_at: datetime | None


class EntryList(View, Generic[C]):
    items: list[EntryView[C]]


def _view(entry: Entry[Any]) -> dict[str, Any]:
    return vars(entry)


def _maintained(path: str, section: Section[Any], what: str) -> None:
    """The two routes of a kind whose entries are few."""
    model = section.model
    # made while loading, where mypy knows no class: pydantic makes a model for each kind of content
    one, many, given = EntryView[model], EntryList[model], EntryInput[model]  # type: ignore[valid-type]

    def list_all(call: Call) -> many:  # type: ignore[valid-type]  # made above
        entries = editing.list_entries(call.ports, call.actor, section)
        return many(items=[one(**_view(entry)) for entry in entries])

    def put(call: Call, body: given, entry_id: str) -> one:  # type: ignore[valid-type]  # made above
        sent: Any = body
        entry = editing.put_entry(
            call.ports,
            call.actor,
            section,
            entry_id,
            sent.version,
            sent.content,
            active=sent.active,
        )
        return one(**_view(entry))

    # The name of an operation follows from its view's (openapi.py).
    list_all.__name__, put.__name__ = f"list_{section.kind}", f"put_{section.kind}"
    routes.get(path, access=Access.ADMINISTRATOR, summary=f"All {what}, hidden ones too")(list_all)
    routes.put(
        f"{path}/{{entry_id}}",
        access=Access.ADMINISTRATOR,
        summary=f"Add, change, hide or bring back one of the {what}",
    )(put)


_maintained("/api/admin/places", PLACES, "places")
_maintained("/api/admin/holidays", HOLIDAYS, "office's holidays and working days, by date")
_maintained("/api/admin/faq", FAQ, "frequent questions")
_maintained("/api/admin/guide", GUIDE, "topics of the user guide")
_maintained("/api/admin/contacts", CONTACTS, "ways to reach the office")


class AnnouncementInput(Input):
    content: Announcement


class AnnouncementEntries(View):
    items: list[EntryView[Announcement]]
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
    items = [EntryView[Announcement](**_view(entry)) for entry in page.items]
    return AnnouncementEntries(items=items, cursor=page.cursor)


@routes.post(
    "/api/admin/announcements",
    access=Access.ADMINISTRATOR,
    status=201,
    summary="Make an announcement",
)
def announce(call: Call, body: AnnouncementInput) -> EntryView[Announcement]:
    return EntryView[Announcement](**_view(editing.announce(call.ports, call.actor, body.content)))


@routes.put(
    "/api/admin/announcements/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Change an announcement, hide it or bring it back",
)
def put_announcement(
    call: Call, body: EntryInput[Announcement], entry_id: str
) -> EntryView[Announcement]:
    entry = editing.put_entry(
        call.ports,
        call.actor,
        ANNOUNCEMENTS,
        entry_id,
        body.version,
        body.content,
        active=body.active,
    )
    return EntryView[Announcement](**_view(entry))


class TypeVersionView(View):
    """``rule``: what administrators say; empty dates mean as the file says (``starts_on``).
    ``in_force``: what an application begun today is made under."""

    type_id: str
    name: Localized
    rule_set: str
    starts_on: date
    rule: TypeVersionRule
    version: int
    in_force: bool

    @classmethod
    def of(cls, version: Version) -> "TypeVersionView":
        return cls(**vars(version))


class TypeVersionList(View):
    items: list[TypeVersionView]


class TypeVersionInput(Input):
    """``version`` as read; 0 where nobody has said anything yet."""

    version: int = Field(ge=0)
    content: TypeVersionRule


@routes.get(
    "/api/admin/permit-types",
    access=Access.ADMINISTRATOR,
    summary="Every version of every permit type, and when it is offered",
)
def list_type_versions(call: Call) -> TypeVersionList:
    found = versions.list_versions(call.ports, call.actor)
    return TypeVersionList(items=[TypeVersionView.of(one) for one in found])


@routes.put(
    "/api/admin/permit-types/{type_id}/versions/{rule_set}",
    access=Access.ADMINISTRATOR,
    summary="Offer a version from a day on, or no longer from a day on",
)
def set_type_version(
    call: Call, body: TypeVersionInput, type_id: str, rule_set: str
) -> TypeVersionView:
    found = versions.set_rule(call.ports, call.actor, type_id, rule_set, body.version, body.content)
    return TypeVersionView.of(found)


class OfficeNoteView(View):
    """``about``: kind and id of the entry. ``before`` and ``after``: its content."""

    number: int
    at: datetime
    event: str
    by: str
    about: str
    text: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @classmethod
    def of(cls, note: Note) -> "OfficeNoteView":
        return cls(
            number=note.seq,
            at=note.at,
            event=note.event,
            by=note.actor_name,
            about=note.details["about"],
            text=note.text,
            before=json.loads(note.details.get("before", "null")),
            after=json.loads(note.details.get("after", "null")),
        )


class OfficeNotePage(View):
    items: list[OfficeNoteView]
    cursor: str | None


@routes.get(
    "/api/admin/audit",
    access=Access.ADMINISTRATOR,
    summary="Who changed what in the office's data, the latest first",
)
def audit(call: Call, query: PageQuery) -> OfficeNotePage:
    page = auditing.list_notes(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return OfficeNotePage(items=[OfficeNoteView.of(n) for n in page.items], cursor=page.cursor)
