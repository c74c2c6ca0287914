"""Certificates that their authority took back (RFC 5280 §5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey


class RevocationLists:
    """PEM CRLs of authorities whose certificates are at hand.

    Raises ``ValueError`` for a list of another authority or with a wrong signature: that is a
    fault of the configuration, and a list that cannot be trusted must not be passed over.
    """

    def __init__(self, lists: Sequence[str], authorities: Sequence[x509.Certificate]) -> None:
        self._lists = [_verified(text, authorities) for text in lists]

    def revoked_at(self, issuer: bytes, serial_number: int) -> datetime | None:
        """When a certificate was taken back. ``issuer`` is the DER name in the certificate."""
        for crl in self._lists:
            if crl.issuer.public_bytes() != issuer:
                continue
            entry = crl.get_revoked_certificate_by_serial_number(serial_number)
            if entry is not None:
                return entry.revocation_date_utc
        return None


def _verified(text: str, authorities: Sequence[x509.Certificate]) -> x509.CertificateRevocationList:
    crl = x509.load_pem_x509_crl(text.encode())
    for authority in authorities:
        key = authority.public_key()
        if (
            authority.subject == crl.issuer
            and isinstance(key, RSAPublicKey)
            and crl.is_signature_valid(key)
        ):
            return crl
    raise ValueError("the revocation list is not signed by an authority at hand")
