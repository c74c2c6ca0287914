"""The same act on many applications: each by itself, one that is refused stops no other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.errors import DomainError, FieldProblem, InvalidInput
from chalicelib.domain.reads import Wanted
from chalicelib.domain.review import assigning, releasing, workbench
from chalicelib.domain.review.ports import Ports

MOST_ITEMS = 50
"""Of one request, of which API Gateway ends those of 29 s."""

One = Callable[[str, int], Application]


@dataclass(frozen=True)
class Asked:
    """``version`` is what the officer saw."""

    application_id: str
    version: int


@dataclass(frozen=True)
class Outcome:
    """``version``: of what was done; otherwise why not."""

    application_id: str
    version: int | None = None
    refused: DomainError | None = None


def claim_many(ports: Ports, actor: Actor, asked: Sequence[Asked]) -> Sequence[Outcome]:
    return _each(ports, asked, lambda one, version: workbench.claim(ports, actor, one, version))


def release_many(
    ports: Ports, actor: Actor, asked: Sequence[Asked], note: str
) -> Sequence[Outcome]:
    return _each(
        ports, asked, lambda one, version: releasing.release(ports, actor, one, version, note)
    )


def assign_many(
    ports: Ports, actor: Actor, asked: Sequence[Asked], officer_id: str, note: str
) -> Sequence[Outcome]:
    return _each(
        ports,
        asked,
        lambda one, version: assigning.assign(ports, actor, one, version, officer_id, note),
    )


def _each(ports: Ports, asked: Sequence[Asked], act: One) -> Sequence[Outcome]:
    """:raises InvalidInput: an application twice."""
    ids = [one.application_id for one in asked]
    twice = [n for n, identity in enumerate(ids) if identity in ids[:n]]
    if twice:
        raise InvalidInput(fields=[FieldProblem(f"items.{n}", "application-twice") for n in twice])
    ports.reads.together(*(Wanted.of(Application, identity) for identity in ids))
    return [_one(act, one) for one in asked]


def _one(act: One, asked: Asked) -> Outcome:
    try:
        done = act(asked.application_id, asked.version)
    except DomainError as refusal:
        return Outcome(asked.application_id, refused=refusal)
    return Outcome(asked.application_id, version=done.version)
