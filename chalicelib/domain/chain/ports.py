"""What the chain needs from outside: the engine, and where its tokens are kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain.applications import ports as applications
from chalicelib.domain.applications.standing import Place
from chalicelib.domain.catalogue.schema import Step
from chalicelib.domain.records import Record

FIRST_EXECUTION = 1
"""Number of the execution that a submission starts."""


class Wait(Record):
    """Where an execution waits: ``kind`` is review, correct or sign; ``token`` is opaque."""

    application_id: str
    kind: str
    step: str
    token: str


class Waits(Protocol):
    """What is known of an application's execution: the token that it waits with (at most one),
    its number, and when the sweeper looks at it. It moves without the application's version."""

    def put(self, wait: Wait) -> bool:
        """Keep the token, if the application stands there, and leave this chain alone until its
        next look. ``False``: it stands elsewhere, and nothing is kept."""
        ...

    def find(self, application_id: str) -> Wait | None:
        """The last that was kept, answered or not: it is known by its place."""
        ...

    def execution(self, application_id: str) -> int:
        """The number of the execution that drives it; ``FIRST_EXECUTION`` at first."""
        ...

    def replace_execution(self, application_id: str, execution: int, wake_at: datetime) -> bool:
        """The next one takes the place of this one, whose token is forgotten. ``False``: another
        did that before."""
        ...

    def waking(self, until: datetime, *, limit: int) -> Sequence[str]:
        """Ids of running applications that the sweeper should look at, the longest due first."""
        ...

    def postpone(self, application_id: str, place: Place, wake_at: datetime) -> None:
        """Look again later; does nothing if the application stands elsewhere by now."""
        ...

    def put_off(self, application_id: str, wake_at: datetime) -> None:
        """Likewise, wherever it stands; does nothing if it runs no more."""
        ...


class Workflow(Protocol):
    """The engine that drives the chain. It owns nothing: DynamoDB does."""

    def start(self, application_id: str, execution: int, steps: Sequence[Step]) -> None:
        """Start execution ``<id>-<execution>``; starting it twice is one start."""
        ...

    def is_running(self, application_id: str, execution: int) -> bool: ...

    def stop(self, application_id: str, execution: int) -> None:
        """No effect when it has ended or never was."""
        ...

    def answer(self, token: str, output: Mapping[str, str]) -> bool:
        """``False`` when nobody waits with this token any more (used, late, or garbage)."""
        ...


class Ports(applications.Ports, Protocol):
    @property
    def waits(self) -> Waits: ...
    @property
    def workflow(self) -> Workflow: ...
