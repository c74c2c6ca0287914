"""Time stamps (PAdES B-T): there when configured, and never silently missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.adapters.signing.timestamps import HttpTimeStamper
from chalicelib.domain.permits.signing import SignerUnavailable
from tests.support import signing
from tests.support.tsa_stand_in import TsaStandIn, tsa

STAMPED = signing.NOW + timedelta(seconds=7)


@pytest.fixture
def service() -> Iterator[TsaStandIn]:
    with tsa(signing.authority(), at=STAMPED) as stand_in:
        yield stand_in


def stamping_signer(url: str, timeout: float = 5.0) -> Pkcs12Signer:
    stamper = HttpTimeStamper(url, timeout=timeout)
    return Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test", timestamper=stamper)


def test_the_time_is_the_services_and_vouched_for(service: TsaStandIn, tmp_path) -> None:
    signed = stamping_signer(service.url).sign(signing.letter(), signing.a_request())
    report = PadesChecker([signing.authority().pem]).check(signed)
    assert report.good
    assert report.timestamped
    assert report.signed_at == STAMPED
    verdict = signing.pdfsig(signed, tmp_path)
    assert "Signature is Valid" in verdict
    assert "Total document signed" in verdict


def test_the_service_is_asked_once_per_letter(service: TsaStandIn) -> None:
    signer = stamping_signer(service.url)
    for _ in range(3):
        signer.sign(signing.letter(), signing.a_request())
    assert service.calls == 3


@pytest.mark.parametrize(
    "mode",
    [
        *("error", "refuse", "garbage", "other-digest", "other-nonce", "hang"),
        *("error-all-the-same", "refuse-all-the-same"),
    ],
)
def test_without_a_proper_time_stamp_there_is_no_signature(service: TsaStandIn, mode: str) -> None:
    service.mode = mode
    with pytest.raises(SignerUnavailable) as refusal:
        stamping_signer(service.url, timeout=0.3).sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"retry": True}


def test_a_service_that_is_down_means_no_signature_and_the_retry_succeeds(
    service: TsaStandIn,
) -> None:
    signer = stamping_signer(service.url)
    service.mode = "error"
    with pytest.raises(SignerUnavailable):
        signer.sign(signing.letter(), signing.a_request())
    service.mode = "ok"
    signed = signer.sign(signing.letter(), signing.a_request())
    assert PadesChecker([signing.authority().pem]).check(signed).timestamped


def test_a_stamp_of_a_service_nobody_trusts_is_found() -> None:
    stranger = DevelopmentAuthority.create(now=signing.NOW)
    with tsa(stranger, at=STAMPED) as service:
        signed = stamping_signer(service.url).sign(signing.letter(), signing.a_request())
    report = PadesChecker([signing.authority().pem]).check(signed)
    assert not report.timestamped
    assert not report.good
    assert "timestamp-invalid" in report.reasons
