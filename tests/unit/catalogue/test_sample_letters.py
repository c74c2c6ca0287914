"""Every letter with sample data, and ``make letters``."""

import io
import shutil
from pathlib import Path

import pypdf
import pytest

from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.region_files import RegionFiles
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.catalogue.values import check_values, missing_fields
from infra.catalogue import letters
from infra.catalogue.samples import ISSUED_ON, sample_data, sample_letter

CATALOGUE = TemplateCatalogue()
VERSIONS = CATALOGUE.all_versions()
RENDERER = FpdfLetterRenderer()
every_version = pytest.mark.parametrize("kind", VERSIONS, ids=lambda t: f"{t.id}.{t.rule_set}")


def text_of(pdf: bytes) -> tuple[int, str]:
    """Number of pages, and the text with single spaces."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return len(pages), " ".join(" ".join(page.extract_text() for page in pages).split())


@every_version
def test_the_sample_is_an_application_that_could_be_sent_in(kind: PermitType) -> None:
    of = ApplicationKind.RENEWAL if ApplicationKind.RENEWAL in kind.kinds else ApplicationKind.NEW
    data = sample_data(kind)
    assert missing_fields(kind, of, data) == []
    assert check_values(kind, of, data, ISSUED_ON, RegionFiles())[1] == []


@every_version
def test_the_letter_is_laid_out_with_its_number_and_without_gaps(kind: PermitType) -> None:
    content = sample_letter(kind, CATALOGUE)
    pages, text = text_of(RENDERER.render(content).pdf)
    assert pages <= (1 if kind.letter.photo_document else 2)
    assert content.permit_number in text and f"/{kind.numbering.type_code}" in text
    assert not set("{}") & set(text)
    for row in content.rows:
        assert row.label in text and row.values[0].split()[0] in text
    assert content.signer.name in text


@every_version
def test_the_letter_reads_as_one_of_its_type(kind: PermitType) -> None:
    content = sample_letter(kind, CATALOGUE)
    assert content.title == content.title.upper()
    assert content.legal_basis and content.rows and content.body and content.copies_to
    if kind.group == "operasional_sekolah":
        assert content.title.startswith("KEPUTUSAN KEPALA DINAS")
        assert content.decree is not None
        assert content.opening.startswith("KESATU:")
        assert [text.partition(":")[0] for text in content.body] == ["KEDUA", "KETIGA"]
        assert content.closing.startswith("KEEMPAT:")
    if kind.id.startswith("sip_"):
        assert content.title.startswith("SURAT IZIN PRAKTIK")
        assert "Untuk berpraktik sebagai" in [row.label for row in content.rows]


def test_a_preview_writes_the_letters_of_one_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = letters.render(TEMPLATES / "permit_types/sip/sip_bidan.toml", tmp_path)
    names = ["sip_bidan.permenkes13-2025.pdf", "sip_bidan.uu17-2023.pdf"]
    assert sorted(path.name for path in made) == names
    assert made[0].read_bytes().startswith(b"%PDF")
    if shutil.which("pdftoppm"):
        assert (tmp_path / "sip_bidan.uu17-2023-1.png").exists()
    assert "letters written: 2" in capsys.readouterr().out


def test_without_pdftoppm_there_are_pdfs_and_a_word_about_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    letters.render(TEMPLATES / "permit_types/stpt.seed-2021.toml", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["stpt.seed-2021.pdf"]
    assert "pdftoppm is not installed" in capsys.readouterr().out


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils")
def test_the_contact_sheet_shows_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [kind for kind in VERSIONS if kind.id in ("stpt", "operasional_tk")]
    few = [kind for kind in few if kind.rule_set == "seed-2021"]
    monkeypatch.setattr(TemplateCatalogue, "all_versions", lambda _self: few)
    (tmp_path / "left-over.pdf").write_bytes(b"")
    letters.render(folder=tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "berita-acara.operasional_tk.seed-2021-1.png", "berita-acara.operasional_tk.seed-2021.pdf",
        "contact-sheet.png",
        "operasional_tk.seed-2021-1.png", "operasional_tk.seed-2021-2.png",
        "operasional_tk.seed-2021.pdf",
        "pencabutan-1.png", "pencabutan-2.png", "pencabutan.pdf",
        "stpt.seed-2021-1.png", "stpt.seed-2021.pdf",
    ]  # fmt: skip
    from PIL import Image

    with Image.open(tmp_path / "contact-sheet.png") as sheet:
        assert sheet.width > 3 * letters.TILE and sheet.height > letters.TILE
