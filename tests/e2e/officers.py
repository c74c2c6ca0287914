"""Officers at their screens: signed in, at a desk's width, with hands on the keyboard alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from demo.chromium import carry_session, sign_in_officer
from demo.client import Browser as Client
from demo.pages import officers_pages
from demo.world import World
from infra.local.stack import LocalStack

SCREEN = {"width": 1280, "height": 800}
PATIENCE_MS = 20_000


def shown(page: Page) -> None:
    """The page stands there as it will stay: its keys act, and its words can be read."""
    page.locator(".app-shell:not(.app-shell--coming, .app-shell--alone)").wait_for()


class Office:
    """One browser per officer, signed in once: a code of the second factor is good once."""

    def __init__(self, chromium: Browser, stack: LocalStack) -> None:
        self._chromium, self._stack = chromium, stack
        self._contexts: dict[str, BrowserContext] = {}
        self._clients: dict[str, Client] = {}

    def client(self, role: str) -> Client:
        """The same officer past the pages, in a session of its own."""
        if role not in self._clients:
            self._clients[role] = self._signed_in(role)
        return self._clients[role]

    def context(self, role: str) -> BrowserContext:
        if role not in self._contexts:
            self._contexts[role] = self._opened(self._signed_in(role))
        return self._contexts[role]

    def admit(self, name: str, client: Client) -> None:
        """One more officer, called by this name in place of a role."""
        self._clients[name], self._contexts[name] = client, self._opened(client)

    @contextmanager
    def page(self, role: str, path: str, size: dict[str, int] = SCREEN) -> Iterator[Page]:
        """A new tab, which is shown, so that its keys act. At the end it must have been free of
        scripts' errors and of anything that the Content-Security-Policy refused."""
        page = self.context(role).new_page()
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        trouble: list[str] = []
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on(
            "console",
            lambda said: trouble.append(said.text) if "Content Security" in said.text else None,
        )
        page.goto(path)
        shown(page)
        yield page
        page.close()
        assert trouble == []

    def close(self) -> None:
        for context in self._contexts.values():
            context.close()

    def _signed_in(self, role: str) -> Client:
        [account] = [person for person in self._stack.accounts if person["role"] == role]
        client = Client(self._stack.url)
        client.sign_in(account["sign_in"], account["password"])
        return client

    def _opened(self, client: Client) -> BrowserContext:
        context = self._chromium.new_context(
            base_url=self._stack.url, locale="id-ID", viewport={"width": 1280, "height": 800}
        )
        context.set_default_timeout(PATIENCE_MS)
        carry_session(context, client)
        return context


@contextmanager
def desks(chromium: Browser, stack: LocalStack, world: World) -> Iterator[dict[str, Page]]:
    """By role, for each that has a page: one tab for all its pages, signed in."""
    found: dict[str, Page] = {}
    for role in dict.fromkeys(page.role for page in officers_pages(world)):
        context = chromium.new_context(
            base_url=stack.url,
            locale="id-ID",
            reduced_motion="reduce",
            viewport={"width": SCREEN["width"], "height": SCREEN["height"]},
        )
        context.set_default_timeout(PATIENCE_MS)
        found[role] = context.new_page()
        [account] = [person for person in stack.accounts if person["role"] == role]
        sign_in_officer(found[role], account)
    yield found
    for page in found.values():
        page.context.close()


def give(office: Office, stack: LocalStack, whom: str, roles: list[str]) -> None:
    """The officer of one role has these from now on; the head agrees to what is new."""
    administrator = office.client("administrator")
    [login] = [one["sign_in"] for one in stack.accounts if one["role"] == whom]
    officers = administrator.call("GET", "/admin/officers?limit=50")["items"]
    [officer] = [one for one in officers if one["email"] == login]
    body = {"version": officer["version"], "roles": roles}
    administrator.call("PATCH", f"/admin/officers/{officer['account_id']}", body)
    if set(roles) - set(officer["roles"]):
        path = f"/admin/second-factor-resets/{officer['account_id']}/approval"
        office.client("head").call("POST", path)


def file_of(application_id: str) -> str:
    return f"/petugas/berkas/{application_id}"


def painted(page: Page, document: str) -> None:
    """This document's paper stands in the viewer."""
    expect(page.locator(".app-docs [aria-current]")).to_contain_text(document)
    expect(page.locator(".app-viewer__sheet[data-file] canvas")).to_be_visible()


class Strokes:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)


def in_queue(client: Client, role: str, application_id: str) -> bool | None:
    rows: list[Any] = client.call("GET", f"/officer/queue?role={role}")["items"]
    return any(row["application_id"] == application_id for row in rows) or None


def ended_session(page: Page, requests: str) -> None:
    """The session is over, as the service says to these requests: no cookie renews it."""
    page.context.clear_cookies()
    ended = {
        "type": "about:blank",
        "status": 401,
        "code": "token-expired",
        "title": "",
        "detail": "",
        "errors": [],
    }
    page.route(
        requests,
        lambda route: route.fulfill(
            status=401, content_type="application/problem+json", json=ended
        ),
    )
