"""Writing state: every use case hands its changes to one commit, which is all or nothing.

A commit becomes one DynamoDB transaction (``adapters/dynamodb/commit.py``). Each change carries
the condition under which it holds, so two writers never both win: an application and a permit
their expected version, a note its place in the audit chain, a counter its last value.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from chalicelib.domain.errors import Conflict

T = TypeVar("T")


class Change:
    """One write, with the condition under which it holds. Every package says in its ``changes.py``
    which it has; ``adapters/dynamodb/commit.py`` says how each is written."""


@dataclass(frozen=True)
class AdvanceCounter(Change):
    """From ``last`` (0: not yet used) to ``last + 1``, if nobody was faster."""

    series: str
    last: int


@dataclass(frozen=True)
class AddTo(Change):
    """Adds ``amounts`` to the sums of this series; what was never added to is 0. It holds always,
    so it goes beside a change that holds once, and counts exactly what that one does."""

    series: str
    amounts: Mapping[str, int]


@dataclass(frozen=True)
class IdempotencyKey:
    """``key`` as the client chose it, per account; ``digest`` is of method, path and body."""

    account_id: str
    key: str
    digest: str


@dataclass(frozen=True)
class RememberAnswer(Change):
    """The answer (JSON) to a request, kept with its effect so that a repetition changes nothing."""

    idempotency: IdempotencyKey
    answer: str
    expires_at: int


class CommitRefused(Conflict):
    """Nothing was written. ``refused`` holds the changes whose condition failed."""

    def __init__(self, refused: tuple[Change, ...]) -> None:
        super().__init__("stale-version")
        self.refused = refused

    def concerns(self, kind: type) -> bool:
        return any(isinstance(change, kind) for change in self.refused)


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; ``cursor`` (opaque) leads to the next one, ``None`` ends it."""

    items: tuple[T, ...]
    cursor: str | None = None


@dataclass(frozen=True)
class RememberedAnswer:
    digest: str
    answer: str


class Committer(Protocol):
    def __call__(self, *changes: Change) -> None:
        """Write all changes or none.

        :raises CommitRefused: a condition failed; nothing was written.
        """
        ...


class Answers(Protocol):
    def find(self, account_id: str, key: str) -> RememberedAnswer | None: ...


class Counters(Protocol):
    def last(self, series: str) -> int:
        """The last value given in this series; 0 when none was."""
        ...

    def sums(self, *series: str) -> Sequence[Mapping[str, int]]:
        """What ``AddTo`` has added up in each of these series, in their order; empty where
        nothing was. One read per series, however much was added."""
        ...


def until_written(attempt: Callable[[], T], tries: int = 12) -> T:
    """For an act that does not depend on what its caller has seen, such as saving a field or
    recording a verdict: when another was faster, ``attempt`` reads and writes anew. Eleven
    documents can be asked for, or judged, at once, and each must find its own version.

    :raises CommitRefused: others were faster every time.
    """
    for _ in range(tries - 1):
        try:
            return attempt()
        except CommitRefused:
            continue
    return attempt()
