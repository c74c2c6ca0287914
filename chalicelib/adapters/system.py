"""The machine's clock and randomness."""

import secrets
import time
from datetime import UTC, datetime

from chalicelib.domain.ports import Clock, Ids

_READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so a receipt survives being read out on the telephone."""


class SystemClock(Clock):
    def now(self) -> datetime:
        return datetime.now(UTC)


class RandomIds(Ids):
    def new_id(self) -> str:
        """48 bits of milliseconds, then 80 random bits, as 26 characters that sort by time."""
        number = (int(time.time() * 1000) << 80) | secrets.randbits(80)
        return "".join(_READABLE[(number >> shift) & 31] for shift in range(125, -1, -5)).lower()

    def secret(self, bits: int = 128) -> str:
        """URL-safe base64 of at least ``bits`` random bits."""
        return secrets.token_urlsafe((bits + 7) // 8)

    def code(self, length: int) -> str:
        return "".join(secrets.choice(_READABLE) for _ in range(length))
