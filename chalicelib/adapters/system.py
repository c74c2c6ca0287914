"""The machine's clock, randomness and threads."""

import secrets
import threading
import time
from collections.abc import Callable
from contextvars import copy_context
from datetime import UTC, datetime
from typing import TypeVar

from chalicelib.domain.ports import Both, Clock, Ids

A = TypeVar("A")
B = TypeVar("B")

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


class SideBySide(Both):
    """The caller's thread does one thing, a thread of its own the other. Both are of the same
    request, and share what it has read."""

    def __call__(self, first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
        found: list[B] = []
        failed: list[BaseException] = []
        context = copy_context()

        def run() -> None:
            try:
                found.append(context.run(second))
            except BaseException as failure:  # raised in the caller's thread
                failed.append(failure)

        thread = threading.Thread(target=run, name="side-by-side")
        thread.start()
        try:
            one = first()
        finally:
            thread.join()
        if failed:
            raise failed[0]
        return one, found[0]
