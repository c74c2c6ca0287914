"""Who knows the API's own address and goes past CloudFront, with whatever headers, is refused: else
the limits per address would hold for nobody."""

import hashlib
import json
from typing import Any

import pytest

from app import app
from chalicelib.handlers import wiring
from chalicelib.handlers.env import settings
from chalicelib.handlers.origin import viewer_address
from infra.local import front
from tests.fakes.ports import FakePorts

NOW, BEFORE = "secret-of-today", "secret-of-before"


@pytest.fixture(autouse=True)
def _stage(monkeypatch: pytest.MonkeyPatch) -> Any:
    digests = [hashlib.sha256(one.encode()).hexdigest() for one in (NOW, BEFORE)]
    for name, value in {
        "APP_STAGE": "prod",
        "APP_NAME_PREFIX": "sisfo-izin-prod",
        "APP_ACCOUNT_ID": "111122223333",
        "PUBLIC_URL": "https://izin.example",
        "ORIGIN_DIGESTS": ",".join(digests),
    }.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield
    settings.cache_clear()


def ask(headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """The process's one app, as Lambda calls it: a second would take the views' requests from it
    for every later test."""
    path = "/api/permit-types"
    fields = ("multiValueQueryStringParameters", "pathParameters", "stageVariables", "body")
    context = {"resourcePath": path, "httpMethod": "GET", "identity": {"sourceIp": "203.0.113.9"}}
    event = {**dict.fromkeys(fields), "headers": headers, "isBase64Encoded": False}
    answer = app({**event, "requestContext": context}, None)
    return answer["statusCode"], json.loads(answer["body"])


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-origin-secret": ""},
        {"x-origin-secret": "guessed"},
        {"x-viewer-address": "198.51.100.7", "x-forwarded-for": "198.51.100.7"},
        {"x-origin-secret": hashlib.sha256(NOW.encode()).hexdigest()},
    ],
)
def test_without_the_secret_nobody_is_answered(
    headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "ports", FakePorts)
    status, body = ask(headers)
    assert (status, body["code"]) == (403, "not-through-front")


@pytest.mark.parametrize("secret", [NOW, BEFORE])
def test_the_secret_of_today_and_the_one_before_are_good(
    secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is changed, requests under way still carry the old one."""
    monkeypatch.setattr(wiring, "ports", FakePorts)
    assert ask({"X-Origin-Secret": secret})[0] == 200


def test_the_viewers_address_is_cloudfronts_word_and_not_the_browsers() -> None:
    given = {
        "x-origin-secret": NOW,
        "x-viewer-address": "2001:db8::1",
        "x-forwarded-for": "9.9.9.9",
    }
    assert viewer_address(given) == "2001:db8::1"


def test_a_stage_without_a_digest_answers_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that was lost must not open the door: the digest of nothing is no digest."""
    monkeypatch.setenv("ORIGIN_DIGESTS", "")
    settings.cache_clear()
    monkeypatch.setattr(wiring, "ports", FakePorts)
    assert ask({})[0] == 403


def test_on_the_local_stack_a_browser_cannot_choose_its_address() -> None:
    sent = {"x-viewer-address": "198.51.100.7", "x-origin-secret": "mine"}
    assert (sent | front.added("127.0.0.1"))["x-viewer-address"] == "127.0.0.1"
