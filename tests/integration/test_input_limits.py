"""Whatever comes in has a limit, and the limit holds at its very edge: of texts, lists and figures,
as the OpenAPI document states them."""

from collections.abc import Iterator
from json import dumps
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from chalicelib.handlers import openapi
from chalicelib.handlers.answering import MAX_BODY_BYTES
from chalicelib.handlers.http import ENDPOINTS
from chalicelib.handlers.models import PageQuery, QuarterQuery
from tests.support.api import World
from tests.support.views import models_of

BOUNDED = {"maxLength", "pattern", "enum", "const", "format"}
DOCUMENT = openapi.document()


def parts(schema: dict[str, Any], place: str, seen: set[str]) -> Iterator[tuple[str, Any]]:
    """Every schema of a text or a list in what somebody sends, and where it stands."""
    if name := schema.get("$ref", "").rpartition("/")[2]:
        if name not in seen:
            seen.add(name)
            yield from parts(DOCUMENT["components"]["schemas"][name], name, seen)
        return
    if schema.get("type") in ("string", "array"):
        yield place, schema
    for inner in (
        *schema.get("anyOf", ()),
        schema.get("items"),
        schema.get("additionalProperties"),
    ):
        if isinstance(inner, dict):
            yield from parts(inner, place, seen)
    for name, inner in schema.get("properties", {}).items():
        yield from parts(inner, f"{place}.{name}", seen)


def sent() -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            place = f"{method.upper()} {path}"
            for one in operation["parameters"]:
                if one["in"] == "query":
                    yield from parts(one["schema"], f"{place}?{one['name']}", seen)
            for content in operation.get("requestBody", {}).get("content", {}).values():
                yield from parts(content["schema"], place, seen)


def test_every_text_and_list_that_comes_in_has_a_limit() -> None:
    found = dict(sent())
    assert len(found) > 100
    unlimited = [
        place
        for place, schema in found.items()
        if not (BOUNDED if schema["type"] == "string" else {"maxItems"}) & schema.keys()
    ]
    assert unlimited == []


def inputs() -> list[type[BaseModel]]:
    asked = [model for one in ENDPOINTS for model in (one.body, one.query) if model]
    return sorted({part for model in asked for part in models_of(model)}, key=lambda m: m.__name__)


def taken(model: type[BaseModel], name: str, value: object) -> bool:
    field = model.model_fields[name]
    kind: Any = Annotated[
        (field.annotation, *field.metadata, name)
    ]  # what has no other is given one
    try:
        TypeAdapter(kind).validate_json(dumps(value))
    except ValidationError:
        return False
    return True


LENGTHS = [
    (model, name, length)
    for model in inputs()
    for name, field in model.model_fields.items()
    if field.annotation in (str, str | None)
    for length in [getattr(one, "max_length", None) for one in field.metadata]
    if length
]


@pytest.mark.parametrize(
    ("model", "name", "length"), LENGTHS, ids=lambda value: getattr(value, "__name__", str(value))
)
def test_a_text_is_taken_up_to_its_limit_and_no_further(
    model: type[BaseModel], name: str, length: int
) -> None:
    assert taken(model, name, "a" * length) or any(
        getattr(one, "pattern", None) for one in model.model_fields[name].metadata
    )
    assert not taken(model, name, "a" * (length + 1))


def times(wanted: str) -> list[tuple[type[BaseModel], str]]:
    """Every field that the document says to be a ``date`` or a ``date-time``."""
    return [
        (model, name)
        for model in inputs()
        for name, field in model.model_json_schema(by_alias=False)["properties"].items()
        if wanted in (one.get("format") for one in (field, *field.get("anyOf", ())))
    ]


NO_DAYS: tuple[Any, ...] = (
    0, 86400, 1767225600.0, "86400", "1767225600", "1767225600000", "20261231", "2026-W53-4", "",
    "2026-1-2", "2026-02-30", "31-12-2026", "2026-12-31T00:00:00", "2026-12-31T00:00:00Z", True,
    "٢٠٢٦-١٢-٣١", ["2026-12-31"],
)  # fmt: skip
NO_MOMENTS: tuple[Any, ...] = (
    0, 1767225600, "1767225600", "2026-12-31", "2026-12-31T10:00:00", "2026-12-31 10:00Z",
    "2026-13-31T10:00:00Z", "", True,
)  # fmt: skip


@pytest.mark.parametrize(("model", "name"), times("date"), ids=str)
def test_a_date_is_taken_as_rfc_3339_writes_it_and_no_number_is_one(
    model: type[BaseModel], name: str
) -> None:
    assert taken(model, name, "2026-12-31")
    assert [one for one in NO_DAYS if taken(model, name, one)] == []


@pytest.mark.parametrize(("model", "name"), times("date-time"), ids=str)
def test_a_moment_is_taken_as_rfc_3339_writes_it_with_its_zone(
    model: type[BaseModel], name: str
) -> None:
    for good in ("2026-12-31T10:00:00Z", "2026-12-31T10:00:00.123456+07:00"):
        assert taken(model, name, good)
    assert [one for one in NO_MOMENTS if taken(model, name, one)] == []


def test_the_times_that_come_in_are_these() -> None:
    """So that the two above do not run over nothing."""
    assert len(times("date")) >= 15
    assert [(model.__name__, name) for model, name in times("date-time")] == [
        ("SeenInput", "until")
    ]


@pytest.mark.parametrize(
    ("query", "good"),
    [
        *[({"limit": value}, 1 <= value <= 50) for value in (0, 1, 50, 51)],
        *[({"cursor": "x" * length}, length <= 500) for length in (500, 501)],
    ],
)
def test_a_page_has_one_to_fifty_rows(query: dict[str, Any], good: bool) -> None:
    assert accepts(PageQuery, query) is good


@pytest.mark.parametrize(
    ("query", "good"),
    [
        *[({"quarter": value}, 1 <= value <= 4) for value in (0, 1, 4, 5)],
        *[({"year": value}, 2000 <= value <= 2999) for value in (1999, 2000, 2999, 3000)],
    ],
)
def test_a_quarter_is_one_of_four_of_a_year_that_can_be(query: dict[str, Any], good: bool) -> None:
    assert accepts(QuarterQuery, query) is good


def accepts(model: type[BaseModel], query: dict[str, Any]) -> bool:
    try:
        model.model_validate(query)
    except ValidationError:
        return False
    return True


def test_a_body_has_a_limit_as_a_whole(world: World) -> None:
    for more, refusal in ((0, (422, "invalid-input")), (1, (422, "body-too-large"))):
        frame = b'{"unknown": ""}'
        raw = frame[:-2] + b"x" * (MAX_BODY_BYTES - len(frame) + more) + frame[-2:]
        answer = world.call("POST", "/sessions", raw=raw)
        assert (answer.status, answer.code) == refusal


def test_where_nothing_is_sent_along_nothing_has_to_be_of_a_kind(world: World) -> None:
    """Some clients name one all the same."""
    person = world.citizen()
    assert world.call("GET", "/profile", by=person, content_type="text/plain").status == 200


@pytest.mark.parametrize("named", ["a%20b", "x" * 65, "%C3%A9", "a.b"])
def test_what_no_id_looks_like_is_looked_for_nowhere(world: World, named: str) -> None:
    answer = world.call("GET", f"/applications/{named}", by=world.citizen())
    assert (answer.status, answer.code) == (404, "not-found")
