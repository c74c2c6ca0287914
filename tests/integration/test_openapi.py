"""The OpenAPI document as served: complete, valid, and closed against fields nobody listed."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from chalicelib.handlers.http import Access
from tests.support.api import World
from tests.support.route_table import DECLARED


@pytest.fixture(scope="module")
def document(shared_world: World) -> Any:
    answer = shared_world.call("GET", "/openapi.json", checked=False)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    return answer.body


@pytest.fixture(scope="module")
def operations(document: Any) -> dict[str, Any]:
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def schemas(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema of an object anywhere in the document, and where it stands."""
    if isinstance(node, dict):
        if node.get("type") == "object" or "properties" in node:
            yield place, node
        for name, part in node.items():
            yield from schemas(part, f"{place}/{name}")
    elif isinstance(node, list):
        for number, part in enumerate(node):
            yield from schemas(part, f"{place}/{number}")


def test_it_is_a_valid_openapi_3_1_document(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    errors = [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]
    assert errors == []


def test_it_lists_every_route(operations: dict[str, Any]) -> None:
    assert set(operations) == set(DECLARED)


def test_every_operation_says_what_it_does_takes_and_gives(operations: dict[str, Any]) -> None:
    names = [operation["operationId"] for operation in operations.values()]
    assert len(names) == len(set(names))
    for name, operation in operations.items():
        assert operation["summary"], name
        endpoint = DECLARED[name]
        assert ("requestBody" in operation) == bool(endpoint.body or endpoint.raw_body), name
        good = operation["responses"][str(endpoint.status)]
        assert good["content"]["application/json"]["schema"], name
        for refusal in ("4XX", "5XX"):
            assert "application/problem+json" in operation["responses"][refusal]["content"], name


def test_it_says_which_operations_need_a_token(operations: dict[str, Any]) -> None:
    for name, operation in operations.items():
        public = DECLARED[name].access is Access.PUBLIC
        assert ("security" not in operation) == public, name
        assert operation["x-access"] == DECLARED[name].access.value


def test_no_object_in_it_is_open_to_unlisted_fields(document: Any) -> None:
    """What is typed by permit types or forms as data has its own check; it is named here."""
    open_ones = {
        place
        for place, schema in schemas(document)
        if schema.get("additionalProperties") is not False
    }
    free = {
        # fields of a permit type, checked against the type itself
        "/components/schemas/DataInput/properties/data",
        "/components/schemas/ApplicationView/properties/data",
        "/components/schemas/OwnApplication/properties/data",
        "/components/schemas/CounterData/properties/data",
        # days, by the fields of a permit type
        "/components/schemas/ReckonedView/properties/earliest",
        # an officer's own filters of a list, checked against those that a queue knows
        "/components/schemas/SavedViewInput/properties/filters",
        "/components/schemas/SavedViewView/properties/filters",
        # a POST policy's fields, named by S3
        "/components/schemas/UploadForm/properties/fields",
        # answers by element, ids of documents: checked one by one in the domain
        "/components/schemas/QuestionnaireInput/properties/answers",
        "/components/schemas/CorrectionView/properties/documents",
        # an entry of the office's data, of any kind, as it was and as it is: for administrators
        "/components/schemas/OfficeNoteView/properties/before/anyOf/0",
        "/components/schemas/OfficeNoteView/properties/after/anyOf/0",
        # what types are also looked for by, by the types' ids
        "/components/schemas/TypeList/properties/words",
        "/components/schemas/Requirements/properties/words",
        # a person's own records, as they are stored; what is left out has a test of its own
        "/components/schemas/ExportView/properties/items/items",
    }
    refusals = {
        "/components/schemas/Problem",
        "/components/schemas/Problem/properties/errors/items",
    }
    assert open_ones == free | refusals


def test_it_names_nothing_of_this_machine(document: Any) -> None:
    text = json.dumps(document)
    assert "127.0.0.1" not in text
    assert "/home/" not in text


def test_a_body_is_required_only_where_it_is_asked_for(operations: dict[str, Any]) -> None:
    """An export without a body takes the first page; an empty file is read, and called damaged."""
    required = {
        name: operation["requestBody"]["required"]
        for name, operation in operations.items()
        if "requestBody" in operation
    }
    assert not required["POST /api/profile/export"]
    assert not required["POST /api/verifications"]
    assert required["POST /api/registrations"]
    assert required["POST /api/sessions"]


def test_office_hours_are_what_the_document_says(document: Any, shared_world: World) -> None:
    described = document["components"]["schemas"]["HoursView"]["properties"]
    hours = shared_world.call("GET", "/office").body["hours"]
    assert hours.keys() == described.keys()
    for name, shown in hours.items():
        assert described[name].get("format") is None  # JSON Schema's own has an offset
        assert re.fullmatch(described[name]["pattern"], shown)
