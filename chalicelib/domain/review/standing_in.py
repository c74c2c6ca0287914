"""What nobody could decide while somebody stands in for the holder of a role.

Four eyes keep whoever decided an earlier step from the later one, whoever's role they use
(``workbench.at_own_step``). In a small office the one who stands in is often just that one. So
whoever passes a role on hears how many files wait that neither they nor anybody else could decide,
and passes the role to one more officer for them, or to another.
"""

from dataclasses import dataclass

from chalicelib.domain.accounts.model import Account, Delegation
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.applications.listing import Listing, waiting_at
from chalicelib.domain.applications.model import Application
from chalicelib.domain.review.ports import Ports

_PAGE = 50
LOOKED_AT = 200
"""More files than wait for one role of a regency; beyond it the number is a least one."""


@dataclass(frozen=True)
class Undecidable:
    """``at_least``: more wait than were looked at."""

    number: int
    at_least: bool = False


def undecidable(ports: Ports, officer: Account, delegation: Delegation) -> Undecidable:
    """Files that wait for the role now and that this officer may not decide, nor anybody else who
    holds the role and is there. Those who are away are not counted on."""
    others = [
        one
        for one in holders(ports, delegation.role)
        if one.account_id not in (officer.account_id, delegation.on_behalf_of)
    ]
    able, stuck, cursor = [officer, *others], 0, None
    for _ in range(LOOKED_AT // _PAGE):
        page = ports.applications.listed(
            Listing(waiting_at(delegation.role)), limit=_PAGE, cursor=cursor
        )
        waiting = ports.applications.get_many([item.application_id for item in page.items])
        stuck += sum(not any(_may_decide(one, own) for one in able) for own in waiting)
        if (cursor := page.cursor) is None:
            return Undecidable(stuck)
    return Undecidable(stuck, at_least=True)


def _may_decide(officer: Account, application: Application) -> bool:
    earlier = {d.is_of for d in application.decisions if d.step != application.step.id}
    own = officer.account_id == application.applicant_id or officer.nik == application.person.nik
    return not own and officer.account_id not in earlier
