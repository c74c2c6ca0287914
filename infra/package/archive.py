"""A folder as a zip whose bytes follow from its content alone: sorted, one time, one mode."""

import hashlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MB = 1_000_000
MAX_ZIPPED = 45 * MB
"""Lambda takes 50 MB in one call."""
MAX_UNZIPPED = 250 * MB

BEGINNING_OF_ZIP = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3


def write(folder: Path, path: Path) -> None:
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*")}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, file in sorted(files.items()):
            if file.is_file():
                entry = ZipInfo(name, BEGINNING_OF_ZIP)
                entry.compress_type = ZIP_DEFLATED
                entry.create_system, entry.external_attr = UNIX, READABLE
                zipped.writestr(entry, file.read_bytes(), compresslevel=9)


def sizes(path: Path) -> tuple[int, int]:
    """Zipped and unzipped, in bytes."""
    with ZipFile(path) as zipped:
        return path.stat().st_size, sum(entry.file_size for entry in zipped.infolist())


def too_large(zipped: int, unzipped: int) -> list[str]:
    return [
        f"The package is {size / MB:.1f} MB {how}, more than {limit // MB} MB: see left_out.toml."
        for size, limit, how in (
            (zipped, MAX_ZIPPED, "zipped"),
            (unzipped, MAX_UNZIPPED, "unzipped"),
        )
        if size > limit
    ]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
