"""Permits of before this system, from a list (XLSX): looked at, then proposed to another person."""

from datetime import datetime

from chalicelib.domain.errors import FieldProblem
from chalicelib.domain.importing import proposing
from chalicelib.domain.importing.model import PermitBatch
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View

routes = Routes(__name__)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportProblem(View):
    """``field`` is ``row.7.C``: the row and the column as the spreadsheet shows them."""

    field: str
    code: str
    message: str


class ImportCheck(View):
    """``sha256`` (hex) of the file. ``unknown``: headings that no column is read by."""

    sha256: str
    rows: int
    unknown: list[str]
    problems: list[ImportProblem]


class ProposedBatch(View):
    batch_id: str
    version: int
    sha256: str
    rows: int
    proposed_at: datetime

    @classmethod
    def of(cls, batch: PermitBatch) -> "ProposedBatch":
        return cls(
            batch_id=batch.batch_id,
            version=batch.version,
            sha256=batch.sha256,
            rows=batch.rows,
            proposed_at=batch.proposed.at,
        )


@routes.post(
    "/api/admin/permit-imports/checks",
    access=Access.ADMINISTRATOR,
    raw_body=XLSX,
    summary="What is wrong with a list of old permits, row by row; nothing is written",
)
def check(call: Call) -> ImportCheck:
    looked = proposing.look(call.ports, call.actor, call.raw_body)
    return ImportCheck(
        sha256=looked.sha256,
        rows=looked.rows,
        unknown=list(looked.unknown),
        problems=[_in_words(call, problem) for problem in looked.problems],
    )


def _in_words(call: Call, problem: FieldProblem) -> ImportProblem:
    message = call.ports.texts.of_field(problem.code, call.language, problem.params)
    return ImportProblem(field=problem.path, code=problem.code, message=message)


@routes.post(
    "/api/admin/permit-imports",
    access=Access.ADMINISTRATOR,
    raw_body=XLSX,
    status=201,
    summary="Propose a list of old permits to the head or another administrator",
)
def propose(call: Call) -> ProposedBatch:
    return ProposedBatch.of(proposing.propose(call.ports, call.actor, call.raw_body))
