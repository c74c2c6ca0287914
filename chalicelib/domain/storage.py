"""Writing state: every use case hands its changes to one commit, which is all or nothing.

A commit becomes one DynamoDB transaction (``adapters/dynamodb/commit.py``). Each change carries
the condition under which it holds, so two writers never both win: an application and a permit
their expected version, a note its place in the audit chain, a counter its last value.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from chalicelib.domain.errors import Conflict
from chalicelib.domain.records import Stored, Versioned

T = TypeVar("T")
S = TypeVar("S", bound=Stored)
V = TypeVar("V", bound=Versioned)


class Change:
    """One write, with the condition under which it holds. There are these eight, and one of the
    chain (``applications/standing.py``); where a record lies, and by which keys it is found, is
    said once for its type (``adapters/dynamodb/rows/``)."""

    @property
    def about(self) -> "Subject":
        """The type of the record; what is no record is called by its change."""
        return type(self)


Subject = type[Stored] | type[Change]


@dataclass(frozen=True, eq=False)
class _OfRecord(Change):
    record: Stored

    @property
    def about(self) -> Subject:
        return type(self.record)


class Add(_OfRecord):
    """It must be new, and so must be every name that leads to it."""


class Overwrite(_OfRecord):
    """Whatever is there. It holds always: what goes beside it has the condition."""


class Spend(_OfRecord):
    """Holds only once: it must still be there, and is deleted."""


@dataclass(frozen=True, eq=False)
class Put(Change, Generic[V]):
    """Over ``before``, the record as read, if nobody has written it since; names that lead to it
    move along, and new ones must be nobody's. Without ``before`` it is ``Add``."""

    record: V
    before: V | None

    @property
    def about(self) -> Subject:
        return type(self.record)


@dataclass(frozen=True, eq=False)
class Empty(Change):
    """What lies under this key is gone; nothing happens if nothing does. It holds always."""

    kind: type[Stored]
    key: str

    @property
    def about(self) -> Subject:
        return self.kind


class Claim(Stored):
    """What only one application can have at a time, or ever: ``Add`` takes it."""

    application_id: str


@dataclass(frozen=True, eq=False)
class GiveBack(Change):
    """Deletes the claim, if it is this application's or nobody's."""

    claim: Claim

    @property
    def about(self) -> Subject:
        return type(self.claim)


@dataclass(frozen=True)
class AdvanceCounter(Change):
    """From ``last`` (0: not yet used) to ``last + 1``, if nobody was faster."""

    series: str
    last: int


@dataclass(frozen=True)
class AddTo(Change):
    """Adds ``amounts`` to the sums of this part of a series; what was never added to is 0. It holds
    always, so it goes beside a change that holds once, and counts exactly what that one does."""

    series: str
    part: str
    amounts: Mapping[str, int]


@dataclass(frozen=True)
class IdempotencyKey:
    """``key`` as the client chose it, per account; ``digest`` is of method, path and body."""

    account_id: str
    key: str
    digest: str


class RememberedAnswer(Stored):
    """The answer (JSON) to a request, kept with its effect so that a repetition changes nothing.
    ``key`` and ``digest`` as in ``IdempotencyKey``."""

    account_id: str
    key: str
    digest: str
    answer: str
    expires_at: datetime


class CommitRefused(Conflict):
    """Nothing was written. ``refused`` holds the changes whose condition failed."""

    def __init__(self, refused: tuple[Change, ...]) -> None:
        super().__init__("stale-version")
        self.refused = refused

    def concerns(self, subject: Subject) -> bool:
        """Whether a record of this type was not as it had to be; or a counter, by its change."""
        return any(change.about is subject for change in self.refused)

    def concerns_only(self, subject: Subject) -> bool:
        return all(change.about is subject for change in self.refused)


class RecordTooLarge(Conflict):
    """More than the database takes in one record; ``kilobytes`` and ``maximum`` are in ``params``.
    Nothing was written. ``templates/limits.toml`` is there so that nobody sees it."""

    code = "record-too-large"


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; ``cursor`` (opaque) leads to the next one, ``None`` ends it. ``aside``:
    places of records that belong here and cannot be read (``asides.py``)."""

    items: tuple[T, ...]
    cursor: str | None = None
    aside: tuple[str, ...] = ()


class Committer(Protocol):
    def __call__(self, *changes: Change) -> None:
        """Write all changes or none; with no changes nothing is asked.

        :raises CommitRefused: a condition failed; nothing was written.
        :raises RecordTooLarge: nothing was written. :raises Unavailable: try again later.
        """
        ...


class Records(Protocol):
    """Records that are found by their ids alone. Those of which there are lists, or which are
    found by a name, have a port of their own."""

    def find(self, kind: type[S], *ids: str | int) -> S | None:
        """``ids`` as in the record's row of ``adapters/dynamodb/rows/``. Consistent: what was
        committed is seen."""
        ...


class Answers(Protocol):
    def find(self, account_id: str, key: str) -> RememberedAnswer | None: ...


class Counters(Protocol):
    def last(self, series: str) -> int:
        """The last value given in this series; 0 when none was."""
        ...

    def sums(self, *series: str) -> Sequence[Mapping[str, Mapping[str, int]]]:
        """What ``AddTo`` has added up in each of these series, in their order, by part; empty where
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
