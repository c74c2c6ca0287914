"""Issued permits, to the officers whom they concern (docs/checks.md 61): who stands in the chain of
their type, and who revokes, or searches everywhere (``roles.toml``). Not to bodies outside the
office, whose step saw what it was there to check.
"""

from datetime import timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import NotAllowed, NotFound
from chalicelib.domain.permits.holding import known_permit
from chalicelib.domain.permits.model import Permit, PermitSummary
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Page


def permit_for(ports: Ports, actor: Actor, permit_id: str) -> Permit:
    """:raises NotFound: there is none. :raises NotAllowed: it is not of this officer's chains."""
    permit = known_permit(ports, permit_id)
    if not _concerns(ports, actor, permit.type_id):
        raise NotAllowed("not-in-this-chain")
    return permit


def permit_by_number(ports: Ports, actor: Actor, number: str) -> Permit:
    """By the number on the letter, whatever the capitals and spaces.

    :raises NotFound: ``unknown-permit-number``. :raises NotAllowed: as ``permit_for``.
    """
    permit = ports.permits.find_by_number(number)
    if permit is None:
        raise NotFound("unknown-permit-number")
    return permit_for(ports, actor, permit.permit_id)


def list_expiring(
    ports: Ports, actor: Actor, within_days: int, *, limit: int, cursor: str | None
) -> Page[PermitSummary]:
    """Those whose last day in force is today or within so many days, the earliest first; without
    those that were revoked or renewed. A page can be short, or empty, and yet lead on."""
    today = ports.calendar.local_date(ports.clock.now())
    last = today + timedelta(days=within_days)
    page = ports.permits.expiring(today, last, limit=limit, cursor=cursor)
    concerns = {
        type_id: _concerns(ports, actor, type_id)
        for type_id in {item.type_id for item in page.items}
    }
    return Page(tuple(item for item in page.items if concerns[item.type_id]), page.cursor)


def _concerns(ports: Ports, actor: Actor, type_id: str) -> bool:
    known = ports.catalogue.roles
    own = [known[role] for role in actor.roles if role in known and not known[role].outside]
    if any(role.revokes or role.searches_all for role in own):
        return True
    try:
        steps = ports.catalogue.latest(type_id).steps
    except NotFound:
        return False
    return bool({step.role for step in steps} & {role.id for role in own})
