"""An officer's desk: views of the queue that they saved, and what they prefer."""

from typing import Annotated

from pydantic import Field, StringConstraints

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.records import Record, Versioned
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.storage import Put, until_written
from chalicelib.domain.text import Language

FilterName = Annotated[
    str,
    StringConstraints(pattern=r"^(role|type|step|state|district|from|to|order)$"),
]
FilterValue = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]{1,41}$")]
"""A code or a day: what may stand in an address, and so never a name, number or NIK."""


class SavedView(Record):
    name: str
    filters: dict[FilterName, FilterValue]


class Preferences(Record):
    """``single_keys``: keys without Ctrl act; ``rows`` of a page; ``splitter``: the part of the
    width that the list of documents has."""

    single_keys: bool = True
    rows: int = Field(default=25, ge=25, le=100, multiple_of=25)
    splitter: float = Field(default=0.3, ge=0.1, le=0.9)
    language: Language = Language.INDONESIAN


class Desk(Versioned):
    account_id: str
    version: int = 0
    views: tuple[SavedView, ...] = ()
    preferences: Preferences = Preferences()


def desk_of(ports: Ports, actor: Actor) -> Desk:
    """As it is, or as it begins."""
    return ports.records.find(Desk, actor.account_id) or Desk(account_id=actor.account_id)


def arrange(
    ports: Ports, actor: Actor, views: tuple[SavedView, ...], preferences: Preferences
) -> Desk:
    """The last word counts.

    :raises InvalidInput: more views than there may be, or two of one name.
    """
    most, names = ports.limits.review.views, [view.name for view in views]
    if len(views) > most:
        raise InvalidInput(fields=[FieldProblem("views", "too-many-views", {"maximum": most})])
    twice = [n for n, name in enumerate(names) if name in names[:n]]
    if twice:
        raise InvalidInput(fields=[FieldProblem(f"views.{n}.name", "name-twice") for n in twice])

    def write() -> Desk:
        before = ports.records.find(Desk, actor.account_id)
        after = Desk(
            account_id=actor.account_id,
            version=before.version + 1 if before else 1,
            views=views,
            preferences=preferences,
        )
        ports.commit(Put(after, before))
        return after

    return until_written(write)
