"""Who is looking at an application right now, so that two officers do not write at once.

One small row that ends by itself; a page asks every half minute. It says nothing about rights:
who has claimed it, may decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.records import Record, Versioned
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.releasing import may_free
from chalicelib.domain.review.workbench import open_file
from chalicelib.domain.storage import Put, until_written

SEEN_FOR = timedelta(seconds=90)
"""Who has not been heard of for so long has gone."""
MOST_VIEWERS = 10
"""Of one application that are told."""


class Viewer(Record):
    name: str
    since: datetime
    seen_at: datetime


class Presence(Versioned):
    """``viewers`` by account."""

    application_id: str
    version: int = 0
    viewers: dict[str, Viewer] = {}

    @property
    def expires_at(self) -> datetime:
        """An empty one has ended."""
        seen = [viewer.seen_at for viewer in self.viewers.values()]
        return max(seen) + SEEN_FOR if seen else datetime.fromtimestamp(0, tz=UTC)


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

    def write() -> Mapping[str, Viewer]:
        before = ports.records.find(Presence, application_id)
        viewers = _still_there(ports, before.viewers if before else {})
        own = viewers.pop(actor.account_id, None)
        if viewing:
            now = ports.clock.now()
            since = own.since if own else now
            viewers[actor.account_id] = Viewer(name=actor.name, since=since, seen_at=now)
        elif own is None:
            return viewers
        newest = sorted(viewers.items(), key=lambda item: item[1].seen_at)[-MOST_VIEWERS:]
        after = Presence(
            application_id=application_id,
            version=before.version + 1 if before else 1,
            viewers=dict(newest),
        )
        ports.commit(Put(after, before))
        return after.viewers

    return _standing(ports, actor, application, until_written(write))


def _standing(
    ports: Ports, actor: Actor, application: Application, viewers: Mapping[str, Viewer]
) -> Standing:
    claimed = application.phase.is_running and is_claimed(ports, application)
    others = {k: v for k, v in _still_there(ports, viewers).items() if k != actor.account_id}
    return Standing(
        version=application.version,
        phase=application.phase,
        claimed_by=application.claimed_by_name if claimed else None,
        claimed_until=application.claimed_until if claimed else None,
        mine=claimed and application.claimed_by == actor.account_id,
        may_free=claimed and may_free(ports, actor, application.claimed_by, application.step.role),
        viewers=sorted(others.values(), key=lambda viewer: viewer.since),
    )


def _still_there(ports: Ports, viewers: Mapping[str, Viewer]) -> dict[str, Viewer]:
    """DynamoDB deletes what has ended some time later."""
    since = ports.clock.now() - SEEN_FOR
    return {key: viewer for key, viewer in viewers.items() if viewer.seen_at > since}
