"""What nobody could decide while somebody stands in for the holder of a role.

Four eyes keep whoever decided an earlier step from the later one, whoever's role they use
(``workbench.at_own_step``). In a small office the one who stands in is often just that one. So
whoever passes a role on, gives it for good or takes it away, hears before how many files wait that
nobody could decide then, and gives it to one more officer for them, or to another.
"""

from dataclasses import dataclass

from chalicelib.domain.accounts.delegations import require_giver
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.officers import find_officer
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.applications.listing import Listing, waiting_at
from chalicelib.domain.applications.model import Application
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.review.four_eyes import decided_elsewhere, has_part
from chalicelib.domain.review.ports import Ports

_PAGE = 50
LOOKED_AT = 200
"""More files than wait for one role of a regency; beyond it the number is a least one."""


@dataclass(frozen=True)
class Undecidable:
    """``at_least``: more wait than were looked at. ``nobody``: the role has no holder at all, so
    what comes to its step later would wait too."""

    number: int
    at_least: bool = False
    nobody: bool = False


def outlook(
    ports: Ports, actor: Actor, role: str, *, gains: str | None, away: str | None
) -> Undecidable:
    """For whoever may pass the role on, before they do: ``gains`` is the account that would have
    it, ``away`` the one that would not.

    :raises NotAllowed: neither administrator, nor one's own role.
    :raises NotFound: no such officer gains it. :raises InvalidInput: there is no such role.
    """
    require_giver(actor, role)
    if role not in ports.catalogue.roles:
        raise InvalidInput(fields=[FieldProblem("role", "unknown-role")])
    return undecidable(ports, role, find_officer(ports, gains) if gains else None, away)


def undecidable(
    ports: Ports, role: str, gains: Account | None, away: str | None = None
) -> Undecidable:
    """Files that wait for the role now and that nobody may decide who holds it and is there: the
    officer who gains it among them, the account that is ``away`` not."""
    has = {one.account_id: one for one in holders(ports, role) if one.account_id != away}
    if gains:
        has[gains.account_id] = gains
    able, stuck, cursor = list(has.values()), 0, None
    nobody = not able
    for _ in range(LOOKED_AT // _PAGE):
        page = ports.applications.listed(Listing(waiting_at(role)), limit=_PAGE, cursor=cursor)
        waiting = ports.applications.get_many([item.application_id for item in page.items])
        stuck += sum(not any(_may_decide(one, own) for one in able) for own in waiting)
        if (cursor := page.cursor) is None:
            return Undecidable(stuck, nobody=nobody)
    return Undecidable(stuck, at_least=True, nobody=nobody)


def _may_decide(officer: Account, application: Application) -> bool:
    own = officer.account_id
    return not (has_part(application, own, officer.nik) or decided_elsewhere(application, own))
