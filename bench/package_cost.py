"""What starting each Lambda costs from the unzipped package, with its byte code and without.

On the Python of Lambda's runtime; where that is missing, nothing is measured. Processor time above
a bare interpreter, and the most memory that the process had. ``start`` and ``ready`` are those of
import_cost. The package is made by the same builder for the processor at hand: what is deployed is
for arm64, whose libraries another processor cannot load.
"""

import os
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

from bench.import_cost import USUAL_PORTS, environment, programs
from bench.tables import table
from infra.package import archive, build, target
from infra.package.unzipped import Unzipped

FOLDER = Path(__file__).parents[1] / "build" / "bench" / "package"
ROUNDS = 5
WITH, WITHOUT = "with byte code", "without"

MEMORY = """
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
"""In kilobytes, as Linux tells. What wait4 says of a child begins with what its parent had."""


def used(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds of processor time and megabytes of memory of a process."""
    child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"exit {child.returncode} of: {command[-1]}")
    return used.ru_utime + used.ru_stime, int(said.split()[-1]) * 1024 / archive.MB


def measure() -> dict[str, Any]:
    """Medians by variant and program: ``processor_ms`` above a bare interpreter, ``memory_mb``."""
    here = target.here()
    python = target.find_python(here)
    if python is None:
        return {"not_measured": f"CPython {here.python} is not on this machine"}
    made = build.build(FOLDER / "build", here, byte_code_needed=True)
    variants = {
        WITH: Unzipped(made.path, FOLDER / "with", python),
        WITHOUT: Unzipped(made.path, FOLDER / "without", python, compiled=False),
    }
    codes = {name: code for name, code in programs().items() if not name.startswith("everything")}
    around = environment()
    seen: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        for name, code in codes.items():
            for variant, unzipped in variants.items():
                seen.setdefault((variant, name), []).append(
                    used(unzipped.command(code + MEMORY), around)
                )
    return {
        "rounds": ROUNDS,
        "target": str(here),
        "deployed": str(target.deployed()),
        "python": made.python,
        "zipped_mb": round(made.zipped / archive.MB, 1),
        **{variant: _above_bare(seen, variant, codes) for variant in variants},
    }


def _above_bare(
    seen: dict[tuple[str, str], list[tuple[float, float]]], variant: str, codes: dict[str, str]
) -> dict[str, dict[str, int]]:
    bare = median(seconds for seconds, _ in seen[variant, "bare"])
    return {
        name: {
            "processor_ms": round((median(one[0] for one in seen[variant, name]) - bare) * 1000),
            "memory_mb": round(median(one[1] for one in seen[variant, name])),
        }
        for name in codes
        if name != "bare"
    }


def show(result: dict[str, Any]) -> None:
    if reason := result.get("not_measured"):
        print(f"Not measured: {reason}.")
        return
    print(f"Measured on {result['target']}; what is deployed is for {result['deployed']}.")
    rows = []
    for name in USUAL_PORTS:
        for step in (name, f"{name}, ready"):
            has, lacks = result[WITH][step], result[WITHOUT][step]
            ms = (has["processor_ms"], lacks["processor_ms"])
            rows.append((step, *ms, has["memory_mb"], lacks["memory_mb"]))
    heads = ("Lambda", "ms", "ms without byte code", "MB", "MB without")
    print(table(heads, rows))
