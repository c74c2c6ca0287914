"""One document of an application: its file, the latest try to upload, and the officers' mark."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from chalicelib.domain.records import Record
from chalicelib.domain.storage import Change
from chalicelib.domain.uploads.model import FORM_HOLDS


class CleanFile(Record):
    """A checked, re-encoded copy, pinned by version: what is shown, reviewed and kept.
    ``sent_sha256`` is of the file as it was sent; unknown of files from before it was kept."""

    key: str
    version_id: str
    sha256: str
    size: int
    media_type: str
    pages: int | None = None
    checked_at: datetime
    warnings: tuple[str, ...] = ()
    sent_sha256: str | None = None

    @property
    def file_id(self) -> str:
        """Of exactly this file: another upload has another one, be it the same picture."""
        return hashlib.sha256(f"{self.key}\n{self.version_id}".encode()).hexdigest()[:16]


UPLOAD_AWAITED = FORM_HOLDS + timedelta(minutes=2)
"""How long a file that was asked for counts as being on its way: while its form is good, and two
minutes for the check of a file that was sent in the last second."""


class Upload(Record):
    """The latest try to upload: waiting for the automatic check, or refused by it."""

    upload_id: str
    issued_at: datetime
    refused: str | None = None
    params: dict[str, Any] = {}


class Mark(Record):
    """An officer's ✓ or ✗ on one document; a ✗ has a reason: ``reason_code``
    (``catalogue/reasons.py``), the officer's own words, or both. ``version``: that of
    the application with which it came."""

    accepted: bool
    reason: str | None = None
    reason_code: str | None = None
    officer_id: str
    role: str
    at: datetime
    version: int = 0


class DocumentState(StrEnum):
    MISSING = "missing"
    NOT_RECEIVED = "not_received"
    CHECKING = "checking"
    REFUSED = "refused"
    CLEAN = "clean"


class Document(Record):
    """One requirement's file. A refused upload leaves an earlier clean file in place, and so does
    one whose file never came: from then on the earlier file counts again. ``version`` counts its
    writes in an application."""

    version: int = 0
    upload: Upload | None = None
    file: CleanFile | None = None
    mark: Mark | None = None

    def state_at(self, now: datetime) -> DocumentState:
        if self.upload and self.upload.refused:
            return DocumentState.REFUSED
        if self.upload and not self.never_came(now):
            return DocumentState.CHECKING
        if self.file:
            return DocumentState.CLEAN
        return DocumentState.NOT_RECEIVED if self.upload else DocumentState.MISSING

    def never_came(self, now: datetime) -> bool:
        """Whether a file was asked for that cannot be on its way any more. Should it be judged
        after all, the verdict still counts as long as the application can take it."""
        upload = self.upload
        return (
            upload is not None and not upload.refused and now >= upload.issued_at + UPLOAD_AWAITED
        )

    @property
    def was_marked_wrong(self) -> bool:
        return self.mark is not None and not self.mark.accepted


def rewritten(document: Document, before: Document | None) -> Document:
    """As it is written over what was read: itself if nothing changed."""
    if document == before:
        return document
    return document.replace(version=before.version + 1 if before else 1)


class FileMatch(Record):
    """A document whose very file another applicant has sent before, with that application."""

    document: str
    application_id: str


@dataclass(frozen=True, eq=False)
class PutDocument(Change):
    """One document of an application, if those of ``read`` are still as they were read; the
    application itself stays as it is. Only for what no officer can have seen yet: a decision holds
    by the application's own version."""

    application_id: str
    name: str
    document: Document
    read: Mapping[str, Document | None]
