"""PDFs written object by object."""

import io
import zlib

from pypdf import PdfReader, PdfWriter

PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"


def make_pdf(
    *,
    catalog: bytes = b"",
    pages: bytes = PAGES,
    page: bytes = PAGE,
    unlisted: bytes = b"",
    **others: bytes,
) -> bytes:
    """A PDF 1.7 of catalog (1), page tree (2), page (3) and ``others`` (``o4=...`` is object 4).
    ``catalog`` is added to the usual entries."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        2: pages,
        3: page,
        **{int(name[1:]): body for name, body in others.items()},
    }
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    out += unlisted
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (max(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def page_with(entries: bytes) -> bytes:
    return PAGE[:-2] + entries + b" >>"


def annotated(annotation: bytes) -> bytes:
    return make_pdf(
        page=page_with(b"/Annots [4 0 R]"),
        o4=b"<< /Type /Annot /Rect [0 0 9 9] " + annotation + b">>",
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


def in_object_stream(*bodies: bytes) -> bytes:
    """The catalog refers to object 5, which exists in an object stream alone (cross-reference
    stream and all)."""
    index, content = [], b""
    for number, body in enumerate(bodies, 5):
        index.append(b"%d %d" % (number, len(content)))
        content += body + b"\n"
    head = b" ".join(index) + b" "
    entries = b"/Type /ObjStm /N %d /First %d" % (len(bodies), len(head))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>",
        PAGES,
        PAGE,
        flate(head + content, entries),
    ]
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows = bytearray(b"\x00\x00\x00\x00\xff")
    for number, body in enumerate(parts, 1):
        rows += b"\x01" + len(out).to_bytes(3, "big") + b"\x00"
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    for place in range(len(bodies)):
        rows += b"\x02" + (4).to_bytes(3, "big") + bytes([place])
    start, number = len(out), 5 + len(bodies)
    rows += b"\x01" + start.to_bytes(3, "big") + b"\x00"
    entries = b"/Type /XRef /Size %d /Root 1 0 R /W [1 3 1]" % (number + 1)
    out += b"%d 0 obj\n%s\nendobj\n" % (number, flate(bytes(rows), entries))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


ALGORITHMS = ("RC4-40", "RC4-128", "AES-128", "AES-256")


def encrypted(algorithm: str, user_password: str, pdf: bytes = b"") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf or make_pdf())))
    writer.encrypt(user_password, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


SCRIPT = b"/S /JavaScript /JS (app.alert(1))"
FILE_SPEC = b"<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>"
ATTACHED = stream(b"MZ...", b"/Type /EmbeddedFile")


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + count))
    leaves = {f"o{number}": PAGE for number in range(4, 4 + count)}
    return make_pdf(pages=b"<< /Type /Pages /Count 1 /Kids [" + kids + b"] >>", **leaves)
