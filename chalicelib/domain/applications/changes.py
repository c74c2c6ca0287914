"""The writes of applications, as parts of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.storage import Change


@dataclass(frozen=True)
class PutApplication(Change):
    """``expected_version`` is the version read before; ``None`` demands that it is new."""

    application: Application
    expected_version: int | None


@dataclass(frozen=True)
class FreezeType(Change):
    """The copy of the permit type that an application was submitted under."""

    application_id: str
    permit_type: PermitType


@dataclass(frozen=True)
class ClaimNumber(Change):
    """A receipt, registration or permit number, given once; leads back to its application."""

    number: str
    application_id: str


@dataclass(frozen=True)
class ClaimRunning(Change):
    """That this applicant has a running application of this type, if there is none yet."""

    applicant_id: str
    type_id: str
    application_id: str


@dataclass(frozen=True)
class EndRunning(Change):
    """Gives back what ``ClaimRunning`` took, if it is this application's or nobody's."""

    applicant_id: str
    type_id: str
    application_id: str


@dataclass(frozen=True)
class ClaimFile(Change):
    """The first application that a file was sent in with; ``sha256`` (hex) is of what was sent."""

    sha256: str
    application_id: str
    applicant_id: str


@dataclass(frozen=True)
class FreeFile(Change):
    """Forgets a ``ClaimFile``, if it is this application's or nobody's."""

    sha256: str
    application_id: str


def files_freed(application: Application) -> list[Change]:
    """Forgets that these files were sent: when the application is withdrawn, or erased."""
    return [FreeFile(sha256, application.application_id) for sha256 in application.claimed_files]
