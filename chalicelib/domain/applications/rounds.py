"""What the office had before it each time it gave an application back.

A correction replaces files and values; what was wrong, and with which files, stays to be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.applications.document import CleanFile, Mark
from chalicelib.domain.applications.model import Application, Correction
from chalicelib.domain.records import Record, Stored


class JudgedFile(Record):
    """A document's file at a return, and its mark."""

    file: CleanFile
    mark: Mark | None


class Round(Stored):
    """One return; ``number`` counts from 1. Beside its application, for it can be long."""

    application_id: str
    number: int
    correction: Correction
    files: dict[str, JudgedFile]

    @classmethod
    def of(cls, application: Application, correction: Correction) -> "Round":
        """As ``application`` stands when it is given back."""
        return cls(
            application_id=application.application_id,
            number=len(application.pauses) + 1,
            correction=correction,
            files={
                name: JudgedFile(file=document.file, mark=document.mark)
                for name, document in application.documents.items()
                if document.file
            },
        )


@dataclass(frozen=True)
class Replaced:
    """``replaced_at``: when the file that followed it had passed its check."""

    file: CleanFile
    mark: Mark | None
    replaced_at: datetime


def replaced_files(
    application: Application, rounds: Sequence[Round], document_id: str
) -> Sequence[Replaced]:
    """Files of this document that corrections have replaced, the latest last."""
    document = application.documents.get(document_id)
    had = [one.files[document_id] for one in rounds if document_id in one.files]
    then = [*(one.file for one in had), document.file if document else None]
    return [
        Replaced(one.file, one.mark, after.checked_at)
        for one, after in zip(had, then[1:], strict=True)
        if after and after.file_id != one.file.file_id
    ]
