"""Which test reaches which guard, in a tree of three files."""

from pathlib import Path

import pytest

from infra.mutants import running
from infra.mutants.guards import Mutant, in_folder
from infra.mutants.running import DOORS, Outcome, asked_beside, reached, require_types, tried

ROOT = Path(__file__).parents[3]
GUARDED = """
def checked(age):
    if age < 0:
        raise ValueError
    return age
AT_IMPORT = checked(1)
"""
CONFINED = """
def opened(data):
    if not data:
        raise ValueError
"""
OF_ANOTHER = """
from src.confined.door import through
"""
TESTS = """
import subprocess, sys
import pytest
from guarded import checked
def test_refused():
    with pytest.raises(ValueError):
        checked(-1)
def test_in_another_process():
    subprocess.run([sys.executable, "-c", "import guarded"], check=True)
"""
TYPED = """
def length(text: str | None, few: bool) -> int:
    if text is None or few:
        return 0
    return len(text)
"""
CHECKED = """
[tool.mypy]
files = ["src/typed.py"]
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "src/guarded.py": GUARDED,
        "tests/conftest.py": "import guarded",
        "tests/test_it.py": TESTS,
        "tests/test_door.py": OF_ANOTHER,
        "src/confined/inside.py": CONFINED,
        "src/confined/door.py": "def through(): ...",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'src'}:{tmp_path}:{ROOT}")
    return tmp_path


def test_a_guard_at_import_and_in_another_process_stops_no_recording(tree: Path) -> None:
    mutants = [one for one in in_folder(tree, "src") if one.path == "src/guarded.py"]
    found = reached(tree, mutants, ["tests"])
    assert found == {0: ["tests/test_it.py::test_refused"]}
    assert (tree / "src/guarded.py").read_text("utf-8") == GUARDED, "put back"
    told: list[Outcome] = []
    (outcome,) = tried([tree], mutants, found, float("inf"), told.append)
    assert (outcome.tests, outcome.noticed) == (1, True)
    assert told == [outcome]


def test_what_only_another_process_reaches_is_tried_with_the_files_that_import_its_package(
    tree: Path,
) -> None:
    mutants = [one for one in in_folder(tree, "src") if one.path == "src/confined/inside.py"]
    assert reached(tree, mutants, ["tests"]) == {0: ["tests/test_door.py"]}


def test_files_that_import_its_module_come_first(tree: Path) -> None:
    (tree / "tests/test_about.py").write_text(
        "from src.confined.inside import opened\nimport pytest\ndef test_none():\n"
        "    with pytest.raises(ValueError):\n        opened(b'')\n",
        "utf-8",
    )
    (tree / "tests/test_about_no_other.py").write_text(
        "import src.confined.inside as inside\ndef test_some():\n    inside.opened(b'1')\n", "utf-8"
    )
    mutants = [one for one in in_folder(tree, "src") if one.path == "src/confined/inside.py"]
    assert reached(tree, mutants, ["tests"]) == {
        0: ["tests/test_about.py::test_none", "tests/test_about_no_other.py::test_some"]
    }


def test_of_what_runs_confined_the_files_that_open_it_there_are_asked_as_well(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test may reach a guard in its own process, and another see its loss from outside alone."""
    (tree / "tests/test_some.py").write_text(
        "import src.confined.inside as inside\ndef test_some():\n    inside.opened(b'1')\n", "utf-8"
    )
    outside = ("tests/test_door.py", "tests/test_elsewhere.py")
    monkeypatch.setattr(running, "CONFINED", {"src/confined/": outside})
    mutants = [one for one in in_folder(tree, "src") if one.path == "src/confined/inside.py"]
    assert reached(tree, mutants, ["tests"]) == {
        0: ["tests/test_some.py::test_some", "tests/test_door.py"]
    }


@pytest.fixture
def typed(tree: Path) -> list[Mutant]:
    (tree / "src/typed.py").write_text(TYPED, "utf-8")
    (tree / "pyproject.toml").write_text(CHECKED, "utf-8")
    return [one for one in in_folder(tree, "src") if one.path == "src/typed.py"]


def test_what_all_tests_pass_the_type_checker_may_still_refuse(
    tree: Path, typed: list[Mutant]
) -> None:
    (tree / "tests/test_empty.py").write_text("def test_nothing(): ...", "utf-8")
    require_types(tree)
    tests = dict.fromkeys(range(3), ["tests/test_empty.py"])
    outcomes = tried([tree], typed, tests, float("inf"), lambda outcome: None)
    seen = [(one.mutant.instead, one.noticed, one.by_types) for one in outcomes]
    assert seen == [("False", True, True), ("(few)", True, True), ("(text is None)", False, False)]
    assert (tree / "src/typed.py").read_text("utf-8") == TYPED, "put back"


def test_a_type_checker_that_complains_of_everything_is_no_witness(
    tree: Path, typed: list[Mutant]
) -> None:
    (tree / "src/typed.py").write_text(TYPED.replace("str | None", "int"), "utf-8")
    with pytest.raises(RuntimeError, match="before any guard"):
        require_types(tree)


@pytest.mark.parametrize("place", DOORS)
def test_guards_of_views_and_of_adapters_are_tried_at_their_doors(place: str) -> None:
    mutants = list(in_folder(ROOT, place))
    assert mutants
    assert set(DOORS[place]) <= set(asked_beside(mutants))
    for mutant in mutants:
        assert set(DOORS[place]) <= set(asked_beside([mutant])), mutant.name


def test_other_guards_have_no_door_and_every_file_that_is_asked_is_there() -> None:
    assert asked_beside(list(in_folder(ROOT, "chalicelib/domain/limits.py"))) == []
    asked = (*DOORS.values(), *running.CONFINED.values())
    assert all((ROOT / file).is_file() for files in asked for file in files)
