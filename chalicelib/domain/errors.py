"""Every refusal that a caller can cause, as a family of exceptions.

A refusal has a stable ``code`` (kebab-case, part of the public API), ``params`` for the message
text and the ``fields`` it concerns. The texts, in Indonesian and English, are data in
``templates/problems.toml``; the HTTP status follows from the class (``handlers/problems.py``).
Nothing here knows about HTTP.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class FieldProblem:
    """One offending field: its ``path`` as the client sent it (``data.str_number``), a ``code``
    that has a text of its own, and ``params`` for that text."""

    path: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


class DomainError(Exception):
    """Base of all refusals. ``code`` of the class can be narrowed per instance."""

    code: ClassVar[str] = "refused"

    def __init__(
        self,
        code: str | None = None,
        *,
        fields: Sequence[FieldProblem] = (),
        **params: object,
    ) -> None:
        self.problem = code or self.code
        self.fields = tuple(fields)
        self.params = params
        super().__init__(self.problem)


class InvalidInput(DomainError):
    """What was sent cannot be accepted as it is; ``fields`` says where."""

    code = "invalid-input"


class NotSignedIn(DomainError):
    """No usable token, or its account may not act any more."""

    code = "not-signed-in"


class NotAllowed(DomainError):
    """Signed in, but this act is not for this person."""

    code = "not-allowed"


class NotFound(DomainError):
    """It does not exist, or is not visible to the caller (the two answer alike)."""

    code = "not-found"


class Conflict(DomainError):
    """The state has moved on, or forbids the act: read again, then decide anew."""

    code = "stale-version"


class TooManyAttempts(DomainError):
    """A limit per account or address was passed. Where waiting helps, ``retry_after`` (seconds) is
    in ``params``, and ``minutes`` for people."""

    code = "too-many-attempts"

    def __init__(
        self, code: str | None = None, *, retry_after: int | None = None, **params: object
    ) -> None:
        if retry_after is not None:
            params |= {"retry_after": retry_after, "minutes": -(-retry_after // 60)}
        super().__init__(code, fields=(), **params)


class Unavailable(DomainError):
    """A service behind this one does not answer; trying again later may help."""

    code = "temporarily-unavailable"


class Unreadable(DomainError):
    """A record lies there that this release cannot read (``lifting.py``). It stays as it is and is
    set aside (``asides.py``), under ``place``; whatever else was to be done goes on."""

    code = "record-unreadable"

    def __init__(self, kind: str, why: str, place: str = "") -> None:
        super().__init__(kind=kind, reasons=why, place=place)
        self.kind, self.why, self.place = kind, why, place
