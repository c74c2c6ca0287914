"""A request repeated with its Idempotency-Key (docs/checks.md 34)."""

import json
from typing import Any

import pytest

from chalicelib.domain.storage import RememberedAnswer
from tests.support.api import Answer, World
from tests.support.cases import Case
from tests.support.route_table import DECLARED, ROUTES, a_good_call, caller_of
from tests.support.stories import complete, returned, submitted

KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"


def submit(world: World, case: Case, key: str | None, version: int) -> Answer:
    path = f"/applications/{case.application_id}/submit"
    return world.call("POST", path, {"version": version}, by=case.applicant, key=key)


def decide(world: World, case: Case, act: str, body: dict[str, Any], key: str = KEY) -> Answer:
    path = f"/officer/applications/{case.application_id}/{act}"
    return world.call("POST", path, body, by=world.staff["back_office"], key=key)


@pytest.mark.parametrize("key", [None, "", "short", "k" * 81, "kunci baru é"])
def test_without_a_usable_key_nothing_is_sent_in(world: World, key: str | None) -> None:
    case = complete(world)
    answer = submit(world, case, key, case.now.version)
    assert (answer.status, answer.code) == (422, "idempotency-key-missing")
    assert case.now.phase == "draft"


def test_the_same_request_again_gets_the_same_answer_and_has_no_effect(world: World) -> None:
    case = complete(world)
    version = case.now.version
    first, second = (submit(world, case, KEY, version) for _ in range(2))
    assert first.status == 200
    assert second.text == first.text
    assert world.notes(case.application_id) == ["created", "submitted"]


def test_a_repeated_request_tries_to_write_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = complete(world)
    version = case.now.version
    first = submit(world, case, KEY, version)

    def writes(*_: Any) -> None:
        raise AssertionError("written again")

    monkeypatch.setattr(world.ports, "commit", writes)
    assert submit(world, case, KEY, version).text == first.text


def test_who_comes_while_the_first_is_still_writing_gets_its_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = complete(world)
    version = case.now.version
    first = submit(world, case, KEY, version)
    find, asked = world.ports.answers.find, []

    def found(account_id: str, key: str) -> RememberedAnswer | None:
        asked.append(key)
        return find(account_id, key) if len(asked) > 1 else None

    monkeypatch.setattr(world.ports.answers, "find", found)
    second = submit(world, case, KEY, version)
    assert (second.status, second.text) == (200, first.text)
    assert world.notes(case.application_id) == ["created", "submitted"]


def test_the_answer_stays_the_same_when_the_application_has_moved_on(world: World) -> None:
    case = complete(world)
    version = case.now.version
    first = submit(world, case, KEY, version)
    world.run_chain()
    case.approve()
    again = submit(world, case, KEY, version)
    assert (again.status, again.text) == (200, first.text)
    assert case.now.step.id == "section_head"


def test_a_key_used_with_another_body_is_refused(world: World) -> None:
    case = complete(world)
    version = case.now.version
    assert submit(world, case, KEY, version).status == 200
    answer = submit(world, case, KEY, version + 1)
    assert (answer.status, answer.code) == (409, "idempotency-key-reused")


def test_a_key_used_for_another_application_is_refused(world: World) -> None:
    first = complete(world)
    second = complete(world, first.applicant)
    assert submit(world, first, KEY, first.now.version).status == 200
    answer = submit(world, second, KEY, second.now.version)
    assert (answer.status, answer.code) == (409, "idempotency-key-reused")
    assert second.now.phase == "draft"


def test_a_key_used_for_another_act_is_refused(world: World) -> None:
    case = submitted(world).mark_all()
    body = {"version": case.now.version}
    assert decide(world, case, "approve", body).status == 200
    answer = decide(world, case, "reject", {**body, "reason": "Bukan wewenang kami."})
    assert (answer.status, answer.code) == (409, "idempotency-key-reused")


def test_keys_of_two_people_have_nothing_to_do_with_each_other(world: World) -> None:
    for case in (complete(world), complete(world)):
        answer = submit(world, case, KEY, case.now.version)
        assert (answer.status, answer.body["application_id"]) == (200, case.application_id)


def test_a_refused_request_does_not_use_its_key_up(world: World) -> None:
    case = complete(world)
    stale = submit(world, case, KEY, case.now.version - 1)
    assert (stale.status, stale.code) == (409, "stale-version")
    assert submit(world, case, KEY, case.now.version).status == 200


@pytest.mark.parametrize(
    ("act", "more"),
    [
        ("approve", {}),
        ("return", {"fields": [{"field": "judul", "reason": "Terlalu umum."}]}),
        ("reject", {"reason": "Bukan wewenang kami."}),
    ],
)
def test_a_decision_repeated_is_one_decision(world: World, act: str, more: dict[str, Any]) -> None:
    case = submitted(world).mark_all()
    world.announced()
    body = {"version": case.now.version, **more}
    first, second = (decide(world, case, act, body) for _ in range(2))
    assert (first.status, second.text) == (200, first.text)
    assert len(case.now.decisions) == 1
    assert len(world.announced()) == 1  # of one notice, by e-mail and WhatsApp


def test_a_correction_sent_twice_is_sent_once(world: World) -> None:
    case = returned(world)
    assert case.upload("proposal") == "accepted"
    path, body = f"/applications/{case.application_id}/resubmit", {"version": case.now.version}
    first, second = (world.call("POST", path, body, by=case.applicant, key=KEY) for _ in range(2))
    assert (first.status, second.text) == (200, first.text)
    assert world.notes(case.application_id).count("resubmitted") == 1


@pytest.mark.parametrize("route", [r for r in ROUTES if DECLARED[r].once])
def test_every_route_that_demands_a_key_repeats_its_answer(world: World, route: str) -> None:
    good, method = a_good_call(route, world), route.split()[0]
    first, second = (good.make(world, method, caller_of(good)) for _ in range(2))
    assert first.status == DECLARED[route].status
    assert (second.status, second.text) == (first.status, first.text)


def test_of_an_answer_remembered_with_more_in_it_the_view_shows_its_own(world: World) -> None:
    """What is stored is the domain's answer, perhaps that of another release."""
    case = complete(world)
    version = case.now.version
    first = submit(world, case, KEY, version)
    find = world.ports.answers.find

    def find_more(account_id: str, key: str) -> RememberedAnswer:
        kept = find(account_id, key)
        more = {**json.loads(kept.answer), "known_to_another_release": True}
        return kept.replace(answer=json.dumps(more))

    vars(world.ports.answers)["find"] = find_more
    again = submit(world, case, KEY, version)
    assert (again.status, again.text) == (200, first.text)
