"""What kind of file some bytes are, by content alone: a name's ending proves nothing."""

from chalicelib.domain.uploads.model import FileFormat

FORMAT_NAMES: dict[FileFormat, str] = {"jpg": "JPG", "png": "PNG", "pdf": "PDF"}

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "EXE"),
    (b"%!PS", "PostScript"),
)
_ISO_BRANDS = {
    **dict.fromkeys(
        (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIC"
    ),
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
}
_OFFICE_PARTS = ((b"word/", "Word"), (b"xl/", "Excel"), (b"ppt/", "PowerPoint"))


def name_format(data: bytes) -> str | None:
    """The format's usual name (``JPG``, ``PDF``, ``HEIC``, ``Word`` ...), None when unknown.

    A PDF may have a byte order mark or white space before its header, nothing else here; readers
    tolerate up to 1,024 bytes of anything there (ISO 32000-1, annex H.3), and that is how files
    of two formats at once are made: ``pdf.check_pdf`` refuses them.
    """
    head = data[:1024]
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if b"%PDF-" in head:
        return "PDF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _ISO_BRANDS.get(head[8:12], "MP4")
    if head.startswith(b"PK\x03\x04"):
        return next((name for part, name in _OFFICE_PARTS if part in data[:8192]), "ZIP")
    if head.lstrip()[:1] == b"<":
        return "SVG" if b"<svg" in head.lower() else "HTML"
    return None
