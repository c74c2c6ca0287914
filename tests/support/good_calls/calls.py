"""A good call of a route, and everybody who may turn up there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chalicelib.domain.accounts.model import Actor
from tests.support.api import Answer, World
from tests.support.people import ROLES

NOBODY, OWNER, STRANGER, ADMINISTRATOR = "nobody", "citizen A", "citizen B", "administrator"
CALLERS = (NOBODY, OWNER, STRANGER, *ROLES, ADMINISTRATOR)
"""Everybody who may turn up at a route. ``citizen A`` is the one whose things are called for."""

OWNER_ALONE = frozenset({OWNER})
CHAIN = frozenset({"back_office", "section_head", "division_head", "secretary", "head"})
"""The roles in the chain of an izin penelitian; two roles have no part in it."""

BACK_OFFICE = frozenset({"back_office"})
ANSWERING = frozenset({"back_office", ADMINISTRATOR})
HEAD = frozenset({"head"})
SECOND = frozenset({"head", ADMINISTRATOR})
VISITING = frozenset({"data_verification"})
SCHOOL_CHAIN = CHAIN | VISITING
SECRETARY = frozenset({"secretary", ADMINISTRATOR})
ANSWERING_COMPLAINTS = frozenset({"division_head", "secretary"})
READING_COMPLAINTS = ANSWERING_COMPLAINTS | HEAD
MANAGING = frozenset({"section_head", "division_head", "secretary", "head", ADMINISTRATOR})


@dataclass
class GoodCall:
    """``path`` starts behind ``/api``; ``owner`` is citizen A. ``only`` are the callers who get a
    2xx, where those are fewer than the route is for. ``headers`` may hold a secret that stands for
    a sign-in. ``allowed`` is filled in from the table."""

    path: str
    owner: Actor
    body: dict[str, Any] | None = None
    only: frozenset[str] | None = None
    allowed: frozenset[str] = frozenset()
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    content_type: str = "application/json"
    key: str | None = None

    def make(self, world: World, method: str, caller: str, **changes: Any) -> Answer:
        """The call, as this caller would make it."""
        options: dict[str, Any] = {
            "by": who(world, self, caller),
            "headers": self.headers,
            "raw": self.raw,
            "content_type": self.content_type,
            "key": self.key,
            **changes,
        }
        body = options.pop("body", self.body)
        return world.call(method, self.path, body, **options)


def who(world: World, good: GoodCall, caller: str) -> Actor | None:
    if caller == NOBODY:
        return None
    if caller == OWNER:
        return good.owner
    if caller == STRANGER:
        return world.stranger
    return world.administrator if caller == ADMINISTRATOR else world.staff[caller]


def plain(
    path: str, body: dict[str, Any] | None = None, *, only: frozenset[str] | None = None
) -> Callable[[World], GoodCall]:
    return lambda w: GoodCall(path, w.citizen(), body, only=only)


def key_of(w: World) -> str:
    return f"key-{w.next_number():08d}"
