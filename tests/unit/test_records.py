"""A change of a record: by name, of the field's own type, and a copy."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import pytest
from pydantic import AwareDatetime, Field

from chalicelib.domain.applications.model import Application
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.lifting import NEWER, lifted, read, shape_of
from chalicelib.domain.records import NewerFields, Record
from tests.contract import records

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"


class Inner(Record):
    text: str


class Thing(Record):
    name: str
    colour: Colour = Colour.RED
    at: AwareDatetime = NOON
    count: Annotated[int, Field(ge=0)] = 0
    tags: tuple[str, ...] = ()
    inner: Inner | None = None
    by_name: dict[str, Inner] = {}


THING = Thing(name="a")


def test_a_change_is_a_copy_and_leaves_the_rest() -> None:
    later = datetime(2026, 3, 3, tzinfo=UTC)
    changed = THING.replace(at=later, tags=("x", "y"))
    assert changed == Thing(name="a", at=later, tags=("x", "y"))
    assert Thing(name="a") == THING
    assert changed.model_fields_set == {"name", "at", "tags"}
    assert THING.replace() == THING


def test_a_name_that_the_record_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError, match="Thing has no field 'nmae'"):
        THING.replace(nmae="b")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"name": None}, "Thing.name: "),
        ({"colour": "red"}, "Thing.colour: "),
        ({"at": "2026-03-02T12:00:00Z"}, "Thing.at: "),
        ({"at": datetime(2026, 3, 2)}, "Thing.at: "),  # noqa: DTZ001 — naive is the point
        ({"count": "1"}, "Thing.count: "),
        ({"count": -1}, "Thing.count: "),
        ({"tags": ["x"]}, "Thing.tags: "),
        ({"tags": ("x", 1)}, "Thing.tags.1: "),
        ({"inner": THING}, "Thing.inner: "),
        ({"by_name": {"k": THING}}, "Thing.by_name.k: "),
    ],
)
def test_a_value_that_the_field_cannot_hold_is_refused(change: dict[str, Any], where: str) -> None:
    with pytest.raises(TypeError, match=f"^{where}"):
        THING.replace(**change)


def test_a_refusal_does_not_quote_what_may_be_a_persons() -> None:
    with pytest.raises(TypeError) as refused:
        THING.replace(inner="Siti Aminah")
    assert "Siti" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_records_within_a_change_are_taken_as_they_are() -> None:
    inner = Inner(text="x")
    changed = THING.replace(inner=inner, by_name={"k": inner})
    assert changed.inner is inner
    assert changed.by_name["k"] is inner


@pytest.mark.parametrize(
    "way",
    [
        (),
        ("applicant",),
        ("decisions", 0),
        ("documents", "ktp", "file"),
        ("correction", "fields", 0),
    ],
    ids=["its own", "of a part", "in a list", "by a name", "in a part's list"],
)
def test_what_a_newer_release_wrote_is_written_back_wherever_it_stands(
    way: tuple[str | int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewerFields, "met", False)
    body = json.loads(records.application().as_stored())
    part = body
    for name in way:
        part = part[name]
    part["weight"] = 3
    kept = read(Application, shape_of(Application), json.dumps(body))
    assert json.loads(kept.replace(version=2).as_stored()) == body | {"version": 2}


def test_a_shape_that_a_newer_release_began_is_told_as_such() -> None:
    with pytest.raises(Unreadable) as refused:
        lifted(Application, shape_of(Application) + 1, "{}")
    assert refused.value.why == NEWER
