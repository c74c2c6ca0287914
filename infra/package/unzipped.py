"""Running a package as Lambda does: from a folder of its own, with the runtime's boto3 and the
target's Python on the path, and nothing else of this machine.

An arm64 package cannot be loaded on another processor; for trying and measuring, the same builder
makes one for the processor at hand (``target.here()``).
"""

import importlib.metadata
import os
import shutil
from pathlib import Path
from zipfile import ZipFile

from infra.package import byte_code

RUNTIME = ("boto3", "botocore", "s3transfer", "jmespath", "python-dateutil", "six", "urllib3")
"""What Lambda's runtime brings for talking to AWS: pure Python, so this machine's serve."""


class Unzipped:
    """``folder`` gets ``task``, as /var/task is, and ``runtime``."""

    def __init__(self, package: Path, folder: Path, python: str, *, compiled: bool = True) -> None:
        """compiled: with the package's byte code; else as if it had none."""
        folder = folder.resolve()  # whoever runs it does so from another folder
        shutil.rmtree(folder, ignore_errors=True)
        self.task, self._runtime, self._python = folder / "task", folder / "runtime", python
        with ZipFile(package) as zipped:
            names = [name for name in zipped.namelist() if compiled or not name.endswith(".pyc")]
            zipped.extractall(self.task, names)
        for name in RUNTIME:
            _copy(name, self._runtime)
        byte_code.compile_all(self._runtime, python)

    def command(self, program: str) -> list[str]:
        """Runs the program's text. Isolated from this machine's packages and settings, writing no
        byte code: a Lambda's folder cannot be written to."""
        path = [str(self.task), str(self._runtime)]
        return [self._python, "-I", "-S", "-B", "-c", f"import sys\nsys.path += {path}\n{program}"]


def _copy(name: str, folder: Path) -> None:
    for file in importlib.metadata.files(name) or ():
        if file.suffix != ".pyc" and ".." not in file.parts:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(os.fspath(file.locate()), target)
