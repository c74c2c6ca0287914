"""What is kept beside an application: claims on what only one may have, and its frozen rules."""

import hashlib

from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.records import Stored
from chalicelib.domain.storage import Change, Claim, GiveBack


class NumberClaim(Claim):
    """A receipt, registration or permit number, given once; leads back to its application. Of a
    permit's, ``series`` and ``sequence`` say what is free when it is given back."""

    number: str
    series: str = ""
    sequence: int = 0


class RunningClaim(Claim):
    """That this applicant has a running application of this type, if there is none yet."""

    applicant_id: str
    type_id: str


class FileClaim(Claim):
    """The first application that a file was sent in with; ``sha256`` (hex) is of what was sent."""

    sha256: str
    applicant_id: str


class FrozenType(Stored):
    """The copy of a permit type that applications are submitted under. All that are under the same
    rules share one, by its content: ``digest`` is of its JSON."""

    digest: str
    permit_type: PermitType

    @classmethod
    def of(cls, permit_type: PermitType) -> "FrozenType":
        content = permit_type.model_dump_json().encode()
        return cls(digest=hashlib.sha256(content).hexdigest()[:20], permit_type=permit_type)


def running_claim(application: Application) -> RunningClaim:
    return RunningClaim(
        applicant_id=application.applicant_id,
        type_id=application.type_id,
        application_id=application.application_id,
    )


def files_freed(application: Application) -> list[Change]:
    """Forgets that these files were sent: when the application is withdrawn, or erased."""
    own, applicant = application.application_id, application.applicant_id
    return [
        GiveBack(FileClaim(sha256=sha256, application_id=own, applicant_id=applicant))
        for sha256 in application.claimed_files
    ]
