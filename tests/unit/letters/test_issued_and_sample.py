"""A sample and the letter that is issued of the same data: the same text and the same picture, but
for number, day, signature, code, and the sample's watermark."""

import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageChops, ImageDraw

from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.signing import SignatureBox
from infra.catalogue.samples import sample_letter, sample_preview
from tests.support.signing import PASSWORD, a_request, credentials

pytestmark = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils")

CATALOGUE = TemplateCatalogue()
RENDERER = FpdfLetterRenderer()
DPI = 150
PAPERS = (
    "sip_bidan", "penelitian", "rekomendasi_keramaian", "stpt", "tukang_gigi", "operasional_sd",
    "pindah_tempat_sip", "ganti_nama_sekolah",
)  # fmt: skip
"""One of each kind; a family's others are the same letter with another profession or school."""


@dataclass
class Word:
    page: int
    text: str
    box: tuple[float, float, float, float]
    """Points from the page's upper left corner: left, top, right, bottom."""


@dataclass
class Printed:
    pdf: bytes
    signature: SignatureBox
    words: list[Word]
    pictures: list[Image.Image]

    @classmethod
    def of(cls, content: LetterContent, folder: Path, *, signed: bool = False) -> "Printed":
        letter = RENDERER.render(content)
        pdf = letter.pdf
        if signed:
            signer = Pkcs12Signer(credentials(), PASSWORD, stage="test")
            pdf = signer.sign(pdf, a_request(box=letter.signature_box))
        folder.mkdir()
        file = folder / "letter.pdf"
        file.write_bytes(pdf)
        to = ["pdftoppm", "-png", "-gray", "-r", str(DPI), str(file), str(folder / "page")]
        subprocess.run(to, check=True)
        pictures = [Image.open(png).convert("L") for png in sorted(folder.glob("page*.png"))]
        return cls(pdf, letter.signature_box, _words(file), pictures)

    def text(self) -> str:
        pages = pypdf.PdfReader(io.BytesIO(self.pdf)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def lines_of(self, said: str) -> list[Word]:
        """The words of which this is made, wherever they stand in this order."""
        wanted = said.split()
        starts = [
            place
            for place in range(len(self.words))
            if [word.text for word in self.words[place : place + len(wanted)]] == wanted
        ]
        return [word for at in starts for word in self.words[at : at + len(wanted)]]


def _words(file: Path) -> list[Word]:
    told = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True)
    found, page = [], 0
    word = r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>'
    for line in told.stdout.splitlines():
        page += "<page" in line
        if match := re.search(word, line):
            left, top, right, bottom = (float(match[n]) for n in range(1, 5))
            found.append(Word(page, match[5], (left, top, right, bottom)))
    return found


def put_right(sample_text: str, content: LetterContent, issued: LetterContent) -> str:
    """The sample's text with the issued letter's number, footer and words at the signature."""
    pieces = [
        (content.permit_number, issued.permit_number),
        (content.footer, issued.footer),
        (f"{content.watermark} ", ""),
        (content.watermark, ""),
    ]
    for old, new in pieces:
        sample_text = sample_text.replace(old, new)
    return sample_text


@pytest.mark.parametrize("type_id", PAPERS)
def test_they_say_the_same_and_look_the_same_but_for_what_the_signature_brings(
    type_id: str, tmp_path: Path
) -> None:
    kind = CATALOGUE.latest(type_id)
    issued = sample_letter(kind, CATALOGUE)
    seen = sample_preview(kind, CATALOGUE)
    before, after = (
        Printed.of(seen, tmp_path / "sample"),
        Printed.of(issued, tmp_path / "issued", signed=True),
    )
    assert seen.watermark in before.text() and seen.watermark not in after.text()
    wanted = after.text().replace(f" {issued.words.signed}", "")
    assert put_right(before.text(), seen, issued) == wanted
    assert len(before.pictures) == len(after.pictures)
    for number, (one, other) in enumerate(zip(before.pictures, after.pictures, strict=True), 1):
        difference = ImageChops.difference(one, other)
        hide(difference, number, before, seen, after, issued)
        assert seen_dots(difference) is None


def seen_dots(difference: Image.Image) -> tuple[int, int, int, int] | None:
    """Where anything differs by more than the pale watermark on white."""
    return difference.point(lambda level: 255 if level > 40 else 0).getbbox()


def hide(
    difference: Image.Image,
    number: int,
    before: Printed,
    seen: LetterContent,
    after: Printed,
    issued: LetterContent,
) -> None:
    """The lines of number and footer, and the box of signature and code."""
    draw, scale = ImageDraw.Draw(difference), DPI / 72
    numbers = [*before.lines_of(seen.permit_number), *after.lines_of(issued.permit_number)]
    signing = [*before.lines_of(seen.footer), *after.lines_of(issued.footer)]
    signing += after.lines_of(issued.words.signed)
    boxes = [word.box for word in signing if word.page == number]
    # the line of the number is centred, so all of it moves with its length
    boxes += [
        (0, word.box[1], difference.width / scale, word.box[3])
        for word in numbers
        if word.page == number
    ]
    for printed in (before, after):
        box = printed.signature
        if box.page == number:
            top = difference.height / scale - box.y - box.height
            boxes.append((box.x, top, box.x + box.width, top + box.height))
    for left, top, right, bottom in boxes:
        wider = (left - 1, top - 1, right + 1, bottom + 1)
        draw.rectangle([length * scale for length in wider], fill=0)
