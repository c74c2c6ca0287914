"""Who opened which document."""

from datetime import datetime

from chalicelib.domain.records import Stored


class DocumentView(Stored):
    """That an officer opened a document. Kept apart from the chain of notes: looking changes
    nothing, and must not make what the officer has before them stale."""

    view_id: str
    application_id: str
    document: str
    officer_id: str
    officer_name: str
    role: str
    at: datetime
