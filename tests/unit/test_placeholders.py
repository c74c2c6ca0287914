"""Filling texts that are data."""

import pytest

from chalicelib.domain.placeholders import fill, placeholders


def test_names_and_padded_numbers_are_filled() -> None:
    assert fill("{a}/{office.name}/{n:03d}", {"a": 1, "office.name": "X", "n": 7}) == "1/X/007"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 file is late"), ("1", "1 file is late"), (2, "2 files are late")]
)
def test_a_noun_follows_its_number(count: object, said: str) -> None:
    text = "{count} {count:file is|files are} late"
    assert fill(text, {"count": count}) == said
    assert placeholders(text) == {"count"}


def test_a_filled_value_is_not_filled_again() -> None:
    assert fill("{a}{b}", {"a": "{b}", "b": "{a}"}) == "{b}{a}"


def test_a_missing_value_is_an_error_unless_something_stands_in() -> None:
    with pytest.raises(KeyError, match="b"):
        fill("{a} {b}", {"a": 1})
    assert fill("{a} {b}", {"a": 1}, missing="–") == "1 –"


@pytest.mark.parametrize("template", ["{A}", "{}", "{a!r}", "{a:>10}", "{0}", "{a:b}", "{a:b|}"])
def test_nothing_but_names_is_a_placeholder(template: str) -> None:
    assert fill(template, {"a": 1}) == template
    with pytest.raises(ValueError, match="not a placeholder"):
        placeholders(template)


def test_a_dot_is_part_of_the_name_and_reaches_into_nothing() -> None:
    with pytest.raises(KeyError):
        fill("{a.__class__}", {"a": 1})


def test_a_template_tells_its_names() -> None:
    assert placeholders("{a} {office.name} {n:03d} {a}") == {"a", "office.name", "n"}
