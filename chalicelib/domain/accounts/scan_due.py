"""When the scans of a registration are looked through."""

from datetime import datetime

from chalicelib.domain.records import Stored


class ScanDue(Stored):
    """From ``due_at`` on nobody needs them, but for that of the account which came of it. That has
    the registration's id; ``account_id`` is of records from before that was so."""

    registration_id: str
    due_at: datetime
    account_id: str | None = None
