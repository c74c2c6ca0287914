"""What leaves the house: every route's answer is its view, field by field, at any depth."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from tests.support import worlds
from tests.support.api import World
from tests.support.route_table import DECLARED, ROUTES, a_good_call, caller_of
from tests.support.stories import submitted
from tests.support.views import models_of

Seen = dict[str, set[type[BaseModel]]]

ELSEWHERE = {
    "ActingView": "test_delegations_api",
    "DecisionInReview": "test_review_api",
    "DecreeView": "test_after_issue_api",
    "DistrictOfRow": "test_queue_api",
    "EarlierFile": "test_lifecycle_api",
    "MarkForOfficers": "test_review_api",
    "NotSignedView": "test_signing_batch_api",
    "RevocationView": "test_after_issue_api",
    "SecondFactorView": "test_second_factor_api",
    "StepToRedo": "test_delegations_api",
    "ViewerView": "test_queue_api",
    "WorkedFor": "test_operators_api",
}
"""Views that no good call fills, and the tests whose calls do: those are held against the document
as well (``World.call``)."""


def filled(annotation: Any, value: Any, place: str) -> Iterator[tuple[type[BaseModel], str, Any]]:
    """Every model that has a value in this answer, with where it stands."""
    if value is None:
        return
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, place, value
        for name, field in annotation.model_fields.items():
            if name in value:
                yield from filled(field.annotation, value[name], f"{place}.{name}")
    elif get_origin(annotation) in (list, tuple):
        for number, item in enumerate(value):
            yield from filled(get_args(annotation)[0], item, f"{place}.{number}")
    elif get_origin(annotation) is dict:
        for key, item in value.items():
            yield from filled(get_args(annotation)[1], item, f"{place}.{key}")
    else:  # one model or nothing
        for part in get_args(annotation):
            yield from filled(part, value, place)


@pytest.fixture(scope="module")
def walk() -> Iterator[Seen]:
    """Every route called once, those first that leave something for lists and figures; which
    models its answer was made of."""
    seen: Seen = {}
    with worlds.world() as world:
        for route in sorted(ROUTES, key=lambda name: name.startswith("GET")):
            good = a_good_call(route, world)
            answer = good.make(world, route.split()[0], caller_of(good))
            assert answer.status == DECLARED[route].status, f"{route}: {answer.text}"
            seen[route] = set()
            for model, place, value in filled(DECLARED[route].returns, answer.body, route):
                assert set(value) == set(model.model_fields), place
                seen[route].add(model)
        yield seen


def test_every_answer_has_the_fields_of_its_view_and_no_others(walk: Seen) -> None:
    assert set(walk) == set(ROUTES)


def test_the_walk_met_every_view_that_there_is(walk: Seen) -> None:
    """Else an answer that happens to be empty would prove nothing."""
    met = {model.__name__ for models in walk.values() for model in models}
    there = {model.__name__ for route in ROUTES for model in models_of(DECLARED[route].returns)}
    assert there - met == set(ELSEWHERE)


def test_a_citizens_list_tells_what_their_page_shows_and_nothing_of_the_office(
    world: World,
) -> None:
    """Neither who has the file, nor until when, nor what went wrong at the signing service."""
    [item] = world.call("GET", "/applications", by=submitted(world).applicant).body["items"]
    assert set(item) == {
        "application_id", "receipt", "type_id", "kind", "phase", "steps_done", "steps_total",
        "registration_number", "created_at", "submitted_at", "promised_on", "due_at",
        "subject", "accepted_on", "steps",
    }  # fmt: skip
    assert set(item["steps"][0]) == {"label", "short"}
