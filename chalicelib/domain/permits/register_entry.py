"""What the public register (Izin Terbit) keeps of a permit, and by which name it is found."""

from datetime import date
from typing import Self

from chalicelib.domain.lookups import name_key
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.permits.model import Permit, PermitStanding, PermitState, standing_on
from chalicelib.domain.records import Record

NAME_START = 3
"""Characters of a name that one has to type before anything is found."""


class RegisterRules(Part):
    """``templates/register.toml``: the groups of permit types whose holders' names are public."""

    shows_name: dict[Slug, bool]

    def is_public(self, group: str) -> bool:
        """A group that is not named is not."""
        return self.shows_name.get(group, False)


class RegisterEntry(Record):
    """One line of the register: public data only. ``holder_name`` is empty where the names of the
    group were not public when the permit was issued."""

    number: str
    type_id: str
    type_name: str
    group: str
    holder_name: str
    issued_on: date
    valid_until: date | None
    state: PermitState
    recorded: bool = False

    @classmethod
    def of(cls, permit: Permit) -> Self:
        return cls(
            number=permit.number,
            type_id=permit.type_id,
            type_name=permit.type_name,
            group=permit.group,
            holder_name=permit.holder_name if permit.name_public else "",
            issued_on=permit.issued_on,
            valid_until=permit.valid_until,
            state=permit.state,
            recorded=permit.recorded is not None,
        )

    def standing(self, today: date) -> PermitStanding:
        return standing_on(today, self.state, self.valid_until)


def register_key(permit: Permit) -> tuple[str, str] | None:
    """The start of the name, and its rest with the number (two may have one name); ``None``: the
    name is not public, or too short to be searched for."""
    shown = permit.name_public and not permit.is_undone
    name = name_key(permit.holder_plain_name) if shown else ""
    if len(name) < NAME_START:
        return None
    return name[:NAME_START], f"{name[NAME_START:]}#{permit.number}"
