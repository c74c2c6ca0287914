"""Public verification: is this permit real, and is it still in force?

Two ways in: the id from the QR code, and the PDF itself. A file is ours only if its SHA-256 is
on record, byte for byte: that is looked up first, and nothing that the file itself says changes it.
Its signature tells the rest: changed after signing, or never ours. It is looked at as a stranger's.
"""

import hashlib
from datetime import date, datetime, timedelta
from enum import StrEnum

from chalicelib.domain.accounts import throttling
from chalicelib.domain.permits.holding import known_permit
from chalicelib.domain.permits.model import Permit, PermitStanding
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.signing import SignatureReport
from chalicelib.domain.records import Record

FILES_PER_ADDRESS = throttling.Limit("verify-file", 60, timedelta(minutes=10))
"""A service desk checks dozens a day."""

_NOT_A_PDF = {"unreadable", "encrypted", "too-complex"}
_ALTERED = {
    "content-changed",
    "changed-after-signing",
    "not-whole-file",
    "damaged-byte-range",
    "several-signatures",
}
_DAMAGED = {"signature-invalid", "signature-rewritten"}


class PublicPermit(Record):
    """All that the public sees of a permit; the NIK is masked (UU 27/2022, docs/domain.md §8).
    ``revoked_by`` is the number of the decree, ``followed_by`` the id of the paper that ended or
    renewed it. ``recorded_on``: since when it is in the register, if it was issued before this
    system and not signed here."""

    permit_id: str
    standing: PermitStanding
    number: str
    type_name: str
    holder_name: str
    holder_nik_masked: str
    issued_on: date
    valid_until: date | None
    signer_name: str
    revoked_on: date | None = None
    revoked_by: str | None = None
    ended_on: date | None = None
    followed_by: str | None = None
    recorded_on: date | None = None

    @classmethod
    def of(cls, permit: Permit, today: date) -> "PublicPermit":
        return cls(
            permit_id=permit.permit_id,
            standing=permit.standing(today),
            number=permit.number,
            type_name=permit.type_name,
            holder_name=permit.holder_name,
            holder_nik_masked=permit.holder_nik_masked,
            issued_on=permit.issued_on,
            valid_until=permit.valid_until,
            signer_name=permit.signer_name,
            revoked_on=permit.revocation.on if permit.revocation else None,
            revoked_by=permit.revocation.number or None if permit.revocation else None,
            ended_on=permit.ending.on if permit.ending else None,
            followed_by=permit.followed_by,
            recorded_on=permit.recorded.on if permit.recorded else None,
        )


class Verdict(StrEnum):
    """``genuine-*``: the very file that this office issued, by what its permit is worth today.
    ``altered``: signed once, and changed or extended since. ``signature-damaged``: its signature
    proves nothing any more, which does not say that the content was changed. ``genuine-decree``:
    the decree by which this office took a permit back. ``not-ours``: signed by somebody, but not a
    file that this office issued. ``not-signed``: a PDF without an electronic
    signature, such as a scan or a print. ``unreadable``: no PDF that can be opened."""

    GENUINE_IN_FORCE = "genuine-in-force"
    GENUINE_EXPIRED = "genuine-expired"
    GENUINE_REVOKED = "genuine-revoked"
    GENUINE_ENDED = "genuine-ended"
    GENUINE_DECREE = "genuine-decree"
    ALTERED = "altered"
    SIGNATURE_DAMAGED = "signature-damaged"
    NOT_OURS = "not-ours"
    NOT_SIGNED = "not-signed"
    UNREADABLE = "unreadable"


_GENUINE = {
    PermitStanding.IN_FORCE: Verdict.GENUINE_IN_FORCE,
    PermitStanding.EXPIRED: Verdict.GENUINE_EXPIRED,
    PermitStanding.REVOKED: Verdict.GENUINE_REVOKED,
    PermitStanding.ENDED: Verdict.GENUINE_ENDED,
}


class FileVerification(Record):
    """The verdict on one file, and what it rests on.

    ``issued_by_us``: its digest is on record; then ``permit`` is there, of a decree the one that it
    revokes. The three findings on the
    signature are those of ``SignatureReport``. ``signer`` and ``signed_at`` are given only if the
    signature holds and its certificate is trusted: a stranger's file may claim any name.
    ``reasons`` are codes with a text each (``templates/problems.toml``): those of
    ``SignatureReport``, and ``not-on-record``.
    """

    verdict: Verdict
    issued_by_us: bool
    signature_valid: bool
    covers_whole_file: bool
    unchanged: bool
    signer: str | None = None
    signed_at: datetime | None = None
    timestamped: bool = False
    reasons: tuple[str, ...] = ()
    permit: PublicPermit | None = None


def verify_token(ports: Ports, permit_id: str) -> PublicPermit:
    """What the QR code of a print leads to.

    :raises NotFound: ``unknown-permit``.
    """
    permit = known_permit(ports, permit_id)
    return PublicPermit.of(permit, ports.calendar.local_date(ports.clock.now()))


def verify_file(ports: Ports, content: bytes, source_address: str) -> FileVerification:
    """Whatever the bytes are, there is a verdict; limiting their number is the caller's matter.

    :raises TooManyAttempts: too many files from this address.
    """
    throttling.require(ports, FILES_PER_ADDRESS, throttling.network(source_address))
    digest = hashlib.sha256(content).hexdigest()
    permit = ports.permits.find_by_file(digest)
    report = ports.signatures_of_strangers.check(content)
    holds = report.signed and report.intact and report.trusted
    today = ports.calendar.local_date(ports.clock.now())
    public = PublicPermit.of(permit, today) if permit else None
    return FileVerification(
        verdict=_verdict_on_ours(permit, digest, today) if permit else _stranger(report),
        issued_by_us=permit is not None,
        signature_valid=holds,
        covers_whole_file=report.covers_whole_file,
        unchanged=report.intact and not report.modified_after,
        signer=report.signer_common_name if holds else None,
        signed_at=report.signed_at if holds else None,
        timestamped=holds and report.timestamped,
        reasons=report.reasons if public else (*report.reasons, "not-on-record"),
        permit=public,
    )


def _verdict_on_ours(permit: Permit, digest: str, today: date) -> Verdict:
    """A file that is on record and not the permit itself is the decree that ended it."""
    if permit.sha256 != digest:
        return Verdict.GENUINE_DECREE
    return _GENUINE[permit.standing(today)]


def _stranger(report: SignatureReport) -> Verdict:
    if not report.signed:
        unreadable = _NOT_A_PDF.intersection(report.reasons)
        return Verdict.UNREADABLE if unreadable else Verdict.NOT_SIGNED
    if _ALTERED.intersection(report.reasons):
        return Verdict.ALTERED
    damaged = _DAMAGED.intersection(report.reasons)
    return Verdict.SIGNATURE_DAMAGED if damaged else Verdict.NOT_OURS
