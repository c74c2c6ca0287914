"""Two things at once: the caller's thread does one, a thread of its own the other. Both are of the
same request, and share what it has read."""

import threading
from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

from chalicelib.domain.ports import Both

A = TypeVar("A")
B = TypeVar("B")


class SideBySide(Both):
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
