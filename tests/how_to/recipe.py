"""Pages of ``docs/how-to/`` as programs: their own blocks, carried out one after the other.

The first line of a fenced block says what the block is for, as a comment of its language:

- ``# file: path``: a new file with this content;
- ``# in path, after `line`:``: these lines go behind the line that begins so (``before`` likewise,
  ``instead of`` puts them in its place);
- ``# in path, at the end:``: these lines go to the end.

A block marked ``shell`` is typed in the tree's root. A block without such a line is only shown.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git",
    ".venv",
    ".venv-target",
    ".venv-scan",
    "node_modules",
    "build",
    ".local",
    "__pycache__",
    "*_cache",
    ".hypothesis",
)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FIRST = re.compile(
    r"^(?:#|//|--) (?:file: (?P<new>\S+)|in (?P<path>\S+), "
    r"(?:(?P<where>after|before|instead of) `(?P<line>.+)`|at the end):)$"
)


class NotCarriedOut(Exception):
    """What the page says cannot be done as it says."""


@dataclass(frozen=True)
class Edit:
    """``where`` is ``new``, ``end``, ``after``, ``before`` or ``instead of``."""

    path: str
    where: str
    line: str
    text: str

    def carry_out(self, tree: Path) -> None:
        """:raises NotCarriedOut: the file or the line is not there, or there twice."""
        file = tree / self.path
        if self.where == "new":
            if file.exists():
                raise NotCarriedOut(f"{self.path} is there already")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.text, encoding="utf-8")
            return
        if not file.exists():
            raise NotCarriedOut(f"there is no {self.path}")
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(self._changed(lines)), encoding="utf-8")

    def _changed(self, lines: list[str]) -> list[str]:
        if self.where == "end":
            return [*lines, self.text]
        found = [n for n, line in enumerate(lines) if line.startswith(self.line)]
        if len(found) != 1:
            times = "never" if not found else f"{len(found)} times"
            raise NotCarriedOut(f"{self.path} has {times} a line that begins `{self.line}`")
        start = found[0] + (self.where == "after")
        end = found[0] + (self.where != "before")
        return [*lines[:start], self.text, *lines[end:]]


@dataclass(frozen=True)
class Command:
    """Lines for a shell; the first that fails ends it."""

    text: str

    def carry_out(self, tree: Path) -> None:
        """:raises NotCarriedOut: a command failed; the text is what it said."""
        # make must neither look for what is installed nor install it: the copy has the link below
        typed = re.sub(r"^make ", "make -o .venv/.ready ", self.text, flags=re.MULTILINE)
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", typed],
            cwd=tree,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=300,
        )
        if done.returncode:
            raise NotCarriedOut(f"$ {self.text}{done.stdout[-6000:]}{done.stderr[-3000:]}")


Step = Edit | Command


def steps(page: str) -> Iterator[Step]:
    """What the page tells to do, in its order."""
    for language, text in _BLOCK.findall(page):
        if language == "shell":
            yield Command(text)
            continue
        first, _, rest = text.partition("\n")
        if told := _FIRST.match(first.strip()):
            if told["new"]:
                yield Edit(told["new"], "new", "", rest)
            else:
                yield Edit(told["path"], told["where"] or "end", told["line"] or "", rest)


def scratch_copy(to: Path) -> Path:
    """The tree as it stands, without what is made; what is installed is this one's, by links."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT, symlinks=True)
    (to / ".venv").symlink_to(sys.prefix)
    modules = to / "frontend" / "node_modules"
    modules.mkdir()
    for entry in (ROOT / "frontend" / "node_modules").iterdir():
        # the workspace's own packages are links, which lead into the copy when they are kept
        target = entry.readlink() if entry.is_symlink() else entry
        (modules / entry.name).symlink_to(target)
    return to
