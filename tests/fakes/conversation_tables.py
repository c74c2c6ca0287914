"""The conversations' part of the store in memory: ``refuses`` all, then ``apply``."""

from dataclasses import dataclass, field

from chalicelib.domain.conversations.changes import (
    AddEntry,
    PutThread,
    RememberRoute,
    TakeInbound,
)
from chalicelib.domain.conversations.model import Entry, Thread
from chalicelib.domain.storage import Change


@dataclass
class ConversationTables:
    threads: dict[str, Thread] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    entries: dict[str, dict[tuple[str, str], Entry]] = field(default_factory=dict)
    routes: dict[str, RememberRoute] = field(default_factory=dict)
    received: dict[str, TakeInbound] = field(default_factory=dict)

    def refuses(self, change: Change) -> bool:
        match change:
            case PutThread(thread, expected):
                held = self.threads.get(thread.account_id)
                taken = expected is None and thread.code in self.codes
                return (held.version if held else None) != expected or taken
            case AddEntry(entry):
                return _key(entry) in self.entries.get(entry.account_id, {})
            case RememberRoute():
                return False
            case TakeInbound(digest):
                return digest in self.received

    def apply(self, change: Change) -> None:
        match change:
            case PutThread(thread):
                self.threads[thread.account_id] = thread
                self.codes[thread.code] = thread.account_id
            case AddEntry(entry):
                self.entries.setdefault(entry.account_id, {})[_key(entry)] = entry
            case RememberRoute(digest):
                self.routes[digest] = change
            case TakeInbound(digest):
                self.received[digest] = change


def conversation_item(change: Change) -> object:
    """Which item a change writes."""
    match change:
        case PutThread(thread):
            return "thread", thread.account_id
        case AddEntry(entry):
            return "entry", entry.account_id, *_key(entry)
        case RememberRoute(digest):
            return "route", digest
        case TakeInbound(digest):
            return "inbound", digest


def _key(entry: Entry) -> tuple[str, str]:
    return entry.at.isoformat(), entry.entry_id
