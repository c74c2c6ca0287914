"""A draft that changes hands: who began it says so, and whoever takes it becomes its applicant."""

from datetime import datetime

from chalicelib.domain.records import Stored


class Handover(Stored):
    """An offer of one draft, by a link of which we have the hash alone; another offer takes its
    place. ``from_id`` began the draft. It ends by itself."""

    application_id: str
    token_hash: str
    from_id: str
    expires_at: datetime
