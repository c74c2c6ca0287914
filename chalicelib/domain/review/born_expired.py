"""No permit is born expired, unless whoever signs it says why (docs/domain.md §9)."""

from datetime import date

from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.catalogue.term import last_day
from chalicelib.domain.errors import Conflict, FieldProblem
from chalicelib.domain.wording import indonesian_date

SHORTEST_REASON = 10
"""Characters of a reason to sign what is over."""


def why_although_over(
    permit_type: PermitType, application: Application, signed_on: date, reason: str | None
) -> str:
    """The reason, where one is needed; else nothing.

    :raises Conflict: ``permit-would-be-over``, where one is needed and none is given.
    """
    end = last_day(permit_type, application.data, signed_on)
    if end is None or end > signed_on:
        return ""
    given = (reason or "").strip()
    if len(given) < SHORTEST_REASON:
        raise Conflict(
            "permit-would-be-over",
            ends_on=indonesian_date(end),
            fields=[FieldProblem("although_over", "too-short", {"min_length": SHORTEST_REASON})],
        )
    return given
