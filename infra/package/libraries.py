"""Whether every shared library of a package can be loaded where the package goes.

Its processor, its CPython, the libraries that it needs and the versions of their symbols: each must
be in the package itself or in Lambda's image (lambda_image.toml). A machine that builds a package
has more than Lambda has, so trying it there shows nothing.
"""

import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any
from zipfile import ZipFile

from elftools.common.exceptions import ELFError
from elftools.elf.elffile import ELFFile

from infra.package.target import Target, version

ELF = b"\x7fELF"
ELF_MACHINES = {"arm64": "EM_AARCH64", "x86_64": "EM_X86_64"}
OTHER_SYSTEMS = (".dll", ".pyd", ".dylib", ".exe")


def check(zipped: ZipFile, target: Target) -> tuple[int, list[str]]:
    """How many shared libraries there are, and a sentence for each reason why one cannot load."""
    names = frozenset(zipped.namelist())
    count = 0
    wrong: list[str] = []
    for name in sorted(names):
        with zipped.open(name) as file:
            is_library = file.read(4) == ELF
        if is_library:
            count += 1
            wrong += _wrong(name, zipped.read(name), names, target)
        elif name.endswith((".so", *OTHER_SYSTEMS)):
            wrong.append(f"{name} is no library of Linux.")
    return count, wrong


def _wrong(name: str, content: bytes, names: frozenset[str], target: Target) -> Iterator[str]:
    try:
        library = ELFFile(io.BytesIO(content))
        dynamic: Any = library.get_section_by_name(".dynamic")
    except ELFError as error:
        yield f"{name} is damaged: {error}."
        return
    if library["e_machine"] != ELF_MACHINES[target.architecture]:
        yield f"{name} is for {library.get_machine_arch()}, not for {target.architecture}."
        return
    if (
        found := re.search(r"\.cpython-(\d)(\d+)", name)
    ) and f"cp{found[1]}{found[2]}" != target.abi:
        yield f"{name} is for CPython {found[1]}.{found[2]}, not for {target.python}."
    if dynamic is None:
        return
    tags = list(dynamic.iter_tags())
    places = [
        place
        for tag in tags
        if tag.entry.d_tag in ("DT_RPATH", "DT_RUNPATH")
        for place in (tag.rpath if tag.entry.d_tag == "DT_RPATH" else tag.runpath).split(":")
    ]
    needed = [tag.needed for tag in tags if tag.entry.d_tag == "DT_NEEDED"]
    for other in needed:
        if other not in target.libraries and not _in_package(name, other, places, names):
            yield f"{name} needs {other}, which neither the package nor Lambda has."
    symbols: Any = library.get_section_by_name(".gnu.version_r")
    for other, wanted in symbols.iter_versions() if symbols else ():
        for symbol in wanted:
            if other.name in target.libraries and not _has(target, other.name, symbol.name):
                yield f"{name} needs {symbol.name} of {other.name}, which is newer than Lambda's."


def _in_package(name: str, other: str, places: list[str], names: frozenset[str]) -> bool:
    folder = PurePosixPath(name).parent
    return any(
        normpath(re.sub(r"\$\{?ORIGIN\}?", str(folder), place) + f"/{other}") in names
        for place in places
    )


def _has(target: Target, library: str, symbol: str) -> bool:
    """``GLIBC_2.17``, say; a private symbol or one without a number is nowhere promised."""
    prefix, _, number = symbol.partition("_")
    newest = target.libraries[library].get(prefix)
    return bool(newest and re.fullmatch(r"\d+(\.\d+)*", number) and version(number) <= newest)
