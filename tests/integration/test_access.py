"""Who may call what: every route with everybody (docs/checks.md 1 and 2)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.handlers.http import Access
from tests.support.api import World
from tests.support.good_calls.calls import CALLERS, CHAIN, MANAGING, NOBODY, STRANGER, GoodCall
from tests.support.route_table import (
    CALLERS_OF,
    DECLARED,
    OFFICER,
    ROUTES,
    a_good_call,
    caller_of,
)
from tests.support.stories import (
    complete,
    draft,
    issued,
    registering,
    registration_form,
    submitted,
)

SMUGGLED = {"status": "issued", "role": "head", "owner": "saya", "phase": "issued"}

GoodCalls = Callable[[str], GoodCall]


@pytest.fixture(scope="module")
def good_call(shared_world: World) -> GoodCalls:
    """The state of each route is made once; refusals leave it as it is."""
    made: dict[str, GoodCall] = {}

    def find(route: str) -> GoodCall:
        if route not in made:
            made[route] = a_good_call(route, shared_world)
        return made[route]

    return find


def expected_refusal(route: str, caller: str) -> int:
    """Nobody is asked to sign in; another citizen's things and another officer's batch or export
    do not exist; the rest is not for this role."""
    if caller == NOBODY:
        return 401
    if caller == STRANGER and DECLARED[route].access is Access.CITIZEN:
        return 404
    if "{batch_id}" in route and caller in CALLERS_OF[OFFICER]:
        return 404
    if "{export_id}" in route and caller in MANAGING:
        return 404
    return 403


@pytest.mark.parametrize("route", ROUTES)
def test_whoever_may_not_call_a_route_is_refused(
    shared_world: World, good_call: GoodCalls, route: str
) -> None:
    good, method = good_call(route), route.split()[0]
    refused = {caller: 0 for caller in CALLERS if caller not in good.allowed}
    if DECLARED[route].access is Access.SIGNED_IN:
        refused = {NOBODY: 0}  # each signed-in person reaches only what is their own
    for caller in refused:
        refused[caller] = good.make(shared_world, method, caller).status
    assert refused == {caller: expected_refusal(route, caller) for caller in refused}


@pytest.mark.parametrize("route", [r for r in ROUTES if DECLARED[r].body])
def test_fields_that_are_not_for_the_caller_are_refused(
    shared_world: World, good_call: GoodCalls, route: str
) -> None:
    """Neither state, nor role, nor owner can be sent along with an otherwise good body."""
    good, method = good_call(route), route.split()[0]
    asked = DECLARED[route].body.model_fields  # a delegation is of a role, by its nature
    for name, value in ((name, SMUGGLED[name]) for name in SMUGGLED.keys() - asked.keys()):
        body = {**(good.body or {}), name: value}
        answer = good.make(shared_world, method, caller_of(good), body=body)
        assert (answer.status, answer.fields) == (422, {name: "unknown-field"}), answer.text


@pytest.mark.parametrize("route", [r for r in ROUTES if DECLARED[r].query])
def test_unknown_query_parameters_are_refused(
    shared_world: World, good_call: GoodCalls, route: str
) -> None:
    good = good_call(route)
    sign = "&" if "?" in good.path else "?"
    asked = replace(good, path=f"{good.path}{sign}owner=somebody")
    answer = asked.make(shared_world, DECLARED[route].method, caller_of(good))
    assert (answer.status, answer.fields) == (422, {"owner": "unknown-field"})


def test_fields_inside_fields_are_looked_at_as_well(shared_world: World) -> None:
    form = registration_form(shared_world.next_number())
    form["address"]["owner"] = "saya"
    answer = shared_world.call("POST", "/registrations", form)
    assert answer.fields == {"address.owner": "unknown-field"}


@pytest.mark.parametrize("route", ROUTES)
def test_whoever_may_call_a_route_is_served(
    shared_world: World, good_call: GoodCalls, route: str
) -> None:
    """Last of all: these calls have effects. Looking has none, so everybody allowed looks."""
    good, method = good_call(route), route.split()[0]
    for caller in sorted(good.allowed) if method == "GET" else [caller_of(good)]:
        answer = good.make(shared_world, method, caller)
        assert answer.status == DECLARED[route].status, f"{caller}: {answer.text}"


def test_lists_hold_only_what_is_ones_own(world: World) -> None:
    case = issued(world)
    for path in ("/applications", "/permits"):
        assert len(world.call("GET", path, by=case.applicant).body["items"]) == 1
        assert world.call("GET", path, by=world.stranger).body["items"] == []


def test_a_cursor_leads_nowhere_outside_the_list_it_came_from(aws_world: World) -> None:
    owner = aws_world.citizen()
    for _ in range(2):
        draft(aws_world, owner)
    cursor = aws_world.call("GET", "/applications?limit=1", by=owner).body["cursor"]
    assert len(aws_world.call("GET", f"/applications?cursor={cursor}", by=owner).body["items"]) == 1
    page = aws_world.call("GET", f"/applications?cursor={cursor}", by=aws_world.stranger)
    assert page.body == {"items": [], "cursor": None}


def test_everybody_sees_their_own_profile(world: World) -> None:
    for person in (world.stranger, world.staff["head"], world.administrator):
        shown = world.call("GET", "/profile", by=person).body
        assert (shown["account_id"], shown["nik"]) == (person.account_id, person.nik)


def test_a_draft_is_nobodys_but_its_applicants(world: World) -> None:
    case = complete(world)
    for role in CHAIN:
        path = f"/officer/applications/{case.application_id}"
        assert world.call("GET", path, by=world.staff[role]).status == 404


def test_nobody_decides_on_their_own_application(world: World) -> None:
    """Not even after becoming an officer: neither by account nor by NIK."""
    case = submitted(world).mark_all()
    form = {
        "nik": case.applicant.nik,
        "name": "Warga Contoh",
        "email": world.ports.accounts.find(case.applicant.account_id).email,
        "whatsapp": "081234567890",
        "roles": ["back_office"],
    }
    promoted = world.call("POST", "/admin/officers", form, by=world.administrator)
    assert (promoted.status, promoted.body["account_id"]) == (201, case.applicant.account_id)
    token = world.fresh_token(case.applicant)
    for act, more in {"approve": {}, "reject": {"reason": "Tidak jadi."}}.items():
        body = {"version": case.now.version, **more}
        path = f"/officer/applications/{case.application_id}/{act}"
        answer = world.call("POST", path, body, by=token, key="four-eyes-1")
        assert (answer.status, answer.code) == (403, "own-application")


def test_nobody_decides_two_steps_of_one_chain(world: World) -> None:
    both = world.officer("back_office", "section_head")
    case = submitted(world).mark_all()
    path = f"/officer/applications/{case.application_id}/approve"
    for status, code in ((200, ""), (403, "already-decided-a-step")):
        body = {"version": case.now.version}
        answer = world.call("POST", path, body, by=both, key=f"key-{status}-of-both")
        assert (answer.status, answer.code) == (status, code)


def test_a_registration_opens_only_with_its_secret(world: World) -> None:
    going, other = registering(world, 1).send_scan(), registering(world, 2)
    for headers in ({}, {"Registration-Secret": ""}, other.headers):
        for method, path in (("GET", ""), ("POST", "/ktp"), ("POST", "/complete")):
            answer = world.call(method, f"{going.path}{path}", headers=headers)
            assert (answer.status, answer.code) == (404, "unknown-registration")
