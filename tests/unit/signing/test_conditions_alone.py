"""Keys, lists and messages of which one condition alone does not hold: none of them signs."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import boto3
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from moto import mock_aws
from pydantic import SecretStr
from pypdf import PdfReader

from chalicelib.adapters.signing import pades
from chalicelib.adapters.signing.awaiting import result_of
from chalicelib.adapters.signing.certificates import SigningCertificate
from chalicelib.adapters.signing.choice import issuer_name
from chalicelib.adapters.signing.cms_template import CmsTemplate
from chalicelib.adapters.signing.development import (
    AUTHORITY,
    DevelopmentAuthority,
    ensure_development_certificate,
)
from chalicelib.adapters.signing.kms import RAW_LIMIT, _KmsKey
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.adapters.signing.revocation import RevocationLists
from chalicelib.adapters.signing.services import Service
from chalicelib.adapters.signing.timestamps import HttpTimeStamper
from chalicelib.domain.permits.signing import SigningRefused
from tests.support import signing
from tests.support.http_stand_in import Reply, Request, serving
from tests.support.tsa_stand_in import tsa
from tests.unit.signing.test_choice import Choice

DAY = timedelta(days=1)


@pytest.fixture
def kms(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with mock_aws():
        yield boto3.client("kms", region_name="ap-southeast-3")


def leaf_of(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    return signing.authority().issue(
        key.public_key(), not_before=signing.NOW - DAY, not_after=signing.NOW + DAY
    )


def test_only_a_key_of_the_kind_that_readers_know_signs(kms: Any) -> None:
    """RSA: of any other, the message would say so and hold something else."""
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = leaf_of(key)
    data = pkcs12.serialize_key_and_certificates(b"x", key, leaf, [], NoEncryption())
    with pytest.raises(ValueError, match="RSA"):
        Pkcs12Signer(data, b"", stage="test")
    with pytest.raises(ValueError, match="RSA"):
        SigningCertificate(leaf.public_bytes(Encoding.PEM).decode())
    made = kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256")
    with pytest.raises(ValueError, match="RSA"):
        ensure_development_certificate(kms, made["KeyMetadata"]["KeyId"], now=signing.NOW)


def test_a_list_names_its_authority_and_is_signed_by_it() -> None:
    """Neither is enough: by the name alone it may be forged, by the key alone it is another's."""
    authority = signing.authority()
    renamed = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Otoritas lain")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(renamed)
        .issuer_name(renamed)
        .public_key(authority.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(signing.NOW - DAY)
        .not_valid_after(signing.NOW + DAY)
    )
    of_one_key = builder.sign(authority.key, hashes.SHA256())
    of_one_name = DevelopmentAuthority.create(now=signing.NOW).certificate
    assert of_one_name.subject == authority.certificate.subject
    given = authority.revoke(now=signing.NOW)
    RevocationLists([given], [of_one_key, of_one_name, authority.certificate])
    for other in (of_one_key, of_one_name):
        with pytest.raises(ValueError, match="not signed by an authority"):
            RevocationLists([given], [other])


class _Twice(CmsTemplate):
    async def _build(self, certificate: SigningCertificate) -> tuple[bytes, bytes]:
        attributes, message = await super()._build(certificate)
        return attributes, message + message


def test_a_message_in_which_a_letters_digest_stands_twice_is_never_sent() -> None:
    chain = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")._certificate
    CmsTemplate(chain)
    with pytest.raises(ValueError, match="placeholder"):
        _Twice(chain)


def test_what_pyhanko_waits_for_outside_is_an_error_and_no_endless_wait() -> None:
    assert result_of(asyncio.sleep(0, "done")) == "done"
    with pytest.raises(RuntimeError, match="outside"):
        result_of(asyncio.sleep(0.01))


def test_more_than_kms_hashes_itself_is_refused_before_it_is_asked() -> None:
    class Asked:
        def sign(self, **given: Any) -> Any:
            return {"Signature": given["Message"][:4]}

    client: Any = Asked()
    key = _KmsKey(client, "k")
    assert key.raw(b"a" * RAW_LIMIT) == b"aaaa"
    with pytest.raises(SigningRefused) as refusal:
        key.raw(b"a" * (RAW_LIMIT + 1))
    assert refusal.value.params == {"reason": "attributes-too-large"}


def test_a_time_stamp_that_does_not_fit_refuses_the_signature(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pades, "TIMESTAMP_BYTES", 100)
    with tsa(signing.authority(), at=signing.NOW) as service:
        signer = Pkcs12Signer(
            signing.credentials(),
            signing.PASSWORD,
            stage="test",
            timestamper=HttpTimeStamper(service.url),
        )
        with pytest.raises(SigningRefused) as refusal:
            signer.sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"reason": "signature-too-large"}


def test_a_signed_letter_says_the_version_that_knows_such_signatures() -> None:
    signer = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")
    older = b"%PDF-1.3" + signing.letter()[8:]
    signed = signer.sign(older, signing.a_request())
    assert PdfReader(io.BytesIO(signed)).trailer["/Root"]["/Version"] == "/1.7"


def test_the_letters_footer_names_who_issued_the_certificate_in_our_hands() -> None:
    signer = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")
    leaf = x509.load_der_x509_certificate(signer._certificate.for_cms.dump())
    chain = leaf.public_bytes(Encoding.PEM).decode() + signing.authority().pem
    assert issuer_name(Choice("kms"), chain) == AUTHORITY
    assert issuer_name(Choice("bsre"), chain) is None


@pytest.mark.parametrize("address", ["ftp://esign.contoh.id", "esign.contoh.id", "https:///api"])
def test_a_service_without_an_address_is_a_fault_of_the_configuration(address: str) -> None:
    with pytest.raises(ValueError, match="http or https address"):
        Service(address, 1)


@pytest.mark.parametrize(
    ("username", "password", "sent"),
    [("dinas", "rahasia", True), ("dinas", None, False), (None, "rahasia", False)],
)
def test_half_of_a_login_is_never_sent(
    username: str | None, password: str | None, sent: bool
) -> None:
    asked: list[Request] = []

    def answer(request: Request) -> Reply:
        asked.append(request)
        return Reply(200)

    with serving(answer) as url:
        Service(url, 5, username, SecretStr(password) if password else None).call("GET", "/")
    assert ("Authorization" in asked[0].headers) is sent
