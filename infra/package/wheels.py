"""Packages for the target, from wheels alone: pip fetches, checks and unpacks them."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from infra.package.refusal import PackageRefused
from infra.package.target import Target

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements-lambda.lock"
LEFT_OUT = Path(__file__).with_name("left_out.toml")


def unpack(lock: Path, target: Target, folder: Path, sources: Sequence[str] = ()) -> None:
    """The lock's packages into the folder, less what no Lambda loads.

    sources: pip's options for where packages are, by default as pip is set up here.

    :raises PackageRefused: there is no wheel for the target (nothing is ever compiled), or a file
        is not the one that the lock knows.
    """
    command = [
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-input", "--no-deps", "--no-compile", "--only-binary=:all:", "--require-hashes"),
        *("--python-version", target.python, "--implementation", "cp"),
        *(option for tag in target.platforms for option in ("--platform", tag)),
        *("--target", str(folder), "--requirement", str(lock), *sources),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise PackageRefused(_reason(done.stderr, target))
    for path in sorted(folder.rglob("*"), reverse=True):  # a folder after what is in it
        if path.is_file() and _is_left_out(path.relative_to(folder).as_posix()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _reason(said: str, target: Target) -> str:
    if missing := re.search(r"No matching distribution found for (\S+)", said):
        return (
            f"No wheel of {missing[1]} is for {target}, and nothing is compiled on the way: pin a "
            "version that has one (make lock writes the locks anew)."
        )
    errors = [line for line in said.splitlines() if not line.startswith("WARNING")]
    return "pip could not get the packages of the lock:\n" + "\n".join(errors[-12:])


def _is_left_out(path: str) -> bool:
    return any(
        _matches(path, rule["match"]) and not _matches(path, rule.get("keep", ()))
        for rule in _rules()
    )


def _matches(path: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(path, pattern) for pattern in patterns)


@cache
def _rules() -> list[dict[str, Any]]:
    with LEFT_OUT.open("rb") as file:
        rules: list[dict[str, Any]] = tomllib.load(file)["rule"]
    return rules
