"""Strangers who sign: with keys and names of every kind, a time stamp, and evidence that they may.

Their certificates are of ``signing.authority()``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from asn1crypto import crl as asn1_crl
from asn1crypto import keys, ocsp, pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.name import _ASN1Type
from cryptography.x509.ocsp import OCSPCertStatus, OCSPResponderEncoding, OCSPResponseBuilder
from cryptography.x509.oid import NameOID
from pyhanko.sign import signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.support import signing

Key = CertificateIssuerPrivateKeyTypes
LETTERS = {
    "printable letters": _ASN1Type.PrintableString,
    "Teletex": _ASN1Type.T61String,
    "two bytes a letter": _ASN1Type.BMPString,
    "four bytes a letter": _ASN1Type.UniversalString,
}


@functools.cache
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


KEYS: Mapping[str, Callable[[], Key]] = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "P-521": lambda: ec.generate_private_key(ec.SECP521R1()),
    "Brainpool": lambda: ec.generate_private_key(ec.BrainpoolP256R1()),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
    "Ed448": ed448.Ed448PrivateKey.generate,
    "DSA": lambda: dsa.generate_private_key(2048),
}


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _authority() -> asn1_x509.Certificate:
    return _parsed(signing.authority().certificate)


def _parsed(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def private(key: Key) -> keys.PrivateKeyInfo:
    return keys.PrivateKeyInfo.load(
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    )


def certificate(key: Key, **kinds: bool) -> asn1_x509.Certificate:
    begins = _now() - timedelta(days=1)
    return _parsed(
        signing.authority().issue(
            key.public_key(), not_before=begins, not_after=begins + timedelta(days=300), **kinds
        )
    )


def named(*parts: x509.NameAttribute) -> asn1_x509.Certificate:
    """Of the usual key, with a subject of these parts and addresses beside it."""
    authority, begins = signing.authority(), _now() - timedelta(days=1)
    others = x509.SubjectAlternativeName(
        [x509.RFC822Name("siti@contoh.id"), x509.DNSName("contoh.id")]
    )
    usage = x509.KeyUsage(True, True, *[False] * 7)
    return _parsed(
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), *parts]))
        .issuer_name(authority.certificate.subject)
        .public_key(rsa_key().public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=300))
        .add_extension(usage, critical=True)
        .add_extension(others, critical=False)
        .sign(authority.key, hashes.SHA256())
    )


def signer(key: Key, certificate: asn1_x509.Certificate, **how: object) -> signers.SimpleSigner:
    chain = SimpleCertificateStore.from_certs([_authority()])
    return signers.SimpleSigner(certificate, private(key), chain, **how)


@functools.cache
def usual() -> signers.SimpleSigner:
    return signer(rsa_key(), certificate(rsa_key()))


@functools.cache
def stamper() -> DummyTimeStamper:
    key = rsa.generate_private_key(65537, 2048)
    chain = SimpleCertificateStore.from_certs([_authority()])
    own = certificate(key, stamps_time=True)
    return DummyTimeStamper(own, private(key), chain, fixed_dt=_now())


def evidence(*, answered: bool = False) -> ValidationContext:
    """That the certificate still holds: a revocation list, or an answer about the one (OCSP)."""
    authority, now = signing.authority(), _now()
    if not answered:
        _, _, der = pem.unarmor(authority.revoke(now=now).encode())
        return _context(crls=[asn1_crl.CertificateList.load(der)])
    answer = (
        OCSPResponseBuilder()
        .add_response(
            cert=x509.load_der_x509_certificate(usual().signing_cert.dump()),
            issuer=authority.certificate,
            algorithm=hashes.SHA256(),
            cert_status=OCSPCertStatus.GOOD,
            this_update=now - timedelta(hours=1),
            next_update=now + timedelta(days=3),
            revocation_time=None,
            revocation_reason=None,
        )
        .responder_id(OCSPResponderEncoding.NAME, authority.certificate)
        .sign(authority.key, hashes.SHA256())
    )
    return _context(ocsps=[ocsp.OCSPResponse.load(answer.public_bytes(Encoding.DER))])


def _context(**known: object) -> ValidationContext:
    return ValidationContext(
        trust_roots=[_authority()], allow_fetching=False, revocation_mode="soft-fail", **known
    )
