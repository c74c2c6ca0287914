"""What a view declares of itself, and what it gets to see of a request.

A view says what it takes and gives in its own annotations::

    def create(call: Call, body: NewApplication) -> ApplicationView: ...

``call`` comes first. ``body`` is the JSON body, ``query`` the query string, each by the model it is
annotated with; every other parameter is a text out of the path. What it returns is a ``View``, or
a ``Reply[View]`` where it sends headers of its own. ``declared`` reads that once, while the view's
module is loaded, and refuses what cannot be.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.errors import InvalidInput, NotAllowed, NotSignedIn
from chalicelib.domain.reads import Beside
from chalicelib.domain.records import Stored
from chalicelib.domain.storage import IdempotencyKey
from chalicelib.domain.text import Language
from chalicelib.handlers.models import View

A_co = TypeVar("A_co", bound=View, covariant=True)


class Access(StrEnum):
    """Who may call a route. Finer rules (whose application, which role's step) are the domain's."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"
    CITIZEN = "citizen"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"

    def check(self, actor: Actor) -> None:
        allowed = {
            Access.CITIZEN: actor.kind == "citizen",
            Access.OFFICER: actor.kind == "officer",
            Access.ADMINISTRATOR: "administrator" in actor.roles,
        }.get(self, True)
        if not allowed:
            raise NotAllowed("not-for-this-role")


@dataclass(frozen=True)
class Call:
    """One request, as a view sees it. ``idempotency`` is there where the endpoint demands it."""

    ports: AllPorts
    language: Language
    source_address: str
    headers: Mapping[str, str]
    caller: Actor | None = None
    idempotency: IdempotencyKey | None = None
    raw_body: bytes = b""

    @property
    def actor(self) -> Actor:
        if self.caller is None:
            raise NotSignedIn()
        return self.caller

    @property
    def key(self) -> IdempotencyKey:
        """Where the endpoint demands one (``once``) and the use case cannot do without."""
        if self.idempotency is None:
            raise InvalidInput("idempotency-key-missing")
        return self.idempotency


@dataclass(frozen=True)
class Reply(Generic[A_co]):
    """An answer with headers of its own."""

    body: A_co
    headers: Mapping[str, str | list[str]]


Answer = View | Reply[View]
ViewFunction = Callable[..., Answer]


@dataclass(frozen=True)
class Endpoint:
    """What a view declared; ``path`` as Chalice writes it, with ``{parameters}``; ``reads``: what
    of the record that the path names is fetched with it (``fetching.py``); ``operators``: whoever
    works for the applicant of what the path names may call it for them (``operating.py``)."""

    method: str
    path: str
    access: Access
    summary: str
    status: int
    body: type[BaseModel] | None
    raw_body: str | None
    query: type[BaseModel] | None
    returns: type[View]
    once: bool
    cached_seconds: int
    reads: tuple[Beside | type[Stored], ...]
    operators: bool
    view: ViewFunction = field(repr=False)


class WrongDeclaration(TypeError):
    """A view's signature cannot be served. Raised while its module is loaded."""


class Declared(NamedTuple):
    body: type[BaseModel] | None
    query: type[BaseModel] | None
    returns: type[View]


def parameters_of(path: str) -> list[str]:
    """The names in braces, in order."""
    return re.findall(r"\{(\w+)\}", path)


def declared(view: ViewFunction, path: str) -> Declared:
    """What the view's own annotations say of it.

    They are read as they are: evaluating them again (``typing.get_type_hints``) would cost every
    start of the API some milliseconds for nothing.

    :raises WrongDeclaration: says which view, what is wrong with it, and what to write instead.
    """
    code = view.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    said: dict[str, Any] = view.__annotations__

    def refuse(what: str) -> WrongDeclaration:
        return WrongDeclaration(f"{view.__module__}.{view.__name__} ({path}): {what}")

    if any(isinstance(annotation, str) for annotation in said.values()):
        raise refuse("its annotations are text; leave `from __future__ import annotations` out")
    if not names or said.get(names[0]) is not Call:
        raise refuse("its first parameter has to be `call: Call`")
    if "return" not in said:
        raise refuse("it does not say what it answers; write `-> SomeView`")
    in_path = [name for name in names[1:] if name not in ("body", "query")]
    for name in in_path:
        if name not in parameters_of(path):
            raise refuse(f"its parameter `{name}` is not in the path")
        if said.get(name) is not str:
            raise refuse(f"its parameter `{name}` comes out of the path; write `{name}: str`")
    for name in parameters_of(path):
        if name not in in_path:
            raise refuse(f"it does not take `{name}`, which is in the path")
    taken: dict[str, type[BaseModel] | None] = {"body": None, "query": None}
    for name in taken:
        if name in names:
            if not _is(said.get(name), BaseModel):
                raise refuse(f"its `{name}` is annotated with no model (handlers/models.py: Input)")
            taken[name] = said[name]
    answer = said["return"]
    if get_origin(answer) is Reply:
        [answer] = get_args(answer)
    if not _is(answer, View):
        raise refuse(f"it answers {answer!r}, which is no View (handlers/models.py)")
    return Declared(taken["body"], taken["query"], answer)


def _is(annotation: object, base: type) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, base)
