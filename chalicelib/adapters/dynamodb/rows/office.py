"""Messages, conversations, the office's own data, and what this release cannot read."""

from __future__ import annotations

from datetime import timedelta

from chalicelib.adapters.dynamodb.keys import Row, at, instant
from chalicelib.adapters.dynamodb.partitions import ANSWERED, ASIDE, UNREAD, held_by
from chalicelib.domain.asides import Aside
from chalicelib.domain.conversations.model import (
    Entry,
    Handling,
    InnerNote,
    Thread,
)
from chalicelib.domain.messages.model import Message, MessageState
from chalicelib.domain.office_data.model import OfficeRecord

MESSAGES_KEPT = timedelta(days=180)

OFFICE = (
    # --- outbox
    Row(
        Message,
        "outbox",
        ("{}",),
        lambda r: (r.message_id,),
        indexes={
            "by_state": lambda r: (
                (r.state.value, instant(r.due_at)) if r.state is MessageState.PENDING else None
            )
        },
        copies={"attempts": lambda r: r.attempts},
        ends=lambda r: r.created_at + MESSAGES_KEPT,
    ),
    # --- conversations: a citizen's messages by time, and beside them the state of the thread
    Row(
        Thread,
        "conversations",
        ("thread#{}", "thread"),
        lambda r: (r.account_id,),
        indexes={
            "by_unread": lambda r: (
                (UNREAD, at(r.waiting_since, r.account_id))
                if r.waiting_since
                else (ANSWERED, at(r.last_at, r.account_id))
            )
        },
        names={"code": lambda r: r.code},
    ),
    Row(
        Handling,
        "conversations",
        ("thread#{}", "handling"),
        lambda r: (r.account_id,),
        indexes={
            "by_unread": lambda r: (
                (held_by(r.officer_id), at(r.since, r.account_id))
                if r.officer_id and r.since
                else None
            )
        },
    ),
    # apart from the messages: no list of them can hold one
    Row(InnerNote, "conversations", ("inner#{}", "{}#{}"),
        lambda r: (r.account_id, instant(r.at), r.note_id)),
    Row(Entry, "conversations", ("account#{}", "{}#{}"),
        lambda r: (r.account_id, instant(r.at), r.entry_id)),
    # --- office: a partition per kind, an item per entry
    Row(OfficeRecord, "office", ("{}", "{}"), lambda r: (r.kind.value, r.entry_id)),
    # --- asides: what this release cannot read
    Row(Aside, "asides", (ASIDE, "{}"), lambda r: (r.place,)),
)  # fmt: skip
