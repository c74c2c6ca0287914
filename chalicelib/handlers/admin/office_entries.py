"""What the office says of itself, for administrators: places, holidays, questions, guide, contacts.

Each kind has two routes: all its entries, and one of them put. What is sent is checked by the
kind's own model (``domain/office_data/sections.py``).
"""

from datetime import datetime
from typing import Any, Literal, TypeVar

from pydantic import Field

from chalicelib.domain.applications.places_in_use import places_in_use
from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.sections import (
    CONTACTS,
    FAQ,
    GUIDE,
    HOLIDAYS,
    PLACES,
    DayRule,
    GuideTopic,
    OfficeContacts,
    Place,
    PlaceKind,
    Question,
    Section,
)
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View
from chalicelib.handlers.views.office import ContactView, GuideStepView

routes = Routes(__name__)


class EntryInput(Input):
    """``version`` as read; 0 for a new entry, and for a default that nobody has changed.
    Not ``active``: hidden from everybody but administrators."""

    version: int = Field(ge=0)
    active: bool = True


class EntryView(View):
    """``version`` 0: as it came with the program."""

    entry_id: str
    version: int
    active: bool
    changed_at: datetime | None


E = TypeVar("E", bound=EntryView)


def shown_entries(call: Call, section: Section[Any], view: type[E]) -> list[E]:
    entries = editing.list_entries(call.ports, call.actor, section)
    return [view.model_validate(entry) for entry in entries]


class PlaceContent(View):
    """``district``: the dotted Kemendagri code of its kecamatan; none for what is all over the
    regency."""

    name: str
    kind: PlaceKind
    district: str | None


class PlaceEntry(EntryView):
    """``running``: how many running applications name it. They go on naming it when it is hidden;
    a draft that does is asked for another place before it can be sent."""

    content: PlaceContent
    running: int

    @classmethod
    def each_of(cls, call: Call, *entries: Entry[Place]) -> "list[PlaceEntry]":
        used = places_in_use(call.ports.counters)
        return [
            cls(
                entry_id=entry.entry_id,
                version=entry.version,
                active=entry.active,
                changed_at=entry.changed_at,
                content=PlaceContent.model_validate(entry.content),
                running=used[entry.entry_id],
            )
            for entry in entries
        ]


class PlaceEntries(View):
    items: list[PlaceEntry]


class PlaceEntryInput(EntryInput):
    content: Place


@routes.get("/api/admin/places", access=Access.ADMINISTRATOR, summary="All places, hidden ones too")
def list_places(call: Call) -> PlaceEntries:
    entries = editing.list_entries(call.ports, call.actor, PLACES)
    return PlaceEntries(items=PlaceEntry.each_of(call, *entries))


@routes.put(
    "/api/admin/places/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add, change, hide or bring back one of the places",
)
def put_place(call: Call, body: PlaceEntryInput, entry_id: str) -> PlaceEntry:
    entry = editing.put_entry(
        call.ports, call.actor, PLACES, entry_id, body.version, body.content, active=body.active
    )
    return PlaceEntry.each_of(call, entry)[0]


class DayRuleContent(View):
    """``reason`` names the decree."""

    rule: Literal["holiday", "working-day"]
    reason: str


class HolidayEntry(EntryView):
    """``entry_id`` is the day (ISO 8601)."""

    content: DayRuleContent


class HolidayEntries(View):
    items: list[HolidayEntry]


class HolidayEntryInput(EntryInput):
    content: DayRule


@routes.get(
    "/api/admin/holidays",
    access=Access.ADMINISTRATOR,
    summary="All office's holidays and working days, by date, hidden ones too",
)
def list_holidays(call: Call) -> HolidayEntries:
    return HolidayEntries(items=shown_entries(call, HOLIDAYS, HolidayEntry))


@routes.put(
    "/api/admin/holidays/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add, change, hide or bring back one of the office's holidays and working days",
)
def put_holiday(call: Call, body: HolidayEntryInput, entry_id: str) -> HolidayEntry:
    entry = editing.put_entry(
        call.ports, call.actor, HOLIDAYS, entry_id, body.version, body.content, active=body.active
    )
    return HolidayEntry.model_validate(entry)


class QuestionContent(View):
    question: Localized
    answer: Localized
    order: int


class QuestionEntry(EntryView):
    content: QuestionContent


class QuestionEntries(View):
    items: list[QuestionEntry]


class QuestionEntryInput(EntryInput):
    content: Question


@routes.get(
    "/api/admin/faq",
    access=Access.ADMINISTRATOR,
    summary="All frequent questions, hidden ones too",
)
def list_questions(call: Call) -> QuestionEntries:
    return QuestionEntries(items=shown_entries(call, FAQ, QuestionEntry))


@routes.put(
    "/api/admin/faq/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add, change, hide or bring back one of the frequent questions",
)
def put_question(call: Call, body: QuestionEntryInput, entry_id: str) -> QuestionEntry:
    entry = editing.put_entry(
        call.ports, call.actor, FAQ, entry_id, body.version, body.content, active=body.active
    )
    return QuestionEntry.model_validate(entry)


class TopicContent(View):
    title: Localized
    summary: Localized | None
    steps: tuple[GuideStepView, ...]
    order: int


class TopicEntry(EntryView):
    content: TopicContent


class TopicEntries(View):
    items: list[TopicEntry]


class TopicEntryInput(EntryInput):
    content: GuideTopic


@routes.get(
    "/api/admin/guide",
    access=Access.ADMINISTRATOR,
    summary="All topics of the user guide, hidden ones too",
)
def list_topics(call: Call) -> TopicEntries:
    return TopicEntries(items=shown_entries(call, GUIDE, TopicEntry))


@routes.put(
    "/api/admin/guide/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add, change, hide or bring back one of the topics of the user guide",
)
def put_topic(call: Call, body: TopicEntryInput, entry_id: str) -> TopicEntry:
    entry = editing.put_entry(
        call.ports, call.actor, GUIDE, entry_id, body.version, body.content, active=body.active
    )
    return TopicEntry.model_validate(entry)


class ContactsContent(View):
    phone: str
    email: str
    contacts: tuple[ContactView, ...]


class ContactsEntry(EntryView):
    content: ContactsContent


class ContactsEntries(View):
    items: list[ContactsEntry]


class ContactsEntryInput(EntryInput):
    content: OfficeContacts


@routes.get(
    "/api/admin/contacts",
    access=Access.ADMINISTRATOR,
    summary="All ways to reach the office, hidden ones too",
)
def list_contacts(call: Call) -> ContactsEntries:
    return ContactsEntries(items=shown_entries(call, CONTACTS, ContactsEntry))


@routes.put(
    "/api/admin/contacts/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add, change, hide or bring back one of the ways to reach the office",
)
def put_contacts(call: Call, body: ContactsEntryInput, entry_id: str) -> ContactsEntry:
    entry = editing.put_entry(
        call.ports, call.actor, CONTACTS, entry_id, body.version, body.content, active=body.active
    )
    return ContactsEntry.model_validate(entry)
