"""The home page is the one that everybody opens: on AWS its answers come from the edge."""

from fnmatch import fnmatch
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response

from infra import edge

MOST_CALLS = 6


def test_every_answer_that_a_visitors_home_page_asks_for_is_kept_at_the_edge(page: Page) -> None:
    """So six calls wake no function, but for the first visitor of a minute."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/", wait_until="networkidle")
    calls = [one for one in answers if urlsplit(one.url).path.startswith("/api/")]
    assert 0 < len(calls) <= MOST_CALLS, sorted(urlsplit(one.url).path for one in calls)
    kept = edge.public_paths()
    for call in calls:
        path = urlsplit(call.url).path
        assert any(fnmatch(path, pattern) for pattern in kept), f"{path} wakes a function each time"
        assert call.request.method == "GET"
        assert call.headers["cache-control"].startswith("public, max-age="), path
