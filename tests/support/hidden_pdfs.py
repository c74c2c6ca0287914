"""PDFs in which some readers see what others do not: what acts stands behind a fault, inside a
string, a comment or a stream, or leads out of the net."""

import re
import zlib
from collections.abc import Iterator

from chalicelib.domain.uploads.model import Reason
from tests.support.pdf_objects import (
    ATTACHED,
    FILE_SPEC,
    SCRIPT,
    annotated,
    flate,
    make_pdf,
    page_with,
    stream,
)

FAULTS = {
    "a brace": b"/Foo }",
    "an opening brace": b"/Foo {",
    "a closing parenthesis": b"/Foo )",
    "an angle": b"/Foo >",
    "an unknown word": b"/Foo bar",
    "a value too many": b"/Foo 1 2",
    "a string too many": b"/Foo (a) (b)",
    "a dictionary too many": b"/Foo << >> << >>",
    "an array too many": b"/Foo [1] [2]",
    "the end of an object": b"/Foo endobj",
    "the beginning of another": b"/Foo 1 9 0 obj",
    "an array that does not end": b"/Foo [1 >>",
}
NOT_CLOSED = b"/Note (stream) "
SITE = b"<< /S /URI /URI (https://contoh.id) >>"


def hidden_pdfs() -> Iterator[tuple[str, Reason, bytes]]:
    for name, reason, data in (*_behind_faults(), *_in_other_things(), *_links()):
        yield f"pdf {name}", reason, data


def _behind_faults() -> Iterator[tuple[str, Reason, bytes]]:
    launch = b"/OpenAction << /S /Launch /F (cmd.exe) >>"
    for name, fault in FAULTS.items():
        before = NOT_CLOSED + fault + b" "
        script = before + b"/OpenAction << " + SCRIPT + b" >>"
        yield f"with a script behind {name}", Reason.JAVASCRIPT, make_pdf(catalog=script)
        yield (
            f"that launches behind {name}",
            Reason.ACTIVE_CONTENT,
            make_pdf(catalog=before + launch),
        )
        yield (
            f"with an attachment behind {name}",
            Reason.EMBEDDED_FILE,
            make_pdf(
                catalog=before + b"/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>",
                o4=FILE_SPEC,
                o5=ATTACHED,
            ),
        )
        yield (
            f"that opens a site by itself behind {name}",
            Reason.ACTIVE_CONTENT,
            make_pdf(catalog=before + b"/OpenAction " + SITE),
        )
    yield (
        "that opens a site by itself, said twice",
        Reason.ACTIVE_CONTENT,
        make_pdf(catalog=b"/OpenAction [3 0 R /Fit] /OpenAction " + SITE),
    )
    yield (
        "that opens a site by itself, hex-escaped, said twice",
        Reason.ACTIVE_CONTENT,
        make_pdf(catalog=b"/OpenAction [3 0 R /Fit] /Open#41ction " + SITE),
    )


def _in_other_things() -> Iterator[tuple[str, Reason, bytes]]:
    catalog = (
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << " + SCRIPT + b" >> >>\nendobj"
    )
    in_stream = make_pdf(o4=stream(b"BT ET\n%\nendobj\n" + catalog + b"\n"))
    for off in (0, 1, 40):
        yield (
            f"with objects in a stream, {off} bytes off",
            Reason.HIDDEN_DATA,
            moved(in_stream, off),
        )
    yield "with objects in a string", Reason.HIDDEN_DATA, make_pdf(o4=b"(\n" + catalog + b"\n)")
    nested = make_pdf(o4=b"((a)\n" + catalog.replace(b"(", b"").replace(b")", b"") + b"\n)")
    yield "with objects in a string with parentheses", Reason.HIDDEN_DATA, nested
    yield (
        "with objects in a comment",
        Reason.HIDDEN_DATA,
        make_pdf(unlisted=b"% 1 0 obj << /Type /Catalog >> endobj\n"),
    )
    yield (
        "with a script in a comment",
        Reason.JAVASCRIPT,
        make_pdf(unlisted=b"% << " + SCRIPT + b" >>\n"),
    )
    yield (
        "with another index in a stream",
        Reason.HIDDEN_DATA,
        make_pdf(o4=stream(b"\ntrailer\n<< /Root 9 0 R >>\n")),
    )
    yield (
        "with a script behind the word stream in a string",
        Reason.JAVASCRIPT,
        make_pdf(o4=b"(stream)", unlisted=b"9 0 obj\n<< " + SCRIPT + b" >>\nendobj\n"),
    )
    yield (
        "with a script behind a string that does not end",
        Reason.JAVASCRIPT,
        make_pdf(unlisted=b"8 0 obj\n(a\nendobj\n9 0 obj\n<< " + SCRIPT + b" >>\nendobj\n"),
    )
    unread = stream(b"6162>", b"/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode")
    yield (
        "with packed objects that nothing lists",
        Reason.HIDDEN_DATA,
        make_pdf(unlisted=b"9 0 obj\n" + unread + b"\nendobj\n"),
    )
    packed = flate(b"5 0 << " + SCRIPT + b" >>", b"/Type /ObjStm /N 1 /First 4")
    yield (
        "with a script in packed objects that nothing lists",
        Reason.JAVASCRIPT,
        make_pdf(unlisted=b"9 0 obj\n" + packed + b"\nendobj\n"),
    )

    hexed = zlib.compress(b"5 0 << " + SCRIPT + b" >>").hex().encode() + b">"
    entries = b"/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]"
    yield (
        "with a script in objects packed twice, which nothing lists",
        Reason.JAVASCRIPT,
        make_pdf(o4=stream(hexed, entries)),
    )
    yield (
        "with arrays that nothing lists, too deep for its readers",
        Reason.TOO_COMPLEX,
        make_pdf(unlisted=b"9 0 obj\n" + b"[" * 600 + b"]" * 600 + b"\nendobj\n"),
    )
    yield (
        "with hundreds of strings that do not end",
        Reason.TOO_COMPLEX,
        make_pdf(unlisted=b"9 0 obj\n" + b"(" * 300 + b"\nendobj\n"),
    )


def moved(pdf: bytes, off: int) -> bytes:
    """With an index that is wrong by so many bytes."""
    body, _, index = pdf.partition(b"\nxref\n")
    wrong = re.sub(
        rb"(\d{10}) 00000 n", lambda match: b"%010d 00000 n" % (int(match[1]) + off), index
    )
    return body + b"\nxref\n" + wrong


def _links() -> Iterator[tuple[str, Reason, bytes]]:
    for address in (
        b"file:///C:/Windows/System32/calc.exe",
        b"FILE://server/share/a.exe",
        b" fi\\nle:///etc/passwd",
        b"\\\\\\\\server\\\\share",
        b"//server/share",
        b"C:\\\\Windows\\\\calc.exe",
        b"smb://server/share",
        b"search-ms:query=a",
    ):
        yield (
            f"with a link to {address.decode()!r}",
            Reason.LOCAL_LINK,
            annotated(b"/Subtype /Link /A << /S /URI /URI (" + address + b") >>"),
        )
    yield (
        "with a link to a file, as hex",
        Reason.LOCAL_LINK,
        annotated(b"/Subtype /Link /A << /S /URI /URI <66696C653A2F2F2F61> >>"),
    )
    yield (
        "with a link to a file, in UTF-16",
        Reason.LOCAL_LINK,
        annotated(
            b"/Subtype /Link /A << /S /URI /URI <"
            + "\ufefffile:///a".encode("utf-16-be").hex().encode()
            + b"> >>"
        ),
    )
    yield (
        "with links that start at a share",
        Reason.LOCAL_LINK,
        make_pdf(catalog=b"/URI << /Base (file://server/share/) >>"),
    )
    for place in (b"(\\\\\\\\server\\\\a.pdf)", b"<< /Type /Filespec /UF (file://server/a.pdf) >>"):
        yield (
            f"with a link into another document, {place.decode()!r}",
            Reason.LOCAL_LINK,
            make_pdf(
                page=page_with(b"/Annots [4 0 R]"),
                o4=b"<< /Subtype /Link /A << /S /GoToR /D [0 /Fit] /F " + place + b" >> >>",
            ),
        )
