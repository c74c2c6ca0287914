"""Writing state: every use case hands its changes to one commit, which is all or nothing.

A commit becomes one DynamoDB transaction (``adapters/dynamodb/commit.py``). Each change carries
the condition under which it holds, so two writers never both win: an application and a permit
their expected version, a note its place in the audit chain, a counter its last value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from chalicelib.domain.accounts.changes import AccountChange
from chalicelib.domain.conversations.changes import ConversationChange
from chalicelib.domain.errors import Conflict

if TYPE_CHECKING:
    from chalicelib.domain.applications.audit import Note
    from chalicelib.domain.applications.model import Application
    from chalicelib.domain.catalogue.schema import PermitType
    from chalicelib.domain.messages.model import Message
    from chalicelib.domain.office_data.model import OfficeRecord
    from chalicelib.domain.permits.model import Permit, Publication
    from chalicelib.domain.review.signing_batch import SigningBatch
    from chalicelib.domain.satisfaction.model import Testimonial

T = TypeVar("T")


@dataclass(frozen=True)
class PutApplication:
    """``expected_version`` is the version read before; ``None`` demands that it is new."""

    application: "Application"
    expected_version: int | None


@dataclass(frozen=True)
class FreezeType:
    """The copy of the permit type that an application was submitted under."""

    application_id: str
    permit_type: "PermitType"


@dataclass(frozen=True)
class ClaimNumber:
    """A receipt, registration or permit number, given once; leads back to its application."""

    number: str
    application_id: str


@dataclass(frozen=True)
class ClaimRunning:
    """That this applicant has a running application of this type, if there is none yet."""

    applicant_id: str
    type_id: str
    application_id: str


@dataclass(frozen=True)
class EndRunning:
    """Gives back what ``ClaimRunning`` took, if it is this application's or nobody's."""

    applicant_id: str
    type_id: str
    application_id: str


@dataclass(frozen=True)
class ClaimFile:
    """The first application that a file was sent in with; ``sha256`` (hex) is of what was sent."""

    sha256: str
    application_id: str
    applicant_id: str


@dataclass(frozen=True)
class FreeFile:
    """Forgets a ``ClaimFile``, if it is this application's or nobody's."""

    sha256: str
    application_id: str


@dataclass(frozen=True)
class AdvanceCounter:
    """From ``last`` (0: not yet used) to ``last + 1``, if nobody was faster."""

    series: str
    last: int


@dataclass(frozen=True)
class AddTo:
    """Adds ``amounts`` to the sums of this series; what was never added to is 0. It holds always,
    so it goes beside a change that holds once, and counts exactly what that one does."""

    series: str
    amounts: Mapping[str, int]


@dataclass(frozen=True)
class AppendNote:
    note: "Note"


@dataclass(frozen=True)
class QueueMessage:
    message: "Message"


@dataclass(frozen=True)
class PutPermit:
    permit: "Permit"
    expected_version: int | None


@dataclass(frozen=True)
class PutTestimonial:
    testimonial: "Testimonial"
    expected_version: int | None


@dataclass(frozen=True)
class PutPublication:
    """Put over an earlier one; the permit that goes along in the same commit has the condition."""

    publication: "Publication"


@dataclass(frozen=True)
class DropPublication:
    """As ``PutPublication``; nothing happens when there is none."""

    publication_id: str


@dataclass(frozen=True)
class PutBatch:
    batch: "SigningBatch"
    expected_version: int | None


@dataclass(frozen=True)
class PutOfficeRecord:
    """``expected_version`` is the version read before; ``None`` demands that it is new."""

    record: "OfficeRecord"
    expected_version: int | None


@dataclass(frozen=True)
class IdempotencyKey:
    """``key`` as the client chose it, per account; ``digest`` is of method, path and body."""

    account_id: str
    key: str
    digest: str


@dataclass(frozen=True)
class RememberAnswer:
    """The answer (JSON) to a request, kept with its effect so that a repetition changes nothing."""

    idempotency: IdempotencyKey
    answer: str
    expires_at: int


Change: TypeAlias = (
    PutApplication
    | FreezeType
    | ClaimNumber
    | ClaimRunning
    | EndRunning
    | ClaimFile
    | FreeFile
    | AdvanceCounter
    | AppendNote
    | QueueMessage
    | PutPermit
    | PutPublication
    | DropPublication
    | PutBatch
    | RememberAnswer
    | AccountChange
    | AddTo
    | PutTestimonial
    | PutOfficeRecord
    | ConversationChange
)


class CommitRefused(Conflict):
    """Nothing was written. ``refused`` holds the changes whose condition failed."""

    def __init__(self, refused: tuple[Change, ...]) -> None:
        super().__init__("stale-version")
        self.refused = refused

    def concerns(self, kind: type) -> bool:
        return any(isinstance(change, kind) for change in self.refused)


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; ``cursor`` (opaque) leads to the next one, ``None`` ends it."""

    items: tuple[T, ...]
    cursor: str | None = None


@dataclass(frozen=True)
class RememberedAnswer:
    digest: str
    answer: str


class Committer(Protocol):
    def __call__(self, *changes: Change) -> None:
        """Write all changes or none.

        :raises CommitRefused: a condition failed; nothing was written.
        """
        ...


class Answers(Protocol):
    def find(self, account_id: str, key: str) -> RememberedAnswer | None: ...


class Counters(Protocol):
    def last(self, series: str) -> int:
        """The last value given in this series; 0 when none was."""
        ...

    def sums(self, *series: str) -> Sequence[Mapping[str, int]]:
        """What ``AddTo`` has added up in each of these series, in their order; empty where
        nothing was. One read per series, however much was added."""
        ...
