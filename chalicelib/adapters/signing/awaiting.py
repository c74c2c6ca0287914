"""pyHanko's functions are coroutines, for fetching; here nothing is fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def result_of(coroutine: Coroutine[Any, Any, T]) -> T:
    """As ``asyncio.run``, without the descriptors that its event loop opens: a confined process
    gets none.

    :raises RuntimeError: it waits for something that is not its own.
    """
    loop = _ClosedLoop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


class _ClosedLoop(asyncio.BaseEventLoop):
    """Hears of nothing outside."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = self

    def select(self, timeout: float | None) -> list[object]:
        """What the loop asks when it has gone through all that is ready."""
        if timeout != 0:
            raise RuntimeError("it waits for something outside")
        return []

    def _process_events(self, event_list: list[object]) -> None:
        """There are none."""
