"""What applications need from outside: storage to read from, and the engine of the chain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.domain.applications.claims import FileClaim, FrozenType
from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Amendment, Application
from chalicelib.domain.applications.rounds import Round
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.applications.terms import FileTerm
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.office_data import ports as office_data
from chalicelib.domain.storage import Page

MOST_COUNTED = 1000
"""Of a role's queue: more than a regency has running at one time."""

COUNT_MAY_BE = timedelta(minutes=1)
"""How old a count may be where a moment more or less is nobody's work: of roles that are not the
officer's own, and of more than are counted."""


@dataclass(frozen=True)
class Resting:
    """An application, and since when it rests so."""

    application_id: str
    since: datetime


@dataclass(frozen=True)
class Backlog:
    """Of a role. ``waiting`` counts the overdue ones too; ``with_applicant``: what it has given
    back; ``at_least``: there are more than were counted."""

    waiting: int
    overdue: int
    with_applicant: int = 0
    at_least: bool = False


class Applications(Protocol):
    def get(self, application_id: str) -> Application:
        """:raises NotFound: there is none (``unknown-application``)."""
        ...

    def get_many(self, application_ids: Sequence[str]) -> Sequence[Application]:
        """Those of them that are there, in any order; perhaps not the latest of a moment ago."""
        ...

    def file_claims(self, digests: Sequence[str]) -> Sequence[FileClaim]:
        """By whom these files (SHA-256 of what was sent) were sent first; those that are known, in
        any order."""
        ...

    def amendments(self, application: Application) -> Sequence[Amendment]:
        """In their order. Where there are none, nothing is read."""
        ...

    def rounds(self, application: Application) -> Sequence[Round]:
        """In their order. Where there are none, nothing is read."""
        ...

    def applicant_of(self, application_id: str) -> str | None:
        """Whose it is, if this process knows: nothing is read."""
        ...

    def frozen_type(self, application_id: str) -> PermitType:
        """The copy of the permit type made at submission.

        :raises NotFound: it was never submitted.
        """
        ...

    def keep_type(self, frozen: FrozenType) -> None:
        """Once for each content, however often it is asked."""
        ...

    def find_by_number(self, number: str) -> Application | None:
        """By receipt, registration or permit number."""
        ...

    def by_applicant(
        self, applicant_id: str, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        """Newest first."""
        ...

    def listed(
        self,
        listing: Listing,
        *,
        limit: int,
        cursor: str | None,
        keep: Callable[[ApplicationSummary], bool] | None = None,
        budget: int = 0,
    ) -> Page[ApplicationSummary]:
        """One query. With ``keep`` at most ``budget`` entries are looked at, so a page may hold few
        and yet lead on."""
        ...

    def counted(self, listing: Listing) -> int:
        """Up to ``MOST_COUNTED``."""
        ...

    def of_term(self, term: str, *, limit: int, cursor: str | None) -> Page[FileTerm]:
        """What has this term, sent in last first."""
        ...

    def overdue(
        self, roles: Sequence[str], now: datetime, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        """What waits for any of these roles and was due before ``now``, the earliest first. One
        read per role."""
        ...

    def backlog(self, role: str, now: datetime, *, may_be: timedelta = ...) -> Backlog:
        """How much waits for this role, and for its applicants. Three reads, of ``MOST_COUNTED``
        entries at most; none where this process has counted them within ``may_be``, or
        found more than that within ``COUNT_MAY_BE``."""
        ...

    def resting(self, kind: str, until: datetime, *, limit: int) -> Sequence[str]:
        """Ids of applications that rest so (``Application.resting``) and were last changed then or
        before, the longest resting first."""
        ...

    def at_rest(
        self, kind: str, *, newest_first: bool = False, limit: int, cursor: str | None
    ) -> Page[Resting]:
        """A page of the same list, whatever its time."""
        ...


class Ports(office_data.Ports, Protocol):
    @property
    def applications(self) -> Applications: ...
    @property
    def search_key(self) -> bytes:
        """With which words are hashed that files are found by."""
        ...
