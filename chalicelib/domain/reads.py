"""Reading what is needed together, and nothing twice.

Within one request, and within one run of a job, what was read consistently is kept, and the next
``get`` or ``find`` of it costs nothing. It is kept for that request alone: what it writes is
dropped, and when a commit is refused everything is, so that another try reads anew.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from chalicelib.domain.records import Stored


class Beside(StrEnum):
    """What lies beside the records, and by what it is found."""

    WAIT = "wait"
    """By its application."""
    COUNTER = "counter"
    """By its series."""
    APPLICANT = "applicant"
    """The account whose an application is, for routes that show or need it: fetched with the rest
    where the process has had this application before, otherwise when it is known whose it is."""
    PASSPHRASE = "passphrase"  # noqa: S105 — the name of a kind
    """By its application."""


@dataclass(frozen=True)
class Wanted:
    """A record by its ids; with ``name``, what leads to one by this unique value of it."""

    kind: type[Stored] | Beside
    ids: tuple[str, ...]
    name: str = ""

    @classmethod
    def of(cls, kind: type[Stored] | Beside, *ids: str, name: str = "") -> "Wanted":
        return cls(kind, ids, name)


class Reads(Protocol):
    def keeping(self) -> AbstractContextManager[None]:
        """``with ports.reads.keeping():`` is one request, or one run of a job."""
        ...

    def together(self, *wanted: Wanted) -> None:
        """Read these at once, consistently, and keep them; those that are not there as well.
        Nothing happens to what is kept already, or outside of ``keeping``.

        :raises Unavailable: the storage left some of them unread, time and again.
        """
        ...

    def anew(self, *wanted: Wanted) -> None:
        """Forget these, or all that is kept: another may have written it by now."""
        ...
