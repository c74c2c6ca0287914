"""What honest citizens send: photos and scans of many devices, PDFs of many programs."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from fpdf import FPDF
from PIL import Image, ImageFilter
from pypdf import PdfReader, PdfWriter

from chalicelib.domain.uploads.model import DocumentRule
from tests.support import signed_pdfs
from tests.support.nasty_files import LETTER, PHOTO, PICTURE, jpeg, picture, png
from tests.support.pdf_objects import ALGORITHMS, annotated, encrypted, make_pdf, page_with, stream


@dataclass(frozen=True)
class HonestFile:
    name: str
    data: bytes = field(repr=False)
    rule: DocumentRule


def honest_files() -> Iterator[HonestFile]:
    for name, data in _photos():
        yield HonestFile(f"photo {name}", data, PHOTO)
    for name, data in _pictures():
        yield HonestFile(f"png {name}", data, PICTURE)
    for name, data in _documents():
        yield HonestFile(f"pdf {name}", data, LETTER)


def exif_of_a_phone(orientation: int = 1) -> Image.Exif:
    """Device, orientation and place, as a phone writes them."""
    exif = Image.Exif()
    exif[0x010F] = "SAMSUNG"
    exif[0x0131] = "A125FXXU1BUE3"
    exif[0x0112] = orientation
    exif[0x8825] = {1: "S", 2: (0.0, 56.0, 12.0), 3: "E", 4: (100.0, 38.0, 5.0)}
    return exif


def _photos() -> Iterator[tuple[str, bytes]]:
    for quality in (10, 40, 75, 95):
        yield f"of quality {quality}", jpeg(quality=quality)
    for width, height in ((300, 400), (1200, 1600), (4000, 3000), (3024, 4032)):
        yield f"of {width} x {height}", jpeg(picture(width, height), quality=60)
    for orientation in range(1, 9):
        yield f"held as {orientation}", jpeg(exif=exif_of_a_phone(orientation))
    for mode in ("L", "CMYK"):
        yield f"in {mode}", jpeg(picture(mode=mode))
    for sampling in (0, 1, 2):
        yield f"with subsampling {sampling}", jpeg(subsampling=sampling)
    yield "progressive", jpeg(progressive=True)
    yield "optimised, no JFIF density", jpeg(optimize=True, dpi=(0, 0))
    yield "with restart markers", jpeg(restart_marker_blocks=4)
    yield "with a colour profile", jpeg(icc_profile=b"profile" * 900)
    yield "with a comment", jpeg(comment=b"Foto KTP")
    yield "with something behind it", jpeg() + b"\x00" * 600
    yield "with unreadable EXIF", jpeg(exif=b"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff")
    yield "of two frames (MPO)", _multi_picture()
    yield "of a face before a red wall", jpeg(Image.new("RGB", (600, 800), "#b01020"))
    yield "in black and white", jpeg(picture().convert("1").convert("L"))


def _multi_picture() -> bytes:
    out = io.BytesIO()
    picture().save(out, "MPO", save_all=True, append_images=[picture(320, 240)])
    return out.getvalue()


def _pictures() -> Iterator[tuple[str, bytes]]:
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        image = picture(mode="RGBA" if mode == "LA" else "I" if mode == "I;16" else mode)
        yield f"in {mode}", png(image.convert(mode))
    yield "with transparency", png(picture(mode="P"), transparency=3)
    yield "with resolution and EXIF", png(dpi=(300, 300), exif=exif_of_a_phone(6))


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "of text", _letter(1)
    yield "of 30 pages", _letter(30)
    yield "uncompressed", _letter(2, compress=False)
    yield "with links and bookmarks", _letter(3, links=True)
    yield "with metadata", _letter(1, metadata=True)
    for page_mode in ("FULL_SCREEN", "USE_OUTLINES"):
        yield f"opening as {page_mode}", _letter(2, page_mode=page_mode)
    for count in (1, 5):
        yield f"scanned, {count} pages", scan(count)
    yield "scanned in grey", scan(1, "L")
    yield "scanned in black and white", scan(1, "1")
    yield "scanned from PNG into a letter", _letter(1, image=picture(mode="RGBA"))
    yield "rewritten with object streams", rewritten(scan(2))
    yield "merged of two", _merged()
    yield "updated at its end", _updated()
    yield "with a destination to open at", make_pdf(catalog=b"/OpenAction [3 0 R /Fit]")
    yield "with a go-to to open at", make_pdf(catalog=b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>")
    yield "that prints itself", make_pdf(catalog=b"/OpenAction << /S /Named /N /Print >>")
    yield (
        "with a link to a site",
        annotated(b"/Subtype /Link /A << /S /URI /URI (https://jdih.example.go.id) >>"),
    )
    yield (
        "with a filled form",
        make_pdf(
            catalog=b"/AcroForm << /Fields [4 0 R] /NeedAppearances true >>",
            page=page_with(b"/Annots [4 0 R]"),
            o4=b"<< /Subtype /Widget /FT /Tx /T (nama) /V (Siti) /Rect [0 0 9 9] /P 3 0 R >>",
        ),
    )
    yield (
        "with empty lists of scripts and files",
        make_pdf(
            catalog=b"/Names << /JavaScript << /Names [] >> /EmbeddedFiles << /Names [] >> >>"
        ),
    )
    for letters, name in (("Latin-1", b"T\xefmes"), ("GBK", "宋体".encode("gbk"))):
        font = b"<< /Type /Font /BaseFont /ABCDEF+" + name + b" >>"
        yield f"with a typeface named in {letters}", make_pdf(o4=font)
    yield from _that_only_write_of_it()
    yield from _that_are_restricted()
    yield "with a line break after its end", make_pdf() + b"\r\n\r\n"
    yield "padded by a scanner", make_pdf() + bytes(4096)
    yield "with a byte order mark", b"\xef\xbb\xbf" + make_pdf()
    yield "whose table of objects is wrong", make_pdf().replace(b"startxref\n", b"startxref\n1")
    yield "with a bracket too many between its objects", make_pdf(unlisted=b">>\n]\n")
    yield "that refers to nothing", make_pdf(page=page_with(b"/Contents 99 0 R"))
    yield (
        "that writes of JavaScript",
        make_pdf(
            page=page_with(b"/Contents 4 0 R"), o4=stream(b"BT (/JS /JavaScript /Launch) Tj ET")
        ),
    )


NAMES = ("HTML/CSS/JS", "Rocket/Launch", "Akta/EF/2026", "Formulir/XFA", "(a/JS) (b) /SubmitForm")


def _that_only_write_of_it() -> Iterator[tuple[str, bytes]]:
    """Names of what acts, in titles, addresses and bookmarks."""
    for name in NAMES:
        text = name.replace("(", "\\(").replace(")", "\\)").encode()
        yield (
            f"with the title {name}",
            make_pdf(o4=b"<< /Title (" + text + b") /Author ((a/JS) b) >>"),
        )
    for part in ("JS", "EF", "Launch", "JavaScript"):
        address = f"https://ejournal.kampus.ac.id/index.php/{part}/article/view/9".encode()
        yield (
            f"with a link to a journal named {part}",
            annotated(b"/Subtype /Link /A << /S /URI /URI (" + address + b") >>"),
        )
    for scheme in ("mailto:siti@contoh.id", "tel:+62755", "www.kampus.ac.id", "#bab-2", "../b.pdf"):
        yield (
            f"with a link to {scheme}",
            annotated(b"/Subtype /Link /A << /S /URI /URI (" + scheme.encode() + b") >>"),
        )
    yield (
        "with a link into a document beside it",
        annotated(b"/Subtype /Link /A << /S /GoToR /D [0 /Fit] /F (lampiran.pdf) >>"),
    )
    yield "with comments", make_pdf(unlisted=b"% (it's not closed\n% 50 % of << \n")
    yield (
        "with a number that is none in a link's frame",
        make_pdf(
            page=page_with(b"/Annots [4 0 R]"),
            o4=b"<< /A << /S /URI /URI (https://contoh.id) >> /Subtype /Link /Rect [NaN 0 9 9] >>",
        ),
    )
    yield (
        "scanned at 1,200 dpi in black and white",
        make_pdf(
            o4=stream(
                b"\x00" * 900,
                b"/Subtype /Image /Width 9921 /Height 14031 /BitsPerComponent 1"
                b" /ColorSpace /DeviceGray /Filter /CCITTFaxDecode",
            )
        ),
    )


def _that_are_restricted() -> Iterator[tuple[str, bytes]]:
    """Everybody may read them, and nobody print."""
    for algorithm in ALGORITHMS:
        yield f"restricted by {algorithm}", encrypted(algorithm, "")
        yield f"scanned and restricted by {algorithm}", encrypted(algorithm, "", rewritten(scan(1)))
    yield "signed and restricted", signed_pdfs.with_owner_password()
    yield "signed", signed_pdfs.sign(_letter(1))


def _letter(
    pages: int,
    *,
    compress: bool = True,
    links: bool = False,
    metadata: bool = False,
    page_mode: str | None = None,
    image: Image.Image | None = None,
) -> bytes:
    pdf = FPDF(format="A4")
    pdf.set_compression(compress)
    if metadata:
        pdf.set_title("Proposal Penelitian")
        pdf.set_author("Siti Aminah")
        pdf.set_producer("Microsoft Word 2019")
        pdf.set_lang("id")
    if page_mode:
        pdf.page_mode = page_mode
    for number in range(1, pages + 1):
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        if links:
            pdf.start_section(f"Bab {number}")
            pdf.cell(text="laman", link="https://example.go.id")
        pdf.multi_cell(0, text="Dengan hormat, bersama ini kami sampaikan proposal. " * 20)
        if image:
            pdf.image(image, w=120)
    return bytes(pdf.output())


def scan(count: int, mode: str = "RGB", **info: str) -> bytes:
    """Pages of pictures, as a scanner or its program makes them."""
    first, *others = [
        picture(1240, 1754, mode).filter(ImageFilter.SMOOTH)
        if mode != "1"
        else picture(1240, 1754, mode)
        for _ in range(count)
    ]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=150, **info)
    return out.getvalue()


def rewritten(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.compress_identical_objects()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _merged() -> bytes:
    writer = PdfWriter()
    writer.append(io.BytesIO(_letter(2)))
    writer.append(io.BytesIO(scan(1)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _updated() -> bytes:
    writer = PdfWriter(io.BytesIO(_letter(2)), incremental=True)
    writer.pages[0].rotate(90)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
