"""Which bearer tokens are taken, and until when (docs/checks.md 6 and 8)."""

import base64
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.sign_in import ACCESS_LIFETIME, open_session
from chalicelib.domain.storage import Put
from tests.support.api import PUBLIC_URL, TOKEN_KEY, World
from tests.support.stories import NEW_PASSWORD, PASSWORD, link_token

CLAIMS = ("iss", "aud", "sub", "sid", "gen", "jti", "iat", "nbf", "exp", "typ")
KID = {"kid": "access-1"}


def opened(token: str) -> dict[str, Any]:
    found: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return found


def signed(
    claims: dict[str, Any], key: Any = TOKEN_KEY, algorithm: str = "HS256", **headers: Any
) -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers={**KID, **headers})


def coded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def unsigned(claims: dict[str, Any], algorithm: str, **headers: str) -> str:
    header = {"alg": algorithm, "typ": "JWT", **KID, **headers}
    return ".".join([*(coded(json.dumps(part).encode()) for part in (header, claims)), ""])


def signed_with_nothing(claims: dict[str, Any], **headers: str) -> str:
    """An HMAC under the empty key, which PyJWT itself would not make."""
    text = unsigned(claims, "HS256", **headers)
    return text + coded(hmac.digest(b"", text.rstrip(".").encode(), "sha256"))


def signed_with_rsa(claims: dict[str, Any]) -> str:
    """As PyJWT would make it; here it knows no RSA (``adapters/postponed.py``)."""
    text = unsigned(claims, "RS256").rstrip(".")
    key = rsa.generate_private_key(65537, 2048)
    return f"{text}.{coded(key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def spliced(genuine: str, claims: dict[str, Any]) -> str:
    """Other claims under a genuine token's signature."""
    head, _, signature = genuine.split(".")
    return ".".join([head, signed(claims).split(".")[1], signature])


Forge = Callable[[World, Actor, str, dict[str, Any]], str]
"""From a world, a citizen, a genuine token and its claims."""

FORGED: dict[str, Forge] = {
    "nothing at all": lambda w, who, genuine, claims: "",
    "three dots": lambda w, who, genuine, claims: "...",
    "words": lambda w, who, genuine, claims: "saya petugas",
    "no signature": lambda w, who, genuine, claims: genuine.rpartition(".")[0] + ".",
    "algorithm none": lambda w, who, genuine, claims: unsigned(claims, "none"),
    "algorithm NoNe": lambda w, who, genuine, claims: unsigned(claims, "NoNe"),
    "another key": lambda w, who, genuine, claims: signed(claims, b"x" * 40),
    "an empty key": lambda w, who, genuine, claims: signed_with_nothing(claims),
    "HS512 with our key": lambda w, who, genuine, claims: signed(claims, algorithm="HS512"),
    "RS256": lambda w, who, genuine, claims: signed_with_rsa(claims),
    "other claims, old signature": lambda w, who, genuine, claims: spliced(
        genuine, {**claims, "sub": w.administrator.account_id}
    ),
    "kid of another key": lambda w, who, genuine, claims: signed(claims, kid="access-2"),
    "kid of a file": lambda w, who, genuine, claims: signed_with_nothing(
        claims, kid="../../dev/null"
    ),
    "no kid": lambda w, who, genuine, claims: jwt.encode(claims, TOKEN_KEY, "HS256"),
    "a key of its own": lambda w, who, genuine, claims: signed(
        claims, b"y" * 40, jwk={"kty": "oct", "k": base64.b64encode(b"y" * 40).decode()}
    ),
    "expired": lambda w, who, genuine, claims: signed({**claims, "exp": claims["iat"]}),
    "not yet valid": lambda w, who, genuine, claims: signed(
        {**claims, "nbf": claims["nbf"] + 3600, "exp": claims["exp"] + 3600}
    ),
    "expiry as a text": lambda w, who, genuine, claims: signed({**claims, "exp": "9999999999"}),
    "another audience": lambda w, who, genuine, claims: signed(
        {**claims, "aud": f"{PUBLIC_URL}/local"}
    ),
    "many audiences": lambda w, who, genuine, claims: signed(
        {**claims, "aud": [claims["aud"], "https://lain.contoh.id"]}
    ),
    "another stage": lambda w, who, genuine, claims: signed(
        {**claims, "iss": "https://dev.contoh.id", "aud": "https://dev.contoh.id/api"}
    ),
    "a refresh token's type": lambda w, who, genuine, claims: signed({**claims, "typ": "refresh"}),
    "the refresh token itself": lambda w, who, genuine, claims: (
        open_session(w.ports, w.ports.accounts.find(who.account_id)).refresh_token
    ),
    "an unknown account": lambda w, who, genuine, claims: signed({**claims, "sub": "nobody"}),
    "an older generation": lambda w, who, genuine, claims: signed({**claims, "gen": 0}),
    "generation as a text": lambda w, who, genuine, claims: signed({**claims, "gen": "1"}),
    **{
        f"without {claim}": lambda w, who, genuine, claims, claim=claim: signed(
            {name: value for name, value in claims.items() if name != claim}
        )
        for claim in CLAIMS
    },
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_token_is_nobodys(world: World, forgery: str) -> None:
    who = world.citizen()
    genuine = world.token(who)
    assert world.call("GET", "/profile", by=genuine).status == 200
    token = FORGED[forgery](world, who, genuine, opened(genuine))
    answer = world.call("GET", "/profile", by=token)
    assert (answer.status, answer.code) == (401, "not-signed-in")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_token_is_taken_from_the_authorization_header_alone(world: World) -> None:
    token = world.token(world.citizen())
    for headers in (
        {"Authorization": token},
        {"Authorization": f"Basic {token}"},
        {"Cookie": f"access_token={token}; sisfo_refresh={token}"},
        {"X-Access-Token": token},
    ):
        assert world.call("GET", "/profile", headers=headers).status == 401


def test_what_a_token_claims_beyond_who_it_is_gives_no_rights(world: World) -> None:
    """Even one with a good signature: roles are read from the account."""
    claims = opened(world.token(world.citizen()))
    token = signed({**claims, "roles": ["administrator"], "kind": "officer", "admin": True})
    assert world.call("GET", "/profile", by=token).body["roles"] == []
    assert world.call("GET", "/admin/officers", by=token).status == 403
    assert world.call("GET", "/officer/queue?role=head", by=token).status == 403


def test_an_access_token_ends_after_its_fifteen_minutes(world: World) -> None:
    token = world.token(world.citizen())
    world.clock.advance(seconds=ACCESS_LIFETIME.total_seconds() - 1)
    assert world.call("GET", "/profile", by=token).status == 200
    world.clock.advance(seconds=1)
    assert world.call("GET", "/profile", by=token).status == 401
    assert timedelta(minutes=15) >= ACCESS_LIFETIME


def edited(world: World, officer: Actor, **changes: Any) -> None:
    version = world.ports.accounts.find(officer.account_id).version
    path = f"/admin/officers/{officer.account_id}"
    answer = world.call("PATCH", path, {"version": version, **changes}, by=world.administrator)
    assert answer.status == 200, answer.text


def test_a_disabled_officer_is_refused_at_the_next_request(world: World) -> None:
    officer = world.officer("back_office")
    token, queue = world.token(officer), "/officer/queue?role=back_office"
    assert world.call("GET", queue, by=token).status == 200
    edited(world, officer, enabled=False)
    assert world.call("GET", queue, by=token).status == 401
    edited(world, officer, enabled=True)
    assert world.call("GET", queue, by=token).status == 401  # the old sessions are gone for good
    assert world.call("GET", queue, by=world.fresh_token(officer)).status == 200


def test_a_citizen_s_account_that_is_disabled_is_refused_as_well(world: World) -> None:
    """Whoever did it, and even if the sessions were not ended along with it."""
    person = world.citizen(password=PASSWORD)
    body = {"login": person.nik, "password": PASSWORD}
    signed_in = world.call("POST", "/sessions", body)
    token, cookie = signed_in.body["access_token"], signed_in.headers["set-cookie"].split(";")[0]
    before = world.ports.accounts.find(person.account_id)
    after = before.replace(enabled=False, version=before.version + 1)
    world.ports.commit(Put(after, before))
    assert world.call("GET", "/profile", by=token).status == 401
    assert world.call("POST", "/sessions/refresh", headers={"Cookie": cookie}).status == 401
    again = world.call("POST", "/sessions", body)
    assert (again.status, again.code) == (403, "account-disabled")


def test_a_role_taken_away_is_gone_at_the_next_request(world: World) -> None:
    officer = world.officer("back_office", "secretary")
    token = world.token(officer)
    edited(world, officer, roles=["back_office"])
    refused = world.call("GET", "/officer/queue?role=secretary", by=token)
    assert (refused.status, refused.code) == (403, "not-your-role")
    assert world.call("GET", "/officer/queue?role=back_office", by=token).status == 200


def test_an_administrator_without_the_role_administers_nothing(world: World) -> None:
    other = world.officer("administrator")
    token = world.token(other)
    assert world.call("GET", "/admin/officers", by=token).status == 200
    edited(world, other, roles=["back_office"])
    assert world.call("GET", "/admin/officers", by=token).status == 403


def test_a_good_token_under_another_word_is_nobodys(world: World) -> None:
    """RFC 6750: it is a bearer token, in whatever letters that is written."""
    token = world.token(world.citizen())
    found = {
        words: world.call("GET", "/profile", headers={"Authorization": words}).status
        for words in (f"bearer {token}", f"Basic {token}", f"{token}", "Bearer", "Bearer ")
    }
    assert list(found.values()) == [200, 401, 401, 401, 401]


def test_another_password_ends_all_other_sessions(world: World) -> None:
    person = world.citizen(password=PASSWORD)
    token, other = world.token(person), world.fresh_token(person)
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    answer = world.call("PUT", "/profile/password", body, by=token)
    assert answer.status == 200
    for old in (token, other):
        assert world.call("GET", "/profile", by=old).status == 401
    assert world.call("GET", "/profile", by=answer.body["access_token"]).status == 200


def test_a_reset_ends_all_sessions_and_older_links(world: World) -> None:
    person = world.citizen(password=PASSWORD)
    token = world.token(person)
    for _ in range(2):
        world.call("POST", "/passwords/forgotten", {"login": person.nik})
    older, newer = (link_token([sent]) for sent in world.send_messages()[::2])
    reset = {"token": newer, "password": NEW_PASSWORD}
    assert world.call("POST", "/passwords/reset", reset).status == 200
    assert world.call("GET", "/profile", by=token).status == 401
    for used in (older, newer):
        answer = world.call("POST", "/passwords/reset", {"token": used, "password": PASSWORD})
        assert (answer.status, answer.code) == (422, "link-expired")
