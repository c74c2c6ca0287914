"""No token that is not exactly ours gives access (RFC 8725)."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from chalicelib.adapters.access_tokens import KEY_ID, JwtAccessTokens

KEY = b"a key of at least thirty-two bytes"
NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
ISSUER = "https://izin.contoh.id"
TOKENS = JwtAccessTokens(KEY, ISSUER)

CLAIMS: dict[str, Any] = {
    "iss": ISSUER,
    "aud": f"{ISSUER}/api",
    "sub": "acc-1",
    "sid": "ses-1",
    "gen": 1,
    "jti": "t-1",
    "iat": int(NOW.timestamp()),
    "nbf": int(NOW.timestamp()),
    "exp": int(NOW.timestamp()) + 900,
    "typ": "access",
}


def forge(
    key: Any = KEY, algorithm: str = "HS256", header: dict[str, Any] | None = None, **claims: Any
) -> str:
    payload = {name: value for name, value in {**CLAIMS, **claims}.items() if value is not None}
    return jwt.encode(payload, key, algorithm=algorithm, headers=header or {"kid": KEY_ID})


def unsigned(algorithm: str) -> str:
    parts = ({"alg": algorithm, "kid": KEY_ID, "typ": "JWT"}, CLAIMS)
    encoded = [base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts]
    return ".".join([*encoded, ""])


def test_a_token_of_ours_is_read_back() -> None:
    token = TOKENS.issue(
        account_id="acc-1",
        session_id="ses-1",
        generation=3,
        token_id="t-1",
        now=NOW,
        lifetime=timedelta(minutes=15),
    )
    claims = TOKENS.read(token, NOW)
    assert claims is not None
    assert (claims.account_id, claims.session_id, claims.generation) == ("acc-1", "ses-1", 3)


def test_the_forger_of_these_tests_can_make_a_good_token() -> None:
    assert TOKENS.read(forge(), NOW)


@pytest.mark.parametrize("seconds", [-1, 900, 901, 10**9])
def test_a_token_is_good_from_its_making_until_its_end(seconds: int) -> None:
    assert TOKENS.read(forge(), NOW + timedelta(seconds=seconds)) is None


@pytest.mark.parametrize("claim", sorted(CLAIMS))
def test_every_claim_is_required(claim: str) -> None:
    assert TOKENS.read(forge(**{claim: None}), NOW) is None


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://lain.contoh.id"},
        {"aud": "https://lain.contoh.id"},
        {"aud": [f"{ISSUER}/api", "https://lain.contoh.id"]},
        {"typ": "refresh"},
        {"gen": "1"},
        {"gen": True},
        {"gen": 1.0},
        {"sid": 7},
        {"exp": "9999999999"},
        {"nbf": int(NOW.timestamp()) + 60},
    ],
    ids=str,
)
def test_a_claim_with_another_value_or_type_is_refused(claims: dict[str, Any]) -> None:
    assert TOKENS.read(forge(**claims), NOW) is None


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(forge(key=b"another key of thirty-two bytes!!!!"), id="another key"),
        pytest.param(unsigned("none"), id="alg none"),
        pytest.param(unsigned("None"), id="alg None"),
        pytest.param(unsigned("HS256"), id="no signature"),
        pytest.param(forge(algorithm="HS512", key=KEY * 2), id="HS512"),
        pytest.param(forge(header={"kid": "../../dev/null"}), id="kid of a path"),
        pytest.param(forge(header={"kid": "access-1' OR 1=1"}), id="kid of a query"),
        pytest.param(forge(header={"alg": "HS256"}), id="no kid"),
        pytest.param(
            forge(header={"kid": KEY_ID, "jwk": {"kty": "oct", "k": "AAAA"}}, key=b"\0" * 32),
            id="key of its own",
        ),
        pytest.param(forge()[:-2], id="cut signature"),
        pytest.param(forge() + "x", id="longer signature"),
        pytest.param(forge().replace(".", "..", 1), id="four parts"),
        *("", ".", "..", "null", "Bearer", "é", "🙂.🙂.🙂", "\0", "a" * 10_000),
    ],
)
def test_forged_and_garbled_tokens_are_refused(token: str) -> None:
    assert TOKENS.read(token, NOW) is None


def test_changing_one_character_anywhere_is_seen() -> None:
    token = forge()
    for place in range(0, len(token) - 1, 7):
        other = "A" if token[place] != "A" else "B"
        assert TOKENS.read(token[:place] + other + token[place + 1 :], NOW) is None


def test_a_short_key_is_not_accepted() -> None:
    with pytest.raises(ValueError):
        JwtAccessTokens(b"k" * 31, ISSUER)
