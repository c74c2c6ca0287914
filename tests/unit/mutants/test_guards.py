"""Taking guards away: what counts as one, and what is left of the source."""

from collections.abc import Callable
from typing import Any

import pytest

from infra.mutants.__main__ import changed_folders, report, tell
from infra.mutants.guards import HALF, WHOLE, Mutant, chosen, mutants_of, watching, without
from infra.mutants.running import Outcome, by_mutant

SOURCE = '''
"""Ä, so that bytes are more than characters."""
def may(age, name, signed):
    require_adult(age)
    if "ö" in name or (age < 0 and not signed):
        raise ValueError("ö")
    if (half := age / 2) > 40:
        return half
    if signed:
        age += 1
    return age
'''.encode()


def of_source() -> list[Mutant]:
    return mutants_of("a.py", SOURCE)


def run(source: bytes, **names: Any) -> Callable[..., Any]:
    space: dict[str, Any] = {"require_adult": lambda age: 1 / (age >= 18), **names}
    exec(source.decode(), space)  # noqa: S102 — the source above
    found: Callable[..., Any] = space["may"]
    return found


def test_refusals_early_answers_and_calls_that_refuse_are_guards_and_nothing_else() -> None:
    found = [(one.line, one.kind, one.instead) for one in of_source()]
    assert found == [
        (4, WHOLE, "None"),
        (5, WHOLE, "False"),
        (5, HALF, "(age < 0 and not signed)"),
        (5, HALF, '("ö" in name)'),
        (7, WHOLE, "False"),
    ]


def test_without_a_guard_the_rest_is_as_it_was() -> None:
    call, both, name, _, early = of_source()
    with pytest.raises(ZeroDivisionError):
        run(SOURCE)(2, "a", False)
    assert run(without(SOURCE, call))(2, "a", False) == 2
    with pytest.raises(ValueError, match="ö"):
        run(SOURCE)(20, "ö", True)
    assert run(without(SOURCE, both))(20, "ö", True) == 21
    assert run(without(SOURCE, name))(20, "ö", True) == 21
    assert run(without(SOURCE, early))(90, "a", False) == 90


def test_a_watched_source_does_the_same_and_says_what_was_reached() -> None:
    seen: list[int] = []
    numbered = list(enumerate(of_source()))
    watched = run(watching(SOURCE, numbered, "note"), note=seen.append)
    assert watched(20, "a", True) == 21
    assert seen == [0, 1, 2, 3, 4]
    assert watched(90, "a", True) == 45


def test_the_same_seed_chooses_the_same_of_both_kinds() -> None:
    some = chosen(of_source(), 4, seed=7)
    assert some == chosen(of_source(), 4, seed=7)
    assert sorted(one.kind for one in some) == [HALF, HALF, WHOLE, WHOLE]
    assert len(chosen(of_source(), 99, seed=7)) == 5


def test_the_tests_that_reach_the_fewest_guards_come_first() -> None:
    found = by_mutant([("a_story", [0, 1, 2]), ("about_one", [1]), ("about_two", [1, 2])])
    assert found[1] == ["about_one", "about_two", "a_story"]


def test_the_report_has_a_figure_for_each_kind_and_names_survivors() -> None:
    call, both, name, *_ = of_source()
    by_types = Outcome(call, 3, True, by_types=True)
    outcomes = [by_types, Outcome(both, 2, False), Outcome(name, 0, False)]
    assert report(outcomes, asked=5) == [
        "whole: 1 of 2 noticed, 50 % (goal 90 %), 1 of them by the type checker alone",
        "half: 0 of 1 noticed, 0 % (goal 80 %)",
        "2 more had no time",
        "survivors:",
        "  a.py:5  whole guard became False; 2 tests reach it",
        "  a.py:5  half guard became (age < 0 and not signed); no test reaches it",
    ]


def test_a_survivor_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    call, both, *_ = of_source()
    for outcome in (Outcome(call, 3, True), Outcome(both, 2, False)):
        tell(outcome)
    said = "  a.py:5  whole guard became False; 2 tests reach it\n"
    assert capsys.readouterr().err == said


def test_changed_folders_are_those_of_sources_each_once() -> None:
    files = [
        "chalicelib/domain/review/decisions.py", "chalicelib/domain/review/marking.py",
        "chalicelib/domain/limits.py", "README.md", "tests/unit/test_x.py",
    ]  # fmt: skip
    assert changed_folders(files) == ["chalicelib/domain"]
