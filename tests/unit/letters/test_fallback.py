"""A letter prints what was typed, sign by sign, or nobody could type it (docs/checks.md 64)."""

import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from chalicelib.adapters.letters import fonts
from chalicelib.adapters.letters.fonts import BOLD, REGULAR, typeface
from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.letters.typeset import Type, put_spread, wrapped
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.permits.signing import LetterUnprintable
from chalicelib.domain.repertoire import is_printable, printable_signs, require_printable
from tests.unit.letters import samples

SIGNS = [chr(point) for point in printable_signs()]
TITLES = (
    "Pengaruh α-tokoferol dan β-karoten terhadap x² ≤ 10⁻³ mol/L (ΔT ± 2 °C)",
    "Kajian Kitab Tafsīr al-Jalālayn karya as-Suyūṭī di Surau ʿĀlim Ḥasan",
    "Kadar CO₂ dan H₂O pada suhu 25 ℃ → ∑xᵢ ÷ √n ∞",
    "Исследование şifa ağaç Łódź Đorđe — “naskah” ½ ⅓ №",
)


def rendered(title: str) -> bytes:
    content = samples.letter(samples.permit_type("penelitian"), data={"judul": title})
    return FpdfLetterRenderer().render(content).pdf


def printed(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def embedded(pdf: bytes) -> set[str]:
    fonts_of = [page["/Resources"]["/Font"] for page in PdfReader(io.BytesIO(pdf)).pages]
    return {str(one[name]["/BaseFont"]).split("+")[-1] for one in fonts_of for name in one}


def test_every_sign_that_may_be_typed_is_in_a_face_of_both_weights() -> None:
    for style in (REGULAR, BOLD):
        own, other = typeface().faces[style], fonts.fallback()[style].faces[style]
        set_as = {sign: own.legible(sign) for sign in SIGNS}
        lacking = [sign for sign, text in set_as.items() if not (own.has(text) or other.has(text))]
        assert not lacking


@given(st.text(max_size=60))
def test_a_text_is_set_whole_or_not_at_all(text: str) -> None:
    face = typeface().faces[REGULAR]
    try:
        legible = face.legible(text)
    except LetterUnprintable:
        assert not all(is_printable(sign) for sign in unicodedata.normalize("NFC", text))
        return
    assert face.width(legible, 11) >= 0
    assert "".join(part for _, part in face.runs(legible)) == legible
    for other, part in face.runs(legible):
        other.encode(part).encode("latin-1")


def test_only_signs_of_the_same_look_and_meaning_stand_for_each_other() -> None:
    face = typeface().faces[REGULAR]
    assert face.legible("a\u2010b\u2011c ﬁnal e\u0301 a\u200bb") == "a-b-c final é ab"
    for text in ("x²", "10⁻³", "α ≤ β", "Ștefan", "Suyūṭī", "ʿĀlim", "½ kg", "„Zitat“", "−5"):
        assert face.legible(text) == text
    for text in ("名", "محمد", "q\u0303", "👍", "ꦗ"):
        with pytest.raises(LetterUnprintable):
            face.legible(text)


@pytest.mark.parametrize("width", [60, 200, 480])
@pytest.mark.parametrize("style", [REGULAR, BOLD])
@pytest.mark.parametrize("title", TITLES)
def test_lines_of_two_faces_are_measured_and_stretched(title: str, style: str, width: int) -> None:
    kind = Type(typeface().faces[style], 11, 14.5)
    for words in wrapped(kind, title, width):
        line = " ".join(words)
        assert kind.width(line) <= width + 1e-6
        ink = put_spread(kind, 0, 0, words, width)
        gaps = [float(gap) for gap in re.findall(r"(-?[\d.]+) ?[(\]]", ink) if float(gap) < 0]
        if gaps:
            stretched = kind.width(line) - sum(gaps) * kind.size / 1000
            assert stretched == pytest.approx(width, abs=0.2)


@pytest.mark.parametrize("title", TITLES)
def test_the_letter_says_what_was_typed(title: str) -> None:
    assert title.replace(" ", "") in printed(rendered(title)).replace(" ", "")


def test_only_the_faces_that_a_letter_needs_are_in_it() -> None:
    usual = rendered("Peran kader posyandu")
    assert len(embedded(usual)) == 2 and not any("DejaVu" in name for name in embedded(usual))
    assert len(rendered(TITLES[0])) < len(usual) + 250_000


def test_an_ordinary_letter_does_not_load_the_second_typeface() -> None:
    fonts.fallback.cache_clear()
    rendered("Peran kader posyandu – “ok” 25 °C, x²")
    assert fonts.fallback.cache_info().currsize == 0


def test_a_package_without_the_second_typeface_is_a_fault_that_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "FALLBACK", tmp_path / "fallback.pickle")
    with pytest.raises(RuntimeError, match="was not made"):
        fonts.fallback.__wrapped__()


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ("Kitab تفسير", "another-script", "ت (U+062A)"),
        ("張偉", "another-script", "張 (U+5F35)"),
        ("ꦗꦮ", "another-script", "ꦗ (U+A997)"),
        ("ไทย", "another-script", "ไ (U+0E44)"),
        ("Senang 👍", "unprintable-signs", "👍 (U+1F44D)"),
        ("q\u0303", "unprintable-signs", "◌\u0303 (U+0303)"),
        ("∅", "unprintable-signs", "∅ (U+2205)"),
    ],
)
def test_what_cannot_be_printed_is_named_where_it_is_typed(
    text: str, code: str, named: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        require_printable(text, "data.judul")
    [problem] = refused.value.fields
    assert (problem.path, problem.code) == ("data.judul", code)
    assert str(problem.params["signs"]).startswith(named)


@pytest.mark.parametrize("title", TITLES)
def test_what_can_be_printed_may_be_typed(title: str) -> None:
    require_printable(title, "data.judul")
