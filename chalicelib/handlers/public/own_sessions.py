"""Where a person is signed in."""

from datetime import datetime

from chalicelib.domain.accounts import own_sessions
from chalicelib.handlers.http import Access, Call, Reply, Routes
from chalicelib.handlers.models import Done, View
from chalicelib.handlers.public.sessions import SessionView, session_reply

routes = Routes(__name__)


class OwnSession(View):
    """``device``: families of browser and system, empty when unknown. ``current``: the session of
    this request. ``last_used_at``: when it was last refreshed, every fifteen minutes of use."""

    session_id: str
    device: str
    started_at: datetime
    last_used_at: datetime
    ends_at: datetime
    kept: bool
    current: bool


class OwnSessions(View):
    items: list[OwnSession]


@routes.get(
    "/api/profile/sessions", access=Access.SIGNED_IN, summary="Where one is signed in, newest first"
)
def find(call: Call) -> OwnSessions:
    return OwnSessions(
        items=[
            OwnSession(
                session_id=session.session_id,
                device=session.device,
                started_at=session.created_at,
                last_used_at=session.last_used_at,
                ends_at=session.expires_at,
                kept=session.kept,
                current=session.session_id == call.actor.session_id,
            )
            for session in own_sessions.own_sessions(call.ports, call.actor)
        ]
    )


@routes.delete(
    "/api/profile/sessions/{session_id}",
    access=Access.SIGNED_IN,
    summary="End one session; its access token ends within fifteen minutes",
)
def end(call: Call, session_id: str) -> Done:
    own_sessions.end_session(call.ports, call.actor, session_id)
    return Done()


@routes.delete(
    "/api/profile/sessions",
    access=Access.SIGNED_IN,
    summary="End all other sessions at once; this one gets new tokens",
)
def end_others(call: Call) -> Reply[SessionView]:
    return session_reply(call, own_sessions.end_other_sessions(call.ports, call.actor))
