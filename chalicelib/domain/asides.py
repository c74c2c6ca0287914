"""Records that this release cannot read: each stays where it is, and is marked here.

Whoever reads one marks it. The sweeper counts them, which rings an alarm, and tries each again: one
that was mended by hand, or that a newer release can read, is marked no longer.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from pydantic import AwareDatetime

from chalicelib.domain.duties import Duties
from chalicelib.domain.records import Stored

TRIED = 500
"""How many are tried again in one run; with more, each run begins elsewhere."""


class Aside(Stored):
    """``place`` is table and key as text, ``key`` is the key itself; ``kind`` the record's type;
    ``why`` as in ``lifting.py``. ``noticed_at``: when the sweeper first counted it. ``told_at``:
    when administrators were told that it is due for erasure."""

    place: str
    kind: str
    why: str
    key: Mapping[str, str | int]
    noticed_at: AwareDatetime | None = None
    told_at: AwareDatetime | None = None


class Asides(Protocol):
    def all(self) -> Sequence[Aside]:
        """Every one; there should be none."""
        ...

    def find(self, place: str) -> Aside | None: ...

    def notice(self, aside: Aside, now: datetime) -> None:
        """Write down when it was first counted."""
        ...

    def try_again(self, aside: Aside) -> bool:
        """Read it; if that works, or nothing lies there any more, it is marked no longer."""
        ...


def look_after(asides: Asides, now: datetime, duties: Duties) -> int:
    """Try them again.

    :returns: how many still cannot be read.
    """
    marked = asides.all()
    start = int(now.timestamp()) // 60 * TRIED % (len(marked) or 1)
    mended = 0
    for aside in (*marked[start:], *marked[:start])[:TRIED]:
        with duties.alone("not tried again", kind=aside.kind):
            if asides.try_again(aside):
                mended += 1
            elif aside.noticed_at is None:
                asides.notice(aside, now)
    return len(marked) - mended
