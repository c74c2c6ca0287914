"""What may stand where a signature leaves the file out: the message, zeros, and nothing else."""

from __future__ import annotations

import functools
import re
from datetime import timedelta

import pytest

from chalicelib.adapters.signing import byte_range
from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.adapters.signing.timestamps import HttpTimeStamper
from tests.support import signing
from tests.support.signed_kinds import LOCKED
from tests.support.tsa_stand_in import tsa

SOUND = (0, 3, 21, 3)
FILE = b"(a)<3003020101000000>(b)"


@functools.cache
def stamped() -> bytes:
    """Its container has room left for a longer time stamp."""
    with tsa(signing.authority(), at=signing.NOW + timedelta(seconds=7)) as service:
        signer = Pkcs12Signer(
            signing.credentials(),
            signing.PASSWORD,
            stage="test",
            timestamper=HttpTimeStamper(service.url),
        )
        return signer.sign(signing.letter(), signing.a_request())


def test_what_hides_behind_the_message_is_told() -> None:
    checker = PadesChecker([signing.authority().pem])
    assert checker.check(stamped()).good
    hidden = stamped().replace(b"00000000>", b"0000beef>", 1)
    assert hidden != stamped()
    report = checker.check(hidden)
    assert not report.good
    assert report.reasons == ("damaged-byte-range",)


def test_a_signature_that_its_key_did_not_make_is_told() -> None:
    signed = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test").sign(
        signing.letter(), signing.a_request()
    )
    end = re.search(rb"/ByteRange \[\d+ \d+ (\d+) ", signed)
    assert end
    last = int(end[1]) - 2  # ours has no room left, and the signature's value stands at its end
    other = b"0" if signed[last : last + 1] != b"0" else b"1"
    report = PadesChecker([signing.authority().pem]).check(
        signed[:last] + other + signed[last + 1 :]
    )
    assert not report.good
    assert report.reasons == ("signature-invalid",)


@pytest.mark.parametrize(
    "numbers",
    [
        SOUND[:2],
        (*SOUND, 0),
        (1, *SOUND[1:]),
        (0, -21, 21, 3),
        (0, 21, 21, 3),
        (0, 3, 21, 4),
        (0, 3, 21, -1),
        (0, 3, 20, 3),
    ],
)
def test_spans_that_are_not_the_files_two_are_unsound(numbers: tuple[int, ...]) -> None:
    content = bytes.fromhex("3003020101000000")
    assert byte_range.is_sound(FILE, SOUND, content, der_length=5)
    assert not byte_range.is_sound(FILE, numbers, content, der_length=5)


@pytest.mark.parametrize("kind", LOCKED)
def test_an_encrypted_paper_is_told_so(kind: str) -> None:
    assert PadesChecker([signing.authority().pem]).check(LOCKED[kind]()).reasons == ("encrypted",)
