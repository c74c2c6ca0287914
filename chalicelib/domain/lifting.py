"""Reading what another release has written.

A record's body says in which shape it is. Whoever changes the shape of a record adds a lift here,
which makes the new shape of the one before; what lies there in an older shape is lifted when it is
read, and is in the new one when it is next written. Three things are no change of shape:

- A new field with a default. What was written without it has the default; a release that does not
  know it keeps it, and writes it back (``Record.as_stored``), so that going back loses nothing.
- A new kind of record.
- Anything about keys and indexes, which stand beside the body.

What this release cannot read is ``Unreadable``: no JSON, a shape that a newer release began, or a
value that does not fit. docs/how-to/shape.md is the recipe.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import ValidationError

from chalicelib.domain.accounts.records import Session
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.records import NewerFields, Record, Stored

Body = dict[str, Any]
Lift = Callable[[Body], Body]

S = TypeVar("S", bound=Stored)
R = TypeVar("R", bound=Record)

FIRST_SHAPE = 1
GARBAGE, NEWER, MISFIT = "garbage", "newer", "misfit"
"""Why a record is unreadable: no JSON object; of a newer release; a value that does not fit."""


def _used_since_its_start(body: Body) -> Body:
    """Shape 1 left ``last_used_at`` open until the session was first refreshed."""
    return {**body, "last_used_at": body.get("last_used_at") or body["created_at"]}


LIFTS: Mapping[type[Stored], tuple[Lift, ...]] = {
    Session: (_used_since_its_start,),
}
"""By record: its lifts in their order, the first from shape 1 to shape 2."""


def shape_of(kind: type[Stored]) -> int:
    """The one that this release writes."""
    return FIRST_SHAPE + len(LIFTS.get(kind, ()))


def lifted(kind: type[Stored], shape: int, body: str) -> str:
    """The body in the shape of this release.

    :raises Unreadable:
    """
    if shape > shape_of(kind):
        raise Unreadable(kind.__name__, NEWER)
    if shape == shape_of(kind):
        return body
    try:
        whole = json.loads(body)
        for lift in LIFTS[kind][shape - FIRST_SHAPE :]:
            whole = lift(whole)
    except (ValueError, TypeError, LookupError, AttributeError):
        raise Unreadable(kind.__name__, GARBAGE) from None
    return json.dumps(whole)


def read(kind: type[S], shape: int, body: str) -> S:
    """With fields that only a newer release knows, wherever in it they are.

    :raises Unreadable:
    """
    return _parsed(kind, lifted(kind, shape, body), keep=True)


def read_copy(kind: type[R], text: str) -> R:
    """What lies beside a record for lists. Nobody writes it back but with its record.

    :raises Unreadable:
    """
    return _parsed(kind, text, keep=False)


def _parsed(kind: type[R], text: str, *, keep: bool) -> R:
    """Without the text of the failure in what is raised: it quotes the record."""
    try:
        return kind.model_validate_json(text, extra="forbid" if keep else "ignore")
    except ValidationError as refused:
        codes = _codes(refused)
        if keep and "extra_forbidden" in codes:
            NewerFields.met = True
            with suppress(ValidationError):
                return kind.model_validate_json(text, extra="allow")
        garbage = codes & {"json_invalid", "json_type", "model_type"}
        raise Unreadable(kind.__name__, GARBAGE if garbage else MISFIT) from None


def _codes(refused: ValidationError) -> set[str]:
    return {error["type"] for error in refused.errors(include_url=False, include_input=False)}
