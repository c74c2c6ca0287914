"""Where the office's own data is kept, and what it is laid over."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.storage import Page


class OfficeStore(Protocol):
    """All reads are consistent: what was committed is seen."""

    def of_kind(self, kind: OfficeKind) -> Sequence[OfficeRecord]:
        """All records of a kind, by id. For kinds that an office has some hundreds of at most."""
        ...

    def page(self, kind: OfficeKind, *, limit: int, cursor: str | None) -> Page[OfficeRecord]:
        """By id, the last one first."""
        ...

    def find(self, kind: OfficeKind, entry_id: str) -> OfficeRecord | None: ...


class OfficeDefaults(Protocol):
    """What ships with the program (``templates/``)."""

    def of_kind(self, kind: OfficeKind) -> Mapping[str, Mapping[str, Any]]:
        """Content by id."""
        ...
