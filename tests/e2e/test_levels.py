"""What a signed-in page needs for sure is asked for with the page, not after its scripts."""

from playwright.sync_api import Page, Route, expect

from demo.chromium import sign_in
from demo.world import populate
from infra.local.stack import LocalStack


def test_who_is_signed_in_is_asked_once_and_before_the_scripts_are_there(
    page: Page, stack: LocalStack
) -> None:
    sign_in(page.context, populate(stack)).close()
    asked: list[str] = []
    scripts: list[Route] = []
    page.on("request", lambda one: asked.append(one.url))
    page.route("**/assets/main-*.js", lambda route: scripts.append(route))
    with page.expect_response("**/api/sessions/refresh") as answer:
        page.goto("/profil", wait_until="commit")
    assert answer.value.ok
    assert any("/assets/Profile-" in url for url in asked), "the page's own script waits"
    for script in scripts:
        script.continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Profil")
    assert sum(url.endswith("/api/sessions/refresh") for url in asked) == 1
