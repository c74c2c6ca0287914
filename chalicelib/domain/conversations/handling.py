"""Which officer looks after a citizen's thread, so that two do not answer the same question.

It is a sign on the door, no lock: whoever answers citizens may answer, and is told whose it is. It
lapses by itself, and with the right to answer, so nobody's absence keeps a citizen waiting.
"""

from collections.abc import Sequence

from chalicelib.domain.accounts.model import ADMINISTRATOR, Account, Actor
from chalicelib.domain.conversations.inner_notes import checked_note, noted
from chalicelib.domain.conversations.model import Handling, InnerNote, Thread
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import ANSWERING_ROLE, require_answering
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.storage import Add, Change, Put, until_written

HELD_DAYS = 1
"""Working days after which a thread is nobody's again."""


def held_now(ports: Ports, handlings: Sequence[Handling]) -> dict[str, Handling]:
    """Those that hold, by the citizen's account; at most one read for all of them."""
    now = ports.clock.now()
    running = [one for one in handlings if one.holds_at(now)]
    officers = ports.accounts.several(sorted({one.officer_id or "" for one in running}))
    answering = {one.account_id for one in officers if _answers(ports, one)}
    return {one.account_id: one for one in running if one.officer_id in answering}


def holder(ports: Ports, account_id: str) -> Handling | None:
    found = ports.records.find(Handling, account_id)
    return held_now(ports, [found]).get(account_id) if found else None


def claim(ports: Ports, actor: Actor, account_id: str) -> Handling:
    """I look after it, from now until the end of the next working day.

    :raises NotAllowed: the role is another one. :raises NotFound: no such thread.
    :raises Conflict: ``thread-held`` by a colleague.
    """
    require_answering(actor)
    return _pass_on(ports, actor, account_id, actor.account_id, actor.name)


def hand_over(ports: Ports, actor: Actor, account_id: str, officer_id: str, note: str) -> Handling:
    """A colleague looks after it. ``note`` says what they must know, as an inner note.

    :raises NotAllowed: the role is another one. :raises NotFound: no such thread.
    :raises InvalidInput: nobody who answers citizens; a note of control characters.
    :raises Conflict: ``thread-held`` by a third one.
    """
    require_answering(actor)
    colleague = ports.accounts.find(officer_id)
    if colleague is None or not _answers(ports, colleague):
        raise InvalidInput(fields=[FieldProblem("officer_id", "answers-no-citizens")])
    words = checked_note(ports, note, field="note") if note.strip() else ""
    about = noted(ports, actor, account_id, words, handed_to=colleague.full_name)
    return _pass_on(ports, actor, account_id, officer_id, colleague.full_name, about)


def release(ports: Ports, actor: Actor, account_id: str) -> None:
    """Nobody looks after it. Another's is given up by an administrator who answers citizens too.

    :raises NotAllowed: the role is another one. :raises NotFound: no such thread.
    :raises Conflict: ``thread-held`` by a colleague.
    """
    require_answering(actor)
    _thread(ports, account_id)

    def write() -> None:
        before = ports.records.find(Handling, account_id)
        if before:
            _require_free(ports, actor, before)
        if changes := freed(before):
            ports.commit(*changes)

    until_written(write)


def freed(before: Handling | None) -> list[Change]:
    """Nobody looks after it; nothing changes where nobody did."""
    if before is None or before.officer_id is None:
        return []
    return [Put(Handling(account_id=before.account_id, version=before.version + 1), before)]


def _pass_on(
    ports: Ports,
    actor: Actor,
    account_id: str,
    officer_id: str,
    officer_name: str,
    about: InnerNote | None = None,
) -> Handling:
    """What the citizen writes next goes to the new one first."""

    def write() -> Handling:
        thread = _thread(ports, account_id)
        before = ports.records.find(Handling, account_id)
        if before:
            _require_free(ports, actor, before)
        now = ports.clock.now()
        day = ports.calendar.add_working_days(ports.calendar.local_date(now), HELD_DAYS)
        after = Handling(
            account_id=account_id,
            version=before.version + 1 if before else 1,
            officer_id=officer_id,
            officer_name=officer_name,
            since=now,
            until=ports.calendar.end_of_day(day),
        )
        changes: list[Change] = [Put(after, before), *_first_to(thread, officer_id)]
        ports.commit(*changes, *([Add(about)] if about else []))
        return after

    return until_written(write)


def _thread(ports: Ports, account_id: str) -> Thread:
    thread = ports.conversations.find(account_id)
    if thread is None:
        raise NotFound()
    return thread


def _first_to(thread: Thread, officer_id: str) -> list[Change]:
    if thread.officer_id == officer_id:
        return []
    return [Put(thread.replace(officer_id=officer_id, version=thread.version + 1), thread)]


def _require_free(ports: Ports, actor: Actor, before: Handling) -> None:
    mine = before.officer_id == actor.account_id or actor.has_role(ADMINISTRATOR)
    if not mine and held_now(ports, [before]):
        raise Conflict("thread-held", officer=before.officer_name)


def _answers(ports: Ports, officer: Account) -> bool:
    today = ports.calendar.local_date(ports.clock.now())
    return officer.enabled and ANSWERING_ROLE in officer.roles_on(today)
