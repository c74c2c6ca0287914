"""An office in which roles are passed on."""

from datetime import date, timedelta
from typing import Any

from chalicelib.domain.accounts import delegations
from chalicelib.domain.accounts.delegations import Delegated, DelegationForm
from chalicelib.domain.accounts.model import Account, ActingKind, Actor
from tests.fakes.ports import FakePorts
from tests.support.people import Staff, a_staff, an_administrator, an_officer

MONDAY = date(2026, 3, 2)
LETTER = "800/12/DPMPTSPNAKER/III/2026"


class Office:
    """A staff, an administrator, and somebody who can act for others."""

    def __init__(self, ports: FakePorts | None = None) -> None:
        self.ports = ports or FakePorts()
        self.staff: Staff = a_staff(self.ports)
        self.administrator = an_administrator(self.ports)
        self.deputy = an_officer(self.ports, "bpjs", number=50)

    def give(self, by: Actor | None = None, **changes: Any) -> Delegated:
        values: dict[str, Any] = {
            "role": "section_head",
            "account_id": self.deputy.account_id,
            "kind": ActingKind.PLH,
            "starts_on": MONDAY,
            "until": MONDAY + timedelta(days=4),
            "basis": LETTER,
            **changes,
        }
        return delegations.delegate(
            self.ports, by or self.staff["section_head"], DelegationForm(**values)
        )

    def account(self, actor: Actor) -> Account:
        found = self.ports.accounts.find(actor.account_id)
        assert found
        return found

    def now(self, actor: Actor) -> Actor:
        """As their next request finds them."""
        today = self.ports.calendar.local_date(self.ports.clock.now())
        return Actor.of(self.account(actor), today=today)

    def seen_by(self, actor: Actor) -> list[str]:
        page = delegations.list_delegations(self.ports, self.now(actor), limit=50, cursor=None)
        return [item.delegation.delegation_id for item in page.items]
