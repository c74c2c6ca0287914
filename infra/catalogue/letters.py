"""Every permit type's letter and every other paper with sample data, as PDF and PNG, and all of
them on one sheet."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.schema import PermitType
from infra.catalogue.papers import every_paper
from infra.catalogue.samples import sample_letter

FOLDER = Path(__file__).parents[2] / "build" / "letters"
SHEET = "contact-sheet.png"
DPI = 110
COLUMNS, TILE, MARGIN, CAPTION = 10, 300, 16, 34


def render(file: Path | None = None, folder: Path = FOLDER) -> list[Path]:
    """Write the letters of this file, or of all files with the papers of no type, into the folder;
    the PDFs are returned.

    PNGs and the sheet need ``pdftoppm`` (poppler-utils); without it that is said and they are
    left out.
    """
    catalogue = TemplateCatalogue()
    kinds = _kinds(catalogue, file)
    folder.mkdir(parents=True, exist_ok=True)
    if file is None:
        for old in (*folder.glob("*.pdf"), *folder.glob("*.png")):
            old.unlink()
    named = [(f"{kind.id}.{kind.rule_set}", sample_letter(kind, catalogue)) for kind in kinds]
    if file is None:
        named += every_paper(catalogue)
    renderer = FpdfLetterRenderer()
    letters = []
    for name, content in named:
        path = folder / f"{name}.pdf"
        path.write_bytes(renderer.render(content).pdf)
        letters.append(path)
    print(f"letters written: {len(letters)}, in {folder}")
    tool = shutil.which("pdftoppm")
    if tool is None:
        print("pdftoppm is not installed (Debian: poppler-utils): no PNG, no contact sheet")
        return letters
    pages = [page for letter in letters for page in _pages(tool, letter)]
    if file is None:
        _sheet(pages, folder / SHEET)
        print(f"{len(pages)} pages on {folder / SHEET}")
    return letters


def _kinds(catalogue: TemplateCatalogue, file: Path | None) -> list[PermitType]:
    if file is None:
        return sorted(catalogue.all_versions(), key=lambda kind: (kind.group, kind.id))
    return [catalogue.validated(version) for version in catalogue.read_type(file.resolve())]


def _pages(tool: str, letter: Path) -> Sequence[Path]:
    """One PNG per page: ``<letter>-1.png`` …"""
    stem = letter.with_suffix("")
    for old in letter.parent.glob(f"{letter.stem}-*.png"):
        old.unlink()
    command = [tool, "-png", "-r", str(DPI), str(letter), str(stem)]
    subprocess.run(command, check=True, timeout=60)  # noqa: S603 — our own file, no shell
    return sorted(letter.parent.glob(f"{letter.stem}-*.png"))


def _sheet(pages: Sequence[Path], to: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    height = round(TILE * 1.4142)
    rows = -(-len(pages) // COLUMNS)
    step_x, step_y = TILE + MARGIN, height + CAPTION + MARGIN
    sheet = Image.new("RGB", (COLUMNS * step_x + MARGIN, rows * step_y + MARGIN), (120, 124, 130))
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    for number, page in enumerate(pages):
        x = MARGIN + number % COLUMNS * step_x
        y = MARGIN + number // COLUMNS * step_y
        with Image.open(page) as whole:
            tile: Any = whole.convert("RGB").resize((TILE, height), Image.Resampling.LANCZOS)
        sheet.paste(tile, (x, y))
        draw.text((x, y + height + 6), page.stem, font=font, fill="white")
    sheet.save(to, optimize=True)
