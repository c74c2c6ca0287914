"""What never changes and is kept in the process: frozen permit types, and of an application which
one is its own, and whose it is.

Hundreds of applications share a few dozen types, each of which is stored and kept once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, TypeVar

from chalicelib.domain.catalogue.schema import PermitType

if TYPE_CHECKING:
    from chalicelib.domain.applications.claims import FrozenType

TYPES, APPLICATIONS = 64, 4096
"""The most that is kept; what was not asked for the longest goes first."""

V = TypeVar("V")


class FrozenTypes:
    """Shared by the threads of a process. Types by their digest; digests and applicants by their
    application."""

    def __init__(self) -> None:
        self._types: OrderedDict[str, PermitType] = OrderedDict()
        self._digests: OrderedDict[str, str] = OrderedDict()
        self._applicants: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, digest: str) -> PermitType | None:
        with self._lock:
            return _used(self._types, digest)

    def put(self, frozen: FrozenType) -> PermitType:
        with self._lock:
            _put(self._types, frozen.digest, frozen.permit_type, TYPES)
        return frozen.permit_type

    def digest_of(self, application_id: str) -> str | None:
        with self._lock:
            return _used(self._digests, application_id)

    def belongs(self, application_id: str, digest: str) -> None:
        with self._lock:
            _put(self._digests, application_id, digest, APPLICATIONS)

    def applicant_of(self, application_id: str) -> str | None:
        with self._lock:
            return _used(self._applicants, application_id)

    def is_from(self, application_id: str, applicant_id: str) -> None:
        with self._lock:
            _put(self._applicants, application_id, applicant_id, APPLICATIONS)


def _used(kept: OrderedDict[str, V], key: str) -> V | None:
    if key not in kept:
        return None
    kept.move_to_end(key)
    return kept[key]


def _put(kept: OrderedDict[str, V], key: str, value: V, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)
