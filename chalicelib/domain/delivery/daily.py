"""How much one address or number is sent in a day, whatever the cause (docs/checks.md 56).

Each cause has a limit of its own, but they add up: a hundred small acts of somebody else must not
fill a person's mailbox. What is above it waits for the next day. What warns of a change of how
somebody signs in always goes, so that a flood cannot hide a thief.
"""

from datetime import UTC, datetime, timedelta

from chalicelib.domain.accounts.throttling import Limit, may, of_today
from chalicelib.domain.delivery.ports import Ports
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.people.contact import email_key


class HeldBack(Unavailable):
    """As much as goes there in one day has gone."""


def require_room(ports: Ports, address: str, *, officer: bool) -> Limit:
    """Count one message to this address or number.

    :returns: the limit it counts for, to ``give_back`` when it was not sent.
    :raises HeldBack: it goes tomorrow (``next_day``).
    """
    most = ports.limits.messages
    attempts = most.to_officer_a_day if officer else most.to_one_a_day
    limit = of_today(ports, "messages-to-one", attempts)
    if not may(ports, limit, _one(address)):
        raise HeldBack()
    return limit


def give_back(ports: Ports, limit: Limit, address: str) -> None:
    ports.sessions.give_back_attempt(limit.key(_one(address)))


def next_day(now: datetime) -> datetime:
    """When the count of another day begins (``of_today``)."""
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(1)


def _one(address: str) -> str:
    return email_key(address) if "@" in address else address
