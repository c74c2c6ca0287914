"""Somebody else was a moment faster."""

from collections.abc import Callable

from chalicelib.domain.storage import Add, Change, IdempotencyKey, RememberedAnswer
from tests.fakes.ports import FakePorts


def before_the_next_commit(ports: FakePorts, act: Callable[[], object]) -> None:
    """``act`` is done once, after whoever commits next has read and before it is written."""
    commit = ports.commit

    def overtaken(*changes: Change) -> None:
        ports.commit = commit
        act()
        commit(*changes)

    ports.commit = overtaken


def a_key_used_meanwhile(ports: FakePorts, account_id: str) -> IdempotencyKey:
    """Another request of theirs was answered under it."""
    key = IdempotencyKey(account_id, "key-1", "digest")
    used = RememberedAnswer(
        account_id=account_id,
        key=key.key,
        digest="another",
        answer="{}",
        expires_at=ports.clock.now(),
    )
    ports.commit(Add(used))
    return key
