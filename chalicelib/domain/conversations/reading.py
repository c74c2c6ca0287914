"""Looking into threads, and putting away what has been read."""

from collections.abc import Mapping, Sequence

from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.conversations.model import Entry, Thread
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import answers, citizen_account, require_answering
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.storage import Page, Put

MOST_WAITING = 1000
"""That are counted."""


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


def waiting_threads(ports: Ports, actor: Actor, *, limit: int, cursor: str | None) -> Page[Thread]:
    """Threads that wait for an answer, the longest waiting first.

    :raises NotAllowed: the role is another one.
    """
    require_answering(actor)
    return ports.conversations.waiting(limit=limit, cursor=cursor)


def thread_of(
    ports: Ports, actor: Actor, account_id: str, *, limit: int, cursor: str | None
) -> tuple[Account, Thread | None, Page[Entry]]:
    """A citizen and a page of their messages, newest first.

    :raises NotAllowed: the role is another one. :raises NotFound: no such citizen.
    """
    require_answering(actor)
    citizen = citizen_account(ports, account_id)
    return citizen, *_thread(ports, account_id, limit, cursor)


def put_away(ports: Ports, actor: Actor, account_id: str, version: int) -> Thread:
    """It needs no answer, as it was at this version ("terima kasih").

    :raises NotAllowed: the role is another one. :raises Conflict: something was written since.
    :raises NotFound: no such thread.
    """
    require_answering(actor)
    before = _seen(ports, account_id, version)
    return _put(ports, before, before.done())


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


def _put(ports: Ports, before: Thread, after: Thread) -> Thread:
    if after == before:
        return before
    written = after.replace(version=before.version + 1)
    ports.commit(Put(written, before))
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
