"""Whatever is sent, the answer is a problem document, never a failure of ours."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.handlers.answering import MAX_BODY_BYTES
from tests.support import worlds
from tests.support.api import World
from tests.support.good_calls.calls import GoodCall
from tests.support.route_table import DECLARED, ROUTES, a_good_call, caller_of
from tests.support.stories import draft

WITH_BODY = [route for route in ROUTES if DECLARED[route].body]
WITH_PATH = [route for route in ROUTES if "{" in route]
WITH_QUERY = [route for route in ROUTES if DECLARED[route].query]

VALUES: list[Any] = [
    None, True, -1, 0, 10**400, 1e308, 0.5, "", " ", "\x00", "a\x00b", "\ud800", "\u202egnp.exe",
    "<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "😀" * 40, "a" * 20_000,
    "\r\nSet-Cookie: a=b", "{}", [], ["a"], [[]], {}, {"a": {"b": []}}, [None] * 200,
]  # fmt: skip

BODIES = [
    b"{", b"[]", b"null", b'"text"', b"0", b"NaN", b"{'a': 1}", b"{} {}", b"\xff\xfe{}", b"\x00",
    b"[" * 20_000, b'{"data":' * 5_000, b'{"a": "\xed\xa0\x80"}', b"\xef\xbb\xbf{}",
]  # fmt: skip

PARTS = [
    "x", "%20", "..", "%2e%2e%2f", "%00", "%F0%9F%98%80", "null", "-", "a" * 3000,
    "application", "'%20OR%201=1",
]  # fmt: skip

GoodCalls = Callable[[str], GoodCall]


@pytest.fixture(scope="module")
def good_call(shared_world: World) -> GoodCalls:
    made: dict[str, GoodCall] = {}

    def find(route: str) -> GoodCall:
        if route not in made:
            made[route] = a_good_call(route, shared_world)
        return made[route]

    return find


@pytest.fixture(scope="module")
def aws_shared() -> Iterator[World]:
    with worlds.aws_world() as made:
        yield made


def places(body: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where there is a value, inside other values as well."""
    items = body.items() if isinstance(body, dict) else enumerate(body)
    for name, value in items:
        yield (*path, name)
        if isinstance(value, dict | list):
            yield from places(value, (*path, name))


def changed(body: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(body))
    place = copy
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return copy


@pytest.mark.parametrize("route", WITH_BODY)
def test_no_value_of_any_field_breaks_a_route(
    shared_world: World, good_call: GoodCalls, route: str
) -> None:
    good, method = good_call(route), route.split()[0]
    for number, path in enumerate(places(good.body)):
        for value in VALUES:
            body = changed(good.body, path, value)
            source = f"192.0.2.{number}"
            key = good.key and f"hostile-{number}-{VALUES.index(value)}"
            answer = good.make(
                shared_world, method, caller_of(good), body=body, source=source, key=key
            )
            assert answer.status < 500, f"{path} = {str(value)[:40]!r}: {answer.text}"


@pytest.mark.parametrize("route", WITH_BODY)
def test_a_body_that_is_no_json_object_is_told_as_such(
    shared_world: World, good_call: GoodCalls, route: str
) -> None:
    good, method = good_call(route), route.split()[0]
    for raw in BODIES:
        answer = good.make(shared_world, method, caller_of(good), raw=raw)
        assert answer.status == 422, answer.text
        assert answer.code in ("malformed-json", "invalid-input")


@pytest.mark.parametrize("route", WITH_PATH)
def test_no_part_of_a_path_breaks_a_route(aws_shared: World, route: str) -> None:
    """On DynamoDB, whose keys have limits of their own."""
    world, endpoint = aws_shared, DECLARED[route]
    callers = {
        "signed-in": world.stranger,
        "citizen": world.stranger,
        "officer": world.staff["back_office"],
        "administrator": world.administrator,
    }
    body = _example(route)
    for part in PARTS:
        path = "/".join(part if "{" in piece else piece for piece in endpoint.path.split("/"))
        answer = world.call(
            endpoint.method,
            path.removeprefix("/api"),
            body,
            by=callers.get(endpoint.access.value),
            key="hostile-path" if endpoint.once else None,
            checked=False,
        )
        assert answer.status in (403, 404, 409, 422), f"{part[:40]}: {answer.status} {answer.text}"


def _example(route: str) -> dict[str, Any] | None:
    """A body that its model takes."""
    bodies: dict[str, dict[str, Any]] = {
        "submit": {"version": 1}, "resubmit": {"version": 1}, "claim": {"version": 1},
        "release": {"version": 1}, "approve": {"version": 1}, "sign": {"version": 1},
        "return": {"version": 1}, "reject": {"version": 1, "reason": "Bukan wewenang."},
        "withdraw": {}, "data": {"data": {}}, "upload": {"media_type": "image/jpeg"},
        "{document_id}": {"version": 1, "accepted": True}, "notes": {"text": "x"},
        "poll": {"choice": "puas"}, "testimonial": {"text": "Pelayanan yang baik."},
        "questionnaire": {"answers": {f"U{n}": 1 for n in range(1, 10)}},
        "refuse": {"version": 1, "reason": "Bukan testimoni."},
        "{account_id}": {"text": "x"} if "messages" in route else {"version": 1},
        "done": {"version": 1}, "messages": {"text": "x"}, "read": {"version": 1},
    }  # fmt: skip
    return bodies.get(route.rpartition("/")[2]) if DECLARED[route].body else None


@pytest.mark.parametrize("route", WITH_QUERY)
def test_no_query_breaks_a_list(aws_shared: World, route: str) -> None:
    world, endpoint = aws_shared, DECLARED[route]
    callers = {
        "public": None,
        "citizen": world.stranger,
        "officer": world.staff["back_office"],
        "administrator": world.administrator,
    }
    path = endpoint.path.removeprefix("/api")
    needed = {"/officer/queue": "role=back_office&", "/register": "type=penelitian&"}
    always = needed.get(path, "")
    cursors = ["x", "e30", "W10", "WyIiLCIiXQ", "WyIiLCIiLCIiXQ", "WyJhIiwiYiJd", "WzEsMiwzXQ",
               "WyJhIiwiYiIsImMiXQ", "bnVsbA", "%00", "%F0%9F%98%80", "a" * 499]  # fmt: skip
    queries = [f"cursor={cursor}" for cursor in cursors]
    queries += [f"limit={limit}" for limit in ("0", "-1", "51", "x", "", "1e3", "9" * 40)]
    numbers = ("", "0", "x", "9" * 40)
    queries += [f"{name}={odd}" for name in ("year", "quarter") for odd in numbers]
    queries += ["state=refused", "type=", "type=%00", "type=" + "a" * 61]
    queries += ["standing=gone", "role=", "role=" + "a" * 41, f"{always}limit=2&limit=3"]
    for query in queries:
        asked = query if query.startswith(("role", "standing", "type")) else f"{always}{query}"
        answer = world.call(route.split()[0], f"{path}?{asked}", by=callers[endpoint.access.value])
        assert answer.status < 500, f"{asked}: {answer.text}"


def test_a_body_of_more_than_a_megabyte_is_refused(world: World) -> None:
    body = {"data": {"judul": "a" * MAX_BODY_BYTES}}
    case = draft(world)
    answer = world.call(
        "PATCH", f"/applications/{case.application_id}/data", body, by=case.applicant
    )
    assert (answer.status, answer.code) == (422, "body-too-large")


def test_any_bytes_at_all_can_be_verified(world: World) -> None:
    for content in (b"", b"%PDF-", b"\x00" * 1000, b"%PDF-1.7\n" + b"[" * 10_000):
        answer = world.call("POST", "/verifications", raw=content, content_type="application/pdf")
        assert answer.status == 200, answer.text


def test_a_caller_cannot_choose_the_request_s_name_in_logs(world: World) -> None:
    answer = world.call("GET", "/profile", headers={"X-Request-Id": "dipilih-sendiri"})
    assert "dipilih-sendiri" not in answer.body["instance"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "x" * 5000},
        {"Accept-Language": "en;q=abc, id;q="},
        {"Cookie": "sisfo_refresh=; ;;=;"},
        {"Cookie": 'sisfo_refresh="\\"'},
        {"Cookie": "sisfo_refresh=" + "a" * 5000},
        {"Authorization": "Bearer " + "a.b.c" * 1000},
        {"Registration-Secret": "é" * 50},
    ],
)
def test_headers_that_are_no_headers_break_nothing(
    aws_shared: World, headers: dict[str, str]
) -> None:
    for method, path in (("GET", "/profile"), ("POST", "/sessions/refresh"),
                         ("GET", "/registrations/x")):  # fmt: skip
        answer = aws_shared.call(method, path, headers=headers)
        assert answer.status in (401, 404), answer.text
