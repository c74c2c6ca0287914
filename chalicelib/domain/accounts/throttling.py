"""How often somebody may guess: counted per account and per network address, atomically.

An attempt is counted before it is judged, so that many at once cannot slip through, and taken
back when it was right. Ten wrong passwords in any fifteen minutes are the most (docs/checks.md 12);
a password reset frees the account at once.
"""

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.errors import TooManyAttempts


@dataclass(frozen=True)
class Limit:
    """At most ``attempts`` in any stretch of ``window``."""

    name: str
    attempts: int
    window: timedelta

    def key(self, what: str) -> str:
        """``what`` is hashed: the counters hold no NIK and no network address in clear."""
        return f"{self.name}#{hashlib.sha256(what.encode()).hexdigest()[:32]}"


FAILURES_PER_ACCOUNT = Limit("sign-in", 10, timedelta(minutes=15))
FAILURES_PER_ADDRESS = Limit("sign-in-address", 50, timedelta(minutes=15))
"""Many people share one address behind a mobile carrier or a village office's wifi."""
CODES_PER_ACCOUNT = Limit("second-factor", 10, timedelta(minutes=15))
RESET_LINKS_PER_LOGIN = Limit("reset-links", 5, timedelta(hours=1))
RESET_LINKS_PER_ADDRESS = Limit("reset-links-address", 20, timedelta(hours=1))
EMAIL_LINKS_PER_ACCOUNT = Limit("email-links", 5, timedelta(hours=1))
REGISTRATIONS_PER_ADDRESS = Limit("registrations-address", 30, timedelta(hours=1))
REGISTRATION_LINKS_PER_PERSON = Limit("registration-links", 5, timedelta(hours=1))
UPLOADS_PER_REGISTRATION = Limit("registration-uploads", 20, timedelta(hours=1))


def network(address: str) -> str:
    """What one subscriber holds: the address in IPv4, the /64 network in IPv6 (RFC 6177)."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def may(ports: Ports, limit: Limit, what: str) -> bool:
    """Count one attempt; ``False`` when there were too many already."""
    return ports.sessions.take_attempt(
        limit.key(what), limit=limit.attempts, window=limit.window, now=ports.clock.now()
    )


def require(ports: Ports, limit: Limit, what: str) -> None:
    """:raises TooManyAttempts: with ``retry_after`` in seconds, the longest it can take."""
    if not may(ports, limit, what):
        raise TooManyAttempts(retry_after=int(limit.window.total_seconds()))
