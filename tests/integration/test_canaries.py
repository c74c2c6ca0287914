"""Canary values through every route and job: NIK, passwords, tokens and passphrase turn up neither
in logs nor URLs nor refusals (docs/checks.md 41)."""

import json
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.support import worlds
from tests.support.api import World
from tests.support.canaries import (
    BAD_HEADERS,
    CANARY,
    LINK,
    PASSPHRASE,
    Broken,
    Walk,
    fail_everywhere,
    poisoned,
    watched,
)
from tests.support.good_calls.calls import GoodCall, who
from tests.support.route_table import DECLARED, ROUTES, a_good_call, caller_of
from tests.support.stories import NEW_PASSWORD, PASSWORD, draft, submitted


@pytest.fixture(scope="module")
def walk() -> Iterator[Walk]:
    with worlds.world() as world:
        made = Walk(world)
        with watched(made):
            _walk_routes(world)
            _walk_failing_routes_and_jobs(made)
        yield made


def _walk_routes(world: World) -> None:
    """Each well, then with canaries in all fields, with a field too much, and as nobody."""
    for route in ROUTES:
        good, method = a_good_call(route, world), route.split()[0]
        caller = caller_of(good)
        if DECLARED[route].body:
            for body in (poisoned(good.body), {**(good.body or {}), "status": CANARY}):
                good.make(world, method, caller, body=body)
            good.make(world, method, caller, raw=json.dumps({"x": CANARY})[:-1].encode())
        good.make(world, method, caller, headers=BAD_HEADERS)
        good.make(world, method, caller, by=CANARY)
        answer = good.make(world, method, caller)
        assert answer.status < 500, answer.text
    world.send_messages()
    world.sweep()


def _walk_failing_routes_and_jobs(walk: Walk) -> None:
    world = walk.world
    built: dict[str, GoodCall] = {route: a_good_call(route, world) for route in ROUTES}
    case = submitted(world)
    event = world.post_file(draft(world).ask_upload("ktp").key, CANARY.encode())
    announced = world.announced()
    vars(world.ports)["channels"] = Broken()
    vars(world.ports)["inspector"] = Broken()
    jobs = [("notify", announced[0]), ("check_upload", event)]
    for number, (job, body) in enumerate(jobs):
        walk.raised.append(_raised(world, job, body, number))
    people = {route: who(world, good, caller_of(good)) for route, good in built.items()}
    tokens = {route: world.token(person) if person else None for route, person in people.items()}
    fail_everywhere(world)
    for route, good in built.items():
        good.make(world, route.split()[0], caller_of(good), by=tokens[route])
    question = {"application_id": case.application_id, "step": "back_office", "token": CANARY}
    jobs = [
        ("open_step", {"kind": "review", **question}),
        ("sign_permit", {"kind": "sign", **question}),
        ("notify", announced[1]),
        ("check_upload", event),
    ]
    for number, (job, body) in enumerate(jobs):
        walk.raised.append(_raised(world, job, body, number))
    with suppress(Exception):
        world.sweep()


def _raised(world: World, job: str, body: dict[str, Any], number: int) -> str:
    """What Lambda itself would write into the log: the exception that leaves the handler."""
    try:
        world.job(job, body)
    except Exception as failure:
        return "".join(traceback.format_exception_only(failure)) + repr(failure.__cause__)
    return f"{job} {number}: nothing raised"


def test_the_walk_went_everywhere(walk: Walk) -> None:
    """Else the tests below would prove little."""
    statuses = {answer.status for _, answer in walk.world.history}
    assert {200, 201, 202, 401, 404, 409, 422, 500} <= statuses
    routes = {found for line in walk.logs for found in re.findall(r'"route": "([^"]+)"', line)}
    assert set(ROUTES) <= routes
    assert sum("unexpected failure" in line for line in walk.logs) > 30
    assert sum(line.startswith("job failed") for line in walk.logs) >= 5
    assert len(walk.secrets) > 100


def test_no_log_holds_a_canary_or_anything_of_a_person(walk: Walk) -> None:
    leaks = [leak for line in walk.logs if (leak := walk.leaks(line, personal=True))]
    assert leaks == []
    assert walk.leaks(walk.printed, personal=True) == []


def test_no_failure_that_leaves_a_job_tells_what_was_in_it(walk: Walk) -> None:
    """Lambda writes the text of an exception into the log, whatever the handler logged."""
    assert not any("nothing raised" in text for text in walk.raised)
    assert [leak for text in walk.raised if (leak := walk.leaks(text, personal=True))] == []


def test_no_url_holds_a_canary(walk: Walk) -> None:
    for asked, answer in walk.world.history:
        assert walk.leaks(asked, personal=True) == [], asked
        for url in re.findall(r"https?://[^\s\"\\]+|memory://[^\s\"\\]+", answer.text):
            assert walk.leaks(url.partition("#")[0], personal=True) == [], url


def test_no_header_holds_a_canary_but_the_cookie_its_token(walk: Walk) -> None:
    for asked, answer in walk.world.history:
        others = {name: text for name, text in answer.headers.items() if name != "set-cookie"}
        assert walk.leaks(str(others), personal=True) == [], asked


def test_no_refusal_repeats_what_was_sent(walk: Walk) -> None:
    """But for the names of fields, by which the client knows its own."""
    for asked, answer in walk.world.history:
        if answer.status >= 400:
            problem = answer.body
            told = [{**error, "field": ""} for error in problem["errors"]]
            assert walk.leaks(json.dumps({**problem, "errors": told}), personal=True) == [], asked


def test_no_answer_gives_back_a_password_or_the_token_it_came_with(walk: Walk) -> None:
    for asked, answer in walk.world.history:
        held = [secret for secret in (PASSWORD, NEW_PASSWORD, PASSPHRASE) if secret in answer.text]
        assert held == [], asked
        tokens = [token for token in walk.world._tokens.values() if token in answer.text]
        assert tokens == [], asked


def test_links_in_messages_carry_their_secret_in_the_fragment_alone(walk: Walk) -> None:
    sent = [message.body for message in walk.world.channels.sent]
    assert any(LINK.search(body) for body in sent)
    for body in sent:
        # a person's own words to the office are in the message that tells of them
        assert set(walk.leaks(LINK.sub("", body))) <= {"kenari-kuning"}
