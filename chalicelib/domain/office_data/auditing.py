"""The audit notes of the office's own data: one hash chain for all of it, so that one list tells
who changed what, and when. The chain's end is a record of its own, moved on by every change."""

import json
from typing import Any

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.audit.notes import Event, Note, chained
from chalicelib.domain.errors import InvalidInput, NotAllowed
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.office_data.ports import Ports
from chalicelib.domain.storage import Add, Change, Page, Put

SUBJECT = "office"
END = "end"


def noted(
    ports: Ports,
    actor: Actor,
    event: str,
    about: str,
    *,
    text: str = "",
    role: str = ADMINISTRATOR,
    **values: Any,
) -> list[Change]:
    """For the commit of what an administrator did, or a manager in that ``role``. ``about`` names
    the entry (``place/rsud``); ``values`` are kept as JSON: what was ``before`` and is ``after``.
    No personal data: notes are kept for good."""
    said = Event(
        event,
        actor.account_id,
        role,
        actor.name,
        text=text,
        public=False,
        details={"about": about} | {name: _canonical(value) for name, value in values.items()},
    )
    return chain_on(ports, said)


def chain_on(ports: Ports, said: Event) -> list[Change]:
    """The next note, and the end of the chain moved on to it."""
    end = ports.office_data.find(OfficeKind.CHAIN, END)
    now = ports.clock.now()
    note = chained(SUBJECT, end.version if end else 0, end.note_head if end else "", said, now)
    moved = OfficeRecord(
        kind=OfficeKind.CHAIN,
        entry_id=END,
        version=note.seq,
        changed_at=now,
        note_head=note.hash,
    )
    return [Put(moved, end), Add(note)]


def list_notes(ports: Ports, actor: Actor, *, limit: int, cursor: str | None) -> Page[Note]:
    """The newest first.

    :raises NotAllowed: not an administrator. :raises InvalidInput: ``bad-cursor``.
    """
    require_administrator(actor)
    if cursor is not None and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 16):
        raise InvalidInput("bad-cursor")
    before = int(cursor) if cursor else None
    notes = tuple(ports.notes.newest(SUBJECT, before=before, limit=limit))
    more = bool(notes) and notes[-1].seq > 1
    return Page(notes, str(notes[-1].seq) if more else None)


def require_administrator(actor: Actor) -> None:
    if not actor.has_role(ADMINISTRATOR):
        raise NotAllowed("not-for-this-role")


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
