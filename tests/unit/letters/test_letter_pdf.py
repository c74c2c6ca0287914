"""The PDF as a reader of it sees it: words, fonts, properties, the place of the signature."""

import io
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from chalicelib.adapters.letters import cutting, fonts
from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.permits.letter import RenderedLetter, Row
from chalicelib.domain.permits.signing import LetterUnprintable, SignatureRequest
from tests.unit.letters import samples

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler not installed")
LEFT, EDGE, WIDTH, HEIGHT = 72, 535.28, 595.28, 841.89


@pytest.fixture(scope="module")
def renderer() -> FpdfLetterRenderer:
    return FpdfLetterRenderer()


@pytest.fixture(scope="module")
def research():
    return samples.letter(samples.permit_type("penelitian"))


@pytest.fixture(scope="module")
def extreme():
    """Everything longer than anybody would write it."""
    names = [f"Puskesmas Rawatan Nagari Nomor {n} di Kecamatan yang Jauh" for n in range(10)]
    endless = "https://contoh.example/" + "a" * 300
    letter = samples.letter(
        samples.permit_type("penelitian"),
        data={
            "lokasi": [{"name": name, "place_id": None, "note": "x" * 200} for name in names],
            "judul": "Pengaruh " * 60 + "W" * 120,
        },
        number="449.1/096/IPP/DPMPTSPNAKER/" + "X" * 120 + "/VI/2022",
        applicant=replace(samples.APPLICANT, full_name_with_titles="Prof. Dr. Ir. " * 20),
    )
    return replace(
        letter,
        title=letter.title + " TENTANG KEGIATAN" * 12,
        rows=(
            *letter.rows,
            Row("Label yang sangat panjang sekali untuk satu kolom" * 3, (endless,)),
        ),
        copies_to=(endless, *letter.copies_to * 8),
        signer=replace(letter.signer, acting="Plt.", name="Muhammad Abdurrahman " * 8),
    )


def reader(letter: RenderedLetter) -> PdfReader:
    return PdfReader(io.BytesIO(letter.pdf))


def text_of(letter: RenderedLetter) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader(letter).pages).split())


def words_of(letter: RenderedLetter, folder: Path) -> list[tuple[int, float, float, float, float]]:
    """Each word's page and edges (left, bottom, right, top), by poppler."""
    file = folder / "letter.pdf"
    file.write_bytes(letter.pdf)
    shown = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    words, page = [], 0
    for line in shown.splitlines():
        page += "<page " in line
        if found := re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"', line):
            left, top, right, bottom = map(float, found.groups())
            words.append((page, left, HEIGHT - bottom, right, HEIGHT - top))
    return words


def test_the_letter_says_what_its_content_says_and_the_text_can_be_copied(renderer, research):
    text = text_of(renderer.render(research))
    expected = [
        *research.letterhead,
        research.title,
        f"Nomor : {samples.NUMBER}",
        "Bdn. Rina Marlina, S.Tr.Keb.",
        "24 Juni 2022 sampai dengan 24 Juli 2022",
        research.closing,
        "Arosuka",
        "22 Juni 2022",
        samples.SIGNER.name,
        "Pembina Utama Muda",
        "NIP 19700101 199503 1 001",
        "sertifikat elektronik yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE)",
        "Pasal 5 ayat (1)",
        samples.URL,
    ]
    assert [one for one in expected if one not in text] == []
    compounds_whole = text.replace("- ", "-")  # a line may end within Undang-Undang
    for item in (*research.considering, *research.legal_basis, *research.conditions):
        assert item in compounds_whole


def test_every_font_is_embedded_as_a_subset(renderer, research):
    fonts = {}
    for page in reader(renderer.render(research)).pages:
        fonts |= {name: font.get_object() for name, font in page["/Resources"]["/Font"].items()}
    assert len(fonts) == 2
    for font in fonts.values():
        (descendant,) = font["/DescendantFonts"]
        assert re.fullmatch(r"/[A-Z]{6}\+Caladea.*", font["/BaseFont"])
        assert descendant.get_object()["/FontDescriptor"]["/FontFile2"].get_data()
        assert b"beginbf" in font["/ToUnicode"].get_data()


def test_the_files_properties_name_the_permit_the_office_and_the_language(renderer, research):
    pdf = reader(renderer.render(research))
    assert pdf.metadata.title == f"SURAT IZIN PENELITIAN {samples.NUMBER}"
    assert pdf.metadata.author == samples.office().name
    assert "Rina Marlina" in pdf.metadata.subject
    assert samples.NUMBER in pdf.metadata["/Keywords"]
    assert pdf.metadata.creation_date.date() == research.issued_on
    assert pdf.trailer["/Root"]["/Lang"] == "id"


def test_the_same_content_gives_the_same_bytes_also_from_several_threads(renderer, research):
    first = renderer.render(research).pdf
    with ThreadPoolExecutor(4) as pool:
        assert {renderer.render(research).pdf for _ in range(3)} == {first}
        assert set(pool.map(lambda _: renderer.render(research).pdf, range(12))) == {first}
    assert FpdfLetterRenderer().render(research).pdf == first


def test_nothing_in_the_file_acts_or_points_outside(renderer, research):
    root = reader(renderer.render(research)).trailer["/Root"]
    assert not {"/AcroForm", "/AA", "/Names"} & set(root)


@pytest.mark.parametrize("name", ["research", "extreme"])
@needs_poppler
def test_text_stays_between_the_margins_and_off_the_signature(renderer, name, request, tmp_path):
    letter = renderer.render(request.getfixturevalue(name))
    box = letter.signature_box
    assert box.x > 0 and box.x + box.width < WIDTH
    assert box.y > 0 and box.y + box.height < HEIGHT
    for page, left, bottom, right, top in words_of(letter, tmp_path):
        assert left >= LEFT - 1 and right <= EDGE + 1
        assert bottom > 8
        beside = right <= box.x or left >= box.x + box.width
        assert page != box.page or beside or top <= box.y or bottom >= box.y + box.height


@needs_poppler
def test_no_two_words_lie_on_each_other(renderer, extreme, tmp_path):
    """A quarter of a line may overlap: poppler's boxes reach above and below the letters."""
    words = words_of(renderer.render(extreme), tmp_path)
    for number, (page, left, bottom, right, top) in enumerate(words):
        for other, left2, bottom2, right2, top2 in words[number + 1 :]:
            across = min(right, right2) - max(left, left2)
            down = min(top, top2) - max(bottom, bottom2)
            assert page != other or across < 0.5 or down < 0.25 * (top - bottom)


def test_a_long_letter_numbers_its_pages_and_repeats_the_footer(renderer, extreme):
    letter = renderer.render(extreme)
    pages = [" ".join(page.extract_text().split()) for page in reader(letter).pages]
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "ditandatangani secara elektronik" in page


def test_the_signature_is_never_alone_on_its_page(renderer, research):
    for extra in range(0, 40, 2):
        content = replace(research, body=research.body + ("Baris tambahan.",) * extra)
        letter = renderer.render(content)
        page = reader(letter).pages[letter.signature_box.page - 1].extract_text()
        for part in ("Ditetapkan di", "Demikian surat izin", samples.SIGNER.name, "NIP 1970"):
            assert part in page


def test_a_short_letter_has_one_page_and_no_page_number(renderer, research):
    letter = renderer.render(replace(research, conditions=(), legal_basis=(), considering=()))
    assert len(reader(letter).pages) == 1
    assert "Halaman 1" not in text_of(letter)


def test_an_acting_head_signs_as_such(renderer, research):
    signer = replace(samples.SIGNER, acting="Plh.")
    assert "Plh. KEPALA DINAS" in text_of(renderer.render(replace(research, signer=signer)))


def test_a_dictum_hangs_beside_its_word(renderer):
    letter = samples.letter(samples.permit_type("operasional_sd"))
    text = text_of(renderer.render(letter))
    assert "KESATU : Memberikan Izin Operasional" in text
    assert "KEEMPAT : Keputusan ini mulai berlaku" in text


def test_names_of_many_languages_are_rendered(renderer, research):
    rows = (Row("Nama", ("Đặng Thị Ngọc Łukasz",)), Row("Διεύθυνση", ("Улица Ленина",)))
    text = text_of(renderer.render(replace(research, rows=rows)))
    assert "Đặng Thị Ngọc Łukasz" in text
    assert "Διεύθυνση" in text and "Улица Ленина" in text


@pytest.mark.parametrize("sign", ["名", "😀", "ع"])
def test_a_letter_with_a_sign_that_no_face_has_is_not_made(renderer, research, sign):
    rows = (Row("Nama", (f"Łukasz {sign}",)),)
    with pytest.raises(LetterUnprintable):
        renderer.render(replace(research, rows=rows))


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_office_may_use_its_own_emblem(research, tmp_path, kind):
    path = tmp_path / f"emblem.{kind}"
    if kind == "png":
        Image.new("RGBA", (90, 120), (0, 90, 0, 128)).save(path)
    else:
        path.write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
        )
    own = FpdfLetterRenderer(path)
    first = own.render(research)
    assert first.pdf == own.render(research).pdf
    assert first.pdf != FpdfLetterRenderer().render(research).pdf
    assert len(reader(first).pages[0].images) == (kind == "png")


def test_a_signed_letter_has_its_signature_where_the_renderer_left_room(renderer, research):
    now = datetime.now(UTC)
    key = DevelopmentAuthority.create(now=now).pkcs12(b"test", now=now)
    letter = renderer.render(research)
    request = SignatureRequest(
        signer_name=samples.SIGNER.name,
        reason="Penerbitan izin",
        location="Arosuka",
        field_name="TTE",
        box=letter.signature_box,
        signed_at=now,
    )
    signed = PdfReader(
        io.BytesIO(Pkcs12Signer(key, b"test", stage="test").sign(letter.pdf, request))
    )
    box = letter.signature_box
    (field,) = signed.pages[box.page - 1]["/Annots"]
    corners = [box.x, box.y, box.x + box.width, box.y + box.height]
    assert [float(edge) for edge in field.get_object()["/Rect"]] == pytest.approx(corners, abs=0.01)


def test_a_letter_in_the_typeface_of_the_package_is_the_same_to_the_byte(
    renderer: FpdfLetterRenderer, research, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "typeface.pickle"
    kept.write_bytes(cutting.kept())
    monkeypatch.setattr(fonts, "KEPT", kept)
    monkeypatch.setattr(cutting, "cut", lambda: pytest.fail("it was cut anew"))
    fonts.typeface.cache_clear()
    try:
        from_package = FpdfLetterRenderer()
    finally:
        fonts.typeface.cache_clear()
    assert from_package.render(research).pdf == renderer.render(research).pdf
