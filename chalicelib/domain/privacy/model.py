"""What a person asks of the office about their own data (UU 27/2022 arts. 6-8)."""

from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.domain.records import Versioned

ANSWERED_WITHIN = timedelta(hours=72)
"""UU 27/2022 arts. 30 and 43: 3 x 24 hours, by the clock and not by working days."""


class RequestKind(StrEnum):
    CORRECTION = "correction"
    ERASURE = "erasure"


class RequestState(StrEnum):
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"


class Subject(StrEnum):
    """What the data is part of."""

    ACCOUNT = "account"
    APPLICATION = "application"
    PERMIT = "permit"


class DataRequest(Versioned):
    """``field``, ``wrong`` and ``wanted`` are of a correction: which particular, what it says, and
    what it should say. ``subject_id`` is the application or permit; of an account there is one.
    ``answer`` is for the person who asked."""

    request_id: str
    version: int = 1
    account_id: str
    kind: RequestKind
    asked_at: datetime
    due_at: datetime
    state: RequestState = RequestState.OPEN
    subject: Subject = Subject.ACCOUNT
    subject_id: str | None = None
    field: str = ""
    wrong: str = ""
    wanted: str = ""
    reason: str = ""
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str | None = None
