"""Who works for whom, as either of them sees it: names, never a NIK or an address of the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.accounts import ports as accounts
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.operating.inviting import open_ones
from chalicelib.domain.operating.model import Operator, OperatorInvitation
from chalicelib.domain.operating.ports import Ports


@dataclass(frozen=True)
class Standing:
    """``operators`` work for this account, ``invited`` have not answered, and it works for
    ``institutions``; ``names`` of all by account; ``room`` for so many more."""

    operators: Sequence[Operator]
    invited: Sequence[OperatorInvitation]
    institutions: Sequence[Operator]
    names: Mapping[str, str]
    room: int


def standing(ports: Ports, actor: Actor) -> Standing:
    own, limits = actor.account_id, ports.limits.operators
    operators = ports.operators.of_owner(own, limit=limits.of_one)
    institutions = ports.operators.of_person(own, limit=limits.for_institutions)
    invited = open_ones(ports, own)
    others = [one.account_id for one in operators] + [one.owner_id for one in institutions]
    return Standing(
        operators=operators,
        invited=invited,
        institutions=institutions,
        names=names_of(ports, others),
        room=max(0, limits.of_one - len(operators) - len(invited)),
    )


def names_of(ports: accounts.Ports, account_ids: Sequence[str]) -> dict[str, str]:
    """Of those that still have one: an erased account has none."""
    found = ports.accounts.several(list(dict.fromkeys(account_ids)))
    return {one.account_id: one.full_name for one in found if one.full_name}
