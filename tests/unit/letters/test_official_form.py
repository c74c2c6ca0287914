"""The form of official letters (docs/domain.md §9), read from the PDF itself."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageChops, ImageDraw

from chalicelib.adapters.letters import renderer
from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.office import DelegatedAuthority
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from infra.catalogue.papers import every_paper
from infra.catalogue.regulations import place_of
from infra.catalogue.samples import sample_letter

CATALOGUE = TemplateCatalogue()
VERSIONS = CATALOGUE.all_versions()
PAPERS = dict(every_paper(CATALOGUE))
RENDERER = FpdfLetterRenderer()
every_version = pytest.mark.parametrize("kind", VERSIONS, ids=lambda t: f"{t.id}.{t.rule_set}")
DPI = 150


def pages_of(content: LetterContent) -> list[str]:
    pdf = pypdf.PdfReader(io.BytesIO(RENDERER.render(content).pdf))
    """Without what a line's end makes of a compound: ``Undang- Undang``."""
    return [" ".join(page.extract_text().split()).replace("- ", "-") for page in pdf.pages]


def page_with(pages: list[str], text: str) -> int:
    found = [number for number, page in enumerate(pages) if text in page]
    assert found, text
    return found[-1]


def page_beginning(pages: list[str], text: str) -> int:
    """Where it stands first: what is said before may be said again."""
    return next(number for number, page in enumerate(pages) if text in page)


def overflowing(content: LetterContent) -> Iterator[LetterContent]:
    """The same letter grown line by line, so that every part comes to lie at the foot of a page."""
    for lines in range(0, 44, 2):
        extra = tuple(f"Baris tambahan ke-{number}." for number in range(lines))
        yield replace(content, considering=(*content.considering, *extra))


def sample(type_id: str, rule_set: str) -> LetterContent:
    (kind,) = [one for one in VERSIONS if (one.id, one.rule_set) == (type_id, rule_set)]
    return sample_letter(kind, CATALOGUE)


LONG = {
    "decree": sample("operasional_sd", "seed-2021"),
    "letter": sample("penelitian", "permendagri3-2018"),
    "revocation": PAPERS["pencabutan"],
    "minutes": PAPERS["berita-acara.operasional_sd.permendikbud47-2023"],
}


@pytest.fixture(params=LONG)
def long_letter(request: pytest.FixtureRequest) -> LetterContent:
    return LONG[request.param]


def assert_nothing_is_torn(content: LetterContent) -> None:
    pages = pages_of(content)
    words = content.words
    for items in (content.considering, content.legal_basis, content.noting, content.conditions):
        # the second last keeps the last one company, and the second begins beside the first
        if len(items) > 1:
            ends = [" ".join(item.split()[-4:]) for item in items[-2:]]
            assert page_with(pages, ends[0]) == page_with(pages, ends[1]), items[-1]
            first, second = " ".join(items[0].split()[-4:]), " ".join(items[1].split()[:4])
            assert page_with(pages, first) == page_beginning(pages, second), items[0]
    rows = [f"{row.label} :" for row in content.rows]
    assert len({page_with(pages, row) for row in rows}) == 1
    if content.decree:
        assert page_with(pages, words.deciding) == page_with(pages, rows[0])
        assert page_with(pages, "KESATU :") == page_with(pages, rows[0])
    signed = page_with(pages, words.decided_at)
    before = pages[signed].partition(words.decided_at)[0]
    assert content.closing[-30:] in before
    assert signed == page_with(pages, content.signer.name)
    for copy in content.copies_to:
        assert page_with(pages, copy) == signed


@every_version
def test_a_shipped_letter_tears_nothing(kind) -> None:
    assert_nothing_is_torn(sample_letter(kind, CATALOGUE))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_no_type_tears_nothing(name: str) -> None:
    assert_nothing_is_torn(PAPERS[name])


def test_wherever_a_page_ends_nothing_is_torn(long_letter: LetterContent) -> None:
    for content in overflowing(long_letter):
        assert_nothing_is_torn(content)


@every_version
def test_the_parts_follow_each_other_as_in_official_letters(kind) -> None:
    content = sample_letter(kind, CATALOGUE)
    words, text = content.words, " ".join(pages_of(content))
    parts = [content.letterhead[0], content.title]
    if content.decree:
        parts += [
            f"{words.decree_number} {content.permit_number}", words.about, content.decree.about,
            content.decree.by, f"{words.considering} :", f"{words.legal_basis} :", words.deciding,
            f"{words.enacting} : {content.title} {words.about} {content.decree.about}.", "KESATU :",
            *(f"{row.label} :" for row in content.rows), "KEDUA :", "KETIGA :", "KEEMPAT :",
        ]  # fmt: skip
    else:
        parts += [f"{words.number} : {content.permit_number}"]
        parts += [f"{words.considering} :"] if content.considering else []
        parts += [f"{words.legal_basis} :"]
        parts += [f"{words.noting} :"] if content.noting else []
        parts += [content.opening, *(f"{row.label} :" for row in content.rows)]
    parts += [words.decided_at, content.signer.name, words.copies_to]
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, (part, text[at : at + 200])
        at = found + len(part)


@every_version
def test_regulations_alone_are_the_basis_by_rank_and_year(kind) -> None:
    office = CATALOGUE.office.replace(
        delegation=DelegatedAuthority(
            kind="Peraturan Bupati Solok", number="5", year=2024, title="Pendelegasian Kewenangan"
        )
    )
    content = sample_letter(kind, CATALOGUE, office)
    text = " ".join(pages_of(content))
    places = [place_of(item) for item in content.legal_basis]
    assert None not in places
    assert places == sorted(p for p in places if p)
    assert content.legal_basis[-1].startswith("Peraturan Bupati Solok Nomor 5 Tahun 2024 tentang")
    for item in (*content.considering, *content.legal_basis, *content.noting):
        assert item.endswith(";") and item in text
    closed = "".join(item[-1] for item in content.conditions)
    assert closed in ("", ";" * (len(closed) - 1) + ".")


@every_version
def test_while_the_delegation_is_not_known_its_line_is_left_out(kind) -> None:
    content = sample_letter(kind, CATALOGUE)
    assert not any(item.startswith("Peraturan Bupati") for item in content.legal_basis)
    assert all(len(item) > 1 for item in content.legal_basis)


@every_version
def test_a_decree_names_its_signer_without_titles_and_other_papers_with_rank(kind) -> None:
    content = sample_letter(kind, CATALOGUE)
    end = " ".join(pages_of(content)).rpartition(content.words.decided_at)[2]
    if content.decree:
        assert "KABUPATEN SOLOK, " in end and "Zulhendri Contoh" in end
        assert [word for word in ("Drs. ", "M.Si.", "NIP ", "(IV/c)") if word in end] == []
    else:
        assert "Drs. Zulhendri Contoh, M.Si. Pembina Utama Muda (IV/c) NIP " in end


def test_what_overflows_by_little_is_fitted_to_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sample("sip_bidan", "uu17-2023")
    grown = replace(content, body=(*content.body, "Baris tambahan. " * 18))
    assert len(pages_of(grown)) == 1
    monkeypatch.setattr(renderer, "SIZES", renderer.SIZES[:1])
    assert len(pages_of(grown)) == 2


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils")
def test_letters_of_the_same_data_differ_in_number_date_and_signature_alone(
    tmp_path: Path,
) -> None:
    """Samples are composed as issued letters are (``composing.letter_for``)."""
    first = sample("sip_bidan", "uu17-2023")
    second = replace(
        first,
        permit_number=first.permit_number.replace("096", "097"),
        issued_on=date(2027, 1, 12),
        verification_url=first.verification_url.replace("contoh", "lainnya"),
        signer=SignerBlock(
            title=first.signer.title, name="Nama Lain", rank="Pembina", nip="1" * 18
        ),
        footer=first.footer.replace("contoh", "lainnya"),
    )
    seen, boxes = [], []
    for number, content in enumerate((first, second)):
        letter = RENDERER.render(content)
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(letter.pdf)
        to = str(tmp_path / str(number))
        command = ["pdftoppm", "-png", "-r", str(DPI), "-singlefile", str(file), to]
        subprocess.run(command, check=True)
        seen.append(Image.open(tmp_path / f"{number}.png").convert("L"))
        boxes.append(letter.signature_box)
    assert boxes[0] == boxes[1]
    difference = ImageChops.difference(*seen)
    draw, scale, height = ImageDraw.Draw(difference), DPI / 72, seen[0].height
    box = boxes[0]
    right = seen[0].width
    for low, high in (
        (box.y - 50, box.y + box.height + 3),  # code, name, rank, NIP
        (box.y + box.height + 30, box.y + box.height + 60),  # the day
        (20, 50),  # the address in the footer
        (680, 706),  # the number
    ):
        draw.rectangle((0, height - high * scale, right, height - low * scale), fill=0)
    assert difference.point(lambda level: 255 if level > 40 else 0).getbbox() is None
