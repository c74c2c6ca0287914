"""The port through which a letter becomes a signed permit, and the one that checks signed files.

Three adapters sign (BSrE Esign, AWS KMS, PKCS#12 for development alone); all of them answer the
same call and refuse with the same errors. What a signer hands back is checked with a
``SignatureChecker`` before it is published: a remote service's word is not enough.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol

from pydantic import SecretStr

from chalicelib.domain.errors import DomainError, Unavailable


@dataclass(frozen=True)
class SignatureBox:
    """Where the visible signature lies: the place the letter keeps free for its QR block.

    ``page`` counts from 1. Lengths are in points (1/72 inch); ``x`` and ``y`` are the lower left
    corner, measured from the lower left corner of the page (PDF's own axes).
    """

    page: int
    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        if self.page < 1 or self.width <= 0 or self.height <= 0:
            raise ValueError("a signature box needs a page from 1 and a positive size")


@dataclass(frozen=True, kw_only=True)
class SignatureRequest:
    """Who signs what, where and when.

    ``signer_nik`` and ``passphrase`` are what BSrE asks for; the other signers ignore them. Both
    stay out of ``repr``. ``signed_at`` is aware; it is the time that the certificate must be
    valid at and that the file states.
    """

    signer_name: str
    reason: str
    location: str
    field_name: str
    box: SignatureBox
    signed_at: datetime
    signer_nik: str | None = field(default=None, repr=False)
    passphrase: SecretStr | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.signed_at.tzinfo is None:
            raise ValueError("signed_at must carry a time zone")


class WrongPassphrase(DomainError):
    """The passphrase does not open the signer's key; only the signer can cure it."""

    code: ClassVar[str] = "wrong-passphrase"


class CertificateNotUsable(DomainError):
    """The signer's certificate may not sign now; ``state`` in ``params`` says why.

    States are BSrE's own (EXPIRED, RENEW, WAITING_FOR_VERIFICATION, NEW, NO_CERTIFICATE,
    NOT_REGISTERED, SUSPEND, REVOKE) and two that only a certificate in our hands can have:
    NOT_YET_VALID and WRONG_USAGE.
    """

    code: ClassVar[str] = "certificate-not-usable"

    def __init__(self, state: str) -> None:
        super().__init__(state=state)


class SignerUnavailable(Unavailable):
    """The signing or time-stamp service did not answer in time; nothing was signed.

    ``retry`` in ``params``: whether trying the same call again later can help.
    """

    code: ClassVar[str] = "signer-unavailable"

    def __init__(self, *, retry: bool = True) -> None:
        super().__init__(retry=retry)


class SigningRefused(DomainError):
    """The signer will not sign this, and would not next time either.

    ``reason`` in ``params`` is a short code for the operator, never text of the remote service.
    """

    code: ClassVar[str] = "signing-refused"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


class LetterUnprintable(SigningRefused):
    """A sign of the letter is in no typeface: it was typed before that was refused."""

    code: ClassVar[str] = "letter-unprintable"

    def __init__(self) -> None:
        super().__init__("letter-unprintable")


class Signer(Protocol):
    """Signs a finished letter."""

    def sign(self, pdf: bytes, request: SignatureRequest) -> bytes:
        """The same document with one PAdES signature that certifies it: no changes allowed.

        Raises ``WrongPassphrase``, ``CertificateNotUsable``, ``SignerUnavailable`` or
        ``SigningRefused``; in each case nothing was signed.
        """
        ...


@dataclass(frozen=True)
class SignatureReport:
    """What can be said about a file that claims to be signed.

    ``signed``: it carries a signature. ``intact``: the signature's mathematics hold for the bytes
    it names. ``covers_whole_file``: those are all bytes of the file. ``certified_no_changes``: it
    certifies the document and allows no change. ``modified_after``: something was added or
    replaced after signing. ``trusted``: the signer's certificate leads to a root we trust, was in
    force and not revoked; it is in force until ``certificate_ends``. ``timestamped``: a trusted
    time-stamp service vouches for ``signed_at``; else the time is the signer's own word.

    ``reasons`` are codes of everything that is wrong, empty only for a good file:
    unreadable, too-complex, encrypted, not-signed, several-signatures, damaged-byte-range,
    signature-rewritten, content-changed, signature-invalid, not-whole-file, changed-after-signing,
    not-certified, untrusted-signer, certificate-expired, certificate-revoked, timestamp-invalid.
    """

    signed: bool = False
    intact: bool = False
    covers_whole_file: bool = False
    certified_no_changes: bool = False
    modified_after: bool = False
    trusted: bool = False
    signer_common_name: str | None = None
    certificate_ends: datetime | None = None
    signed_at: datetime | None = None
    timestamped: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Signed, whole, unchanged and by somebody we trust."""
        return (
            self.signed
            and self.intact
            and self.covers_whole_file
            and self.certified_no_changes
            and self.trusted
            and not self.modified_after
            and not self.reasons
        )


class SignatureChecker(Protocol):
    """Reads the signature of any file, also of one that a stranger sent."""

    def check(self, pdf: bytes) -> SignatureReport:
        """A report on the file's signature. Never raises, whatever the bytes are; limiting
        their number is the caller's matter."""
        ...


class SigningChain(Protocol):
    """The certificates that permits are signed with, or must lead to."""

    def first_end(self) -> datetime | None:
        """When the first of them ends; ``None``: the stage has none yet."""
        ...
