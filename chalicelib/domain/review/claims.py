"""Whose an application is while somebody works on it.

A claim holds until it lapses, and only while its holder may still decide at that step: somebody
absent for long, disabled, or whose delegation has ended stops nobody, and is shown to nobody.
"""

from datetime import datetime
from typing import TypeVar

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.storage import Page

S = TypeVar("S", Application, ApplicationSummary)


def is_claimed(ports: Ports, application: Application) -> bool:
    now = ports.clock.now()
    if application.claimed_by is None or not _runs(application.claimed_until, now):
        return False
    holder = ports.accounts.find(application.claimed_by)
    return _may_decide(ports, holder, application.step.role)


def only_held(ports: Ports, page: Page[ApplicationSummary]) -> Page[ApplicationSummary]:
    """The page without claims that hold no more; at most one read for all of it."""
    now = ports.clock.now()
    running = {i.claimed_by for i in page.items if i.claimed_by and _runs(i.claimed_until, now)}
    holders = {one.account_id: one for one in ports.accounts.several(sorted(running))}
    items = (
        item
        if item.claimed_by is None
        or _may_decide(ports, holders.get(item.claimed_by), item.step_role)
        else item.replace(claimed_by=None, claimed_by_name=None, claimed_until=None)
        for item in page.items
    )
    return Page(tuple(items), page.cursor, page.aside)


def _runs(until: datetime | None, now: datetime) -> bool:
    return until is not None and until > now


def _may_decide(ports: Ports, holder: Account | None, role: str | None) -> bool:
    if holder is None or not holder.enabled:
        return False
    return role in holder.roles_on(ports.calendar.local_date(ports.clock.now()))
