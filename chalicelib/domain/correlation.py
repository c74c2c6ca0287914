"""One id for all that follows from one request: its lines in the log, the messages that it puts
into queues, the execution that it starts, and what those do in turn.

It is made by whoever answers a request, or comes with it, and says nothing of anybody.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

NAME = "correlation_id"
"""Of the field that carries it, in a line, a message or an execution's input."""

_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A UUID, and nothing that could be a NIK or a name: it is logged."""

_current: ContextVar[str] = ContextVar(NAME, default="")


def current() -> str:
    """Empty where nothing is followed, as in a scheduled run."""
    return _current.get()


def carried() -> dict[str, str]:
    """What to lay into a message, so that its reader goes on with the same id."""
    return {NAME: current()} if current() else {}


def well_formed(given: object) -> str:
    """``given``, or nothing where it could be anything else than an id of ours."""
    return given if isinstance(given, str) and _FORM.fullmatch(given) else ""


def of_message(body: object) -> str:
    """From a queue's message: its own, or that of the execution whose input it brings along. One of
    an earlier release has neither."""
    if not isinstance(body, Mapping):
        return ""
    execution = body.get("execution")
    given = execution if isinstance(execution, Mapping) else body
    return well_formed(given.get(NAME))


@contextmanager
def following(correlation_id: str) -> Iterator[None]:
    token = _current.set(correlation_id)
    try:
        yield
    finally:
        _current.reset(token)
