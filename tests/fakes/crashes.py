"""A process that dies at a port call: before its effect, or after it.

``crashing(ports, at=3, after=True)`` behaves as ``ports`` until the third call that leaves the
process; that one has its effect, and then nothing more happens in this process.
"""

from collections.abc import Callable
from typing import Any

LEAVING_THE_PROCESS = frozenset(
    {
        "commit",
        "applications",
        "notes",
        "waits",
        "workflow",
        "counters",
        "answers",
        "accounts",
        "sessions",
        "files",
        "permits",
        "permit_files",
        "letters",
        "signer",
        "signatures",
        "vault",
        "batches",
        "trials",
        "signing_queue",
        "outbox",
        "announcer",
        "channels",
    }
)


class Crash(BaseException):
    """The process is gone; no refusal, so nobody in the domain may catch it."""


class CrashingPorts:
    """``calls`` lists what was called, as ``waits.put``; ``at`` counts from 1, and 0 never
    crashes. ``error`` is raised instead of ``Crash``, for a service that fails."""

    def __init__(self, ports: Any, at: int, *, after: bool, error: Exception | None = None) -> None:
        self._ports = ports
        self._at = at
        self._after = after
        self._error = error or Crash()
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        part = getattr(self._ports, name)
        if name not in LEAVING_THE_PROCESS:
            return part
        return self._guarded(name, part) if callable(part) else _Part(self, name, part)

    def _guarded(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*args: Any, **kwargs: Any) -> Any:
            self.calls.append(name)
            crashes = len(self.calls) == self._at
            if crashes and not self._after:
                raise self._error
            result = call(*args, **kwargs)
            if crashes:
                raise self._error
            return result

        return guarded


class _Part:
    def __init__(self, owner: CrashingPorts, name: str, part: Any) -> None:
        self._owner, self._name, self._part = owner, name, part

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._part, name)
        return self._owner._guarded(f"{self._name}.{name}", found) if callable(found) else found
