"""Reads and judges the signature of a PDF: after signing, and for the public verification page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from asn1crypto import parser, pem, x509
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    KeyUsageConstraints,
    async_validate_pdf_signature,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from chalicelib.adapters.confined.zygote import require_of_the_file
from chalicelib.adapters.signing import byte_range
from chalicelib.adapters.signing.awaiting import result_of
from chalicelib.adapters.signing.certificates import is_for_other_purposes
from chalicelib.adapters.signing.form_tree import NotATree, require_tree
from chalicelib.adapters.signing.revocation import RevocationLists
from chalicelib.domain.permits.signing import SignatureChecker, SignatureReport

EXPIRED = {
    AdESIndeterminate.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
}
USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


class PadesChecker(SignatureChecker):
    """Adapter of the ``SignatureChecker`` port.

    ``trust_roots`` are PEM certificates (one text may hold several) that signers and time-stamp
    services must lead to; ``revocation_lists`` are PEM CRLs of these roots. Nothing is fetched.

    Certificates are judged at the time of the signature: the time stamp's, or without one the
    time that the signer states. A permit outlives its signer's certificate; that the office did
    issue the file is shown by its digest, not by the stated time.

    The digest covers everything but the signature's own container. Of that, CMS protects all
    that matters; version numbers and certificates sent along that nobody uses are free to
    change. Whether a file is byte for byte the one issued, only its own digest tells.
    """

    def __init__(self, trust_roots: Sequence[str], revocation_lists: Sequence[str] = ()) -> None:
        self._roots = [
            x509.Certificate.load(der)
            for text in trust_roots
            for _, _, der in pem.unarmor(text.encode(), multiple=True)
        ]
        authorities = [load_der_x509_certificate(root.dump()) for root in self._roots]
        self._revocations = RevocationLists(revocation_lists, authorities)

    def check(self, pdf: bytes) -> SignatureReport:
        try:
            reader = PdfFileReader(io.BytesIO(pdf), strict=False)
            if reader.encrypted:
                return SignatureReport(reasons=("encrypted",))
            require_tree(reader)
            signatures = _signatures(reader)
        except (NotATree, MemoryError, RecursionError):
            return SignatureReport(reasons=("too-complex",))
        except Exception as failure:  # whatever else a stranger's bytes do, they are unreadable
            require_of_the_file(failure)
            return SignatureReport(reasons=("unreadable",))
        if not signatures:
            reason = "not-signed" if signatures is not None else "signature-invalid"
            return SignatureReport(signed=signatures is None, reasons=(reason,))
        try:
            return result_of(self._report(pdf, signatures))
        except Exception as failure:  # the same for the parts that are read only now
            require_of_the_file(failure)
            return SignatureReport(signed=True, reasons=("signature-invalid",))

    async def _report(
        self, pdf: bytes, signatures: Sequence[EmbeddedPdfSignature]
    ) -> SignatureReport:
        signature = signatures[0]
        signed_at = _stamped_at(signature) or signature.self_reported_timestamp
        reasons = ["several-signatures"] if len(signatures) > 1 else []
        ranges = [int(value) for value in signature.byte_range]
        container = signature.pkcs7_content
        if not byte_range.is_sound(pdf, ranges, container, parser.peek(container)):
            return SignatureReport(signed=True, reasons=(*reasons, "damaged-byte-range"))
        if byte_range.is_rewritten(pdf, ranges):
            reasons.append("signature-rewritten")
        covers = byte_range.reaches_end(ranges, len(pdf))
        if not covers:
            reasons += ["not-whole-file", "changed-after-signing"]
        certified = _certifies(signature)
        if not certified:
            reasons.append("not-certified")
        try:
            status = await async_validate_pdf_signature(
                signature, self._context(signed_at), key_usage_settings=USAGE, skip_diff=True
            )
        except (SignatureValidationError, SigningError):
            return SignatureReport(
                signed=True,
                covers_whole_file=covers,
                certified_no_changes=certified,
                modified_after=not covers,
                reasons=(*reasons, "signature-invalid"),
            )
        revoked = status.revoked or self._is_revoked(status.signing_cert, signed_at)
        trusted = status.trusted and not revoked and not is_for_other_purposes(status.signing_cert)
        reasons += _faults(status, revoked, trusted)
        stamp = status.timestamp_validity
        return SignatureReport(
            signed=True,
            intact=status.intact and status.valid,
            covers_whole_file=covers,
            certified_no_changes=certified,
            modified_after=not covers,
            trusted=trusted,
            signer_common_name=_common_name(status.signing_cert),
            certificate_ends=status.signing_cert.not_valid_after,
            signed_at=signed_at,
            timestamped=bool(stamp and stamp.valid and stamp.intact and stamp.trusted),
            reasons=tuple(reasons),
        )

    def _context(self, moment: datetime | None) -> ValidationContext:
        return ValidationContext(
            trust_roots=self._roots,
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )

    def _is_revoked(self, certificate: x509.Certificate, signed_at: datetime | None) -> bool:
        """Taken back before it signed. (pyHanko looks at lists only for certificates that name
        a distribution point.)"""
        when = self._revocations.revoked_at(certificate.issuer.dump(), certificate.serial_number)
        return when is not None and (signed_at is None or when <= signed_at)


def _signatures(reader: PdfFileReader) -> Sequence[EmbeddedPdfSignature] | None:
    """``None``: there are some, of which one cannot be read."""
    try:
        found: Sequence[EmbeddedPdfSignature] = reader.embedded_regular_signatures
    except (MemoryError, RecursionError):
        raise
    except Exception as failure:  # a stranger's bytes, as above
        require_of_the_file(failure)
        return None
    return found


def _faults(status: PdfSignatureStatus, revoked: bool, trusted: bool) -> list[str]:
    if not status.intact:
        return ["content-changed"]
    if not status.valid:
        return ["signature-invalid"]
    faults = []
    if revoked:
        faults.append("certificate-revoked")
    elif status.trust_problem_indic in EXPIRED:
        faults.append("certificate-expired")
    elif not trusted:
        faults.append("untrusted-signer")
    stamp = status.timestamp_validity
    if stamp and not (stamp.valid and stamp.intact and stamp.trusted):
        faults.append("timestamp-invalid")
    return faults


def _stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    token = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
    if token is None:
        return None
    stamped: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return stamped


def _certifies(signature: EmbeddedPdfSignature) -> bool:
    """The signature says "no changes allowed", and the catalogue names it as the one that
    certifies the document (ISO 32000-2 §12.8.4)."""
    try:
        author = signature.reader.root["/Perms"].raw_get("/DocMDP").reference
        signed = signature.sig_field.raw_get("/V").reference
    except (KeyError, TypeError, AttributeError):
        return False
    return author == signed and signature.docmdp_level is MDPPerm.NO_CHANGES


def _common_name(certificate: x509.Certificate) -> str | None:
    name = certificate.subject.native.get("common_name")
    return name if isinstance(name, str) else None
