"""Who is looking at an application right now, so that two officers do not write at once.

One small row that ends by itself; a page asks every half minute. It says nothing about rights:
who has claimed it, may decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.records import Versioned
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.releasing import may_free
from chalicelib.domain.review.workbench import open_file
from chalicelib.domain.storage import Put, until_written
from chalicelib.domain.viewers import Viewer, Viewers, ends, others, reported


class Presence(Versioned):
    """``viewers`` by account."""

    application_id: str
    version: int = 0
    viewers: dict[str, Viewer] = {}

    @property
    def expires_at(self) -> datetime:
        return ends(self.viewers)


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

    def write() -> Viewers:
        before = ports.records.find(Presence, application_id)
        known = before.viewers if before else {}
        now = ports.clock.now()
        viewers = reported(known, actor.account_id, actor.name, now, viewing=viewing)
        if viewers is None:
            return known
        version = before.version + 1 if before else 1
        after = Presence(application_id=application_id, version=version, viewers=viewers)
        ports.commit(Put(after, before))
        return after.viewers

    return _standing(ports, actor, application, until_written(write))


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
