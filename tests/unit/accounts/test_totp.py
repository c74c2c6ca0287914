"""Codes that change with time, against the RFC's own vectors."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.domain.accounts import totp

SECRETS = {
    "sha1": b"12345678901234567890",
    "sha256": b"12345678901234567890123456789012",
    "sha512": b"1234567890123456789012345678901234567890123456789012345678901234",
}

# RFC 6238, appendix B (with its erratum on the secrets' lengths)
VECTORS = [
    (59, "94287082", "46119246", "90693936"),
    (1111111109, "07081804", "68084774", "25091201"),
    (1111111111, "14050471", "67062674", "99943326"),
    (1234567890, "89005924", "91819424", "93441116"),
    (2000000000, "69279037", "90698825", "38618901"),
    (20000000000, "65353130", "77737706", "47863826"),
]


@pytest.mark.parametrize(("seconds", "sha1", "sha256", "sha512"), VECTORS)
def test_the_vectors_of_rfc_6238(seconds: int, sha1: str, sha256: str, sha512: str) -> None:
    step = totp.step_at(datetime.fromtimestamp(seconds, UTC))
    found = {name: totp.code(SECRETS[name], step, digits=8, digest=name) for name in SECRETS}
    assert found == {"sha1": sha1, "sha256": sha256, "sha512": sha512}
    assert totp.code(SECRETS["sha1"], step) == sha1[-6:]


def test_a_clock_may_be_off_by_one_step_and_no_more() -> None:
    now = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    secret, present = SECRETS["sha1"], totp.step_at(now)
    taken = [
        off
        for off in range(-4, 5)
        if totp.matching_step(secret, totp.code(secret, present + off), now) is not None
    ]
    assert taken == [-1, 0, 1]
    assert totp.step_at(now + timedelta(seconds=30)) == present + 1


@pytest.mark.parametrize("given", ["", "12345", "1234567", "abcdef", "１２３４５６", "\ud800"])
def test_what_is_no_code_matches_nothing(given: str) -> None:
    assert totp.matching_step(SECRETS["sha1"], given, datetime(2026, 3, 2, tzinfo=UTC)) is None


def test_an_app_gets_the_secret_and_whose_it_is() -> None:
    uri = urlsplit(totp.otpauth_uri(SECRETS["sha1"], "rina@kantor.example", "Sisfo Izin"))
    assert (uri.scheme, uri.netloc, uri.path) == (
        *("otpauth", "totp", "/Sisfo%20Izin:rina@kantor.example"),
    )
    assert parse_qs(uri.query) == {
        "secret": ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"],
        "issuer": ["Sisfo Izin"],
    }
    assert totp.base32(SECRETS["sha1"]) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
