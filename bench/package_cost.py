"""What starting each Lambda costs from the unzipped package, with its byte code and without, and as
the code was before anything was done about it (docs/decisions/0039-lazy-starts.md).

On the Python of Lambda's runtime; where that is missing, nothing is measured. Processor time above
a bare interpreter, and the most memory that the process had. ``start`` and ``ready`` are those of
import_cost; the API and the signing are ready when they have answered a first call. The package is
made by the same builder for the processor at hand: what is deployed is for arm64, whose libraries
another processor cannot load.
"""

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from statistics import median
from typing import Any

from bench import first_call
from bench.import_cost import USUAL_PORTS, environment, programs
from bench.tables import table
from infra.package import archive, build, byte_code, target
from infra.package.unzipped import Unzipped

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "bench" / "package"
ROUNDS = 7
WITH, WITHOUT, BEFORE = "with byte code", "without", "before"
BEFORE_COMMIT = "17ed907"
"""The last one before there was a package of our own. Its code gets today's libraries and byte
code."""

GOALS = {"api, ready": 0.7, "sign_permit, ready": 0.6}
"""Of what it cost before; whatever is not named here must not cost more."""
NO_MORE = 1.05
"""What is the same differs by some percent from run to run."""

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
    """By variant and program: ``processor_ms`` above a bare interpreter, ``memory_mb``; and
    ``ratios`` to before, by program."""
    here = target.here()
    python = target.find_python(here)
    if python is None:
        return {"not_measured": f"CPython {here.python} is not on this machine"}
    made = build.build(FOLDER / "build", here, byte_code_needed=True)
    variants = {
        WITH: Unzipped(made.path, FOLDER / "with", python),
        WITHOUT: Unzipped(made.path, FOLDER / "without", python, compiled=False),
    }
    if code := code_before():
        variants[BEFORE] = Unzipped(made.path, FOLDER / "before", python)
        exchange(variants[BEFORE].task, code, python)
    codes = {name: code for name, code in programs().items() if not name.startswith("everything")}
    codes["api, ready"] += first_call.API
    codes["sign_permit, ready"] += first_call.SIGN_PERMIT
    around = environment() | {"AWS_LAMBDA_FUNCTION_NAME": "bench"}
    seen: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        for name, program in codes.items():
            for variant, unzipped in variants.items():
                seen.setdefault((variant, name), []).append(
                    used(unzipped.command(program + MEMORY), around)
                )
    costs = {variant: above_bare(seen, variant, codes) for variant in variants}
    ratios = compared(costs)
    return {
        "rounds": ROUNDS,
        "target": str(here),
        "deployed": str(target.deployed()),
        "python": made.python,
        "zipped_mb": round(made.zipped / archive.MB, 1),
        **costs,
        "ratios": ratios,
        "missed": [
            f"{name}: {ratio:.0%} of before, at most {GOALS.get(name, NO_MORE):.0%}"
            for name, ratio in ratios.items()
            if ratio > GOALS.get(name, NO_MORE)
        ],
    }


def code_before() -> bytes | None:
    """A tar of it; ``None`` where the history does not reach back so far."""
    done = subprocess.run(
        ["git", "archive", BEFORE_COMMIT, "app.py", "chalicelib"],  # noqa: S607 — the git of whoever measures
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None


def exchange(task: Path, code: bytes, python: str) -> None:
    """The package's own code for this, with byte code of its own."""
    regions = build.REGIONS.parent
    (task / "app.py").unlink()
    shutil.rmtree(task / "chalicelib")
    with tarfile.open(fileobj=io.BytesIO(code)) as archived:
        archived.extractall(task, filter="data")
    shutil.copytree(ROOT / regions, task / regions, dirs_exist_ok=True)
    byte_code.compile_all(task, python)


def above_bare(
    seen: dict[tuple[str, str], list[tuple[float, float]]], variant: str, codes: dict[str, str]
) -> dict[str, dict[str, int]]:
    """The least time of all rounds: neighbours on a shared machine only ever add to it."""
    bare = min(seconds for seconds, _ in seen[variant, "bare"])
    return {
        name: {
            "processor_ms": round((min(one[0] for one in seen[variant, name]) - bare) * 1000),
            "memory_mb": round(median(one[1] for one in seen[variant, name])),
        }
        for name in codes
        if name != "bare"
    }


def compared(costs: dict[str, dict[str, dict[str, int]]]) -> dict[str, float]:
    return {
        name: round(costs[WITH][name]["processor_ms"] / before["processor_ms"], 3)
        for name, before in costs.get(BEFORE, {}).items()
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
            ratio, goal = result["ratios"].get(step), GOALS.get(step, NO_MORE)
            rows.append(
                (
                    step,
                    *(has["processor_ms"], lacks["processor_ms"]),
                    *(has["memory_mb"], lacks["memory_mb"]),
                    *((f"{ratio:.0%}", f"{goal:.0%}") if ratio is not None else ("", "")),
                )
            )
    heads = ("Lambda", "ms", "ms without byte code", "MB", "MB without", "of before", "at most")
    print(table(heads, rows))
    if not result["ratios"]:
        print(f"Not compared: the history here has no {BEFORE_COMMIT}.")
