"""A letter becomes a signed file: one way for permits and for the decrees that end them."""

from chalicelib.domain.accounts.model import Account, Delegation
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.permits.composing import signer_of
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.signing import (
    CertificateNotUsable,
    SignatureReport,
    SignatureRequest,
    SigningRefused,
    WrongPassphrase,
)
from chalicelib.domain.permits.trial import RefusedBefore

REFUSALS = (WrongPassphrase, CertificateNotUsable, SigningRefused, RefusedBefore)
"""What only the signer can cure: the letter goes back to them. Anything else is tried again."""


class SignatureNotGood(Unavailable):
    """The signer's file did not pass our own check; it is not published."""

    code = "signature-not-good"


def signed_file(
    ports: Ports,
    content: LetterContent,
    officer: Account | None,
    acting: Delegation | None,
    *,
    reason: str,
    sealed_as: str,
) -> tuple[bytes, SignatureReport]:
    """Rendered, signed, and checked with our own eyes before anybody else's. ``reason`` stands in
    the signature; ``sealed_as`` is what the passphrase rests under."""
    letter = ports.letters.render(content)
    pdf = ports.signer.sign(
        letter.pdf,
        SignatureRequest(
            signer_name=signer_of(ports, officer, acting).name,
            reason=reason,
            location=ports.office.city,
            field_name="TTE",
            box=letter.signature_box,
            signed_at=ports.clock.now(),
            signer_nik=officer.nik if officer else None,
            passphrase=ports.vault.find(sealed_as),
        ),
    )
    report = ports.signatures.check(pdf)
    if not report.good:
        raise SignatureNotGood(reasons=", ".join(report.reasons))
    return pdf, report
