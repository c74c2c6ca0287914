"""Byte code for every module of a package, by CPython of the target's minor version.

On Lambda the code's folder cannot be written to, so what is not compiled here is compiled at each
cold start. ``unchecked-hash``: loaded without a look at the source.
"""

import json
import os
import subprocess
from pathlib import Path
from zipfile import ZipFile

from infra.package.refusal import PackageRefused
from infra.package.target import Target

ON_LAMBDA = "/var/task"
UNCHECKED_HASH = (1).to_bytes(4, "little")

COMPILE = """
import importlib.util, json, platform, py_compile, sys
from pathlib import Path
folder, failed = Path(sys.argv[1]), []
for source in sorted(folder.rglob("*.py")):
    shown = source.relative_to(folder).as_posix()
    try:
        py_compile.compile(
            str(source), dfile=f"{sys.argv[2]}/{shown}", doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    except py_compile.PyCompileError:
        failed.append(shown)
print(json.dumps({
    "python": platform.python_version(), "magic": importlib.util.MAGIC_NUMBER.hex(),
    "failed": failed,
}))
"""
"""In one process and in one order, so that the same sources make the same bytes."""


def compile_all(folder: Path, python: str) -> tuple[str, bytes]:
    """The version of that Python, and the mark of its byte code.

    :raises PackageRefused: a module does not compile.
    """
    done = subprocess.run(  # noqa: S603  (our own program)
        [python, "-s", "-c", COMPILE, str(folder), ON_LAMBDA],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"},
    )
    said = json.loads(done.stdout)
    if said["failed"]:
        raise PackageRefused(
            *(f"{name} does not compile with Python {said['python']}." for name in said["failed"])
        )
    return said["python"], bytes.fromhex(said["magic"])


def check(zipped: ZipFile, target: Target, magic: bytes) -> tuple[int, list[str]]:
    """How many modules there are, and a sentence for each that Lambda would compile again."""
    names = frozenset(zipped.namelist())
    sources = sorted(name for name in names if name.endswith(".py"))
    tag = f"cpython-{target.python.replace('.', '')}"
    wrong = []
    for name in sources:
        folder, _, module = name.rpartition("/")
        compiled = f"{folder}/__pycache__/{module}c".lstrip("/").replace(".pyc", f".{tag}.pyc")
        if compiled not in names or zipped.read(compiled)[:8] != magic + UNCHECKED_HASH:
            wrong.append(f"{name} has no byte code of CPython {target.python}.")
    return len(sources), wrong
