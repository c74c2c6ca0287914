"""What goes with every answer, good or bad (docs/checks.md 44)."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.errors import Unavailable
from tests.support.api import Answer, World
from tests.support.stories import PASSWORD, draft

HSTS_YEAR = 31_536_000


def require_safe(answer: Answer) -> None:
    headers = answer.headers
    name, _, seconds = headers["strict-transport-security"].split(";")[0].partition("=")
    assert (name, int(seconds) >= HSTS_YEAR) == ("max-age", True)
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "no-referrer"


def broken(error: Exception) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "more"),
    [
        (200, "GET", "/profile", None, {"who": "citizen"}),
        (201, "POST", "/applications", {"type_id": "penelitian"}, {"who": "citizen"}),
        (202, "POST", "/passwords/forgotten", {"login": "tidak@ada.id"}, {}),
        (401, "GET", "/profile", None, {}),
        (403, "GET", "/admin/officers", None, {"who": "citizen"}),
        (404, "GET", "/applications/unknown", None, {"who": "citizen"}),
        (404, "GET", "/verifications/unknown", None, {}),
        (422, "POST", "/sessions", {}, {}),
        (422, "POST", "/sessions", None, {"raw": b"{"}),
    ],
)
def test_private_and_refused_answers_are_never_kept(
    world: World, status: int, method: str, path: str, body: Any, more: dict[str, Any]
) -> None:
    by = world.citizen() if more.pop("who", "") else None
    answer = world.call(method, path, body, by=by, **more)
    assert answer.status == status
    require_safe(answer)
    assert answer.headers["cache-control"] == "no-store"


def test_conflicts_and_limits_are_no_exception(world: World) -> None:
    case = draft(world)
    conflict = world.call(
        "POST", f"/applications/{case.application_id}/resubmit", {"version": 1},
        by=case.applicant, key="key-conflict",
    )  # fmt: skip
    wrong = {"login": "tidak@ada.id", "password": PASSWORD}
    limited = [world.call("POST", "/sessions", wrong) for _ in range(11)][-1]
    assert (conflict.status, limited.status) == (409, 429)
    assert int(limited.headers["retry-after"]) == 900
    for answer in (conflict, limited):
        require_safe(answer)
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (RuntimeError("rahasia"), 500, "internal-error"),
        (KeyError("rahasia"), 500, "internal-error"),
        (Unavailable(), 503, "temporarily-unavailable"),
    ],
)
def test_failures_of_ours_have_the_same_headers_and_tell_nothing(
    world: World, error: Exception, status: int, code: str
) -> None:
    case = draft(world)
    vars(world.ports.applications)["get"] = broken(error)
    answer = world.call("GET", f"/applications/{case.application_id}", by=case.applicant)
    assert (answer.status, answer.code) == (status, code)
    assert "rahasia" not in answer.text
    require_safe(answer)
    assert answer.headers["cache-control"] == "no-store"


def test_a_failure_before_anybody_is_known_is_a_problem_document_too(world: World) -> None:
    token = world.token(world.citizen())
    vars(world.ports.accounts)["find"] = broken(RuntimeError("rahasia"))
    answer = world.call("GET", "/profile", by=token)
    assert (answer.status, answer.code) == (500, "internal-error")
    require_safe(answer)


@pytest.mark.parametrize("path", ["/permit-types", "/permit-types/sip_bidan", "/surveys"])
def test_only_what_is_the_same_for_everybody_may_be_kept(world: World, path: str) -> None:
    answer = world.call("GET", path)
    require_safe(answer)
    assert answer.headers["cache-control"] == "public, max-age=300"


def test_the_openapi_document_is_no_exception(world: World) -> None:
    require_safe(world.call("GET", "/openapi.json", checked=False))


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "multipart/form-data"])
def test_a_body_of_another_kind_is_refused_like_everything_else(
    world: World, content_type: str
) -> None:
    answer = world.call("POST", "/sessions", raw=b"login=x", content_type=content_type)
    assert (answer.status, answer.code) == (415, "unsupported-media-type")
    require_safe(answer)
    assert answer.headers["cache-control"] == "no-store"


def test_a_file_to_verify_is_taken_as_a_pdf_alone(world: World) -> None:
    answer = world.call("POST", "/verifications", {"file": "x"})
    assert answer.status == 415
    require_safe(answer)


def test_the_refresh_cookie_is_out_of_reach_of_scripts_and_other_sites(world: World) -> None:
    person = world.citizen(password=PASSWORD)
    signed_in = world.call("POST", "/sessions", {"login": person.nik, "password": PASSWORD})
    cookie = signed_in.headers["set-cookie"]
    for attribute in ("HttpOnly", "Secure", "SameSite=Strict", "Path=/api/sessions"):
        assert f"; {attribute}" in cookie
    assert "refresh" not in signed_in.text
    signed_out = world.call("DELETE", "/sessions/current", by=signed_in.body["access_token"])
    assert "sisfo_refresh=; Max-Age=0" in signed_out.headers["set-cookie"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("id", "id"),
        ("en-GB,en;q=0.9", "en"),
        ("fr", "id"),
        ("id;q=0.2, en;q=0.8", "en"),
        ("", "id"),
    ],
)
def test_the_language_of_an_answer_is_said(world: World, accepted: str, language: str) -> None:
    answer = world.call("GET", "/profile", language=accepted)
    assert answer.headers["content-language"] == language
    assert (
        answer.body["title"] == {"id": "Anda belum masuk", "en": "You are not signed in"}[language]
    )
