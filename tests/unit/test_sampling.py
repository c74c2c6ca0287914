"""The sample of what takes long: stable, different from commit to commit, and never a whole gap."""

from pathlib import Path

import pytest

from tests.support.sampling import sample_of

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]

MODULE = """
import pytest

@pytest.mark.sampled("number", 3)
@pytest.mark.parametrize("number", range(9))
def test_one(number):
    pass

@pytest.mark.sampled("number", 3)
@pytest.mark.parametrize("number", range(9))
def test_another(number):
    pass

def test_short():
    pass
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    support = pytester.mkpydir("tests").joinpath("support")
    support.mkdir()
    (support / "__init__.py").touch()
    for name in ("conftest.py", "support/sampling.py"):
        (pytester.path / "tests" / name).write_text((ROOT / "tests" / name).read_text("utf-8"))
    (pytester.path / "tests" / "test_long.py").write_text(MODULE)
    pytester.makeini("[pytest]\npythonpath = .\naddopts = --import-mode=importlib")
    monkeypatch.delenv("ALL_TESTS", raising=False)
    return pytester


def chosen(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    """In a process of its own, as whoever runs the tests."""
    told = pytester.runpytest_subprocess("--collect-only", "-q", "tests", *arguments)
    return sorted(line for line in told.stdout.lines if "::" in line)


def test_a_run_takes_a_sample_the_same_for_all_tests_of_a_module(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE", "0a1b2c")
    found = chosen(run)
    one = {line.partition("[")[2] for line in found if "test_one" in line}
    another = {line.partition("[")[2] for line in found if "test_another" in line}
    assert len(one) == 3 and one == another
    assert any("test_short" in line for line in found)
    assert chosen(run) == found


def test_over_many_commits_everything_is_tested() -> None:
    names = [f"type-{number}" for number in range(32)]
    seen = {name for commit in range(12) for name in sample_of(names, 12, f"commit-{commit}")}
    assert seen == set(names)


@pytest.mark.parametrize("how", ["all", "a word", "a name"])
def test_whoever_asks_for_all_or_for_one_gets_it(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "all":
        monkeypatch.setenv("ALL_TESTS", "1")
        assert len(chosen(run)) == 19
    elif how == "a word":
        assert len(chosen(run, "-k", "test_one")) == 9
    else:
        told = run.runpytest_subprocess("--collect-only", "-q", "tests/test_long.py::test_one")
        assert len([line for line in told.stdout.lines if "::" in line]) == 9
