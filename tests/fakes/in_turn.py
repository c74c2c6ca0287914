"""Two things at once, one after the other: a test that fails does so every time."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.domain.ports import Both

A = TypeVar("A")
B = TypeVar("B")


class InTurn(Both):
    def __call__(self, first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
        try:
            one = first()
        except Exception:
            second()
            raise
        return one, second()
