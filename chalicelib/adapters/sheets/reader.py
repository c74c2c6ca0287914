"""Has spreadsheets read in a process that can be killed: the ``SheetReader`` port."""

import json
from dataclasses import asdict

from chalicelib.adapters.confined.processes import (
    ConfinedProcesses,
    Limits,
    WithoutFilter,
    nothing_said,
)
from chalicelib.domain.sheets import (
    Cell,
    CellKind,
    SheetLimits,
    SheetProblem,
    SheetReader,
    SheetRefused,
)

_WORKER = "chalicelib.adapters.sheets.worker"
_LIMITS = Limits(cpu_seconds=10, memory_bytes=384 * 1024 * 1024, wall_seconds=20)
"""Five thousand rows of twenty columns take two."""


def processes(
    without_filter: WithoutFilter = nothing_said, limits: Limits = _LIMITS
) -> ConfinedProcesses:
    """Those that a reader needs."""
    return ConfinedProcesses(_WORKER, limits, without_filter=without_filter)


class ConfinedSheetReader(SheetReader):
    def __init__(self, processes: ConfinedProcesses) -> None:
        self._processes = processes

    def read(self, data: bytes, limits: SheetLimits) -> tuple[tuple[Cell, ...], ...]:
        if not data:
            raise SheetRefused(SheetProblem.EMPTY)
        if len(data) > limits.max_bytes:
            raise self._too_large(limits)
        outcome = self._processes.run(json.dumps(asdict(limits)).encode() + b"\n" + data)
        if outcome.took_too_much:
            raise SheetRefused(SheetProblem.TOO_COMPLEX)
        if not outcome.answered or not outcome.answer:
            raise SheetRefused(SheetProblem.UNREADABLE)
        said = json.loads(outcome.answer)
        if problem := said.get("problem"):
            if problem == SheetProblem.TOO_LARGE:
                raise self._too_large(limits)
            raise SheetRefused(problem)
        return tuple(
            tuple(Cell(row, column, text, CellKind(kind)) for row, column, text, kind in cells)
            for cells in said["rows"]
        )

    def _too_large(self, limits: SheetLimits) -> SheetRefused:
        return SheetRefused(
            SheetProblem.TOO_LARGE,
            max_mb=limits.max_bytes // 1_000_000,
            max_rows=limits.max_rows,
            max_columns=limits.max_columns,
        )
