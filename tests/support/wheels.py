"""Packages made on the spot, for tests of what may go into the zip."""

import base64
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path


def wheel(folder: Path, name: str, files: dict[str, bytes], tag: str = "py3-none-any") -> Path:
    info = f"{name}-1.0.dist-info"
    content = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n".encode(),
    }
    record = "".join(f"{path},{_digest(data)},{len(data)}\n" for path, data in content.items())
    path = folder / f"{name}-1.0-{tag}.whl"
    with zipfile.ZipFile(path, "w") as zipped:
        for entry, data in {**content, f"{info}/RECORD": record.encode()}.items():
            zipped.writestr(entry, data)
    return path


def source_distribution(folder: Path, name: str) -> Path:
    """One that would have to be compiled."""
    path = folder / f"{name}-1.0.tar.gz"
    setup = (
        f"from setuptools import Extension, setup\n"
        f"setup(name='{name}', version='1.0', ext_modules=[Extension('{name}', ['{name}.c'])])\n"
    )
    with tarfile.open(path, "w:gz") as packed:
        for entry, text in (("setup.py", setup), ("PKG-INFO", f"Name: {name}\nVersion: 1.0\n")):
            member = tarfile.TarInfo(f"{name}-1.0/{entry}")
            member.size = len(text)
            packed.addfile(member, io.BytesIO(text.encode()))
    return path


def lock(folder: Path, *packages: Path) -> Path:
    path = folder / "lock.txt"
    lines = (
        f"{package.name.split('-')[0]}==1.0 "
        f"--hash=sha256:{hashlib.sha256(package.read_bytes()).hexdigest()}\n"
        for package in packages
    )
    path.write_text("".join(lines))
    return path


def _digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"
