"""Frozen permit types, kept in the process: nobody ever changes one.

Hundreds of applications hold equal copies of a few dozen types, so a type is kept once, by its
text's digest, and of each application only which one is its own.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from typing import TypeVar

from chalicelib.domain.applications.claims import FrozenType
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.lifting import GARBAGE, lifted, read_copy

TYPES, APPLICATIONS = 64, 4096
"""The most that is kept; what was not asked for the longest goes first."""

K = TypeVar("K")
V = TypeVar("V")


class FrozenTypes:
    """Shared by the threads of a process."""

    def __init__(self) -> None:
        self._types: OrderedDict[str, PermitType] = OrderedDict()
        self._digests: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, application_id: str) -> PermitType | None:
        with self._lock:
            digest = _used(self._digests, application_id)
            return _used(self._types, digest) if digest else None

    def put(self, application_id: str, shape: int, body: str) -> PermitType:
        """``body``: the ``FrozenType`` as it was stored, in this shape.

        :raises Unreadable:
        """
        text = _permit_type(lifted(FrozenType, shape, body))
        digest = hashlib.sha256(text.encode()).hexdigest()
        with self._lock:
            known = _used(self._types, digest)
        permit_type = known or read_copy(PermitType, text)
        with self._lock:
            _put(self._types, digest, permit_type, TYPES)
            _put(self._digests, application_id, digest, APPLICATIONS)
        return permit_type


def _permit_type(body: str) -> str:
    try:
        return json.dumps(json.loads(body)["permit_type"])
    except (ValueError, TypeError, LookupError):
        raise Unreadable(FrozenType.__name__, GARBAGE) from None


def _used(kept: OrderedDict[K, V], key: K) -> V | None:
    if key not in kept:
        return None
    kept.move_to_end(key)
    return kept[key]


def _put(kept: OrderedDict[K, V], key: K, value: V, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)
