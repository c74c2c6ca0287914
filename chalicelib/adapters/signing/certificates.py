"""The certificate we sign with: parsed once, checked before every signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from pyhanko_certvalidator.registry import SimpleCertificateStore

from chalicelib.adapters.signing.revocation import RevocationLists
from chalicelib.domain.permits.signing import CertificateNotUsable, SigningRefused


class SigningCertificate:
    """A chain (leaf first) whose leaf holds an RSA key, and its authority's revocation lists.

    ``revocation_lists`` are PEM CRLs (RFC 5280 §5) of the leaf's issuer; the issuer must be in
    the chain, so that the list's own signature can be checked. Raises ``ValueError`` when the
    chain or a list cannot be used: that is a fault of the configuration.
    """

    def __init__(self, chain_pem: str, revocation_lists: Sequence[str] = ()) -> None:
        chain = x509.load_pem_x509_certificates(chain_pem.encode())
        leaf = chain[0]
        public_key = leaf.public_key()
        if not isinstance(public_key, RSAPublicKey):
            raise ValueError("the signing certificate must hold an RSA key")
        self.public_key = public_key
        parsed = [
            asn1_x509.Certificate.load(der)
            for _, _, der in pem.unarmor(chain_pem.encode(), multiple=True)
        ]
        self.for_cms = parsed[0]
        self.issuers_for_cms = SimpleCertificateStore.from_certs(parsed[1:])
        self._not_before = leaf.not_valid_before_utc
        self._not_after = leaf.not_valid_after_utc
        self._may_sign = _may_sign(leaf) and not is_for_other_purposes(self.for_cms)
        lists = RevocationLists(revocation_lists, chain[1:])
        self._revoked = lists.revoked_at(leaf.issuer.public_bytes(), leaf.serial_number)

    @property
    def signature_bytes(self) -> int:
        return self.public_key.key_size // 8

    def require_usable(self, at: datetime) -> None:
        """Raise ``CertificateNotUsable`` unless the certificate may sign at this moment."""
        if self._revoked is not None:
            raise CertificateNotUsable("REVOKE")
        if at < self._not_before:
            raise CertificateNotUsable("NOT_YET_VALID")
        if at > self._not_after:
            raise CertificateNotUsable("EXPIRED")
        if not self._may_sign:
            raise CertificateNotUsable("WRONG_USAGE")

    def require_signature(self, signature: bytes, data: bytes) -> None:
        """Raise ``SigningRefused`` unless this certificate's key made the signature.

        A key that belongs to another certificate, or a service that hashes once too often,
        answers with bytes that look right; only this shows it.
        """
        try:
            self.public_key.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise SigningRefused("key-and-certificate-differ") from None


_OTHER_PURPOSES = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})


def is_for_other_purposes(certificate: asn1_x509.Certificate) -> bool:
    """It names purposes (RFC 5280 §4.2.1.12), and none under which a person signs a document: the
    certificate of a web server or a time-stamp service of an authority that we trust."""
    purposes = certificate.extended_key_usage_value
    return purposes is not None and _OTHER_PURPOSES.issuperset(purposes.native)


def _may_sign(certificate: x509.Certificate) -> bool:
    """RFC 5280 §4.2.1.3: without the extension every use is allowed; a permit's signer must
    state its purpose, so here the extension is required."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return usage.digital_signature or usage.content_commitment
