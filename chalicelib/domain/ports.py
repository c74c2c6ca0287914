"""What every use case may need from outside, whatever floor it is on.

Each package says in its own ``ports.py`` what it needs besides: its ``Ports`` extends those of the
packages below whose use cases it calls. So a use case can ask for nothing that belongs to a higher
floor, and says by its type what it needs. ``all_ports.py`` is the whole bundle.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from chalicelib.domain.asides import Asides
from chalicelib.domain.limits import Limits
from chalicelib.domain.reads import Reads
from chalicelib.domain.storage import Answers, Committer, Counters, Records

A = TypeVar("A")
B = TypeVar("B")


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, in UTC."""
        ...


class Ids(Protocol):
    def new_id(self) -> str:
        """Unique, in order of creation, URL-safe."""
        ...

    def secret(self, bits: int = 128) -> str:
        """Unguessable, URL-safe."""
        ...

    def code(self, length: int) -> str:
        """Random, easy to read aloud (Crockford base 32), for receipts and check values."""
        ...


class Both(Protocol):
    """For two things of which neither waits for the other's answer: they take as long as one."""

    def __call__(self, first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
        """Both come to their end, whatever becomes of the other; then the first's error is raised,
        or else the second's."""
        ...


def abreast(both: Both, work: Sequence[Callable[[], A]]) -> list[A]:
    """What each of these answers, in their order: together they take as long as the longest."""
    if len(work) < 2:
        return [one() for one in work]
    half = len(work) // 2
    first, second = both(lambda: abreast(both, work[:half]), lambda: abreast(both, work[half:]))
    return first + second


class Ports(Protocol):
    @property
    def both(self) -> Both: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def ids(self) -> Ids: ...
    @property
    def commit(self) -> Committer: ...
    @property
    def reads(self) -> Reads: ...
    @property
    def records(self) -> Records: ...
    @property
    def asides(self) -> Asides: ...
    @property
    def counters(self) -> Counters: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def limits(self) -> Limits: ...
    @property
    def public_url(self) -> str:
        """Where people reach the service, without a slash at the end."""
        ...
