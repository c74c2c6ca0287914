"""Parts that are built on first use."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazy(Generic[T]):  # a small letter: it reads as a decorator
    """A property computed once per object, and by one thread alone: the local stack runs many."""

    _lock = threading.RLock()

    def __init__(self, build: Callable[[Any], T]) -> None:
        self.build = build
        self.name = build.__name__

    def __get__(self, owner: Any, _kind: type) -> T:
        with self._lock:
            if self.name not in owner.__dict__:
                owner.__dict__[self.name] = self.build(owner)
        built: T = owner.__dict__[self.name]
        return built
