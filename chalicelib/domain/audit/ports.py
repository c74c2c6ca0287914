"""What audit notes need from outside. They are written through ``ports.commit``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain import ports
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.storage import Page

Looked = DocumentView | SearchLog | Note
"""Of an officer's own list; a note is of a look at a person."""


class Notes(Protocol):
    def of(self, subject: str, *, after: int = 0, limit: int = 100) -> Sequence[Note]:
        """Audit notes of ``app#<id>`` or ``account#<id>``, in order, after a sequence number."""
        ...

    def newest(self, subject: str, *, before: int | None, limit: int) -> Sequence[Note]:
        """The last ones first, from ``before`` (a sequence number; ``None``: the end) down."""
        ...

    def add_view(self, view: DocumentView) -> None:
        """Log that a document was opened."""
        ...

    def views_of(
        self, application_id: str, *, limit: int, cursor: str | None = None
    ) -> Page[DocumentView]:
        """Newest first."""
        ...

    def looks_of(
        self, officer_id: str, first: datetime, last: datetime, *, limit: int, cursor: str | None
    ) -> Page[Looked]:
        """What this officer looked at and searched for from ``first`` to ``last``, both included;
        newest first. Follows the writes within moments, not at once."""
        ...


class Ports(ports.Ports, Protocol):
    @property
    def notes(self) -> Notes: ...
