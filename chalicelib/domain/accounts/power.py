"""Roles are given by two people (docs/checks.md 60).

One administrator alone would make five accounts and walk a whole chain with them. So a role that an
administrator gives counts once a second one of those agrees whom ``roles.toml`` calls
``needs_second_person`` (the head, administrators), and all of them are told. While there is nobody
else, as when an office begins, it counts at once; and the last of the others is not sent away by
one alone.
"""

from collections.abc import Sequence

from chalicelib.domain.accounts.factors import WayChange, WayKind
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.errors import Conflict
from chalicelib.domain.messages.model import Message
from chalicelib.domain.text import Language


def guarding(ports: Ports) -> list[Account]:
    """Whoever may agree, and hears of it: own roles alone, not what was passed on."""
    known = ports.catalogue.roles
    roles = [role for role in known if known[role].needs_second_person]
    people = {one.account_id: one for role in roles for one in holders(ports, role)}
    return [one for one in people.values() if set(roles) & set(one.roles)]


def role_change(
    ports: Ports, actor: Actor | None, officer: Account, roles: Sequence[str]
) -> WayChange | None:
    """What waits for a second person before ``officer`` has these roles too; ``None``: nothing.

    :raises Conflict: ``change-waits-already``.
    """
    if actor is None or not roles or not _others(ports, actor, officer):
        return None
    if ports.records.find(WayChange, officer.account_id):
        raise Conflict("change-waits-already")
    now = ports.clock.now()
    return WayChange(
        account_id=officer.account_id,
        kind=WayKind.ROLES,
        account_name=officer.full_name,
        roles=tuple(roles),
        asked_by=actor.account_id,
        asked_by_name=actor.name,
        reason="",
        asked_at=now,
        due_at=now,
    )


def require_another_left(ports: Ports, actor: Actor, before: Account, after: Account) -> None:
    """:raises Conflict: ``last-second-person``: nobody but the actor could agree to anything."""
    left = _others(ports, actor, before)
    goes = not after.enabled or not _guards(ports, after)
    if goes and not left and _guards(ports, before) and before.enabled and before.password_hash:
        raise Conflict("last-second-person")


def power_given(
    ports: Ports, actor: Actor | None, officer: Account, roles: Sequence[str]
) -> list[Message]:
    """To everybody who may agree: who is to have which roles, and from whom."""
    if actor is None or not roles:
        return []
    known = ports.catalogue.roles
    return tell_of_power(ports, actor, officer, ", ".join(known[role].name.id for role in roles))


def tell_of_power(ports: Ports, actor: Actor, officer: Account, what: str) -> list[Message]:
    """To all of them but the two whom it is about."""
    return [
        message
        for one in guarding(ports)
        if one.account_id not in (actor.account_id, officer.account_id)
        for message in notice(
            ports,
            "power_given",
            one,
            Language.INDONESIAN,
            about=officer.account_id,
            given_by=actor.name,
            officer=officer.full_name,
            roles=what,
        )
    ]


def _others(ports: Ports, actor: Actor, officer: Account) -> list[Account]:
    """Who could agree: neither who asks nor whom it is about, and able to sign in."""
    both = (actor.account_id, officer.account_id)
    return [one for one in guarding(ports) if one.account_id not in both and one.password_hash]


def _guards(ports: Ports, account: Account) -> bool:
    known = ports.catalogue.roles
    return any(role in known and known[role].needs_second_person for role in account.roles)
