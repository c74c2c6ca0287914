"""What reports need from outside: no more than what they tell of."""

from typing import Protocol

from chalicelib.domain.satisfaction import ports as satisfaction


class Ports(satisfaction.Ports, Protocol):
    """Its own floor's name for them."""
