"""What comes twice: a second running application of a type by the same person, and the same file.

Only a type can forbid (``one_running_per_applicant``, ``distinct_files``); otherwise people are
told, and an officer decides. A file is known by the SHA-256 of the bytes that were sent.
"""

from collections.abc import Sequence

from chalicelib.domain.applications.claims import FileClaim
from chalicelib.domain.applications.document import FileMatch
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.catalogue.schema import DocumentRequirement, PermitType
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.reads import Wanted
from chalicelib.domain.storage import Add, Change

RECENT = 50
"""How many of a person's applications, the newest, are looked through."""


def running_beside(ports: Ports, application: Application) -> Sequence[ApplicationSummary]:
    """The other running applications of the same type by the same applicant, newest first."""
    recent = ports.applications.by_applicant(application.applicant_id, limit=RECENT, cursor=None)
    return [
        other
        for other in recent.items
        if other.type_id == application.type_id
        and other.phase.is_running
        and other.application_id != application.application_id
    ]


def with_the_same_file(
    permit_type: PermitType, application: Application, document_id: str, sent_sha256: str | None
) -> list[DocumentRequirement]:
    """The other documents of this application whose file has this digest."""
    return [
        other
        for other in permit_type.documents_for(application.kind, application.data)
        if other.id != document_id
        and sent_sha256 is not None
        and (file := application.document(other).file) is not None
        and file.sent_sha256 == sent_sha256
    ]


def wanted_claims(permit_type: PermitType, application: Application) -> list[Wanted]:
    """What ``files_claimed`` reads."""
    digests = dict.fromkeys(_sent(permit_type, application).values())
    return [Wanted.of(FileClaim, digest) for digest in digests]


def _sent(permit_type: PermitType, application: Application) -> dict[str, str]:
    """Digests of the files that only one applicant should have, by document."""
    return {
        requirement.id: file.sent_sha256
        for requirement in permit_type.documents_for(application.kind, application.data)
        if not requirement.shared
        and (file := application.document(requirement).file) is not None
        and file.sent_sha256
    }


def files_claimed(
    ports: Ports, permit_type: PermitType, application: Application
) -> tuple[Application, list[Change]]:
    """When an application is sent: which of its files another applicant has sent before, and the
    claims on those that nobody has. One read, however many documents there are.

    Documents that several people rightly share (``shared``) are left out.
    """
    sent = _sent(permit_type, application)
    digests = list(dict.fromkeys(sent.values()))
    known = {claim.sha256: claim for claim in ports.applications.file_claims(digests)}
    matches = tuple(
        FileMatch(document=document, application_id=claim.application_id)
        for document, sha256 in sent.items()
        if (claim := known.get(sha256)) and claim.applicant_id != application.applicant_id
    )
    new = [sha256 for sha256 in digests if sha256 not in known]
    held = (*application.claimed_files, *new)
    own, applicant = application.application_id, application.applicant_id
    claims: list[Change] = [
        Add(FileClaim(sha256=sha256, application_id=own, applicant_id=applicant)) for sha256 in new
    ]
    return application.replace(file_matches=matches, claimed_files=held), claims
