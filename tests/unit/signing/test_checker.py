"""The judge of strangers' files: nothing altered passes, nothing makes it raise."""

from __future__ import annotations

import functools
import io
import re
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from chalicelib.adapters.signing import byte_range
from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from tests.support import signing


@functools.cache
def signer() -> Pkcs12Signer:
    return Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")


@functools.cache
def signed() -> bytes:
    return signer().sign(signing.letter(), signing.a_request())


@functools.cache
def checker() -> PadesChecker:
    return PadesChecker([signing.authority().pem])


def container() -> tuple[int, int]:
    """Where the signature's container begins and ends in the signed file."""
    numbers = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", signed())
    assert numbers
    return int(numbers[2]), int(numbers[3])


def with_annotation(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(
                generic.NumberObject(edge) for edge in (50, 700, 300, 760)
            ),
            pdf_name("/Contents"): generic.TextStringObject("berlaku sampai 2099"),
            pdf_name("/DA"): generic.TextStringObject("/Helv 12 Tf"),
        }
    )
    writer.register_annotation(writer.root["/Pages"]["/Kids"].raw_get(0), writer.add_object(note))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_file_as_issued_is_good() -> None:
    report = checker().check(signed())
    assert report.good
    assert report.reasons == ()


def test_one_replaced_word_is_found() -> None:
    changed = signed().replace(b"/Reason (Penerbitan izin)", b"/Reason (Penerbitan ijin)")
    assert changed != signed()
    report = checker().check(changed)
    assert not report.good
    assert report.reasons == ("content-changed",)
    assert not report.intact


def test_replaced_page_content_is_found() -> None:
    first = signing.letter("IZIN A")
    changed = (
        signer()
        .sign(first, signing.a_request())
        .replace(first, signing.letter("IZIN B")[: len(first)].ljust(len(first)))
    )
    report = checker().check(changed)
    assert not report.good
    assert not report.intact


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"x" * 3000, bytes(20)])
def test_trailing_bytes_are_found(tail: bytes) -> None:
    report = checker().check(signed() + tail)
    assert not report.good
    assert report.reasons in (("not-whole-file", "changed-after-signing"), ("unreadable",))


def test_an_annotation_added_afterwards_is_found() -> None:
    report = checker().check(with_annotation(signed()))
    assert report.modified_after
    assert not report.covers_whole_file
    assert not report.good
    assert "changed-after-signing" in report.reasons


def test_a_second_signature_is_found() -> None:
    p12 = signers.SimpleSigner.load_pkcs12_data(signing.credentials(), (), signing.PASSWORD)
    metadata = signers.PdfSignatureMetadata(field_name="Lain")
    plain = signing.letter()
    once = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(plain)), metadata, p12)
    metadata = signers.PdfSignatureMetadata(field_name="LainLagi")
    twice = signers.sign_pdf(IncrementalPdfFileWriter(once), metadata, p12).getvalue()
    report = checker().check(twice)
    assert not report.good
    assert "several-signatures" in report.reasons


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        ("0 {a} {b} {rest_less}", "stops short of the end"),
        ("0 {a_less} {b} {rest}", "leaves more than the container out"),
        ("1 {a} {b} {rest}", "does not begin at the first byte"),
        ("0 {a} {b} {rest_more}", "goes beyond the end"),
        ("0 {a} {a} {rest}", "has no gap"),
        ("0 {a}", "has two numbers"),
        ("0 {a} {b} -5", "has a negative length"),
        ("/X {a} {b} {rest}", "is no list of numbers"),
    ],
)
def test_a_damaged_byte_range_is_found(numbers: str, why: str) -> None:
    a, b = container()
    rest = len(signed()) - b
    text = numbers.format(
        a=a, b=b, rest=rest, a_less=a - 40, rest_less=rest - 9, rest_more=rest + 9
    )
    old = re.search(rb"/ByteRange \[[^\]]*\] *", signed())
    assert old
    new = f"/ByteRange [{text}]".encode().ljust(len(old[0]))
    report = checker().check(signed().replace(old[0], new))
    assert not report.good, why


def test_bytes_hidden_behind_the_signature_in_its_container_are_found() -> None:
    """Ours has no room left; a service's container has, and only zeros may stand in it."""
    pdf, ranges = b"(a)<3003020101000000>(b)", [0, 3, 21, 3]
    for tail, sound in ((b"000000", True), (b"00beef", False), (b"000001", False)):
        written = pdf.replace(b"<3003020101000000>", b"<3003020101" + tail + b">")
        content = bytes.fromhex(written[4:20].decode())
        assert byte_range.is_sound(written, ranges, content, der_length=5) is sound


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_flipped_bit_outside_the_container_is_found(data: st.DataObject) -> None:
    start, end = container()
    outside = [*range(start), *range(end, len(signed()))]
    position = data.draw(st.sampled_from(outside))
    flipped = bytearray(signed())
    flipped[position] ^= 1 << data.draw(st.integers(0, 7))
    report = checker().check(bytes(flipped))
    assert not report.good
    assert report.reasons


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.integers(2, 6000))
def test_garbage_gives_a_report_and_no_exception(garbage: bytes, missing: int) -> None:
    for file in (garbage, b"%PDF-1.7\n" + garbage, signed()[:-missing], garbage + signed()):
        if file == signed():
            continue
        report = checker().check(file)
        assert not report.good
        assert report.reasons


def test_an_unsigned_letter_is_called_unsigned() -> None:
    assert checker().check(signing.letter()).reasons == ("not-signed",)
    assert checker().check(b"").reasons == ("unreadable",)


def test_a_strangers_authority_is_not_trusted() -> None:
    stranger = DevelopmentAuthority.create(now=signing.NOW)
    foreign = Pkcs12Signer(stranger.pkcs12(b"x", now=signing.NOW), b"x", stage="test")
    report = checker().check(foreign.sign(signing.letter(), signing.a_request()))
    assert report.intact
    assert not report.trusted
    assert report.reasons == ("untrusted-signer",)


def test_a_revoked_signer_is_not_trusted() -> None:
    _, leaf, _ = pkcs12.load_key_and_certificates(signing.credentials(), signing.PASSWORD)
    assert leaf is not None
    revoked = signing.authority().revoke(leaf, now=signing.NOW)
    report = PadesChecker([signing.authority().pem], [revoked]).check(signed())
    assert not report.trusted
    assert report.reasons == ("certificate-revoked",)


def test_a_permit_signed_before_the_revocation_stays_good() -> None:
    _, leaf, _ = pkcs12.load_key_and_certificates(signing.credentials(), signing.PASSWORD)
    assert leaf is not None
    later = signing.authority().revoke(leaf, now=signing.NOW + timedelta(days=90))
    assert PadesChecker([signing.authority().pem], [later]).check(signed()).good


def test_a_revocation_list_of_somebody_else_is_a_fault_of_the_configuration() -> None:
    stranger = DevelopmentAuthority.create(now=signing.NOW)
    with pytest.raises(ValueError, match="revocation list"):
        PadesChecker([signing.authority().pem], [stranger.revoke(now=signing.NOW)])


def test_a_signature_dated_outside_the_certificates_life_is_not_trusted() -> None:
    late = signing.NOW + timedelta(days=3 * 365 + 1)
    certificate = signer()._certificate
    certificate._not_after, kept = late + timedelta(days=1), certificate._not_after
    try:
        file = signer().sign(signing.letter(), signing.a_request(signed_at=late))
    finally:
        certificate._not_after = kept
    assert checker().check(file).reasons == ("certificate-expired",)


def test_a_signature_that_does_not_certify_is_told_apart() -> None:
    p12 = signers.SimpleSigner.load_pkcs12_data(signing.credentials(), (), signing.PASSWORD)
    for certify, permission in ((False, None), (True, fields.MDPPerm.ANNOTATE)):
        metadata = signers.PdfSignatureMetadata(
            field_name="Lain",
            certify=certify,
            docmdp_permissions=permission or fields.MDPPerm.FILL_FORMS,
        )
        file = signers.sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(signing.letter())), metadata, p12
        ).getvalue()
        report = checker().check(file)
        assert not report.certified_no_changes
        assert "not-certified" in report.reasons


def test_the_checker_logs_nothing_of_a_strangers_certificate(
    caplog: pytest.LogCaptureFixture,
) -> None:
    PadesChecker([DevelopmentAuthority.create(now=signing.NOW).pem]).check(signed())
    assert caplog.text == ""
