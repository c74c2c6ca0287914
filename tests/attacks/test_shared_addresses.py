"""Forty people on one address (a school's wifi, a carrier's NAT) are no flood, whatever strangers
beside them get wrong; and nobody learns who has an account (docs/checks.md 55)."""

import json
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest

from chalicelib.domain.accounts import throttling
from chalicelib.handlers.logging import logger
from tests.support import stored
from tests.support.api import World
from tests.support.people import an_account
from tests.support.stories import PASSWORD, Registering, registering, registration_form

ONE = "203.0.113.7"


@contextmanager
def log_lines() -> Iterator[list[dict[str, Any]]]:
    stream, lines = StringIO(), []
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logger.registered_formatter)
    service = logging.getLogger(logger.name)
    service.addHandler(handler)
    try:
        yield lines
    finally:
        service.removeHandler(handler)
        lines += [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_school_of_forty_registers_on_one_afternoon(world: World) -> None:
    for number in range(1, 41):
        form = registration_form(number)
        answer = world.call("POST", "/registrations", form, source=ONE)
        assert answer.status == 201, (number, answer.text)
        going = Registering(world, answer.body).send_scan()
        done = world.call("POST", f"{going.path}/complete", headers=going.headers, source=ONE)
        assert done.status == 200, (number, done.text)


def test_forty_sign_in_and_ask_for_links_there_beside_fifty_errors(world: World) -> None:
    people = [world.citizen(password=PASSWORD) for _ in range(40)]
    for number in range(50):
        wrong = {"login": an_account(500 + number).nik, "password": "salah"}
        assert world.call("POST", "/sessions", wrong, source=ONE).code == "wrong-credentials"
    for number, person in enumerate(people):
        login = {"login": person.nik, "password": PASSWORD}
        assert world.call("POST", "/sessions", login, source=ONE).status == 201, number
        asked = world.call("POST", "/passwords/forgotten", {"login": person.nik}, source=ONE)
        assert asked.status == 202, number


def test_right_passwords_use_nothing_up_however_many_there_are(world: World) -> None:
    person = world.citizen(password=PASSWORD)
    key = throttling.FAILURES_PER_ADDRESS.key(ONE)
    for _ in range(3):
        login = {"login": person.nik, "password": PASSWORD}
        assert world.call("POST", "/sessions", login, source=ONE).status == 201
    [counted] = stored.rows(world.ports, "sessions", f"attempts#{key}").values()
    assert counted["attempts"] == 0


@pytest.mark.parametrize("taken", [("nik",), ("email",), ("nik", "email")])
def test_a_registration_of_a_taken_number_asks_the_database_for_as_much(
    world: World, taken: tuple[str, ...]
) -> None:
    """What differs in work differs in time."""
    owner = world.ports.accounts.find(world.citizen(password=PASSWORD).account_id)
    seen: list[Counter[str]] = []
    for number, changes in ((1, {}), (2, {name: getattr(owner, name) for name in taken})):
        with world.ports.dynamodb.counting() as costs:
            going = registering(world, number, **changes).send_scan()
            assert going.complete().status == 200
        seen.append(costs.calls)
    assert seen[0] == seen[1]


def test_failed_sign_ins_are_in_the_log_and_say_of_nobody_who(world: World) -> None:
    person = world.citizen(password=PASSWORD)
    email = world.ports.accounts.find(person.account_id).email
    with log_lines() as lines:
        for login in (person.nik, email, "1302100303010099"):
            wrong = {"login": login, "password": "tebakan-rahasia"}
            world.call("POST", "/sessions", wrong, source=ONE)
    events = [line for line in lines if line.get("refusal") == "wrong-credentials"]
    assert [line["route"] for line in events] == ["POST /api/sessions"] * 3
    said = json.dumps(lines)
    for secret in (person.nik, email, "1302100303010099", "tebakan-rahasia", ONE, person.name):
        assert secret not in said
