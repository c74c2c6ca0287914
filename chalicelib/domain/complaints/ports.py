"""Reading complaints. They are written by ``ports.commit`` alone."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from chalicelib.domain.chain import ports as chain
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.complaints.rules import ComplaintRules
from chalicelib.domain.storage import Page


class Complaints(Protocol):
    """Lists follow the writes within moments, not at once."""

    def find(self, complaint_id: str) -> Complaint | None: ...

    def find_by_code(self, code_hash: str) -> Complaint | None: ...

    def of_account(self, account_id: str, *, limit: int, cursor: str | None) -> Page[Complaint]:
        """Newest first."""
        ...

    def open(self, *, limit: int, cursor: str | None) -> Page[Complaint]:
        """Those without an outcome: first those with something unread, and of each the earliest
        due first; hence the overdue before others."""
        ...

    def closed(self, *, limit: int, cursor: str | None) -> Page[Complaint]:
        """Those with an outcome, the latest first."""
        ...

    def due_by(self, day: date, *, limit: int) -> Sequence[Complaint]:
        """Those without an outcome whose last day is this one or an earlier one."""
        ...

    def closed_before(self, moment: datetime, *, limit: int) -> Sequence[Complaint]:
        """Those whose outcome came before, and that are not erased, the oldest first."""
        ...


class Ports(chain.Ports, Protocol):
    @property
    def complaints(self) -> Complaints: ...
    @property
    def complaint_rules(self) -> ComplaintRules: ...
