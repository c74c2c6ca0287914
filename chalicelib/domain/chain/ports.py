"""What the chain needs from outside: the engine, and where its tokens are kept."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from chalicelib.domain.applications import ports as applications
from chalicelib.domain.catalogue.schema import Step
from chalicelib.domain.records import Stored


class Wait(Stored):
    """Where an execution waits: ``kind`` is review, correct or sign; ``token`` is opaque."""

    application_id: str
    kind: str
    step: str
    token: str


class Waits(Protocol):
    """The task token that an execution waits with; at most one per application."""

    def put(self, wait: Wait) -> None: ...

    def find(self, application_id: str) -> Wait | None: ...

    def clear(self, wait: Wait) -> None:
        """Forget this one, unless a newer one took its place."""
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
