"""Making the package: wheels, our own code, byte code, the zip, and a look into it."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from infra.package import archive, byte_code, libraries, prepared, wheels
from infra.package.refusal import PackageRefused
from infra.package.target import Target, find_python

ROOT = Path(__file__).parents[2]
MAY_LACK_BYTE_CODE = "dev"
REGIONS = Path("chalicelib", "templates", "wilayah", "provinces.json")
SECOND_FACE = Path("chalicelib", "adapters", "letters", "fallback.pickle")


@dataclass(frozen=True)
class Package:
    """``python``: the version that compiled the byte code; None: there is none."""

    path: Path
    target: Target
    zipped: int
    unzipped: int
    sha256: str
    libraries: int
    modules: int
    python: str | None


def build(
    folder: Path,
    target: Target,
    *,
    byte_code_needed: bool,
    with_byte_code: bool = True,
    root: Path = ROOT,
    lock: Path = wheels.LOCK,
    sources: Sequence[str] = (),
    prepares: Mapping[str, str] = prepared.PROGRAMS,
) -> Package:
    """``package.zip`` in the folder, and in ``files`` what it is made of.

    :raises PackageRefused: Lambda could not run it. No zip is left then.
    """
    python = find_python(target) if with_byte_code else None
    if byte_code_needed and python is None:
        raise PackageRefused(
            f"CPython {target.python} is not on this machine, and without it the package has no "
            f"byte code: every cold start would compile everything. Install it (uv python install "
            f"{target.python}, pyenv install {target.python}, or your system's packages), so that "
            f"python{target.python} is on PATH, or name it: TARGET_PYTHON=/path/to/it"
        )
    shutil.rmtree(folder, ignore_errors=True)
    files, zip_path = folder / "files", folder / "package.zip"
    files.mkdir(parents=True)
    wheels.unpack(lock, target, files, sources)
    copy_code(root, files)
    prepared.write(prepares, root, files)
    compiled = byte_code.compile_all(files, python) if python else None
    archive.write(files, zip_path)
    try:
        return _examined(zip_path, target, compiled)
    except PackageRefused:
        zip_path.unlink()
        raise


def copy_code(root: Path, folder: Path) -> None:
    """app.py and chalicelib.

    :raises PackageRefused: the list of regions, or the letters' second typeface, was not made.
    """
    if not (root / REGIONS).exists():
        raise PackageRefused(
            "The regions are not there, and no address could be checked: make wilayah"
        )
    if not (root / SECOND_FACE).exists():
        raise PackageRefused(
            "The letters' second typeface is not there, and a title with α could not be printed: "
            "make typeface"
        )
    shutil.copy(root / "app.py", folder)
    left_out = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(root / "chalicelib", folder / "chalicelib", ignore=left_out)


def uncommitted(root: Path = ROOT) -> str:
    """What of the package's sources differs from the commit, as git says it; empty: nothing."""
    sources = ["app.py", "chalicelib", wheels.LOCK.name, "infra/package"]
    said = subprocess.run(  # noqa: S603  (our own words)
        ["git", "status", "--porcelain", "--", *sources],  # noqa: S607  (wherever git is)
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout


def _examined(path: Path, target: Target, compiled: tuple[str, bytes] | None) -> Package:
    zipped, unzipped = archive.sizes(path)
    with ZipFile(path) as file:
        found, wrong = libraries.check(file, target)
        modules = 0
        if compiled:
            modules, without = byte_code.check(file, target, compiled[1])
            wrong += without
    wrong += archive.too_large(zipped, unzipped)
    if wrong:
        raise PackageRefused(*wrong)
    return Package(
        path=path,
        target=target,
        zipped=zipped,
        unzipped=unzipped,
        sha256=archive.sha256(path),
        libraries=found,
        modules=modules,
        python=compiled[0] if compiled else None,
    )
