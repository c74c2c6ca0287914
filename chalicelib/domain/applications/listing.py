"""Which list of running applications is asked for, and in which order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ListOrder(StrEnum):
    """The orders that the store can give: ``deadline``, the earliest due first; ``received``, the
    longest sent in first."""

    DEADLINE = "deadline"
    RECEIVED = "received"


@dataclass(frozen=True)
class Listing:
    """``name``: see the functions below; of ``held``, the officer's account. ``first`` and ``last``
    bound what it is ordered by."""

    name: str
    order: ListOrder = ListOrder.DEADLINE
    first: datetime | None = None
    last: datetime | None = None
    held: bool = False


def waiting_at(role: str) -> str:
    """What waits for an officer of this role."""
    return role


def with_applicant(role: str) -> str:
    """What this role's step has given back, and awaits."""
    return f"correction#{role}"
