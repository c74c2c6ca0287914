"""What may become the zip of every Lambda: packages made on the spot, good ones and bad ones."""

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from infra.package import archive, build, byte_code, making, target, wheels
from infra.package.refusal import PackageRefused
from infra.package.target import Target
from tests.support.wheels import lock, source_distribution, wheel

RUNTIME = f"python{sys.version_info[0]}.{sys.version_info[1]}"
HERE = Target(RUNTIME, target.here().architecture)
"""A Lambda with this test's own Python, so that byte code can be tried on every machine."""
ELSEWHERE = Target(RUNTIME, "x86_64" if HERE.architecture == "arm64" else "arm64")

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs a shared library of Linux")

Make = Callable[..., build.Package]


@pytest.fixture(autouse=True)
def image(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lambda's image, as if it had this Python."""
    own = tmp_path / "image.toml"
    own.write_text(target.IMAGE.read_text().replace(target.deployed().runtime, RUNTIME))
    monkeypatch.setattr(target, "IMAGE", own)
    monkeypatch.setenv("TARGET_PYTHON", sys.executable)
    return own


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Where pip finds packages, and nowhere else."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


@pytest.fixture
def make(tmp_path: Path, shelf: Path) -> Make:
    """Builds a package of the given wheels and a few lines of code."""
    root = tmp_path / "root"
    (root / "chalicelib" / "__pycache__").mkdir(parents=True)
    (root / "chalicelib" / "__pycache__" / "old.pyc").touch()
    (root / "chalicelib" / "__init__.py").write_text("A = 1\n")
    (root / build.REGIONS).parent.mkdir(parents=True)
    (root / build.REGIONS).write_text("[]")
    (root / build.SECOND_FACE).parent.mkdir(parents=True)
    (root / build.SECOND_FACE).touch()
    (root / "app.py").write_text("import chalicelib\n")

    def made(*packages: Path, of: Target = HERE, **options: bool) -> build.Package:
        return build.build(
            tmp_path / "build",
            of,
            byte_code_needed=options.pop("byte_code_needed", True),
            root=root,
            lock=lock(tmp_path, *packages),
            sources=["--no-index", "--find-links", str(shelf)],
            prepares={},
            **options,
        )

    return made


def refusal(make: Make, *packages: Path, of: Target = HERE) -> str:
    with pytest.raises(PackageRefused) as refused:
        make(*packages, of=of)
    return str(refused.value)


def library(module: str) -> bytes:
    """One that this test's own Python loads."""
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).read_bytes()


def test_a_package_has_code_and_wheels_and_byte_code_of_both(make: Make, shelf: Path) -> None:
    files = {"good/__init__.py": b"A = 1\n", "good/fast.c": b"", "good-1.0.data/scripts/go": b"#!"}
    made = make(wheel(shelf, "good", files))
    with ZipFile(made.path) as zipped:
        names = zipped.namelist()
        assert zipped.read("good/__init__.py") == b"A = 1\n"
    assert names == sorted(names)
    assert {"app.py", "chalicelib/__init__.py", "good-1.0.dist-info/METADATA"} <= {*names}
    assert f"good/__pycache__/__init__.{sys.implementation.cache_tag}.pyc" in names
    assert not {"good/fast.c", "bin/go", "chalicelib/__pycache__/old.pyc"} & {*names}
    assert not any(name.endswith("RECORD") for name in names)  # it knows where pip ran
    assert made.python == sys.version.split()[0]
    assert (made.modules, made.libraries) == (3, 0)


def test_the_same_sources_make_the_same_bytes(make: Make, shelf: Path) -> None:
    good = wheel(shelf, "good", {"good.py": b"NAMES = {'a', 'b', 'c'}\n"})
    assert make(good).sha256 == make(good).sha256


@pytest.mark.parametrize(
    "tag",
    [
        f"{HERE.abi}-{HERE.abi}-manylinux2014_{ELSEWHERE.machine}",
        f"cp38-cp38-manylinux2014_{HERE.machine}",
        f"{HERE.abi}-{HERE.abi}-manylinux_2_35_{HERE.machine}",
        f"{HERE.abi}-{HERE.abi}-linux_{HERE.machine}",
        f"{HERE.abi}-{HERE.abi}-macosx_11_0_arm64",
    ],
    ids=["other processor", "other Python", "newer glibc", "compiled here", "other system"],
)
def test_a_wheel_for_another_machine_is_none(make: Make, shelf: Path, tag: str) -> None:
    said = refusal(make, wheel(shelf, "wrong", {"wrong.py": b""}, tag))
    assert f"No wheel of wrong==1.0 is for {HERE}" in said


def test_nothing_is_compiled_on_the_way(make: Make, shelf: Path) -> None:
    assert "No wheel of source==1.0" in refusal(make, source_distribution(shelf, "source"))


def test_a_file_that_the_lock_does_not_know_is_refused(
    make: Make, shelf: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    wheel(shelf, "good", {"good.py": b"A = 2\n"})
    said = refusal(make, wheel(other, "good", {"good.py": b"A = 1\n"}))
    assert "good" in said
    assert "HASHES" in said


def test_a_lock_without_hashes_is_refused(shelf: Path, tmp_path: Path) -> None:
    wheel(shelf, "good", {"good.py": b""})
    bare = tmp_path / "bare.txt"
    bare.write_text("good==1.0\n")
    with pytest.raises(PackageRefused, match="good==1.0 --hash"):
        wheels.unpack(bare, HERE, tmp_path / "files", ["--no-index", "--find-links", str(shelf)])


@on_linux
def test_a_library_of_another_processor_is_named(make: Make, shelf: Path) -> None:
    said = refusal(make, wheel(shelf, "bad", {"bad.so": library("_cffi_backend")}), of=ELSEWHERE)
    assert f"bad.so is for {'AArch64' if HERE.architecture == 'arm64' else 'x64'}" in said
    assert f"not for {ELSEWHERE.architecture}" in said


@on_linux
def test_a_library_of_another_python_is_named(make: Make, shelf: Path) -> None:
    file = f"bad.cpython-38-{HERE.machine}-linux-gnu.so"
    said = refusal(make, wheel(shelf, "bad", {file: library("_cffi_backend")}))
    assert f"{file} is for CPython 3.8, not for {HERE.python}" in said


@on_linux
def test_a_library_whose_own_libraries_are_missing_is_named(make: Make, shelf: Path) -> None:
    """As pillow compiled on a deploying machine was, and nobody noticed."""
    said = refusal(make, wheel(shelf, "bad", {"bad.so": library("PIL._imaging")}))
    assert "bad.so needs libjpeg" in said
    assert "which neither the package nor Lambda has" in said


@on_linux
def test_a_library_that_needs_a_newer_glibc_is_named(make: Make, shelf: Path, image: Path) -> None:
    image.write_text(image.read_text().replace('"2.34"', '"2.2"'))
    bad = wheel(shelf, "bad", {"bad.so": library("_cffi_backend")}, f"{HERE.abi}-none-any")
    said = refusal(make, bad, of=replace(HERE))  # one that reads the image anew
    assert "of libc.so.6, which is newer than Lambda's" in said


def test_what_only_looks_like_a_library_is_named(make: Make, shelf: Path) -> None:
    bad = wheel(shelf, "bad", {"one.so": b"\x7fELF nothing", "two.so": b"MZ", "three.pyd": b"MZ"})
    said = refusal(make, bad)
    assert "one.so is damaged" in said
    assert "two.so is no library of Linux" in said
    assert "three.pyd is no library of Linux" in said


def test_a_module_that_does_not_compile_is_named(make: Make, shelf: Path) -> None:
    assert "bad.py does not compile" in refusal(make, wheel(shelf, "bad", {"bad.py": b"print 1\n"}))


def test_byte_code_that_lambda_would_not_take_is_missed(make: Make, tmp_path: Path) -> None:
    magic = importlib.util.MAGIC_NUMBER
    with ZipFile(make().path) as zipped:
        assert byte_code.check(zipped, HERE, magic) == (2, [])
        assert len(byte_code.check(zipped, HERE, b"\0\0\r\n")[1]) == 2
    checked = tmp_path / "checked.zip"
    with ZipFile(checked, "w") as zipped:
        zipped.writestr("a.py", "")
        zipped.writestr(f"__pycache__/a.{sys.implementation.cache_tag}.pyc", magic + bytes(12))
        zipped.writestr("b.py", "")
    with ZipFile(checked) as zipped:
        modules, wrong = byte_code.check(zipped, HERE, magic)
    assert modules == 2
    assert [sentence.split()[0] for sentence in wrong] == ["a.py", "b.py"]


def test_without_the_targets_python_a_package_is_made_only_where_it_may(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TARGET_PYTHON", "/nowhere/python")
    assert make(byte_code_needed=False).python is None
    said = refusal(make)
    assert f"CPython {HERE.python} is not on this machine" in said
    assert "TARGET_PYTHON=" in said


def test_a_package_that_is_too_large_is_refused_and_gone(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for limit, words in (("MAX_ZIPPED", "MB zipped"), ("MAX_UNZIPPED", "MB unzipped")):
        with monkeypatch.context() as patched:
            patched.setattr(archive, limit, 100)
            assert words in refusal(make)
        assert not list(tmp_path.glob("build/*.zip"))


def test_without_the_list_of_regions_there_is_no_package(make: Make, tmp_path: Path) -> None:
    (tmp_path / "root" / build.REGIONS).unlink()
    assert "make wilayah" in refusal(make)


def test_without_the_second_typeface_there_is_no_package(make: Make, tmp_path: Path) -> None:
    (tmp_path / "root" / build.SECOND_FACE).unlink()
    assert "make typeface" in refusal(make)


@pytest.mark.parametrize("stage", ["staging", "prod"])
def test_what_is_not_committed_goes_to_nobody_but_dev(
    monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    monkeypatch.setattr(build, "uncommitted", lambda: " M app.py\n")
    with pytest.raises(PackageRefused, match="app.py"):
        making.make(stage)
