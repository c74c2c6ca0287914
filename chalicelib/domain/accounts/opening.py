"""A registration is opened: by a citizen's form, or from the KTP at the counter."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.accounts.model import CitizenDetails, Person
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import Registration
from chalicelib.domain.accounts.scans import scan_due
from chalicelib.domain.accounts.tokens import VERIFICATION_LIFETIME, digest
from chalicelib.domain.storage import Add
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from chalicelib.domain.uploads.model import DocumentRule, PresignedUpload

LIFETIME = 2 * VERIFICATION_LIFETIME
"""A link that is asked for within its first half needs no longer one."""
KTP_RULE = DocumentRule(formats=("jpg",), max_bytes=512_000)
"""JPG, at most 512 KB (docs/domain.md §1.4)."""


@dataclass(frozen=True)
class Started:
    """``secret`` proves to the later steps that it is the same person; it is shown only here."""

    registration: Registration
    secret: str
    upload: PresignedUpload


def open_registration(
    ports: Ports,
    person: Person,
    citizen: CitizenDetails,
    warnings: Sequence[str],
    *,
    password_hash: str | None = None,
    opened_by: str = "",
) -> Started:
    """Of particulars that were checked, and that somebody has just declared to be true; with a
    form to upload the scan of the KTP."""
    now, secret = ports.clock.now(), ports.ids.secret()
    registration = Registration(
        registration_id=ports.ids.new_id(),
        secret_hash=digest(secret),
        person=person,
        citizen=citizen,
        warnings=tuple(warnings),
        password_hash=password_hash,
        declared_at=now,
        expires_at=now + LIFETIME,
        ktp_upload_id=ports.ids.secret(),
        opened_by=opened_by,
    )
    # this one alone does no harm: there is nothing to be erased
    ports.commit(Add(scan_due(registration.registration_id, registration.expires_at)))
    ports.commit(Add(registration))
    return Started(registration=registration, secret=secret, upload=ktp_upload(ports, registration))


def ktp_upload(ports: Ports, registration: Registration) -> PresignedUpload:
    key = UploadKey(
        UploadKind.REGISTRATION,
        registration.registration_id,
        "ktp",
        registration.ktp_upload_id,
    )
    return ports.files.issue_upload(key.incoming, KTP_RULE.media_types()[0], KTP_RULE.max_bytes)
