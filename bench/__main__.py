"""All measurements, each side by side within one run: tables on the screen, numbers in
``build/bench.json``, written as each part ends. Exits with 1 when a part fails or misses its goal;
the others are measured all the same. Each has a process of its own: a moved clock or a watched
client of one is not another's.
"""

import json
import logging
import os
import platform
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import (
    import_cost,
    list_costs,
    package_cost,
    page_levels,
    permit_cost,
    permit_speed,
    photo_check,
    queue_speed,
    review_speed,
)

OUT = Path("build/bench.json")

PARTS = {
    "permit_speed": ("Rendering and signing against the straightforward way", permit_speed),
    "photo_check": ("Photo check against a full decode", photo_check),
    "import_cost": ("Starting each Lambda against importing everything", import_cost),
    "package_cost": ("Starting each Lambda from the unzipped package", package_cost),
    "permit_cost": ("AWS calls and capacity", permit_cost),
    "list_costs": ("A page of every list, with few records and with many", list_costs),
    "queue_speed": (
        "Waiting for a queue of 20,000 files, here and on a slower processor",
        queue_speed,
    ),
    "page_levels": ("Requests of signed-in pages that wait for one another", page_levels),
    "review_speed": ("Waiting in a review, here and on a slower processor", review_speed),
}


def meets(result: dict[str, Any]) -> bool:
    """Parts without a target only tell."""
    if result.get("missed"):
        return False
    ratio = result.get("ratio", 0)
    return result.get("at_least", ratio) <= ratio <= result.get("at_most", ratio)


def _quietly() -> None:
    logging.disable(logging.INFO)  # the service's line for every request


def _alone(measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_quietly) as process:
        return process.submit(measure).result()


def main() -> int:
    measured: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
    }
    missed = []
    OUT.parent.mkdir(exist_ok=True)
    for name, (title, part) in PARTS.items():
        print(f"\n{title}\n{'=' * len(title)}", flush=True)
        begun = perf_counter()
        try:
            result = _alone(part.measure)
            part.show(result)
        except Exception as failure:
            traceback.print_exc()
            result = {"missed": [f"failed: {type(failure).__name__}"]}
        measured[name] = result | {"took_seconds": round(perf_counter() - begun, 1)}
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
        if not meets(result):
            missed.append(title)
    print(f"\n{OUT} written")
    for title in missed:
        print(f"MISSED: {title}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
