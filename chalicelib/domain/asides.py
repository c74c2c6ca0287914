"""Records that this release cannot read: each stays where it is, and is marked here.

Whoever reads one marks it. The sweeper counts them, which rings an alarm, and tries each again: one
that was mended by hand, or that a newer release can read, is marked no longer.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from pydantic import AwareDatetime

from chalicelib.domain.records import Stored


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
