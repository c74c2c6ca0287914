"""Who is looking at an application, and whose it is, in a few hundred bytes."""

from datetime import datetime

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.review import presence
from chalicelib.domain.review.presence import Standing
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View

routes = Routes(__name__)


class PresenceInput(Input):
    viewing: bool


class ViewerView(View):
    name: str
    since: datetime


class PresenceView(View):
    """``viewers``: other officers who look at it now. ``mine``: I have claimed it;
    ``may_free``: another has, and I may release it with a note."""

    version: int
    phase: Phase
    claimed_by: str | None
    claimed_until: datetime | None
    mine: bool
    may_free: bool
    viewers: list[ViewerView]

    @classmethod
    def of(cls, standing: Standing) -> "PresenceView":
        return cls(
            version=standing.version,
            phase=standing.phase,
            claimed_by=standing.claimed_by,
            claimed_until=standing.claimed_until,
            mine=standing.mine,
            may_free=standing.may_free,
            viewers=[ViewerView(name=one.name, since=one.since) for one in standing.viewers],
        )


@routes.get(
    "/api/officer/applications/{application_id}/presence",
    access=Access.OFFICER,
    summary="Its version, whose it is, and who else looks at it",
)
def look(call: Call, application_id: str) -> PresenceView:
    return PresenceView.of(presence.standing(call.ports, call.actor, application_id))


@routes.put(
    "/api/officer/applications/{application_id}/presence",
    access=Access.OFFICER,
    summary="I look at it, for 90 seconds, or have turned away; and who else does",
)
def report(call: Call, body: PresenceInput, application_id: str) -> PresenceView:
    standing = presence.report(call.ports, call.actor, application_id, viewing=body.viewing)
    return PresenceView.of(standing)
