"""What the processes that open files make of a failure: the file's, or the deployment's."""

import errno
import io
import json
from collections.abc import Callable
from dataclasses import asdict
from types import ModuleType

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject

from chalicelib.adapters.inspection import colours, images, pdf, pdf_objects
from chalicelib.adapters.inspection import worker as inspection
from chalicelib.adapters.inspection.pdf_raw import Written
from chalicelib.adapters.inspection.pdf_values import value_of
from chalicelib.adapters.sheets import worker as sheets
from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.domain.sheets import SheetLimits, SheetProblem
from chalicelib.domain.uploads.model import Reason
from tests.support.colour_profiles import adobe_rgb
from tests.support.nasty_files import LETTER
from tests.support.signed_kinds import JUDGED

FILE = json.dumps({"format": "pdf", "rule": asdict(LETTER)}).encode() + b"\n%PDF-1.7"
SHEET = json.dumps(asdict(SheetLimits())).encode() + b"\nPK"


def failing(worker: ModuleType, failure: Exception, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Its answer about a file at which the parser fails so."""

    def fails(*_: object) -> None:
        raise failure

    monkeypatch.setitem(inspection._CHECKS, "pdf", fails)
    monkeypatch.setattr(sheets.workbook, "rows", fails)
    answer: bytes = worker.answer(FILE if worker is inspection else SHEET)
    return answer


@pytest.mark.parametrize("worker", [inspection, sheets])
@pytest.mark.parametrize(
    "failure",
    [
        ImportError("a codec"),
        OSError(errno.EMFILE, "a library that opens a file"),
        OSError(errno.EPERM, "a system call"),
    ],
)
def test_what_was_not_loaded_before_is_no_fault_of_the_file(
    worker: ModuleType, failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(type(failure)):
        failing(worker, failure, monkeypatch)


@pytest.mark.parametrize(
    ("failure", "reason", "problem"),
    [
        (OSError("truncated"), Reason.UNREADABLE, SheetProblem.UNREADABLE),
        (ValueError("of a parser"), Reason.UNREADABLE, SheetProblem.UNREADABLE),
        (MemoryError(), Reason.TOO_COMPLEX, SheetProblem.TOO_COMPLEX),
        (RecursionError(), Reason.TOO_COMPLEX, SheetProblem.TOO_COMPLEX),
    ],
)
def test_any_other_failure_is_told_of_the_file(
    failure: Exception, reason: Reason, problem: SheetProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = failing(inspection, failure, monkeypatch)
    assert json.loads(found.partition(b"\n")[0]) == {"reason": reason}
    assert json.loads(failing(sheets, failure, monkeypatch)) == {"problem": problem}


def with_profile() -> Image.Image:
    kept = io.BytesIO()
    Image.new("RGB", (4, 4)).save(kept, "PNG", icc_profile=adobe_rgb())
    return Image.open(kept)


REFUSED = OSError(errno.EPERM, "a system call")
FORGIVING: dict[str, tuple[str, Callable[[], object]]] = {
    "a signature's file": (
        "chalicelib.adapters.signing.checker.PdfFileReader",
        lambda: PadesChecker([]).check(b"%PDF-1.7"),
    ),
    "a signature's field": (
        "pyhanko.pdf_utils.reader.PdfFileReader.embedded_regular_signatures",
        lambda: PadesChecker([]).check(JUDGED["PSS"]()),
    ),
    "a signature's parts": (
        "chalicelib.adapters.signing.checker.PadesChecker._report",
        lambda: PadesChecker([]).check(JUDGED["PSS"]()),
    ),
    "a document's tables": (
        "chalicelib.adapters.inspection.pdf.PdfReader",
        lambda: pdf._open(b"%PDF-1.7", Written(encrypted=True)),
    ),
    "an object": (
        "pypdf.generic.IndirectObject.get_object",
        lambda: pdf_objects._resolve(IndirectObject(1, 0, PdfWriter()), is_needed=False),
    ),
    "a value": (
        "pypdf.generic.DictionaryObject.__getitem__",
        lambda: value_of(DictionaryObject(), "/S"),
    ),
    "what a camera noted": (
        "PIL.Image.Image.getexif",
        lambda: images._exif_entry(Image.new("RGB", (4, 4)), 274),
    ),
    "a picture's colours": (
        "PIL.ImageCms.ImageCmsProfile",
        lambda: colours.in_srgb(with_profile()),
    ),
}


@pytest.mark.parametrize("read", FORGIVING)
def test_what_the_confined_process_is_refused_is_forgiven_nowhere(
    read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parsers that go on without what they could not read would judge a part for the whole."""

    def fails(*_: object, **__: object) -> None:
        raise REFUSED

    name, reading = FORGIVING[read]
    is_property = name.endswith("embedded_regular_signatures")
    monkeypatch.setattr(name, property(fails) if is_property else fails)
    with pytest.raises(OSError, match="a system call"):
        reading()
