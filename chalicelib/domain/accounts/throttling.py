"""How often somebody may guess: counted per device, login and account, atomically.

An attempt is counted before it is judged, so that many at once cannot slip through, and taken
back when it was right. Ten wrong passwords in any fifteen minutes are the most (docs/checks.md 12);
a password reset frees the account at once. A device that signed in to the account before has a
budget of its own, so that strangers close out strangers alone; an address counts against floods
only.
"""

import hashlib
import ipaddress
import unicodedata
from dataclasses import dataclass
from datetime import UTC, timedelta

from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.errors import TooManyAttempts
from chalicelib.domain.people.contact import email_key


@dataclass(frozen=True)
class Limit:
    """At most ``attempts`` in any stretch of ``window``."""

    name: str
    attempts: int
    window: timedelta

    def key(self, what: str) -> str:
        """``what`` is hashed: the counters hold no NIK and no network address in clear."""
        return f"{self.name}#{hashlib.sha256(what.encode()).hexdigest()[:32]}"


def of_today(ports: Ports, name: str, attempts: int) -> Limit:
    """A count of its own for each day in UTC, which begins at seven in the morning at the office:
    one that went on from one attempt to the next would never end."""
    day = ports.clock.now().astimezone(UTC).date().isoformat()
    return Limit(f"{name}#{day}", attempts, timedelta(days=2))


FAILURES_PER_DEVICE = Limit("sign-in-device", 10, timedelta(minutes=15))
FAILURES_PER_LOGIN = Limit("sign-in-login", 10, timedelta(minutes=15))
"""As it was entered, so that an unknown one behaves as a known one."""
FAILURES_PER_ACCOUNT = Limit("sign-in", 10, timedelta(minutes=15))
"""By strange devices, whatever it was called: by NIK and by e-mail together."""
FAILURES_PER_ADDRESS = Limit("sign-in-address", 300, timedelta(minutes=15))
"""Many people share one address behind a mobile carrier, a school's or a village office's wifi.
What one of them may do to another person, the limits per person say; those per address, here and
below, are against floods alone."""
CONFIRMATIONS_PER_ACCOUNT = Limit("confirmations", 10, timedelta(minutes=15))
"""Of the password, by whoever is signed in."""
WARNINGS_PER_ACCOUNT = Limit("sign-in-warnings", 1, timedelta(hours=24))
RESET_LINKS_PER_ACCOUNT = Limit("reset-links-account", 5, timedelta(hours=1))
CODES_PER_ACCOUNT = Limit("second-factor", 10, timedelta(minutes=15))
RESET_LINKS_PER_LOGIN = Limit("reset-links", 5, timedelta(hours=1))
RESET_LINKS_PER_ADDRESS = Limit("reset-links-address", 300, timedelta(hours=1))
PROOFS_PER_NUMBER = Limit("number-proofs", 5, timedelta(hours=24))
EMAIL_LINKS_PER_ACCOUNT = Limit("email-links", 5, timedelta(hours=1))
REGISTRATIONS_PER_ADDRESS = Limit("registrations-address", 300, timedelta(hours=1))
REGISTRATION_LINKS_PER_PERSON = Limit("registration-links", 5, timedelta(hours=1))
UPLOADS_PER_REGISTRATION = Limit("registration-uploads", 20, timedelta(hours=1))


def login_key(login: str) -> str:
    """One for all spellings of a NIK, or of an e-mail address."""
    plain = unicodedata.normalize("NFKC", login)
    return email_key(plain) if "@" in plain else "".join(filter(str.isalnum, plain)).lower()


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
        raise refused(limit)


def refused(limit: Limit) -> TooManyAttempts:
    return TooManyAttempts(retry_after=int(limit.window.total_seconds()))
