"""What the review needs from outside: no more than what comes of it."""

from typing import Protocol

from chalicelib.domain.permits import ports as permits


class Ports(permits.Ports, Protocol):
    """Its own floor's name for them."""
