"""Copies of the tree in which guards are watched, or taken away, and tests are run."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from queue import SimpleQueue

from infra.mutants.guards import Mutant, watching, without
from infra.mutants.recording import CALL, FOLDER

SUITES = ("tests/unit", "tests/attacks")
_CONTRACT, _DYNAMODB = "tests/contract/test_", "chalicelib/adapters/dynamodb/"
DOORS = {
    "chalicelib/handlers/": (
        "tests/integration/test_tokens.py",
        "tests/integration/test_access.py",
        "tests/integration/test_headers.py",
        "tests/integration/test_input_limits.py",
        "tests/integration/test_idempotency.py",
    ),
    _DYNAMODB: (
        f"{_CONTRACT}store_commit.py",
        f"{_CONTRACT}store_reads.py",
        f"{_CONTRACT}other_releases.py",
        f"{_CONTRACT}parts.py",
    ),
    **{
        f"{_DYNAMODB}{name}": tuple(f"{_CONTRACT}{test}.py" for test in tests)
        for name, tests in {
            "applications.py": ("queue_reads", "read_once"),
            "asides.py": ("asides",),
            "batches.py": ("commit_collisions", "read_once"),
            "commit.py": ("commit_collisions",),
            "conversations.py": ("conversations",),
            "counters.py": ("sums_and_register",),
            "frozen_types.py": ("read_once",),
            "keys.py": ("every_record",),
            "office.py": ("office_data",),
            "permits.py": ("sums_and_register",),
            "rows/people.py": ("complaints", "data_requests"),
            "together.py": ("read_once",),
            "writes.py": ("every_record",),
        }.items()
    },
    "chalicelib/adapters/permit_files.py": (f"{_CONTRACT}permit_files_and_vault.py",),
    "chalicelib/adapters/vault.py": (f"{_CONTRACT}permit_files_and_vault.py",),
    "chalicelib/adapters/step_functions.py": (f"{_CONTRACT}workflow.py",),
    "chalicelib/adapters/region_files.py": (f"{_CONTRACT}regions.py",),
    "chalicelib/adapters/s3_files.py": ("tests/integration/test_s3_files.py",),
}
"""Guards of these files, and of those below these folders, are tried where they stand, by requests
and by what the port's contract says: asked beside the suites, and first."""
CONFINED = {
    "chalicelib/adapters/inspection/": (
        "tests/attacks/test_hidden_pdfs.py",
        "tests/unit/uploads/test_inspection.py",
    ),
    "chalicelib/adapters/sheets/": ("tests/unit/sheets/test_reading.py",),
    "chalicelib/adapters/confined/": (
        "tests/unit/confined/test_processes.py",
        "tests/attacks/test_hostile_processes.py",
    ),
}
"""What runs in processes of its own, where reach is not seen: these files are asked as well, last,
also of guards that some test reaches in its own process."""
AT_ONCE = 2
"""Processes, and copies."""
MOST_TESTS = 150
"""For one mutant; of files that import its module, and that reach the fewest guards, first."""
PATIENCE = 150
"""Seconds for one mutant. A guard whose loss makes a test hang is noticed."""
STOPPED = -1
"""In place of an exit code."""
_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", "node_modules", "build", "__pycache__", ".mypy_cache", ".ruff_cache",
    ".hypothesis",
)  # fmt: skip
_LINKED = (".venv", "build")


@dataclass(frozen=True)
class Outcome:
    """``tests``: how many reach it; ``noticed``: one of them failed, or they were ``stopped``, or
    all passed and the type checker alone refused the source (``by_types``)."""

    mutant: Mutant
    tests: int
    noticed: bool
    stopped: bool = False
    by_types: bool = False


@contextmanager
def copies(root: Path, number: int) -> Iterator[list[Path]]:
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        made = [Path(folder) / str(one) for one in range(number)]
        for copy in made:
            shutil.copytree(root, copy, ignore=_LEFT_OUT, symlinks=True)
            for name in _LINKED:
                if (root / name).exists() and not (copy / name).exists():
                    (copy / name).symlink_to((root / name).resolve())
        yield made


def reached(
    copy: Path, mutants: Sequence[Mutant], suites: Sequence[str] = SUITES
) -> dict[int, list[str]]:
    """The tests that reach each: first those of files that import its module, then the most special
    ones. For one that none reaches in its own process, the files that import its package: what
    strangers send is opened in others. One run of the suites.

    :raises RuntimeError: tests fail in a tree that nobody has changed; it names them.
    """
    originals: dict[str, bytes] = {}
    for path in {one.path for one in mutants}:
        originals[path] = (copy / path).read_bytes()
        own = [(number, one) for number, one in enumerate(mutants) if one.path == path]
        _put(copy / path, watching(originals[path], own, CALL))
    with tempfile.TemporaryDirectory(prefix="reached-") as folder:
        options = ("-n", str(AT_ONCE), "--dist", "loadfile", "-p", "infra.mutants.recording")
        with tempfile.TemporaryFile("w+") as said:
            if _pytest(copy, (*options, *suites), {FOLDER: folder}, None, said.fileno()) != 0:
                said.seek(0)
                failed = [line for line in said if line.startswith(("FAILED", "ERROR"))]
                raise RuntimeError(f"tests fail before any guard is taken away: {''.join(failed)}")
        files = [json.loads(file.read_text("utf-8")) for file in Path(folder).iterdir()]
    for path, source in originals.items():
        _put(copy / path, source)
    found = by_mutant([(test, numbers) for found in files for test, numbers in found.items()])
    texts = {
        path.relative_to(copy).as_posix(): path.read_text("utf-8")
        for suite in suites
        for path in sorted((copy / suite).rglob("test_*.py"))
    }
    for number, mutant in enumerate(mutants):
        about = {*_about(mutant.path, texts), *_below(DOORS, mutant)}
        if number in found:
            found[number].sort(key=lambda test: test.partition("::")[0] not in about)
        elif beside := sorted(about) or _about(str(Path(mutant.path).parent), texts):
            found[number] = beside
        if unseen := [one for one in _below(CONFINED, mutant) if one in texts]:
            seen = [one for one in found.get(number, ()) if one not in unseen]
            found[number] = [*seen[: MOST_TESTS - len(unseen)], *unseen]
    return found


def asked_beside(mutants: Sequence[Mutant]) -> list[str]:
    """The files of ``DOORS`` that these mutants need, each once."""
    return list(dict.fromkeys(file for mutant in mutants for file in _below(DOORS, mutant)))


def _below(files: Mapping[str, tuple[str, ...]], mutant: Mutant) -> tuple[str, ...]:
    """All that is said of the file, and of the folders that it lies in."""
    own = (found for place, found in files.items() if mutant.path.startswith(place))
    return tuple(chain.from_iterable(own))


def require_types(copy: Path) -> None:
    """Before a type checker's word can count. What it learns here makes later answers quick.

    :raises RuntimeError: it refuses a tree that nobody has changed.
    """
    if _types_refuse(copy):
        raise RuntimeError("the type checker complains before any guard is taken away")


def _types_refuse(copy: Path) -> bool:
    """Part of ``make test`` as any test is: ``x is None or ...`` without its half goes nowhere. Not
    for what cannot be reached: that stands behind every guard that became ``False``."""
    program = (sys.executable, "-m", "mypy", "--no-warn-unreachable", "--no-warn-unused-ignores")
    done = subprocess.run(  # noqa: S603 — mypy, of the tree's own files
        program, cwd=copy, stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the type checker ended with {done.returncode}")
    return done.returncode == 1


def _about(source: str, texts: Mapping[str, str]) -> list[str]:
    """Of the tests' files those that import the module or package at ``source``."""
    package, _, name = source.removesuffix(".py").replace("/", ".").rpartition(".")
    imports = re.compile(
        rf"^from {re.escape(package)}(\.{name}\b| import .*\b{name}\b)", re.MULTILINE
    )
    return [file for file, text in texts.items() if imports.search(text)]


def by_mutant(found: Sequence[tuple[str, Sequence[int]]]) -> dict[int, list[str]]:
    tests: dict[int, list[str]] = {}
    for test, numbers in sorted(found, key=lambda one: (len(one[1]), one[0])):
        for number in numbers:
            tests.setdefault(number, []).append(test)
    return tests


def tried(
    made: Sequence[Path],
    mutants: Sequence[Mutant],
    tests: Mapping[int, Sequence[str]],
    until: float,
    tell: Callable[[Outcome], None],
) -> list[Outcome]:
    """In the order of ``mutants``; those whose turn does not come before ``until`` (of
    ``time.monotonic``) are left out. Each is told when it is known: a run takes half an hour."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in made:
        free.put(copy)

    def one(number: int) -> Outcome | None:
        if time.monotonic() > until:
            return None
        copy = free.get()
        try:
            outcome = _tried(copy, mutants[number], tests.get(number, ()))
        finally:
            free.put(copy)
        tell(outcome)
        return outcome

    with ThreadPoolExecutor(len(made)) as pool:
        return [found for found in pool.map(one, range(len(mutants))) if found]


def _tried(copy: Path, mutant: Mutant, tests: Sequence[str]) -> Outcome:
    file = copy / mutant.path
    source = file.read_bytes()
    _put(file, without(source, mutant))
    try:
        done = _pytest(copy, ("-x", *tests[:MOST_TESTS]), {}, PATIENCE) if tests else 0
        by_types = done == 0 and _types_refuse(copy)
    finally:
        _put(file, source)
    noticed = done != 0 or by_types
    return Outcome(mutant, len(tests), noticed, stopped=done == STOPPED, by_types=by_types)


def _put(file: Path, source: bytes) -> None:
    """Byte code of before goes: it is known by second and size, which may be the same."""
    file.write_bytes(source)
    for old in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
        old.unlink()


def _pytest(
    copy: Path,
    options: Sequence[str],
    more: Mapping[str, str],
    patience: float | None,
    said: int = subprocess.DEVNULL,
) -> int:
    """Its exit code, or ``STOPPED``. ``said``: where its words go."""
    quiet = ("-q", "--no-header", "-p", "no:cacheprovider", "--show-capture=no", "--tb=no")
    program = (sys.executable, "-m", "pytest", *quiet, *options)
    environment = {**os.environ, **more, "ALL_TESTS": "1"}
    try:
        done = subprocess.run(  # noqa: S603 — pytest, of names that pytest gave
            program,
            cwd=copy,
            env=environment,
            timeout=patience,
            stdout=said,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return STOPPED
    return done.returncode
