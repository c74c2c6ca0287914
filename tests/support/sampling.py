"""Of what takes long, a run tests a sample: another one for each commit, the same for everybody.

A test says so by ``@pytest.mark.sampled("kind", 12)``: of the values of its parameter ``kind``,
twelve. All tests of a module get the same ones. ``make test-all`` runs everything, and so does
whoever names a test (``::``) or a word (``-k``). ``SAMPLE=<text>`` brings an earlier sample back.
"""

import os
import random
import shutil
import subprocess
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MARK = "sampled"


def seed() -> str:
    """``SAMPLE``, or the commit that is tested; what is no checkout has always the same."""
    if given := os.environ.get("SAMPLE"):
        return given
    git = shutil.which("git")
    if git is None:
        return "no-checkout"
    told = subprocess.run(  # noqa: S603 — our own words
        [git, "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    return told.stdout.strip() or "no-checkout"


def wants_all(config: pytest.Config) -> bool:
    named = config.option.keyword or any("::" in argument for argument in config.args)
    return bool(os.environ.get("ALL_TESTS") or named)


def sample_of(names: Collection[str], size: int, seed: str) -> set[str]:
    ordered = sorted(names)
    return set(random.Random(seed).sample(ordered, min(size, len(ordered))))


def left_out(items: Iterable[pytest.Item], seed: str) -> list[pytest.Item]:
    """Those that this sample does not test."""
    groups: dict[tuple[str, int], dict[str, list[pytest.Item]]] = {}
    for item in items:
        mark = item.get_closest_marker(MARK)
        if mark is None or not isinstance(item, pytest.Function):
            continue
        parameter, size = mark.args
        value = getattr(item.callspec.params[parameter], "id", item.callspec.id)
        group = groups.setdefault((f"{item.path.relative_to(ROOT)} {parameter}", size), {})
        group.setdefault(value, []).append(item)
    return [
        item
        for (about, size), by_value in groups.items()
        for value in by_value.keys() - sample_of(by_value, size, f"{seed} {about}")
        for item in by_value[value]
    ]
