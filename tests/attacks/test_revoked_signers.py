"""A certificate that its authority took back signs nothing, and what it signed since is told: by
the very parts that Lambda is wired with (docs/checks.md 39 and 68)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import boto3
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, load_der_public_key
from moto import mock_aws

from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.domain.permits.signing import CertificateNotUsable
from chalicelib.handlers import env
from chalicelib.handlers.wiring import AwsPorts
from tests.support import signing

PREFIX = "sisfo-izin-test"
YEAR = timedelta(days=365)


@dataclass
class Deployed:
    """A stage whose signer's certificate is in KMS and in the parameter."""

    authority: DevelopmentAuthority
    leaf: x509.Certificate

    def wired(self, *lists: str) -> Any:
        """A Lambda's parts at its start, with these lists behind the certificates."""
        pem = self.leaf.public_bytes(Encoding.PEM).decode() + self.authority.pem
        boto3.client("ssm", region_name="ap-southeast-3").put_parameter(
            Name="/sisfo-izin/test/signing-certificate",
            Value=pem + "".join(lists),
            Type="String",
            Tier="Advanced",
            Overwrite=True,
        )
        return AwsPorts()

    def revoked(self, after: timedelta = timedelta(0)) -> str:
        return self.authority.revoke(self.leaf, now=signing.NOW + after)


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Deployed]:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "APP_STAGE": "test",
        "APP_NAME_PREFIX": PREFIX,
        "APP_ACCOUNT_ID": "123456789012",
        "PUBLIC_URL": "https://izin.example",
        "SIGNER": "kms",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    caches = (env.settings, env.signing_settings)
    with mock_aws():
        for cache in caches:
            cache.cache_clear()
        kms = boto3.client("kms", region_name="ap-southeast-3")
        key = kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="RSA_2048")["KeyMetadata"]["KeyId"]
        kms.create_alias(AliasName=f"alias/{PREFIX}-signing", TargetKeyId=key)
        public: Any = load_der_public_key(kms.get_public_key(KeyId=key)["PublicKey"])
        authority = DevelopmentAuthority.create(now=signing.NOW)
        leaf = authority.issue(public, not_before=signing.NOW - YEAR, not_after=signing.NOW + YEAR)
        yield Deployed(authority, leaf)
    for cache in caches:
        cache.cache_clear()


def test_a_revoked_certificate_signs_nothing(stage: Deployed) -> None:
    with pytest.raises(CertificateNotUsable) as refusal:
        stage.wired(stage.revoked()).signer.sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"state": "REVOKE"}


@pytest.mark.parametrize("checker", ["signatures", "signatures_of_strangers"])
def test_what_it_signed_since_is_told_before_publication_and_to_the_public(
    stage: Deployed, checker: str
) -> None:
    signed = stage.wired().signer.sign(signing.letter(), signing.a_request())
    assert getattr(stage.wired(), checker).check(signed).good
    report = getattr(stage.wired(stage.revoked()), checker).check(signed)
    assert report.reasons == ("certificate-revoked",)
    assert not report.trusted
    later = stage.wired(stage.revoked(after=YEAR))
    assert getattr(later, checker).check(signed).good, "it was signed before the revocation"


def test_a_list_that_nobody_at_hand_signed_is_not_passed_over(stage: Deployed) -> None:
    foreign = DevelopmentAuthority.create(now=signing.NOW).revoke(stage.leaf, now=signing.NOW)
    parts = stage.wired(foreign)
    with pytest.raises(ValueError, match="not signed by an authority"):
        parts.signer.sign(signing.letter(), signing.a_request())
    with pytest.raises(ValueError, match="not signed by an authority"):
        parts.signatures.check(signing.letter())
