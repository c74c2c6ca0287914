"""Certificates for development: an authority that nobody outside this machine trusts.

The office's real certificate comes from BSrE. Everything made here says PENGEMBANGAN
(development) in its subject, so that no such permit passes for a real one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    load_der_public_key,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

SIGNER = "Kepala Dinas (PENGEMBANGAN)"
AUTHORITY = "Otoritas Sertifikat PENGEMBANGAN"
OFFICE = "DPMPTSP Naker Kabupaten Solok"
# Certificates begin a day early: clocks of two machines may differ.
LEEWAY = timedelta(days=1)
LIFE = timedelta(days=3 * 365)
# With less than this left a kept certificate is replaced.
REST = timedelta(days=30)
USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True)
class DevelopmentAuthority:
    """A certificate authority in memory. Its key is gone with the object."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @classmethod
    def create(cls, *, now: datetime) -> DevelopmentAuthority:
        key = rsa.generate_private_key(65537, 2048)
        subject = _name(AUTHORITY)
        certificate = (
            _builder(subject, subject, key.public_key(), now - LEEWAY, now + LIFE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .sign(key, hashes.SHA256())
        )
        return cls(key, certificate)

    @property
    def pem(self) -> str:
        return _pem(self.certificate)

    def issue(
        self,
        public_key: CertificatePublicKeyTypes,
        *,
        not_before: datetime,
        not_after: datetime,
        common_name: str = SIGNER,
        may_sign: bool = True,
        stamps_time: bool = False,
    ) -> x509.Certificate:
        """A leaf certificate. ``may_sign=False`` gives one for encryption only, and
        ``stamps_time`` one for a time-stamp service (RFC 3161 §2.3)."""
        usage = (
            _usage(digital_signature=True, content_commitment=True)
            if may_sign
            else _usage(key_encipherment=True)
        )
        builder = (
            _builder(
                _name(common_name), self.certificate.subject, public_key, not_before, not_after
            )
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False
            )
        )
        if stamps_time:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def revoke(self, *certificates: x509.Certificate, now: datetime) -> str:
        """A revocation list (PEM) that names these certificates."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now - LEEWAY)
            .next_update(now + LIFE)
            .add_extension(x509.CRLNumber(1), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False
            )
        )
        for certificate in certificates:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder()
                .serial_number(certificate.serial_number)
                .revocation_date(now - LEEWAY)
                .build()
            )
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()

    def pkcs12(self, password: bytes, *, now: datetime) -> bytes:
        """A signer's new key with its certificate and this authority's, for ``Pkcs12Signer``."""
        key = rsa.generate_private_key(65537, 2048)
        leaf = self.issue(key.public_key(), not_before=now - LEEWAY, not_after=now + LIFE)
        return pkcs12.serialize_key_and_certificates(
            b"development", key, leaf, [self.certificate], BestAvailableEncryption(password)
        )


def ensure_development_certificate(
    client: KMSClient, key_id: str, *, now: datetime, kept: str | None = None
) -> str:
    """A PEM chain for the key in KMS: the signer's certificate first, then its authority's.

    ``kept`` is the chain of an earlier start. It is returned as it is while it still belongs to
    the key and has a month to live, so that permits signed before a restart stay trusted;
    otherwise a new authority issues a new certificate. Needs ``kms:GetPublicKey``.
    """
    public_key = load_der_public_key(client.get_public_key(KeyId=key_id)["PublicKey"])
    if not isinstance(public_key, rsa.RSAPublicKey):
        raise ValueError("the signing key in KMS must be RSA")
    if kept is not None:
        leaf = x509.load_pem_x509_certificates(kept.encode())[0]
        if leaf.public_key() == public_key and now + REST < leaf.not_valid_after_utc:
            return kept
    authority = DevelopmentAuthority.create(now=now)
    leaf = authority.issue(public_key, not_before=now - LEEWAY, not_after=now + LIFE - LEEWAY)
    return _pem(leaf) + authority.pem


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode()


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.STATE_OR_PROVINCE_NAME, "Sumatera Barat"),
            x509.NameAttribute(NameOID.LOCALITY_NAME, "Kabupaten Solok"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, OFFICE),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: CertificatePublicKeyTypes,
    not_before: datetime,
    not_after: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(not_before)
        .not_valid_after(not_after)
    )


def _usage(**allowed: bool) -> x509.KeyUsage:
    return x509.KeyUsage(**{use: allowed.get(use, False) for use in USES})
