"""What the processes that open files make of a failure: the file's, or the deployment's."""

import errno
import json
from dataclasses import asdict
from types import ModuleType

import pytest

from chalicelib.adapters.inspection import worker as inspection
from chalicelib.adapters.sheets import worker as sheets
from chalicelib.domain.sheets import SheetLimits, SheetProblem
from chalicelib.domain.uploads.model import Reason
from tests.support.nasty_files import LETTER

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
