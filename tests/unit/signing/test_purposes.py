"""Whose certificate may sign a permit, and which signature certifies one: each condition by itself
(docs/checks.md 39)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers

from chalicelib.adapters.signing import checker as checking
from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.development import LEEWAY, LIFE, USES
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.permits.signing import CertificateNotUsable, SignatureReport
from tests.support import signing

KEY = rsa.generate_private_key(65537, 2048)
ADOBE_SIGNING = ObjectIdentifier("1.2.840.113583.1.1.5")


def credentials(uses: Sequence[str] | None, purposes: Sequence[ObjectIdentifier] = ()) -> bytes:
    """A certificate of the trusted authority for these uses; ``None``: it names none."""
    authority = signing.authority()
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Seseorang")]))
        .issuer_name(authority.certificate.subject)
        .public_key(KEY.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(signing.NOW - LEEWAY)
        .not_valid_after(signing.NOW + LIFE)
    )
    if uses is not None:
        usage = x509.KeyUsage(**{use: use in uses for use in USES})
        builder = builder.add_extension(usage, critical=True)
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    leaf = builder.sign(authority.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(
        b"x", KEY, leaf, [authority.certificate], NoEncryption()
    )


def certified(data: bytes) -> bytes:
    """By a program that asks nothing of the certificate."""
    metadata = signers.PdfSignatureMetadata(
        field_name="Lain", certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES
    )
    signer = signers.SimpleSigner.load_pkcs12_data(data, (), b"")
    writer = IncrementalPdfFileWriter(io.BytesIO(signing.letter()))
    made = signers.PdfSigner(metadata, signer).sign_pdf(writer)
    return bytes(made.getvalue())


def report_on(data: bytes) -> SignatureReport:
    return PadesChecker([signing.authority().pem]).check(certified(data))


SIGNS = ("digital_signature", "content_commitment")
PURPOSES = ExtendedKeyUsageOID
GOOD = [
    ([SIGNS[0]], ()),
    ([SIGNS[1]], ()),
    (SIGNS, (PURPOSES.EMAIL_PROTECTION,)),
    (SIGNS, (ADOBE_SIGNING,)),
    (SIGNS, (PURPOSES.SERVER_AUTH, PURPOSES.CLIENT_AUTH)),
]
WRONG: list[tuple[Sequence[str], Sequence[ObjectIdentifier]]] = [
    (["key_encipherment"], ()),
    (["key_cert_sign", "crl_sign"], ()),
    ([], ()),
    (SIGNS, (PURPOSES.SERVER_AUTH,)),
    (SIGNS, (PURPOSES.TIME_STAMPING,)),
    (SIGNS, (PURPOSES.OCSP_SIGNING, PURPOSES.CODE_SIGNING)),
]


@pytest.mark.parametrize(("uses", "purposes"), GOOD)
def test_one_use_of_signing_is_enough(uses: Any, purposes: Any) -> None:
    data = credentials(uses, purposes)
    assert "untrusted-signer" not in report_on(data).reasons
    signed = Pkcs12Signer(data, b"", stage="test").sign(signing.letter(), signing.a_request())
    assert PadesChecker([signing.authority().pem]).check(signed).good


@pytest.mark.parametrize(("uses", "purposes"), WRONG[:2] + WRONG[3:])
def test_a_signature_by_a_certificate_of_another_use_is_not_trusted(
    uses: Any, purposes: Any
) -> None:
    report = report_on(credentials(uses, purposes))
    assert report.intact and not report.trusted and not report.good
    assert report.reasons == ("untrusted-signer",)


@pytest.mark.parametrize(("uses", "purposes"), [*WRONG[:2], *WRONG[3:], (None, ())])
def test_a_certificate_of_another_use_never_signs(uses: Any, purposes: Any) -> None:
    signer = Pkcs12Signer(credentials(uses, purposes), b"", stage="test")
    with pytest.raises(CertificateNotUsable) as refusal:
        signer.sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"state": "WRONG_USAGE"}


def with_certification(reference: generic.PdfObject | None) -> type[PdfFileReader]:
    """A reader of files whose catalogue names ``reference`` as what certifies the document."""

    class Reader(PdfFileReader):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            if reference is None:
                del self.root["/Perms"]
            else:
                self.root["/Perms"][pdf_name("/DocMDP")] = reference

    return Reader


def test_a_certification_must_name_this_very_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    file = certified(credentials(SIGNS))
    good = PadesChecker([signing.authority().pem])
    assert good.check(file).good
    pages = PdfFileReader(io.BytesIO(file)).root.raw_get("/Pages")
    elsewhere = (pages, generic.NullObject(), generic.DictionaryObject(), None)
    for reference in elsewhere:
        monkeypatch.setattr(checking, "PdfFileReader", with_certification(reference))
        report = good.check(file)
        assert report.trusted and not report.certified_no_changes and not report.good
        assert report.reasons == ("not-certified",)
