"""BSrE on its bad days: what the signing job is told, and what never leaks."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from chalicelib.adapters.signing.bsre import STATES, BsreAccess, BsreV1Signer, BsreV2Signer
from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits.signing import (
    CertificateNotUsable,
    SignerUnavailable,
    SigningRefused,
    WrongPassphrase,
)
from tests.support import bsre_stand_in, signing
from tests.support.bsre_stand_in import BsreStandIn


@pytest.fixture
def service() -> Iterator[BsreStandIn]:
    pkcs12 = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")
    with bsre_stand_in.bsre(pkcs12) as stand_in:
        yield stand_in


@pytest.fixture(params=[BsreV1Signer, BsreV2Signer])
def version(request: pytest.FixtureRequest) -> type[BsreV1Signer | BsreV2Signer]:
    return request.param


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def signer(version, service: BsreStandIn, pauses: list[float]) -> BsreV1Signer | BsreV2Signer:
    return version(access(service, pauses))


def access(service: BsreStandIn, pauses: list[float], **changes: object) -> BsreAccess:
    settings: dict = {
        "base_url": service.url,
        "username": bsre_stand_in.USERNAME,
        "password": SecretStr(bsre_stand_in.PASSWORD),
        "sleep": pauses.append,
        **changes,
    }
    return BsreAccess(**settings)


@pytest.mark.parametrize("state", sorted(STATES))
def test_only_an_issued_certificate_may_sign(signer, service: BsreStandIn, state: str) -> None:
    service.state = state
    with pytest.raises(CertificateNotUsable) as refusal:
        signer.sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"state": state}
    assert service.asked == []


def test_a_busy_service_is_asked_again_with_growing_pauses(
    signer, service: BsreStandIn, pauses: list[float]
) -> None:
    service.busy = 2
    signed = signer.sign(signing.letter(), signing.a_request())
    assert PadesChecker([signing.authority().pem]).check(signed).good
    assert pauses == [1.0, 2.0]


def test_the_pause_is_the_one_the_service_asks_for(
    signer, service: BsreStandIn, pauses: list[float]
) -> None:
    service.busy, service.retry_after = 1, "3"
    signer.sign(signing.letter(), signing.a_request())
    assert pauses == [3.0]


def test_a_service_that_stays_busy_is_left_alone_after_four_calls(
    signer, service: BsreStandIn, pauses: list[float]
) -> None:
    service.busy = 100
    with pytest.raises(SignerUnavailable):
        signer.sign(signing.letter(), signing.a_request())
    assert len(service.paths) == 4
    assert pauses == [1.0, 2.0, 4.0]


def test_a_long_pause_is_left_to_the_queue(
    signer, service: BsreStandIn, pauses: list[float]
) -> None:
    service.busy, service.retry_after = 1, "600"
    with pytest.raises(SignerUnavailable):
        signer.sign(signing.letter(), signing.a_request())
    assert pauses == []


def test_silence_ends_at_the_time_limit_and_is_not_repeated(version, service: BsreStandIn) -> None:
    service.silent = True
    with pytest.raises(SignerUnavailable) as refusal:
        version(access(service, [], timeout=0.2)).sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"retry": True}
    assert len(service.paths) == 2  # the state, then one attempt


def test_nobody_listening_is_unavailable(version, service: BsreStandIn) -> None:
    nobody = access(service, [], base_url="http://127.0.0.1:1")
    with pytest.raises(SignerUnavailable):
        version(nobody).sign(signing.letter(), signing.a_request())


def test_a_wrong_passphrase_is_told_apart(signer) -> None:
    wrong = signing.a_request(passphrase=SecretStr("Bukan-Ini-9"))
    with pytest.raises(WrongPassphrase):
        signer.sign(signing.letter(), wrong)


@pytest.mark.parametrize(
    "said",
    [
        {"error": "Gagal", "status_code": 2031},
        {"error": "Gagal", "status": 2031},
        {"error": "Passphrase anda salah"},
        {"message": "passphrase tidak sesuai", "status_code": 9999},
    ],
)
def test_it_is_told_by_its_code_or_by_its_words(
    signer, monkeypatch: pytest.MonkeyPatch, said: dict
) -> None:
    monkeypatch.setattr(bsre_stand_in, "_wrong_passphrase", lambda: bsre_stand_in._json(400, said))
    wrong = signing.a_request(passphrase=SecretStr("Bukan-Ini-9"))
    with pytest.raises(WrongPassphrase):
        signer.sign(signing.letter(), wrong)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"status": "EXPIRED"}, CertificateNotUsable("EXPIRED")),
        ({"status": "GAGAL"}, SigningRefused("http-400")),
        ({"status": 2052, "error": "Gagal"}, SigningRefused("bsre-2052")),
    ],
)
def test_a_certificate_that_ended_meanwhile_is_told_apart_from_other_refusals(
    signer, service: BsreStandIn, monkeypatch: pytest.MonkeyPatch, said: dict, told: DomainError
) -> None:
    monkeypatch.setattr(bsre_stand_in, "_wrong_passphrase", lambda: bsre_stand_in._json(400, said))
    with pytest.raises(type(told)) as refusal:
        signer.sign(signing.letter(), signing.a_request(passphrase=SecretStr("Bukan-Ini-9")))
    assert refusal.value.params == told.params


def test_a_state_that_nobody_knows_signs_nothing(signer, service: BsreStandIn) -> None:
    service.state = "BARU"
    with pytest.raises(SigningRefused) as refusal:
        signer.sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"reason": "bsre-unknown-state"}
    assert service.asked == []


def test_without_a_passphrase_nothing_is_asked(signer, service: BsreStandIn) -> None:
    with pytest.raises(WrongPassphrase):
        signer.sign(signing.letter(), signing.a_request(passphrase=None))
    with pytest.raises(SigningRefused):
        signer.sign(signing.letter(), signing.a_request(signer_nik=None))
    assert service.paths == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [(500, SignerUnavailable), (502, SignerUnavailable), (400, SigningRefused)],
)
def test_failures_are_told_from_refusals(
    signer, service: BsreStandIn, status: int, expected: type[Exception]
) -> None:
    service.failing = status
    with pytest.raises(expected):
        signer.sign(signing.letter(), signing.a_request())


def test_wrong_credentials_of_the_office_are_a_refusal(version, service: BsreStandIn) -> None:
    with pytest.raises(SigningRefused) as refusal:
        version(access(service, [], username="someone")).sign(signing.letter(), signing.a_request())
    assert refusal.value.params == {"reason": "bsre-credentials"}


def test_an_answer_that_is_no_pdf_is_refused(signer, service: BsreStandIn, monkeypatch) -> None:
    monkeypatch.setattr(service, "_signed", lambda *_: b"<html>sukses</html>")
    with pytest.raises(SigningRefused):
        signer.sign(signing.letter(), signing.a_request())


def test_a_damaged_answer_does_not_pass_the_checker(signer, service: BsreStandIn) -> None:
    service.tampers = True
    signed = signer.sign(signing.letter(), signing.a_request())
    report = PadesChecker([signing.authority().pem]).check(signed)
    assert not report.good
    assert "content-changed" in report.reasons


def test_the_passphrase_and_the_nik_appear_in_no_log_error_or_repr(
    signer, service: BsreStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    request = signing.a_request()
    seen = [repr(request), str(request), repr(signer), repr(access(service, []))]
    signer.sign(signing.letter(), request)
    for trouble in ({"failing": 400}, {"failing": 500}, {"state": "REVOKE"}, {"busy": 9}):
        for name, value in trouble.items():
            setattr(service, name, value)
        with pytest.raises(Exception) as refusal:  # noqa: PT011
            signer.sign(signing.letter(), request)
        seen += traceback.format_exception(refusal.value)
        seen.append(repr(getattr(refusal.value, "params", "")))
    everything = "\n".join([*seen, caplog.text])
    for secret in (signing.PASSPHRASE, signing.NIK, bsre_stand_in.PASSWORD):
        assert secret not in everything


def test_v1_places_the_stamp_from_the_lower_left_and_v2_from_the_upper_left(
    service: BsreStandIn,
) -> None:
    BsreV1Signer(access(service, [])).sign(signing.letter(), signing.a_request())
    BsreV2Signer(access(service, [])).sign(signing.letter(), signing.a_request())
    v1, v2 = service.asked
    assert (v1["xAxis"], v1["yAxis"], v1["width"], v1["height"]) == ("340", "190", "85", "85")
    assert v2["signatureProperties"][0]["originY"] == pytest.approx(841.89 - 190 - 85)
