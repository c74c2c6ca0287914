"""The automatic check as a whole: real processes, real parsers (docs/checks.md 18-22, 27)."""

import io
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

import chalicelib
from chalicelib.adapters.confined.processes import Limits
from chalicelib.adapters.inspection.eicar import EicarScanner
from chalicelib.adapters.inspection.sandbox import SandboxedInspector, processes
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.text import Language
from chalicelib.domain.uploads.model import DocumentRule, Inspection, Reason, Remark, Verdict
from tests.support import signed_pdfs, signing
from tests.support.colour_profiles import adobe_rgb
from tests.support.honest_files import HonestFile, exif_of_a_phone, honest_files, scan
from tests.support.nasty_files import (
    LETTER,
    PHOTO,
    PICTURE,
    NastyFile,
    jpeg,
    jpeg_that_claims,
    nasty_files,
    picture,
    png,
    zip_file,
)
from tests.support.pdf_objects import annotated, make_pdf, stream

INSPECTOR = SandboxedInspector(EicarScanner(), processes())
TEXTS = tomllib.loads(
    (Path(chalicelib.__file__).parent / "templates" / "verdicts.toml").read_text(encoding="utf-8")
)


def inspect_all(files: Sequence[NastyFile | HonestFile]) -> list[Inspection]:
    with ThreadPoolExecutor(3) as pool:
        return list(pool.map(lambda file: INSPECTOR.inspect(file.data, file.rule), files))


def accepted(data: bytes, rule: DocumentRule) -> bytes:
    inspection = INSPECTOR.inspect(data, rule)
    assert inspection.verdict.accepted, inspection.verdict
    assert inspection.clean_bytes
    return inspection.clean_bytes


def test_every_nasty_file_is_refused_for_the_reason_that_helps_its_sender() -> None:
    files = list(nasty_files())
    inspections = inspect_all(files)
    wrong = {
        file.name: (found.verdict.reason, "instead of", file.reason)
        for file, found in zip(files, inspections, strict=True)
        if found.verdict.reason != file.reason or found.verdict.accepted or found.clean_bytes
    }
    assert not wrong
    by_itself = set(Reason) - {Reason.SAME_FILE}  # which only the application can know
    assert {file.reason for file in files} == by_itself, "a reason that no file shows"
    for found in inspections:
        for text in TEXTS[str(found.verdict.reason)].values():
            assert text.format(**found.verdict.params, cure="")


def test_honest_files_are_accepted() -> None:
    files = list(honest_files())
    assert len(files) >= 50
    refused = {
        file.name: found.verdict.reason
        for file, found in zip(files, inspect_all(files), strict=True)
        if not found.verdict.accepted
    }
    assert len(refused) <= 0.02 * len(files), refused


def test_damage_of_any_kind_gets_a_verdict() -> None:
    files = []
    for whole, rule in ((jpeg(), PHOTO), (png(), PICTURE), (scan(1), LETTER)):
        for place in range(10, len(whole), len(whole) // 6):
            broken = whole[:place] + bytes(range(255, 235, -1)) + whole[place + 20 :]
            files.append(HonestFile(f"damaged at {place}", broken, rule))
    for found in inspect_all(files):
        assert found.verdict.accepted == (found.verdict.reason is None)
        assert found.verdict.accepted == (found.clean_bytes is not None)


def test_every_reason_and_remark_has_words_in_both_languages() -> None:
    assert set(TEXTS) == {*Reason, *Remark, "cures"}
    texts = [text for code, text in TEXTS.items() if code != "cures"]
    assert all(text["id"] and text["en"] for text in [*texts, *TEXTS["cures"].values()])


@pytest.mark.parametrize("language", Language)
def test_no_advice_destroys_a_signature(language: Language) -> None:
    verdicts = TemplateCatalogue().verdict_texts
    for reason in Reason:
        usual = verdicts.text(reason, language, {})
        signed = verdicts.text(reason, language, {"signed": 1})
        printing = ("Cetak ulang", "Print the document")
        assert not any(words in signed for words in printing)
        assert (usual != signed) == any(words in usual for words in printing)


def test_a_signed_paper_is_told_so_when_it_is_refused() -> None:
    for data in (signed_pdfs.with_attachment("a.exe", b"MZ"), signed_pdfs.with_attachment()):
        verdict = INSPECTOR.inspect(data, LETTER).verdict
        assert (verdict.reason, verdict.params["signed"]) == (Reason.EMBEDDED_FILE, 1)
    assert (
        "signed" not in INSPECTOR.inspect(signed_pdfs.unsigned_with_data(), LETTER).verdict.params
    )


def test_giant_pictures_are_refused_before_decoding() -> None:
    """In less memory than a decoded row buffer of them would take."""
    small = SandboxedInspector(EicarScanner(), processes(Limits(memory_bytes=150 * 1024 * 1024)))
    verdict = small.inspect(jpeg_that_claims(65_500, 65_500), PHOTO).verdict
    assert verdict.reason is Reason.TOO_MANY_PIXELS
    assert verdict.params == {"width": 65_500, "height": 65_500, "max_megapixels": "40"}


@pytest.mark.parametrize(("mode", "profile"), [("CMYK", b""), ("RGB", adobe_rgb())])
def test_the_largest_picture_allowed_fits_the_limits_in_its_worst_form(
    mode: str, profile: bytes
) -> None:
    """To be converted and to be turned: two full copies of the pixels at a time."""
    image = picture(7300, 5470, mode)
    data = jpeg(image, quality=50, exif=exif_of_a_phone(6), icc_profile=profile)
    verdict = INSPECTOR.inspect(data, DocumentRule(("jpg",), max_bytes=10_000_000)).verdict
    assert (verdict.accepted, verdict.width, verdict.height) == (True, 5470, 7300)


def test_nothing_but_the_picture_survives_in_a_jpeg() -> None:
    hidden = b"-6.2088, 106.8456 <script>alert(1)</script> %PDF-1.7"
    data = jpeg(
        exif=exif_of_a_phone(), comment=hidden, icc_profile=b"profile" * 99, xmp=b"<x>" + hidden
    )
    clean = accepted(data + hidden + zip_file(), PHOTO)
    assert jpeg_segments(clean) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
    assert not any(mark in clean for mark in (b"script", b"SAMSUNG", b"PK\x03\x04", b"%PDF"))
    assert clean.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(clean)) as image:
        assert not image.getexif()


def test_nothing_but_the_picture_survives_in_a_png() -> None:
    clean = accepted(png(exif=exif_of_a_phone(), dpi=(72, 72)) + zip_file(), PICTURE)
    assert b"SAMSUNG" not in clean
    assert b"PK\x03\x04" not in clean
    assert clean.endswith(b"IEND\xaeB`\x82")


def test_a_picture_taken_sideways_comes_out_upright() -> None:
    image = Image.new("RGB", (400, 200), "white")
    image.paste("red", (0, 0, 100, 100))
    found = INSPECTOR.inspect(jpeg(image, exif=exif_of_a_phone(6), quality=90), PHOTO)
    assert (found.verdict.width, found.verdict.height) == (200, 400)
    with Image.open(io.BytesIO(found.clean_bytes or b"")) as upright:
        red, green, _ = upright.getpixel((180, 20))  # the top left corner, turned clockwise
        assert red > 200 > 50 > green


def test_the_copy_of_a_picture_looks_like_the_picture() -> None:
    original = picture(800, 600)
    clean = accepted(jpeg(original, quality=70), PHOTO)
    with Image.open(io.BytesIO(clean)) as copy:
        assert copy.size == original.size
        assert len(clean) < 1.2 * len(jpeg(original, quality=70))


def test_transparency_of_a_png_stays() -> None:
    clean = accepted(png(picture(mode="P"), transparency=3), PICTURE)
    with Image.open(io.BytesIO(clean)) as image:
        assert image.info == {"transparency": 3}


DIPLOMA = DocumentRule(("pdf",), max_bytes=2_000_000, data_attachments=True)


def test_a_signed_paper_may_carry_data_where_its_rule_allows() -> None:
    diploma = signed_pdfs.with_attachment()
    assert accepted(diploma, DIPLOMA) == diploma


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ijazah.xml", b"MZ\x90"),
        ("ijazah.exe", b"<?xml version='1.0'?><a/>"),
        ("ijazah.xml", b"<html><script>alert(1)</script></html>"),
        ("ijazah.xml", b"<?xml version='1.0'?><svg onload='alert(1)'/>"),
        ("ijazah.xml", b"<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><a/>"),
        ("ijazah.xml", b""),
    ],
)
def test_what_it_carries_must_be_data(name: str, data: bytes) -> None:
    found = INSPECTOR.inspect(signed_pdfs.with_attachment(name, data), DIPLOMA)
    assert found.verdict.reason is Reason.EMBEDDED_FILE


def test_only_a_signed_paper_may_carry_data() -> None:
    found = INSPECTOR.inspect(signed_pdfs.unsigned_with_data(), DIPLOMA)
    assert found.verdict.reason is Reason.EMBEDDED_FILE


def test_a_signed_paper_has_a_larger_limit_of_its_own() -> None:
    rule = DocumentRule(("pdf",), max_bytes=50_000, signed_max_bytes=120_000)
    large = signed_pdfs.of_size(70_000)
    assert accepted(large, rule) == large
    verdict = INSPECTOR.inspect(signed_pdfs.of_size(130_000), rule).verdict
    assert verdict.reason is Reason.TOO_LARGE
    unsigned = make_pdf(o4=stream(b"%" * 70_000))
    claimed = make_pdf(o4=b"<< /ByteRange [0 10 20 30] >>", o5=stream(b"%" * 70_000))
    for data in (unsigned, claimed):
        verdict = INSPECTOR.inspect(data, rule).verdict
        assert (verdict.reason, verdict.params) == (Reason.TOO_LARGE, {"max_kb": 50})


def test_a_paper_that_nobody_locked_keeps_its_bytes_and_its_signature() -> None:
    paper = signed_pdfs.with_owner_password()
    assert accepted(paper, LETTER) == paper


def test_a_signed_pdf_stays_as_it_is() -> None:
    signed = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test").sign(
        signing.letter(), signing.a_request()
    )
    assert accepted(signed, LETTER) == signed


def test_an_officer_is_told_of_scanner_apps() -> None:
    for data in (
        scan(1, producer="intsig.com pdf producer"),
        scan(1, title="CamScanner 06-01-2026 10.20"),
        annotated(b"/Subtype /Link /A << /S /URI /URI (https://v3.camscanner.com/user) >>"),
    ):
        assert INSPECTOR.inspect(data, LETTER).verdict.warnings == (Remark.SCANNER_APP,)
    exif = Image.Exif()
    exif[0x0131] = "CamScanner"
    assert INSPECTOR.inspect(jpeg(exif=exif), PHOTO).verdict.warnings == (Remark.SCANNER_APP,)


@pytest.mark.parametrize("width", [1200, 3000])
def test_an_officer_is_told_of_what_nobody_can_read(width: int) -> None:
    sharp = picture(width, width * 3 // 4)
    blurred = sharp.filter(ImageFilter.GaussianBlur(width / 60))
    empty = Image.new("RGB", sharp.size, "white")
    warnings = [
        INSPECTOR.inspect(jpeg(image), PHOTO).verdict.warnings for image in (sharp, blurred, empty)
    ]
    assert warnings == [(), (Remark.BLURRED,), (Remark.BLANK,)]


def test_the_verdict_names_what_was_received_and_what_was_kept() -> None:
    data = make_pdf()
    verdict = INSPECTOR.inspect(data, LETTER).verdict
    assert verdict == Verdict(
        accepted=True,
        media_type="application/pdf",
        pages=1,
        size=len(data),
        clean_size=len(data),
        sha256=verdict.sha256,
        clean_sha256=verdict.sha256,
    )
    assert verdict.sha256


def jpeg_segments(data: bytes) -> set[int]:
    """Markers up to the picture's data."""
    found, position = set(), 2
    while True:
        found.add(data[position + 1])
        if data[position + 1] == 0xDA:
            return found
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
