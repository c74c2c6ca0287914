"""Judges the signatures of files that strangers send, in a process that can be killed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from chalicelib.adapters.confined.processes import (
    ConfinedProcesses,
    Limits,
    WithoutFilter,
    nothing_said,
)
from chalicelib.domain.permits.signing import SignatureChecker, SignatureReport

_WORKER = "chalicelib.adapters.signing.stranger"
_LIMITS = Limits(cpu_seconds=2, memory_bytes=384 * 1024 * 1024, wall_seconds=6)
"""A signed letter takes a hundredth of a second."""


def processes(without_filter: WithoutFilter = nothing_said) -> ConfinedProcesses:
    """Those that a checker needs."""
    return ConfinedProcesses(_WORKER, _LIMITS, without_filter=without_filter)


class ConfinedChecker(SignatureChecker):
    """As ``PadesChecker``, whose arguments it takes; ``processes`` are those above."""

    def __init__(
        self,
        trust_roots: Sequence[str],
        revocation_lists: Sequence[str],
        processes: ConfinedProcesses,
    ) -> None:
        trust = {"roots": list(trust_roots), "revocation_lists": list(revocation_lists)}
        self._head = json.dumps(trust).encode() + b"\n"
        self._processes = processes

    def check(self, pdf: bytes) -> SignatureReport:
        outcome = self._processes.run(self._head + pdf)
        if not outcome.answered:
            return SignatureReport(reasons=("too-complex",))
        said = json.loads(outcome.answer)
        for name in ("certificate_ends", "signed_at"):
            said[name] = said[name] and datetime.fromisoformat(said[name])
        return SignatureReport(**said | {"reasons": tuple(said["reasons"])})
