"""Public verification: only the very file that was issued passes, and nothing makes it fail."""

import functools
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.errors import NotFound, TooManyAttempts
from chalicelib.domain.permits import verification
from chalicelib.domain.permits.model import PermitState
from chalicelib.domain.permits.verification import FileVerification, PublicPermit, Verdict
from chalicelib.domain.text import Language
from tests.support import signing
from tests.unit.permits_public.world import ADDRESS, permit, signed, world

GENUINE = {Verdict.GENUINE_IN_FORCE, Verdict.GENUINE_EXPIRED, Verdict.GENUINE_REVOKED}


@functools.cache
def with_annotation() -> bytes:
    """A note over the letter, as any PDF viewer adds one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
    edges = generic.ArrayObject(generic.NumberObject(edge) for edge in (50, 700, 300, 760))
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): edges,
            pdf_name("/Contents"): generic.TextStringObject("berlaku sampai 2099"),
            pdf_name("/DA"): generic.TextStringObject("/Helv 12 Tf"),
        }
    )
    writer.register_annotation(writer.root["/Pages"]["/Kids"].raw_get(0), writer.add_object(note))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@functools.cache
def foreign() -> bytes:
    """A letter like ours, signed with a certificate that somebody made at home."""
    home = DevelopmentAuthority.create(now=signing.NOW)
    signer = Pkcs12Signer(home.pkcs12(b"x", now=signing.NOW), b"x", stage="test")
    return signer.sign(signing.letter(), signing.a_request())


def verify(content: bytes, ports: Any = None) -> FileVerification:
    if ports is None:
        ports = world()
        permit(ports, pdf=signed())
    return verification.verify_file(ports, content, ADDRESS)


@pytest.mark.parametrize(
    ("changes", "standing", "verdict"),
    [
        ({}, "in-force", Verdict.GENUINE_IN_FORCE),
        ({"valid_until": None}, "in-force", Verdict.GENUINE_IN_FORCE),
        ({"valid_until": date(2026, 3, 1)}, "expired", Verdict.GENUINE_EXPIRED),
        ({"state": PermitState.REVOKED}, "revoked", Verdict.GENUINE_REVOKED),
        ({"state": PermitState.ENDED}, "ended", Verdict.GENUINE_ENDED),
    ],
)
def test_the_file_as_issued_is_genuine_and_says_what_it_is_worth_today(
    changes: dict[str, Any], standing: str, verdict: Verdict
) -> None:
    ports = world()
    made = permit(ports, pdf=signed(), **changes)
    found = verify(signed(), ports)
    assert found.verdict is verdict
    assert found.issued_by_us and found.signature_valid
    assert found.covers_whole_file and found.unchanged
    assert found.reasons == ()
    assert found.permit == verification.verify_token(ports, made.permit_id)
    assert found.permit.standing.value == standing
    assert found.signer and found.signed_at == signing.NOW


def test_the_public_sees_a_masked_nik_and_nothing_else_of_the_holder() -> None:
    ports = world()
    made = permit(ports)
    shown = verification.verify_token(ports, made.permit_id)
    assert shown.holder_nik_masked == "1302**********01"
    private = {"holder_id", "application_id", "surveys", "key", "sha256", "registration_number"}
    assert not private & PublicPermit.model_fields.keys()


@pytest.mark.parametrize("token", ["0" * 22, "x", "", "a" * 5000, "permit#1" * 3])
def test_an_unknown_token_is_not_found(token: str) -> None:
    with pytest.raises(NotFound) as refused:
        verification.verify_token(world(), token)
    assert refused.value.problem == "unknown-permit"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: signed().replace(b"Penerbitan izin", b"Penerbitan ijin"), "content-changed"),
        (lambda: signed() + b"\n", "not-whole-file"),
        (with_annotation, "changed-after-signing"),
        (lambda: signed().replace(b"/ByteRange [0 ", b"/ByteRange [1 "), "damaged-byte-range"),
        (
            lambda: signed().replace(signing.letter()[100:140], bytes(40), 1),
            "content-changed",
        ),
    ],
)
def test_a_changed_permit_is_refused_as_altered(content: Any, reason: str) -> None:
    found = verify(content())
    assert found.verdict is Verdict.ALTERED
    assert reason in found.reasons
    assert found.reasons[-1] == "not-on-record"
    assert not found.issued_by_us and not found.unchanged
    assert found.permit is None


def in_its_container(change: Callable[[bytes], bytes]) -> bytes:
    """The permit with other hex digits of its signature, and nothing else touched."""
    [digits] = re.findall(rb"/Contents <([0-9a-fA-F]+)>", signed())
    changed = change(digits)
    assert len(changed) == len(digits) and changed != digits
    return signed().replace(digits, changed)


def some_capitals(digits: bytes) -> bytes:
    return digits[:200].swapcase() + digits[200:]


def another_last_byte(digits: bytes) -> bytes:
    """Of the signature's value, which ends the CMS message; behind it are zeros."""
    end = len(digits.rstrip(b"0")) - 10
    return digits[:end] + (b"0" if digits[end : end + 1] != b"0" else b"1") + digits[end + 1 :]


@pytest.mark.parametrize(
    ("change", "reason", "holds"),
    [
        (some_capitals, "signature-rewritten", True),
        (another_last_byte, "signature-invalid", False),
        (lambda digits: b"0" * len(digits), "signature-invalid", False),
    ],
)
def test_a_damaged_signature_is_not_called_a_changed_content(
    change: Callable[[bytes], bytes], reason: str, holds: bool
) -> None:
    found = verify(in_its_container(change))
    assert found.verdict is Verdict.SIGNATURE_DAMAGED
    assert found.reasons == (reason, "not-on-record")
    assert (found.signature_valid, found.issued_by_us) == (holds, False)


def test_a_changed_content_stays_one_whatever_became_of_the_signature() -> None:
    changed = in_its_container(some_capitals).replace(b"Penerbitan izin", b"Penerbitan ijin")
    assert verify(changed).verdict is Verdict.ALTERED


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_any_single_changed_byte_is_enough_to_be_refused(where: int, flip: int) -> None:
    content = bytearray(signed())
    content[where % len(content)] ^= flip
    found = verify(bytes(content))
    assert found.verdict not in GENUINE
    assert found.permit is None


def test_a_file_signed_by_a_stranger_is_not_ours_and_its_claims_are_not_repeated() -> None:
    found = verify(foreign())
    assert found.verdict is Verdict.NOT_OURS
    assert found.reasons == ("untrusted-signer", "not-on-record")
    assert not found.signature_valid
    assert found.signer is None and found.signed_at is None


def test_a_well_signed_file_that_we_did_not_issue_is_not_ours() -> None:
    found = verify(signed("SURAT LAIN"))
    assert found.verdict is Verdict.NOT_OURS
    assert found.signature_valid
    assert found.reasons == ("not-on-record",)


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (signing.letter, Verdict.NOT_SIGNED),
        (lambda: b"", Verdict.UNREADABLE),
        (lambda: b"%PDF-1.7\n" + bytes(2000), Verdict.UNREADABLE),
        (lambda: b"\xff\xd8\xff\xe0 a photo", Verdict.UNREADABLE),
        (lambda: signed()[: len(signed()) // 2], Verdict.UNREADABLE),
        (lambda: signed() + b"%%EOF\n", Verdict.UNREADABLE),
    ],
)
def test_what_is_not_signed_or_no_pdf_is_told_apart(content: Any, verdict: Verdict) -> None:
    assert verify(content()).verdict is verdict


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_garbage_gets_a_verdict_and_never_an_error(content: bytes) -> None:
    assert verify(content).verdict in (Verdict.UNREADABLE, Verdict.NOT_SIGNED)


def test_every_verdict_and_reason_can_be_read_in_both_languages() -> None:
    texts = world().texts
    report = verification.SignatureReport.__doc__ or ""
    codes = report.partition("good file:")[2].strip().rstrip(".").replace("\n", " ")
    reasons = {code.strip() for code in codes.split(",")} | {"not-on-record"}
    assert len(reasons) == 17
    general = texts.of_problem("no-such-code", Language.ENGLISH, {}).title
    for language in Language:
        for verdict in Verdict:
            assert texts.of_problem(f"file-{verdict}", language, {}).title != general
        assert all(code in texts.fields for code in reasons)


def test_one_address_can_check_sixty_files_in_ten_minutes() -> None:
    ports = world()
    for _ in range(60):
        verify(b"", ports)
    with pytest.raises(TooManyAttempts):
        verify(b"", ports)
    ports.clock.advance(minutes=11)
    assert verify(b"", ports).verdict is Verdict.UNREADABLE
