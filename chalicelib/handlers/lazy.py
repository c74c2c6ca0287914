"""Parts that are built on first use."""

import threading
from typing import Any


class lazy:  # a small letter: it reads as a decorator
    """A property computed once per object, and by one thread alone: the local stack runs many."""

    _lock = threading.RLock()

    def __init__(self, build: Any) -> None:
        self.build = build
        self.name = build.__name__

    def __get__(self, owner: Any, _kind: type) -> Any:
        with self._lock:
            if self.name not in owner.__dict__:
                owner.__dict__[self.name] = self.build(owner)
        return owner.__dict__[self.name]
