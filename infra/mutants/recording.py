"""A plugin of pytest (``-p infra.mutants.recording``): which test reaches which guard.

Watched sources call ``guard_was_reached(number)`` where this plugin is; before it is there, and in
processes that tests start, guards are passed unseen. At the end of a process ``{test: [numbers]}``
is written to a file of its own in the folder that ``MUTANTS_REACHED`` names.
"""

import builtins
import json
import os
from pathlib import Path

_CALLED = "guard_was_reached"
CALL = f"getattr(__import__('builtins'), {_CALLED!r}, int)"
"""What watched sources write for it."""
FOLDER = "MUTANTS_REACHED"

_reached: dict[str, set[int]] = {}
_now: list[str] = []


def pytest_configure() -> None:
    setattr(builtins, _CALLED, _note)


def pytest_runtest_logstart(nodeid: str) -> None:
    _now[:] = [nodeid]


def pytest_sessionfinish() -> None:
    found = {test: sorted(numbers) for test, numbers in _reached.items()}
    file = Path(os.environ[FOLDER]) / f"{os.getpid()}.json"
    file.write_text(json.dumps(found), encoding="utf-8")


def _note(number: int) -> None:
    if _now:
        _reached.setdefault(_now[0], set()).add(number)
