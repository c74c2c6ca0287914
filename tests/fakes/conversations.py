"""Reading the conversations of the store in memory."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.conversations.model import Entry, Thread
from chalicelib.domain.storage import Page
from tests.fakes.reads import page
from tests.fakes.store import MemoryStore


@dataclass
class MemoryConversations:
    store: MemoryStore

    def find(self, account_id: str) -> Thread | None:
        return self.store.conversations.threads.get(account_id)

    def find_by_code(self, code: str) -> Thread | None:
        return self.find(self.store.conversations.codes.get(code, ""))

    def entries(self, account_id: str, *, limit: int, cursor: str | None) -> Page[Entry]:
        with self.store.lock:
            found = dict(self.store.conversations.entries.get(account_id, {}))
        return page(found, limit, cursor, newest_first=True)

    def erase(self, account_id: str) -> None:
        tables = self.store.conversations
        tables.entries.pop(account_id, None)
        if thread := tables.threads.pop(account_id, None):
            del tables.codes[thread.code]

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Thread]:
        with self.store.lock:
            threads = list(self.store.conversations.threads.values())
        found = {
            (thread.waiting_since.isoformat(), thread.account_id): thread
            for thread in threads
            if thread.waiting_since
        }
        return page(found, limit, cursor)

    def route(self, number_digest: str, now: datetime) -> str | None:
        held = self.store.conversations.routes.get(number_digest)
        return held.account_id if held and held.expires_at > now.timestamp() else None

    def was_received(self, digest: str, now: datetime) -> bool:
        held = self.store.conversations.received.get(digest)
        return held is not None and held.expires_at > now.timestamp()
