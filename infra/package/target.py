"""The machine that the package is for: Lambda's, as .chalice/config.json names it.

`python -m infra.package.target` prints the CPython of that version on this machine.
"""

import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from infra import functions

IMAGE = Path(__file__).with_name("lambda_image.toml")
MACHINES = {"arm64": "aarch64", "x86_64": "x86_64"}
OLDEST_GLIBC = 17
"""Of the wheels that pip is asked for: manylinux_2_17 is manylinux2014, the oldest still made."""

Version = tuple[int, ...]


@dataclass(frozen=True)
class Target:
    """``runtime`` and ``architecture`` in Lambda's words: ``python3.13``, ``arm64``."""

    runtime: str
    architecture: str

    @property
    def python(self) -> str:
        return self.runtime.removeprefix("python")

    @property
    def abi(self) -> str:
        return "cp" + self.python.replace(".", "")

    @property
    def machine(self) -> str:
        """As wheels and the kernel call the architecture."""
        return MACHINES[self.architecture]

    @cached_property
    def libraries(self) -> dict[str, dict[str, Version]]:
        """Shared libraries of Lambda's image: the newest version of each of their symbols."""
        with IMAGE.open("rb") as file:
            image = tomllib.load(file)[self.runtime]
        common, own = image["libraries"], image.get(self.architecture, {})
        return {
            library: {prefix: version(newest) for prefix, newest in symbols.items()}
            for library, symbols in {**common, **own}.items()
        }

    @property
    def platforms(self) -> tuple[str, ...]:
        """Tags of the wheels that run there: all, because pip derives none from another."""
        newest = self.libraries["libc.so.6"]["GLIBC"][1]
        tags = [f"manylinux_2_{minor}_{self.machine}" for minor in range(OLDEST_GLIBC, newest + 1)]
        return (*tags, f"manylinux2014_{self.machine}")

    def __str__(self) -> str:
        return f"CPython {self.python} on {self.architecture}"


def deployed() -> Target:
    """What Chalice deploys."""
    config = functions.load_config()
    return Target(config["lambda_runtime"], config["lambda_architecture"])


def here() -> Target:
    """The same runtime on this machine's own processor, to run and to measure a package."""
    own = "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    return replace(deployed(), architecture=own)


def version(text: str) -> Version:
    return tuple(int(part) for part in text.split("."))


def find_python(target: Target) -> str | None:
    """A CPython of the target's minor version on this machine: ``TARGET_PYTHON``, on PATH, or
    among pyenv's, whose names on PATH may stand for nothing."""
    for candidate in _candidates(target):
        if _is(candidate, target):
            return candidate
    return None


def _candidates(target: Target) -> Iterator[str]:
    if named := os.environ.get("TARGET_PYTHON"):
        yield named
        return
    if found := shutil.which(f"python{target.python}"):
        yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for folder in sorted(pyenv.glob(f"versions/{target.python}.*"), reverse=True):
        yield str(folder / "bin" / "python")


def _is(program: str, target: Target) -> bool:
    ask = "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])"
    try:
        said = subprocess.run(  # noqa: S603  (a Python found on this machine, our own words)
            [program, "-c", ask], capture_output=True, text=True, check=False, timeout=30
        )
    except OSError:
        return False
    return said.stdout.split() == ["cpython", target.python]


def main() -> int:
    wanted = deployed()
    python = find_python(wanted)
    if python is None:
        print(f"CPython {wanted.python} is not on this machine.", file=sys.stderr)
        return 1
    print(python)
    return 0


if __name__ == "__main__":
    sys.exit(main())
