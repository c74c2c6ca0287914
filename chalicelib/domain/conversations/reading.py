"""Looking into threads, and putting away what has been read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.conversations.handling import freed, held_now
from chalicelib.domain.conversations.model import Entry, Handling, InnerNote, Thread
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import answers, citizen_account, require_answering
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.storage import Change, Page, Put

MOST_WAITING = 1000
"""That are counted."""
MOST_NOTES = 50
"""Inner notes that stand beside a thread; the newest."""


def own_thread(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> tuple[Thread | None, Page[Entry]]:
    """A page of one's own messages, newest first; no thread before the first one."""
    return _thread(ports, actor.account_id, limit, cursor)


def mark_read(ports: Ports, actor: Actor, version: int) -> Thread:
    """The citizen has seen the thread as it was at this version.

    :raises Conflict: something was written since. :raises NotFound: nothing was written yet.
    """
    before = _seen(ports, actor.account_id, version)
    return _put(ports, before, before.read_by_citizen())


class ThreadList(StrEnum):
    """``open``: somebody waits; ``mine``: I look after it; ``done``: nobody waits."""

    OPEN = "open"
    MINE = "mine"
    DONE = "done"


@dataclass(frozen=True)
class ListedThread:
    thread: Thread
    handling: Handling | None


def listed_threads(
    ports: Ports, actor: Actor, which: ThreadList, *, limit: int, cursor: str | None
) -> Page[ListedThread]:
    """Those that wait the longest first, those done the latest first. One query, and one read each
    for who looks after them and whether they still may. A page of ``mine`` may be short, and yet
    lead on.

    :raises NotAllowed: the role is another one.
    """
    require_answering(actor)
    store = ports.conversations
    if which is ThreadList.MINE:
        own = store.held_by(actor.account_id, limit=limit, cursor=cursor)
        held = held_now(ports, own.items)
        threads = {one.account_id: one for one in store.several(list(held))}
        return Page(
            tuple(ListedThread(threads[key], held[key]) for key in held if key in threads),
            own.cursor,
        )
    listed = store.waiting if which is ThreadList.OPEN else store.answered
    page = listed(limit=limit, cursor=cursor)
    held = held_now(ports, store.handlings([one.account_id for one in page.items]))
    items = (ListedThread(one, held.get(one.account_id)) for one in page.items)
    return Page(tuple(items), page.cursor)


def thread_of(
    ports: Ports, actor: Actor, account_id: str, *, limit: int, cursor: str | None
) -> tuple[Account, Thread | None, Page[Entry]]:
    """A citizen and a page of their messages, newest first.

    :raises NotAllowed: the role is another one. :raises NotFound: no such citizen.
    """
    require_answering(actor)
    citizen = citizen_account(ports, account_id)
    return citizen, *_thread(ports, account_id, limit, cursor)


@dataclass(frozen=True)
class Beside:
    """What an officer has to know before answering; newest first."""

    notes: Sequence[InnerNote]
    applications: Sequence[ApplicationSummary]


def beside(ports: Ports, account_id: str, applications: int) -> Beside:
    """Inner notes, and what the citizen has sent in."""
    page = ports.applications.by_applicant(account_id, limit=2 * applications, cursor=None)
    sent = [one for one in page.items if one.phase is not Phase.DRAFT]
    notes = ports.conversations.inner_notes(account_id, limit=MOST_NOTES)
    return Beside(notes, sent[:applications])


def put_away(ports: Ports, actor: Actor, account_id: str, version: int) -> Thread:
    """It needs no answer, as it was at this version ("terima kasih"), and nobody looks after it.

    :raises NotAllowed: the role is another one. :raises Conflict: something was written since.
    :raises NotFound: no such thread.
    """
    require_answering(actor)
    before = _seen(ports, account_id, version)
    return _put(ports, before, before.done(), freed(ports.records.find(Handling, account_id)))


def _thread(
    ports: Ports, account_id: str, limit: int, cursor: str | None
) -> tuple[Thread | None, Page[Entry]]:
    """The thread is read first: what is written in between is on the page, and its version is
    not, so that nobody marks it as read unseen."""
    thread = ports.conversations.find(account_id)
    return thread, ports.conversations.entries(account_id, limit=limit, cursor=cursor)


def _seen(ports: Ports, account_id: str, version: int) -> Thread:
    thread = ports.conversations.find(account_id)
    if thread is None:
        raise NotFound()
    if thread.version != version:
        raise Conflict("stale-version", current=thread.version, sent=version)
    return thread


def _put(ports: Ports, before: Thread, after: Thread, also: Sequence[Change] = ()) -> Thread:
    if after == before and not also:
        return before
    written = after.replace(version=before.version + 1)
    ports.commit(Put(written, before), *also)
    return written


def unread_of(ports: Ports, actor: Actor, account_ids: Sequence[str]) -> Mapping[str, int]:
    """How many messages of these citizens no officer has read; of none, to who does not answer."""
    if not answers(actor):
        return {}
    return {
        one.account_id: one.unread_by_office for one in ports.conversations.several(account_ids)
    }


def count_waiting(ports: Ports, actor: Actor) -> int:
    """Citizens who wait for an answer, for those who answer."""
    return ports.conversations.waiting_count(MOST_WAITING) if answers(actor) else 0
