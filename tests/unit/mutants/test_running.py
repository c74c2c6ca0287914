"""Which test reaches which guard, in a tree of three files."""

from pathlib import Path

import pytest

from infra.mutants.guards import in_folder
from infra.mutants.running import reached, tried

ROOT = Path(__file__).parents[3]
GUARDED = """
def checked(age):
    if age < 0:
        raise ValueError
    return age
AT_IMPORT = checked(1)
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


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "src/guarded.py": GUARDED,
        "tests/conftest.py": "import guarded",
        "tests/test_it.py": TESTS,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'src'}:{ROOT}")
    return tmp_path


def test_a_guard_at_import_and_in_another_process_stops_no_recording(tree: Path) -> None:
    mutants = list(in_folder(tree, "src"))
    found = reached(tree, mutants, ["tests"])
    assert found == {0: ["tests/test_it.py::test_refused"]}
    assert (tree / "src/guarded.py").read_text("utf-8") == GUARDED, "put back"
    (outcome,) = tried([tree], mutants, found, until=float("inf"))
    assert (outcome.tests, outcome.noticed) == (1, True)
