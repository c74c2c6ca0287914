"""A batch of signatures, as it is stored: what was asked for, and what was refused at once."""

from datetime import datetime, timedelta
from typing import Any, Self

from chalicelib.domain.errors import DomainError, FieldProblem
from chalicelib.domain.records import Record, Versioned

KEPT = timedelta(days=30)
MOST_FIELDS = 10
"""Of one refusal, that are kept: whoever mends these is told of the others."""


class Refused(Record):
    """Why one was not signed: a refusal's code and what its text needs."""

    code: str
    params: dict[str, Any] = {}
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def problems(self) -> list[FieldProblem]:
        return [FieldProblem(path, code) for path, code in self.fields]

    @classmethod
    def of(cls, refusal: DomainError) -> Self:
        return cls(
            code=refusal.problem,
            params={name: str(value) for name, value in refusal.params.items()},
            fields=tuple((problem.path, problem.code) for problem in refusal.fields[:MOST_FIELDS]),
        )


class BatchItem(Record):
    """A permit's letter, by its application, or the decree that takes back the permit
    ``decree_of``: one of both is empty. ``version`` is what the signer saw; ``refused`` that it
    could not be signed."""

    application_id: str = ""
    decree_of: str = ""
    version: int
    refused: Refused | None = None

    @property
    def letter(self) -> tuple[str, str]:
        """What it is, apart from its version."""
        return self.application_id, self.decree_of


class SigningBatch(Versioned):
    batch_id: str
    officer_id: str
    created_at: datetime
    version: int
    items: tuple[BatchItem, ...]

    @property
    def expires_at(self) -> datetime:
        return self.created_at + KEPT
