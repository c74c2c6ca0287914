"""The locks: every pin, every package behind it, each with its hashes, and one version for all."""

import re
from pathlib import Path

import pytest

from infra.package import lock, wheels

ROOT = wheels.ROOT
NOT_IN_ZIP = {
    line for line in (ROOT / lock.NOT_IN_ZIP).read_text().splitlines() if not line.startswith("#")
}


def pins(path: Path) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s\\;]+)", path.read_text(), re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


DEVELOPMENT, LAMBDA = pins(lock.DEVELOPMENT), pins(wheels.LOCK)


@pytest.mark.parametrize("path", [lock.DEVELOPMENT, wheels.LOCK], ids=lambda path: path.name)
def test_every_package_of_a_lock_has_hashes(path: Path) -> None:
    entries = re.split(r"^(?=\w)", path.read_text(), flags=re.MULTILINE)
    packages = [entry for entry in entries if "==" in entry]
    assert packages
    assert [entry.split()[0] for entry in packages if "--hash=sha256:" not in entry] == []


def test_the_locks_have_every_pin() -> None:
    """After a change of a pin: make lock."""
    runtime = pins(ROOT / "requirements.txt")
    assert runtime
    assert DEVELOPMENT.items() >= runtime.items()
    assert DEVELOPMENT.items() >= pins(ROOT / "requirements-dev.txt").items()
    wanted = {name: version for name, version in runtime.items() if name not in NOT_IN_ZIP}
    assert LAMBDA.items() >= wanted.items()


def test_a_lambda_gets_what_was_tested_and_nothing_that_it_has() -> None:
    assert DEVELOPMENT.items() >= LAMBDA.items()
    assert not NOT_IN_ZIP & {*LAMBDA}
