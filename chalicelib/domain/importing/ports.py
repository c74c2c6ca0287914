"""What recording old permits needs from outside."""

from typing import Protocol

from chalicelib.domain.importing.model import PermitBatch
from chalicelib.domain.permits import ports as permits
from chalicelib.domain.storage import Page
from chalicelib.domain.uploads import ports as uploads


class Batches(Protocol):
    def newest(self, *, limit: int, cursor: str | None) -> Page[PermitBatch]:
        """In whatever state, newest first."""
        ...


class Ports(permits.Ports, uploads.Ports, Protocol):
    @property
    def permit_batches(self) -> Batches: ...
