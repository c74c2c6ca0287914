"""A clock that stands still until it is moved, and ids that come in order."""

import itertools
from datetime import UTC, datetime, timedelta

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

MONDAY_MORNING = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""9 o'clock at the office, in a week without holidays."""


class FakeClock:
    def __init__(self, at: datetime = MONDAY_MORNING) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, **time: float) -> datetime:
        self.at += timedelta(**time)
        return self.at


class SequentialIds:
    """Unique and in order, like the real ones, but the same in every run."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def new_id(self) -> str:
        return f"{next(self._numbers):026d}"

    def secret(self, bits: int = 128) -> str:
        return f"secret-{next(self._numbers):0{(bits + 7) // 8}d}"

    def code(self, length: int) -> str:
        number, letters = next(self._numbers), ""
        for _ in range(length):
            number, digit = divmod(number, len(_ALPHABET))
            letters = _ALPHABET[digit] + letters
        return letters
