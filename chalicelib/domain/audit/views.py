"""Who looked at which document."""

from datetime import datetime
from enum import StrEnum

from chalicelib.domain.records import Stored


class Look(StrEnum):
    """``fetched``: the officer's browser was given a link to it; ``shown``: its page said that it
    stood on the screen."""

    FETCHED = "fetched"
    SHOWN = "shown"


class DocumentView(Stored):
    """That an officer looked at documents, at one moment. Kept apart from the chain of notes:
    looking changes nothing, and must not make what the officer has before them stale. ``files``:
    by their ids (``CleanFile.file_id``), the document that each is or was the file of. ``number``
    and ``type_id`` of the application, as they were: its record need not be read to tell of it."""

    view_id: str
    application_id: str
    number: str = ""
    type_id: str = ""
    files: dict[str, str]
    how: Look
    officer_id: str
    officer_name: str
    role: str
    at: datetime
