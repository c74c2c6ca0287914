"""A testimonial between the citizen who wrote it and the public who may read it."""

from datetime import datetime
from enum import StrEnum

from chalicelib.domain.records import Versioned


class TestimonialState(StrEnum):
    """Nothing is public before an administrator has read it."""

    __test__ = False  # not a test, whatever its name begins with

    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"


class Testimonial(Versioned):
    """``testimonial_id`` is of its own, so that nothing public leads to the permit's id.
    ``reason``: why it was refused."""

    __test__ = False

    testimonial_id: str
    version: int = 1
    permit_id: str
    type_id: str
    type_name: str
    first_name: str
    text: str
    given_at: datetime
    state: TestimonialState = TestimonialState.WAITING
    moderated_at: datetime | None = None
    moderated_by: str | None = None
    reason: str | None = None
    note_count: int = 0
    note_head: str = ""

    @property
    def subject(self) -> str:
        """Under which its audit notes are kept."""
        return f"testimonial#{self.testimonial_id}"
