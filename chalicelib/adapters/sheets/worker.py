"""The process that opens spreadsheets: a module for ``confined.zygote``.

Request: one line of JSON (the limits), then the file. Answer: JSON, the rows or the problem.
"""

import io
import json
import zipfile
from dataclasses import astuple

from chalicelib.adapters.confined.zygote import is_of_the_deployment
from chalicelib.adapters.sheets import workbook
from chalicelib.domain.sheets import SheetLimits, SheetProblem


def prepare() -> None:
    """One that has a part of each kind: what reading loads is loaded then."""
    workbook.rows(trial(), SheetLimits())


def answer(request: bytes) -> bytes:
    head, _, data = request.partition(b"\n")
    try:
        found = workbook.rows(data, SheetLimits(**json.loads(head)))
    except workbook.Refused as refused:
        return _problem(refused.problem)
    except (MemoryError, RecursionError):
        return _problem(SheetProblem.TOO_COMPLEX)
    except Exception as failure:
        if is_of_the_deployment(failure):
            raise
        # Parsers fail on hostile bytes with any exception there is.
        return _problem(SheetProblem.UNREADABLE)
    return json.dumps({"rows": [[astuple(cell) for cell in row] for row in found]}).encode()


def _problem(problem: SheetProblem) -> bytes:
    return json.dumps({"problem": problem.value}).encode()


def trial() -> bytes:
    """A workbook of one cell, compressed as spreadsheets do."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in _TRIAL.items():
            archive.writestr(path, text)
    return content.getvalue()


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TRIAL = {
    "xl/workbook.xml": f'<workbook xmlns:r="{_RELATIONS}"><sheets><sheet r:id="r1"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/>'
    "</Relationships>",
    "xl/sharedStrings.xml": "<sst><si><t>NIK</t></si></sst>",
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    "xl/worksheets/a.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
    '<c r="B1" s="0"><v>45292</v></c></row></sheetData></worksheet>',
}
