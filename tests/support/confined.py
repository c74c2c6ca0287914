"""Programs of a test's own in place of the modules that open files, under the real confinement."""

import os
from pathlib import Path

from chalicelib.adapters.confined.processes import (
    ConfinedProcesses,
    Limits,
    WithoutFilter,
    nothing_said,
)

LIMITS = Limits(cpu_seconds=1, memory_bytes=256 * 1024 * 1024, wall_seconds=4)


def processes(
    folder: Path,
    answer: str,
    limits: Limits = LIMITS,
    prepare: str = "pass",
    without_filter: WithoutFilter = nothing_said,
) -> ConfinedProcesses:
    """``answer`` is the body of the function of that name; ``request`` is what it was asked."""
    lines = [
        "import ctypes, json, os, resource, signal, socket, subprocess, sys, threading",
        "def prepare():",
        *(f"    {line}" for line in prepare.splitlines()),
        "def answer(request):",
        *(f"    {line}" for line in answer.strip().splitlines()),
    ]
    name = f"program_{len(os.listdir(folder))}"
    (folder / f"{name}.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ConfinedProcesses(
        name, limits, search_path=(str(folder),), without_filter=without_filter
    )


def is_gone(pid: int) -> bool:
    """Ended, and seen to have ended: not even a dead entry is left of it."""
    return not Path(f"/proc/{pid}").exists()
