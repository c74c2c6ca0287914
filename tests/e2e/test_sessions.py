"""A session as a browser keeps it: through a reload and a closed tab, and out of scripts' reach."""

from typing import Any

import requests
from playwright.sync_api import Page, Route, expect

from demo.chromium import SIGNED_IN
from infra.local.demo_accounts import CITIZEN, PASSWORD
from infra.local.stack import LocalStack
from tests.support.sessions import age

SESSION, DEVICE = "sisfo_refresh", "sisfo_device"

ASK = """async ([method, path, body]) => {
    const answer = await fetch(path, {
        method,
        headers: body ? {"Content-Type": "application/json"} : {},
        body: body ? JSON.stringify(body) : undefined,
    });
    return [answer.status, await answer.json()];
}"""


def ask(page: Page, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    status, answer = page.evaluate(ASK, [method, path, body])
    return status, answer


def sign_in(page: Page, **more: Any) -> None:
    body = {"login": CITIZEN.nik, "password": PASSWORD, **more}
    assert ask(page, "POST", "/api/sessions", body)[0] == 201


def sign_in_and_age(page: Page, stack: LocalStack) -> None:
    """As the site keeps it: what is there asks for its session at its start."""
    page.goto("/")
    sign_in(page)
    page.evaluate(SIGNED_IN)
    age(stack, cookies(page)[SESSION]["value"])


def cookies(page: Page) -> dict[str, Any]:
    """By name: the session's, and the one by which the device is known at the next sign-in."""
    return {cookie["name"]: cookie for cookie in page.context.cookies()}


def test_a_session_comes_back_after_a_reload_and_a_closed_tab(page: Page) -> None:
    page.goto("/")
    sign_in(page)
    page.reload()
    status, session = ask(page, "POST", "/api/sessions/refresh")
    assert (status, session["kind"]) == (200, "citizen")
    other_tab = page.context.new_page()
    page.close()
    other_tab.goto("/")
    assert ask(other_tab, "POST", "/api/sessions/refresh")[0] == 200


def test_no_script_reads_the_cookie_and_no_other_route_gets_it(page: Page) -> None:
    page.goto("/")
    sign_in(page)
    assert page.evaluate("document.cookie") == ""
    held = cookies(page)
    assert set(held) == {SESSION, DEVICE}
    for cookie in held.values():
        assert (cookie["path"], cookie["sameSite"]) == ("/api/sessions", "Strict")
        assert cookie["httpOnly"] and cookie["secure"]
    with page.expect_request("**/api/surveys") as elsewhere:
        ask(page, "GET", "/api/surveys")
    assert "cookie" not in elsewhere.value.all_headers()


def test_a_cookie_outlives_the_browser_only_when_that_was_asked_for(page: Page) -> None:
    page.goto("/")
    sign_in(page)
    assert cookies(page)[SESSION]["expires"] == -1
    sign_in(page, keep=True)
    assert cookies(page)[SESSION]["expires"] > 0


def test_a_page_of_another_origin_of_the_same_site_cannot_refresh(
    page: Page, stack: LocalStack
) -> None:
    """Another port is another origin, yet the same site, as a sister site of the regency is."""
    page.goto("/")
    sign_in(page)
    home = page.url
    refresh = f"{home}api/sessions/refresh"
    page.goto(f"{stack.moto_url}/no-such-bucket")
    with page.expect_response(refresh) as answered:
        page.evaluate(
            "url => fetch(url, {method: 'POST', credentials: 'include', mode: 'no-cors'})", refresh
        )
    assert answered.value.status == 403
    page.goto(home)
    assert ask(page, "POST", "/api/sessions/refresh")[0] == 200


def test_a_page_that_was_left_before_its_token_came_signs_nobody_out(
    page: Page, stack: LocalStack
) -> None:
    """Two navigations within a moment: the first page's refresh arrives, its answer does not."""
    sign_in_and_age(page, stack)
    spent: list[int] = []

    def arrives_and_is_lost(route: Route) -> None:
        if not spent:
            headers = {"Cookie": route.request.all_headers()["cookie"]}
            spent.append(requests.post(route.request.url, headers=headers, timeout=60).status_code)
            route.abort()
        else:
            route.continue_()

    page.route("**/api/sessions/refresh", arrives_and_is_lost)
    with page.expect_event("requestfailed"):
        page.goto("/profil/perangkat", wait_until="commit")
    page.goto("/profil/perangkat")
    expect(page.get_by_text("Perangkat ini")).to_be_visible()
    assert spent == [200]


def test_three_tabs_and_two_requests_without_a_lock_stay_signed_in(
    page: Page, stack: LocalStack
) -> None:
    sign_in_and_age(page, stack)
    at_once = """() => Promise.all(
        [1, 2].map(() => fetch("/api/sessions/refresh", {method: "POST"}).then((a) => a.status))
    )"""
    assert page.evaluate(at_once) == [200, 200]
    age(stack, cookies(page)[SESSION]["value"])
    tabs = [page.context.new_page() for _ in range(3)]
    for tab in tabs:
        tab.goto("/profil/perangkat", wait_until="commit")
    for tab in tabs:
        expect(tab.get_by_text("Perangkat ini")).to_be_visible()
