"""When the files that an application has replaced are looked through."""

from datetime import datetime, timedelta

from chalicelib.domain.applications.model import Application
from chalicelib.domain.records import Stored

GRACE = timedelta(hours=1)
"""A check that is under way when an application is sent in has ended itself by then."""


class ReplacedDue(Stored):
    """From ``due_at`` on nobody needs the copies that this application replaced before it was sent
    in for the ``number``-th time (0: the first). What an officer had before a correction stays."""

    application_id: str
    number: int
    due_at: datetime

    @classmethod
    def of(cls, application: Application, now: datetime) -> "ReplacedDue":
        """As ``application`` is sent in."""
        return cls(
            application_id=application.application_id,
            number=len(application.pauses),
            due_at=now + GRACE,
        )
