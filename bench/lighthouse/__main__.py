"""`make lighthouse`: Lighthouse's mobile profile on the pages that people wait for.

The production build on the local stack, each page with an empty cache, as a cheap phone on a slow
line sees it; the median of three runs, because a machine has other things to do. Reports go to
``build/lighthouse/``. Exits with 1 when a page misses a target.
"""

import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from demo.chromium import CHROMIUM, QUIET, settle, sign_in, sign_in_officer
from demo.world import World, populate
from infra.local.stack import LocalStack

HERE = Path(__file__).parent
OUT = Path("build/lighthouse")
RUNS = int(os.environ.get("RUNS", "3"))
TARGETS = {"performance": 95, "accessibility": 100}
OFFICERS = {"performance": 90, "accessibility": 100}
"""Of the officers' pages, which are made for a desk and not for a telephone."""
TIMES = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
    "total-byte-weight": "bytes",
}


def main() -> int:
    node = shutil.which("node")
    if CHROMIUM is None or node is None:
        print("chromium and node are needed", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    missed = False
    print(f"{'':12}{''.join(f'{name:>15}' for name in (*TARGETS, *TIMES.values()))}", flush=True)
    with LocalStack() as stack:
        world = populate(stack)
        port = _free_port()
        # one profile: Lighthouse goes where the citizen has signed in
        with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
            context = playwright.chromium.launch_persistent_context(
                profile,
                executable_path=CHROMIUM,
                args=[*QUIET, f"--remote-debugging-port={port}"],
                base_url=stack.url,
                locale="id-ID",
            )
            page = sign_in(context, world)
            settle(page)
            page.goto("about:blank")
            for name, path in _pages(world):
                runs = [_run(node, stack.url + path, port, f"{name}-{n}") for n in range(RUNS)]
                missed |= not _show(name, runs, TARGETS)
            # last: an officer's session takes the place of the citizen's
            [clerk] = [one for one in stack.accounts if one["role"] == "back_office"]
            page = context.new_page()
            sign_in_officer(page, clerk)
            settle(page)
            page.goto("about:blank")
            for name, path in _officers_pages(world):
                runs = [_run(node, stack.url + path, port, f"{name}-{n}") for n in range(RUNS)]
                missed |= not _show(name, runs, OFFICERS)
            context.close()
    print(f"reports in {OUT}/")
    return int(missed)


def _pages(world: World) -> list[tuple[str, str]]:
    """Home, sign-in, a form and a list (issue 4)."""
    return [
        ("home", "/"),
        ("sign-in", "/masuk"),
        ("form", f"/permohonan/{world.draft}/data"),
        ("list", "/permohonan"),
    ]


def _officers_pages(world: World) -> list[tuple[str, str]]:
    return [("queue", "/petugas"), ("review", f"/petugas/berkas/{world.waiting}")]


def _run(node: str, url: str, port: int, name: str) -> dict[str, Any]:
    report = OUT / name
    subprocess.run(
        [
            node,
            str(HERE / "node_modules" / "lighthouse" / "cli" / "index.js"),
            url,
            f"--port={port}",
            f"--only-categories={','.join(TARGETS)}",
            "--output=json",
            "--output=html",
            f"--output-path={report}",
            "--quiet",
            "--no-enable-error-reporting",
        ],
        check=True,
    )
    found: dict[str, Any] = json.loads(Path(f"{report}.report.json").read_text(encoding="utf-8"))
    return found


def _show(name: str, runs: list[dict[str, Any]], targets: dict[str, int]) -> bool:
    """Whether the page met its targets."""
    scores = {
        category: round(100 * median(run["categories"][category]["score"] for run in runs))
        for category in TARGETS
    }
    times = [median(run["audits"][audit]["numericValue"] for run in runs) for audit in TIMES]
    cells = [*map(str, scores.values()), *(f"{value:.{3 if value < 1 else 0}f}" for value in times)]
    met = all(scores[category] >= target for category, target in targets.items())
    row = "".join(f"{cell:>15}" for cell in cells)
    print(f"{name:12}{row}{'' if met else '  MISSED'}", flush=True)
    return met


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


if __name__ == "__main__":
    logging.disable(logging.ERROR)  # moto tells of a rejected application at length
    sys.exit(main())
