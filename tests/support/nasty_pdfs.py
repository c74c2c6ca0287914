"""PDFs that must not get through, written object by object."""

import io
import zlib
from collections.abc import Iterator

from chalicelib.domain.uploads.model import Reason
from tests.support.pdf_objects import (
    ALGORITHMS,
    ATTACHED,
    FILE_SPEC,
    PAGE,
    SCRIPT,
    annotated,
    encrypted,
    flate,
    in_object_stream,
    make_pdf,
    many_pages,
    page_with,
    stream,
)


def unlisted_javascript() -> bytes:
    """An object that the cross-reference table does not list: found by readers that repair."""
    return make_pdf(unlisted=b"9 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n")


def superseded_javascript() -> bytes:
    """A script in the first revision, taken out by an update appended to the file."""
    first = make_pdf(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")
    start = len(first)
    catalog = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    table = b"xref\n1 1\n%010d 00000 n \n" % start
    previous = first.rindex(b"xref\n", 0, first.rindex(b"startxref"))
    trailer = b"trailer\n<< /Size 4 /Root 1 0 R /Prev %d >>\n" % previous
    end = b"startxref\n%d\n%%%%EOF\n" % (start + len(catalog))
    return first + catalog + table + trailer + end


def deep_tree(levels: int) -> bytes:
    nodes = {
        f"o{number}": b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 1)
        for number in range(4, 4 + levels)
    }
    nodes[f"o{4 + levels}"] = PAGE
    return make_pdf(pages=b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>", **nodes)


def doubling_tree(levels: int) -> bytes:
    """Every node has the next one twice: 2 to the power of ``levels`` pages in a small file."""
    nodes = {
        f"o{number}": b"<< /Type /Pages /Count 2 /Kids [%d 0 R %d 0 R] >>" % ((number + 1,) * 2)
        for number in range(4, 4 + levels)
    }
    nodes[f"o{4 + levels}"] = PAGE
    return make_pdf(pages=b"<< /Type /Pages /Count 2 /Kids [4 0 R] >>", **nodes)


def pdf_cases() -> Iterator[tuple[str, Reason, bytes]]:
    """Name, the one reason to give, the file."""
    yield from _scripts()
    yield from _other_active_content()
    yield from _broken_and_bombs()


def _scripts() -> Iterator[tuple[str, Reason, bytes]]:
    def case(name: str, data: bytes) -> tuple[str, Reason, bytes]:
        return f"pdf with JavaScript {name}", Reason.JAVASCRIPT, data

    yield case("on opening", make_pdf(catalog=b"/OpenAction << " + SCRIPT + b" >>"))
    yield case(
        "on opening, by reference",
        make_pdf(
            catalog=b"/OpenAction 4 0 R",
            o4=b"<< /S 5 0 R /JS 6 0 R >>",
            o5=b"/JavaScript",
            o6=b"(app.alert(1))",
        ),
    )
    yield case(
        "in the names",
        make_pdf(
            catalog=b"/Names << /JavaScript << /Names [(a) 4 0 R] >> >>",
            o4=b"<< " + SCRIPT + b" >>",
        ),
    )
    yield case(
        "in hex-escaped names",
        make_pdf(catalog=b"/Open#41ction << /S /J#61vaScript /#4a#53 (app.alert(1)) >>"),
    )
    yield case(
        "in a stream",
        make_pdf(catalog=b"/OpenAction << /S /JavaScript /JS 4 0 R >>", o4=flate(b"app.alert(1)")),
    )
    yield case("on opening a page", make_pdf(page=page_with(b"/AA << /O << " + SCRIPT + b" >> >>")))
    yield case("in an annotation", annotated(b"/Subtype /Link /A << " + SCRIPT + b" >>"))
    yield case(
        "in a form field",
        make_pdf(
            catalog=b"/AcroForm << /Fields [4 0 R] >>",
            o4=b"<< /FT /Tx /T (a) /AA << /K << " + SCRIPT + b" >> >> >>",
        ),
    )
    yield case(
        "behind a harmless action",
        make_pdf(catalog=b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << " + SCRIPT + b" >> >>"),
    )
    yield case(
        "in a bookmark",
        make_pdf(
            catalog=b"/Outlines 4 0 R",
            o4=b"<< /First 5 0 R /Last 5 0 R /Count 1 >>",
            o5=b"<< /Title (a) /Parent 4 0 R /A << " + SCRIPT + b" >> >>",
        ),
    )
    yield case("in an object stream", in_object_stream(b"<< " + SCRIPT + b" >>"))
    yield case(
        "in an object stream, hex-escaped",
        in_object_stream(b"<< /S 6 0 R /J#53 (app.alert(1)) >>", b"/Java#53cript"),
    )
    yield case("in an object that nothing lists", unlisted_javascript())
    yield case("in an earlier revision", superseded_javascript())
    yield case(
        "in a link's address",
        annotated(b"/Subtype /Link /A << /S /URI /URI (javascript:alert(1)) >>"),
    )


def _other_active_content() -> Iterator[tuple[str, Reason, bytes]]:
    active, attached = Reason.ACTIVE_CONTENT, Reason.EMBEDDED_FILE
    launch = b"<< /S /Launch /F (cmd.exe) >>"
    yield "pdf that launches a program", active, make_pdf(catalog=b"/OpenAction " + launch)
    yield (
        "pdf that launches, hex-escaped",
        active,
        make_pdf(catalog=b"/OpenAction << /S /L#61unch /F (cmd.exe) >>"),
    )
    yield "pdf that launches by link", active, annotated(b"/Subtype /Link /A " + launch)
    yield (
        "pdf that submits a form",
        active,
        annotated(b"/Subtype /Widget /FT /Btn /A << /S /SubmitForm /F (https://example.org) >>"),
    )
    yield (
        "pdf that imports data",
        active,
        annotated(b"/Subtype /Widget /A << /S /ImportData /F (a.fdf) >>"),
    )
    yield (
        "pdf that opens a site by itself",
        active,
        make_pdf(catalog=b"/OpenAction << /S /URI /URI (https://example.org) >>"),
    )
    yield (
        "pdf that opens a network share by itself",
        active,
        make_pdf(
            page=page_with(b"/AA << /O << /S /GoToR /F (\\\\\\\\host\\\\share) /D [0 /Fit] >> >>")
        ),
    )
    yield (
        "pdf with an embedded go-to",
        active,
        annotated(b"/Subtype /Link /A << /S /GoToE /D [0 /Fit] >>"),
    )
    yield "pdf with rich media", active, annotated(b"/Subtype /RichMedia /RichMediaContent << >>")
    yield "pdf with a 3D model", active, annotated(b"/Subtype /3D")
    yield (
        "pdf with content outside of the file",
        active,
        make_pdf(page=page_with(b"/Contents 4 0 R"), o4=stream(b"", b"/F (other.bin)")),
    )
    yield (
        "pdf with an attachment",
        attached,
        make_pdf(
            catalog=b"/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>",
            o4=FILE_SPEC,
            o5=ATTACHED,
        ),
    )
    yield (
        "pdf with an attachment, hex-escaped",
        attached,
        make_pdf(
            catalog=b"/Names << /Embedded#46iles << /Names [(a) 4 0 R] >> >>",
            o4=FILE_SPEC.replace(b"/EF", b"/E#46"),
            o5=ATTACHED,
        ),
    )
    yield (
        "pdf with an associated file",
        attached,
        make_pdf(catalog=b"/AF [4 0 R]", o4=FILE_SPEC, o5=ATTACHED),
    )
    yield (
        "pdf with an attached file's annotation",
        attached,
        annotated(b"/Subtype /FileAttachment /FS << /Type /Filespec /F (a.exe) >> "),
    )
    yield (
        "pdf with an XFA form",
        Reason.XFA_FORM,
        make_pdf(catalog=b"/AcroForm << /Fields [] /XFA 4 0 R >>", o4=stream(b"<xdp/>")),
    )
    for algorithm in ALGORITHMS:
        yield (
            f"pdf encrypted with {algorithm}, with a password",
            Reason.ENCRYPTED,
            encrypted(algorithm, "rahasia"),
        )
        yield (
            f"pdf encrypted with {algorithm}, whose password is empty, with a script",
            Reason.JAVASCRIPT,
            encrypted(algorithm, "", make_pdf(catalog=b"/OpenAction << " + SCRIPT + b" >>")),
        )
    yield (
        "pdf with an encryption behind an identity that reads as UTF-16",
        Reason.ENCRYPTED,
        make_pdf().replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /ID [<9100ab13916e664a> <9100ab13916e664a>]"
            b" /Encrypt << /Filter /Unknown /V 99 >>",
        ),
    )
    yield (
        "pdf with an unknown encryption",
        Reason.ENCRYPTED,
        make_pdf().replace(b"/Root", b"/Encrypt << /Filter /Unknown /V 99 >> /Root"),
    )


_PICTURES = {
    "in pixels, of two colours": (26_000, b"/BitsPerComponent 1 /Filter /CCITTFaxDecode"),
    "in bytes, of many": (12_000, b"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode"),
}
"""676 million pixels are 85 MB, and 144 million 432."""


def _broken_and_bombs() -> Iterator[tuple[str, Reason, bytes]]:
    unreadable, bomb = Reason.UNREADABLE, Reason.TOO_COMPLEX
    whole = make_pdf(o4=stream(b"x" * 5000))
    yield "pdf cut off", unreadable, whole[: len(whole) // 2]
    yield "pdf of a header alone", unreadable, b"%PDF-1.7\n"
    yield "pdf of header and end alone", unreadable, b"%PDF-1.7\nstartxref\n0\n%%EOF\n"
    yield "pdf with noise inside", unreadable, b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF"
    yield (
        "pdf whose catalog has no pages",
        unreadable,
        make_pdf().replace(b"/Pages 2 0", b"/Other 2 0"),
    )
    yield "pdf whose page is a number", unreadable, make_pdf(page=b"42")
    yield (
        "pdf whose page tree is a loop",
        unreadable,
        make_pdf(pages=b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"),
    )
    yield "pdf whose page tree doubles", unreadable, doubling_tree(40)
    yield (
        "pdf without pages",
        Reason.NO_PAGES,
        make_pdf(pages=b"<< /Type /Pages /Count 7 /Kids [] >>"),
    )
    yield "pdf with 201 pages that says 1", Reason.TOO_MANY_PAGES, many_pages(201)
    yield "pdf with a deep page tree", bomb, deep_tree(2000)
    yield "pdf with deep arrays", bomb, make_pdf(catalog=b"/Deep " + b"[" * 5000 + b"]" * 5000)
    yield (
        "pdf with deep dictionaries",
        bomb,
        make_pdf(catalog=b"/D " + b"<</D " * 5000 + b">>" * 5000),
    )
    yield (
        "pdf with a content bomb",
        bomb,
        make_pdf(page=page_with(b"/Contents 4 0 R"), o4=flate(bytes(100_000_000))),
    )
    yield (
        "pdf with a bomb in a bomb",
        bomb,
        make_pdf(
            o4=stream(
                zlib.compress(zlib.compress(bytes(50_000_000), 9), 9),
                b"/Filter [/FlateDecode /FlateDecode]",
            )
        ),
    )
    yield (
        "pdf with an object stream bomb",
        bomb,
        in_object_stream(b"<< /S /GoTo >>", bytes(90_000_000)),
    )
    yield (
        "pdf with a giant image",
        bomb,
        make_pdf(o4=flate(b"", b"/Subtype /Image /Width 60000 /Height 60000")),
    )
    for name, (side, entries) in _PICTURES.items():
        picture = b"/Subtype /Image /Width %d /Height %d " % (side, side) + entries
        yield f"pdf with a picture too large {name}", bomb, make_pdf(o4=stream(b"", picture))
    yield (
        "pdf with a link to a file of the computer",
        Reason.LOCAL_LINK,
        annotated(b"/Subtype /Link /A << /S /URI /URI (file:///C:/a.exe) >>"),
    )
    yield "pdf in front of a zip", Reason.HIDDEN_DATA, make_pdf() + _small_zip()
    yield "pdf behind html", Reason.LEADING_DATA, b"<html><script>alert(1)</script>\n" + make_pdf()


def _small_zip() -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    return out.getvalue()
