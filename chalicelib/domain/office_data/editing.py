"""Administrators add, change, hide and bring back entries of the office's data.

Nothing is deleted: what old applications name by id keeps its name.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from unicodedata import normalize

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.days import iso_day
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.office_data import announcements
from chalicelib.domain.office_data.auditing import noted, require_administrator
from chalicelib.domain.office_data.book import entry_of
from chalicelib.domain.office_data.contacts import OFFICE
from chalicelib.domain.office_data.model import C, Entry, OfficeKind, OfficeRecord
from chalicelib.domain.office_data.ports import Ports
from chalicelib.domain.office_data.reasons import check_reason
from chalicelib.domain.office_data.sections import (
    ANNOUNCEMENTS,
    ENTRY_ID,
    HOLIDAYS,
    REPLY_PLACEHOLDERS,
    Announcement,
    DayRule,
    FollowUp,
    OfficeContacts,
    Place,
    SavedReply,
    Section,
)
from chalicelib.domain.placeholders import placeholders
from chalicelib.domain.repertoire import require_printable
from chalicelib.domain.storage import Page, Put, until_written

MOST_ENTRIES = 1000
"""Of one kind that is read as a whole."""


def list_entries(ports: Ports, actor: Actor, section: Section[C]) -> tuple[Entry[C], ...]:
    """All of them as they are now, hidden ones too.

    :raises NotAllowed: not an administrator.
    """
    require_administrator(actor)
    return ports.office_book.read(section)


def list_announcements(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[Entry[Announcement]]:
    """All of them, ended and hidden ones too; the last one written first.

    :raises NotAllowed: not an administrator. :raises InvalidInput: ``bad-cursor``.
    """
    require_administrator(actor)
    return announcements.list_all(ports, limit=limit, cursor=cursor)


def announce(ports: Ports, actor: Actor, content: Announcement) -> Entry[Announcement]:
    """A new one. Its id, given here, puts it before the earlier ones.

    :raises NotAllowed: not an administrator. :raises InvalidInput: it ends before it starts.
    """
    require_administrator(actor)
    return _put(ports, actor, ANNOUNCEMENTS, ports.ids.new_id(), 0, content)


def put_entry(
    ports: Ports,
    actor: Actor,
    section: Section[C],
    entry_id: str,
    version: int,
    content: C,
    *,
    active: bool = True,
) -> Entry[C]:
    """Write an entry. ``version`` as read; 0 where there is no record yet: a new entry, or the
    first word about a default.

    :raises NotAllowed: not an administrator. :raises InvalidInput: naming what does not fit.
    :raises NotFound: ``unknown-entry``: contacts have one entry, announcements are made by
        ``announce``. :raises Conflict: ``version`` is not the stored one; ``too-many-entries``.
    """
    require_administrator(actor)
    if section is ANNOUNCEMENTS and version == 0:
        raise NotFound("unknown-entry")
    return _put(ports, actor, section, entry_id, version, content, active=active)


def put_days(
    ports: Ports, actor: Actor, days: Mapping[date, bool], reason: str
) -> tuple[Entry[DayRule], ...]:
    """A decree's days at once, working ones or not, over what was said of them; ``reason`` names
    the decree. What says so already is left alone, so that a second try does no harm.

    :raises NotAllowed: not an administrator. :raises InvalidInput: as ``days_to_come`` does.
    :raises Conflict: ``too-many-entries``.
    """
    require_administrator(actor)
    said = {entry.entry_id: entry for entry in ports.office_book.read(HOLIDAYS)}
    for day in days_to_come(ports, days):
        rule = DayRule(rule="working-day" if days[day] else "holiday", reason=reason)
        before = said.get(day.isoformat())
        if before is None or not before.active or before.content != rule:
            version = before.version if before else 0
            _put(ports, actor, HOLIDAYS, day.isoformat(), version, rule)
    return ports.office_book.read(HOLIDAYS)


def days_to_come(ports: Ports, days: Mapping[date, bool]) -> list[date]:
    """A decree's days that are not over, in order. One that is over, and was as the decree says,
    is let go: so a year's decree can be entered in the middle of the year.

    :raises InvalidInput: ``days-are-over``, which names the days that were otherwise.
    """
    today = ports.calendar.local_date(ports.clock.now())
    past = [day for day in sorted(days) if day < today]
    late = [day for day in past if ports.calendar.is_working_day(day) is not days[day]]
    if late:
        named = ", ".join(f"{day.day}-{day.month}-{day.year}" for day in late)
        raise InvalidInput(fields=[FieldProblem("days", "days-are-over", {"days": named})])
    return [day for day in sorted(days) if day >= today]


def _put(
    ports: Ports,
    actor: Actor,
    section: Section[C],
    entry_id: str,
    version: int,
    content: C,
    *,
    active: bool = True,
) -> Entry[C]:
    _check(ports, section, entry_id, content, active=active)

    def write() -> OfficeRecord:
        before = ports.office_data.find(section.kind, entry_id)
        current = before.version if before else 0
        if current != version:
            raise Conflict("stale-version", current=current, sent=version)
        if before is None and section is not ANNOUNCEMENTS:
            _require_room(ports, section)
        record = OfficeRecord(
            kind=section.kind,
            entry_id=entry_id,
            version=current + 1,
            active=active,
            content=_stored(content),
            changed_at=ports.clock.now(),
        )
        notes = noted(
            ports,
            actor,
            "office-data-changed" if active else "office-data-hidden",
            f"{section.kind}/{entry_id}",
            before=_earlier(ports, section, entry_id, before),
            after=record.content,
        )
        ports.commit(Put(record, before), *notes)
        return record

    written = until_written(write)
    ports.office_book.forget(section.kind)
    return entry_of(section, written)


def _earlier(
    ports: Ports, section: Section[C], entry_id: str, before: OfficeRecord | None
) -> dict[str, Any] | None:
    if before is not None:
        return before.content
    default = ports.office_book.default(section, entry_id)
    return None if default is None else _stored(default)


def _stored(content: Any) -> dict[str, Any]:
    stored: dict[str, Any] = content.model_dump(mode="json")
    return stored


def _require_room(ports: Ports, section: Section[Any]) -> None:
    if len(ports.office_data.of_kind(section.kind)) >= MOST_ENTRIES:
        raise Conflict("too-many-entries", maximum=MOST_ENTRIES)


def _check(
    ports: Ports, section: Section[Any], entry_id: str, content: Any, *, active: bool
) -> None:
    if section.kind is not OfficeKind.TYPE_VERSION and not re.fullmatch(ENTRY_ID, entry_id):
        raise InvalidInput(fields=[FieldProblem("entry_id", "not-an-entry-id")])
    most = ports.limits.office.entry_kb
    if len(content.model_dump_json().encode()) > most * 1000:
        raise InvalidInput(fields=[FieldProblem("content", "entry-too-long", {"maximum": most})])
    if check := _CHECKS.get(section.kind):
        check(ports, entry_id, content, active)


def _check_place(ports: Ports, _entry_id: str, content: Place, _active: bool) -> None:
    if content.district is not None and content.district not in ports.catalogue.districts:
        raise InvalidInput(fields=[FieldProblem("content.district", "unknown-district")])
    require_printable(normalize("NFC", content.name), "content.name")


def _check_holiday(ports: Ports, entry_id: str, _content: object, _active: bool) -> None:
    """Of a day that is over nothing changes any more: what was counted by it stays."""
    try:
        day = iso_day(entry_id)
    except ValueError:
        raise InvalidInput(fields=[FieldProblem("entry_id", "not-a-date")]) from None
    if day < ports.calendar.local_date(ports.clock.now()):
        raise InvalidInput(fields=[FieldProblem("entry_id", "day-is-over")])


def _check_contacts(_ports: Ports, entry_id: str, content: OfficeContacts, active: bool) -> None:
    """There is one, and the office is always reached somehow. Telephone and e-mail stand at the
    head of each letter."""
    if entry_id != OFFICE:
        raise NotFound("unknown-entry")
    if not active:
        raise InvalidInput(fields=[FieldProblem("active", "contacts-needed")])
    require_printable(normalize("NFC", content.phone), "content.phone")
    require_printable(normalize("NFC", content.email), "content.email")


def _check_announcement(
    _ports: Ports, _entry_id: str, content: Announcement, _active: bool
) -> None:
    if content.ends_on is not None and content.ends_on < content.starts_on:
        raise InvalidInput(fields=[FieldProblem("content.ends_on", "range-reversed")])


def _check_reply(_ports: Ports, _entry_id: str, content: SavedReply, _active: bool) -> None:
    """What would stand in braces before a citizen is refused while it is written."""
    problems = []
    for language, text in (("id", content.text.id), ("en", content.text.en)):
        path = f"content.text.{language}"
        try:
            unknown = placeholders(text) - REPLY_PLACEHOLDERS
        except ValueError:
            problems.append(FieldProblem(path, "brace-alone", {"open": "{", "close": "}"}))
            continue
        if unknown:
            known = ", ".join(f"{{{name}}}" for name in sorted(REPLY_PLACEHOLDERS))
            named = ", ".join(f"{{{name}}}" for name in sorted(unknown))
            about = {"names": named, "known": known}
            problems.append(FieldProblem(path, "unknown-placeholder", about))
    if problems:
        raise InvalidInput(fields=problems)


def _check_follow_up(_ports: Ports, _entry_id: str, content: FollowUp, _active: bool) -> None:
    """It stands on a printed report."""
    for name in ("activity", "due", "responsible"):
        require_printable(normalize("NFC", getattr(content, name)), f"content.{name}")


_CHECKS: dict[OfficeKind, Callable[[Ports, str, Any, bool], None]] = {
    OfficeKind.PLACE: _check_place,
    OfficeKind.HOLIDAY: _check_holiday,
    OfficeKind.CONTACTS: _check_contacts,
    OfficeKind.ANNOUNCEMENT: _check_announcement,
    OfficeKind.SAVED_REPLY: _check_reply,
    OfficeKind.REASON: check_reason,
    OfficeKind.FOLLOW_UP: _check_follow_up,
}
