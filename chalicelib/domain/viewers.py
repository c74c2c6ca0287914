"""Who is looking at something right now, so that two officers do not write at once.

A small record that ends by itself; a page asks every half minute. It says nothing about rights.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from chalicelib.domain.records import Record, Versioned
from chalicelib.domain.storage import Committer, Put, Records, until_written

SEEN_FOR = timedelta(seconds=90)
"""Who has not been heard of for so long has gone."""
MOST_VIEWERS = 10
"""Of one thing that are told."""


class Viewer(Record):
    name: str
    since: datetime
    seen_at: datetime


Viewers = Mapping[str, Viewer]
"""By account."""


def still_there(viewers: Viewers, now: datetime) -> dict[str, Viewer]:
    """DynamoDB deletes what has ended some time later."""
    return {key: one for key, one in viewers.items() if one.seen_at > now - SEEN_FOR}


def others(viewers: Viewers, account_id: str, now: datetime) -> Sequence[Viewer]:
    """The longest looking first."""
    there = still_there(viewers, now)
    return sorted(
        (one for key, one in there.items() if key != account_id), key=lambda one: one.since
    )


def reported(
    viewers: Viewers, account_id: str, name: str, now: datetime, *, viewing: bool
) -> dict[str, Viewer] | None:
    """After this one looks at it, or has turned away; ``None``: nothing to write."""
    there = still_there(viewers, now)
    own = there.pop(account_id, None)
    if viewing:
        there[account_id] = Viewer(name=name, since=own.since if own else now, seen_at=now)
    elif own is None:
        return None
    return dict(sorted(there.items(), key=lambda item: item[1].seen_at)[-MOST_VIEWERS:])


class Watched(Versioned):
    """Who looks at one thing, by account."""

    version: int = 0
    viewers: dict[str, Viewer] = {}

    @property
    def expires_at(self) -> datetime:
        return ends(self.viewers)


W = TypeVar("W", bound=Watched)


class Ports(Protocol):
    @property
    def records(self) -> Records: ...
    @property
    def commit(self) -> Committer: ...


def note(
    ports: Ports, nobody: W, key: str, now: datetime, account_id: str, name: str, *, viewing: bool
) -> Viewers:
    """Writes who looks at it from now on. ``nobody`` is its record before anybody did.

    :returns: everybody who looks, this one too.
    """

    def write() -> Viewers:
        before = ports.records.find(type(nobody), key)
        known: Watched = before or nobody
        viewers = reported(known.viewers, account_id, name, now, viewing=viewing)
        if viewers is None:
            return known.viewers
        ports.commit(Put(known.replace(version=known.version + 1, viewers=viewers), before))
        return viewers

    return until_written(write)


def ends(viewers: Viewers) -> datetime:
    """When nobody looks any more; where nobody does, it has ended."""
    seen = [viewer.seen_at for viewer in viewers.values()]
    return max(seen) + SEEN_FOR if seen else datetime.fromtimestamp(0, tz=UTC)
