"""Who is looking at an application right now, so that two officers do not write at once.

One small row that ends by itself; a page asks every half minute. It says nothing about rights:
who has claimed it, may decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.releasing import may_free
from chalicelib.domain.review.workbench import open_file
from chalicelib.domain.viewers import Viewer, Viewers, Watched, note, others


class Presence(Watched):
    application_id: str


@dataclass(frozen=True)
class Standing:
    """What a page that shows the application must know. ``viewers`` are the others; ``may_free``:
    it is another's, and this officer may release it."""

    version: int
    phase: Phase
    claimed_by: str | None
    claimed_until: datetime | None
    mine: bool
    may_free: bool
    viewers: Sequence[Viewer]


def standing(ports: Ports, actor: Actor, application_id: str) -> Standing:
    """:raises NotAllowed: as ``open_file``."""
    application = open_file(ports, actor, application_id)
    presence = ports.records.find(Presence, application_id)
    return _standing(ports, actor, application, presence.viewers if presence else {})


def report(ports: Ports, actor: Actor, application_id: str, *, viewing: bool) -> Standing:
    """This officer looks at it, or has turned away."""
    application = open_file(ports, actor, application_id)
    nobody, now = Presence(application_id=application_id), ports.clock.now()
    viewers = note(
        ports, nobody, application_id, now, actor.account_id, actor.name, viewing=viewing
    )
    return _standing(ports, actor, application, viewers)


def _standing(ports: Ports, actor: Actor, application: Application, viewers: Viewers) -> Standing:
    claimed = application.phase.is_running and is_claimed(ports, application)
    return Standing(
        version=application.version,
        phase=application.phase,
        claimed_by=application.claimed_by_name if claimed else None,
        claimed_until=application.claimed_until if claimed else None,
        mine=claimed and application.claimed_by == actor.account_id,
        may_free=claimed and may_free(ports, actor, application.claimed_by, application.step.role),
        viewers=others(viewers, actor.account_id, ports.clock.now()),
    )
