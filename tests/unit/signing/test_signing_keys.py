"""Keys and certificates: what is refused before and after the key was used."""

from __future__ import annotations

import io
from datetime import timedelta

import boto3
import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    load_der_public_key,
    pkcs12,
)
from cryptography.x509 import load_pem_x509_certificates
from moto import mock_aws
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from chalicelib.adapters.signing.development import (
    DevelopmentAuthority,
    ensure_development_certificate,
)
from chalicelib.adapters.signing.kms import KmsSigner
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.permits.signing import (
    CertificateNotUsable,
    SignatureBox,
    SignerUnavailable,
    SigningRefused,
    WrongPassphrase,
)
from tests.support import signing

DAY = timedelta(days=1)


@pytest.fixture
def kms(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with mock_aws():
        yield boto3.client("kms", region_name="ap-southeast-3")


def new_key(kms) -> str:
    return kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="RSA_2048")["KeyMetadata"]["KeyId"]


def a_signer(*, not_before=-DAY, not_after=DAY, may_sign=True, revoked=False) -> Pkcs12Signer:
    authority, now = signing.authority(), signing.NOW
    key = rsa.generate_private_key(65537, 2048)
    leaf = authority.issue(
        key.public_key(),
        not_before=now + not_before,
        not_after=now + not_after,
        may_sign=may_sign,
    )
    data = pkcs12.serialize_key_and_certificates(
        b"x", key, leaf, [authority.certificate], NoEncryption()
    )
    lists = [authority.revoke(leaf, now=now)] if revoked else []
    return Pkcs12Signer(data, b"", stage="test", revocation_lists=lists)


@pytest.mark.parametrize(
    ("certificate", "state"),
    [
        ({"not_before": -3 * DAY, "not_after": -DAY}, "EXPIRED"),
        ({"not_before": DAY, "not_after": 3 * DAY}, "NOT_YET_VALID"),
        ({"may_sign": False}, "WRONG_USAGE"),
        ({"revoked": True}, "REVOKE"),
    ],
)
def test_a_certificate_that_may_not_sign_is_refused(certificate: dict, state: str) -> None:
    signer = a_signer(**certificate)
    with pytest.raises(CertificateNotUsable) as refusal:
        signer.sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"state": state}


@pytest.mark.parametrize("stage", ["prod", "production", "staging", ""])
def test_a_key_in_a_file_is_refused_outside_development(stage: str) -> None:
    with pytest.raises(SigningRefused):
        Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage=stage)


def test_a_wrong_password_of_the_key_file_is_told_apart() -> None:
    with pytest.raises(WrongPassphrase):
        Pkcs12Signer(signing.credentials(), b"wrong", stage="test")


def test_a_key_that_does_not_fit_the_certificate_never_signs(kms) -> None:
    chain = ensure_development_certificate(kms, new_key(kms), now=signing.NOW)
    signer = KmsSigner(kms, new_key(kms), chain)
    with pytest.raises(SigningRefused) as refusal:
        signer.sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"reason": "key-and-certificate-differ"}


def test_a_disabled_key_is_a_refusal_and_not_a_retry(kms) -> None:
    key_id = new_key(kms)
    signer = KmsSigner(kms, key_id, ensure_development_certificate(kms, key_id, now=signing.NOW))

    class Disabled:
        def sign(self, **_: object) -> object:
            raise ClientError({"Error": {"Code": "DisabledException"}}, "Sign")

    signer._key._client = Disabled()
    with pytest.raises(SigningRefused):
        signer.sign(signing.letter(), signing.a_request())


@pytest.mark.parametrize(
    "failure",
    [
        ClientError({"Error": {"Code": "ThrottlingException"}}, "Sign"),
        ClientError({"Error": {"Code": "KMSInternalException"}}, "Sign"),
        ConnectTimeoutError(endpoint_url="https://kms"),
    ],
    ids=["throttled", "internal", "no connection"],
)
def test_kms_in_trouble_is_worth_a_retry(kms, failure: Exception) -> None:
    key_id = new_key(kms)
    signer = KmsSigner(kms, key_id, ensure_development_certificate(kms, key_id, now=signing.NOW))

    class Troubled:
        def sign(self, **_: object) -> object:
            raise failure

    signer._key._client = Troubled()
    with pytest.raises(SignerUnavailable):
        signer.sign(signing.letter(), signing.a_request())


def test_kms_is_called_once_per_letter_and_never_for_sizes(kms) -> None:
    key_id = new_key(kms)
    chain = ensure_development_certificate(kms, key_id, now=signing.NOW)
    calls = []
    kms.meta.events.register("before-call.kms.*", lambda model, **_: calls.append(model.name))
    signer = KmsSigner(kms, key_id, chain)
    for _ in range(3):
        signer.sign(signing.letter(), signing.a_request())
    assert calls == ["Sign"] * 3


def test_the_development_certificate_is_for_the_key_in_kms_and_says_what_it_is(kms) -> None:
    key_id = new_key(kms)
    chain = ensure_development_certificate(kms, key_id, now=signing.NOW)
    leaf, authority = load_pem_x509_certificates(chain.encode())
    public = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
    assert leaf.public_key() == public
    leaf.verify_directly_issued_by(authority)
    assert "PENGEMBANGAN" in leaf.subject.rfc4514_string()
    assert "PENGEMBANGAN" in authority.subject.rfc4514_string()


def test_a_kept_development_certificate_is_used_until_it_nears_its_end(kms) -> None:
    key_id = new_key(kms)
    chain = ensure_development_certificate(kms, key_id, now=signing.NOW)
    again = ensure_development_certificate(kms, key_id, now=signing.NOW + DAY, kept=chain)
    assert again == chain
    late = signing.NOW + 3 * 365 * DAY
    assert ensure_development_certificate(kms, key_id, now=late, kept=chain) != chain
    other = ensure_development_certificate(kms, new_key(kms), now=signing.NOW, kept=chain)
    assert other != chain


def test_a_letter_that_is_no_pdf_or_lacks_the_page_is_refused() -> None:
    signer = a_signer()
    with pytest.raises(SigningRefused):
        signer.sign(b"not a pdf", signing.a_request())
    with pytest.raises(SigningRefused):
        signer.sign(signing.letter(), signing.a_request(box=SignatureBox(9, 1, 1, 10, 10)))


def test_a_letter_that_is_signed_already_is_not_signed_again() -> None:
    signer = a_signer()
    once = signer.sign(signing.letter(), signing.a_request())
    for again in (signing.a_request(), signing.a_request(field_name="Lain")):
        with pytest.raises(SigningRefused):
            signer.sign(once, again)
    p12 = signers.SimpleSigner.load_pkcs12_data(signing.credentials(), (), signing.PASSWORD)
    approved = signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(signing.letter())),
        signers.PdfSignatureMetadata(field_name="Lain"),
        p12,
    ).getvalue()
    with pytest.raises(SigningRefused):
        signer.sign(approved, signing.a_request())


def test_a_revocation_list_of_another_authority_is_a_fault_of_the_configuration(kms) -> None:
    key_id = new_key(kms)
    chain = ensure_development_certificate(kms, key_id, now=signing.NOW)
    stranger = DevelopmentAuthority.create(now=signing.NOW)
    with pytest.raises(ValueError, match="revocation list"):
        KmsSigner(kms, key_id, chain, revocation_lists=[stranger.revoke(now=signing.NOW)])


def test_a_time_without_a_zone_is_no_time_of_signing() -> None:
    with pytest.raises(ValueError, match="time zone"):
        signing.a_request(signed_at=signing.NOW.replace(tzinfo=None))


def test_the_certificate_in_the_file_is_the_leaf_alone(kms) -> None:
    key_id = new_key(kms)
    chain = ensure_development_certificate(kms, key_id, now=signing.NOW)
    file = KmsSigner(kms, key_id, chain).sign(signing.letter(), signing.a_request())
    leaf, authority = load_pem_x509_certificates(chain.encode())
    assert leaf.public_bytes(Encoding.DER).hex().encode() in file.lower()
    assert authority.public_bytes(Encoding.DER).hex().encode() not in file.lower()
