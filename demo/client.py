"""Citizens and officers at their browsers: plain HTTP, nothing that pages could not do."""

import re
import uuid
from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import requests

T = TypeVar("T")

PATIENCE_SECONDS = 60
_LINK = re.compile(r"https?://\S+#token=([\w.~-]+)")


class Refused(Exception):
    """A problem document (RFC 9457)."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.problem = problem


class Browser:
    """One person's session."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "id"

    def call(self, method: str, path: str, body: Any = None, *, once: bool = False) -> Any:
        headers = {"Idempotency-Key": uuid.uuid4().hex} if once else {}
        answer = self.session.request(
            method, f"{self.origin}/api{path}", json=body or {}, headers=headers, timeout=60
        )
        if answer.status_code >= 400:
            raise Refused(answer.status_code, answer.json())
        return answer.json()

    def sign_in(self, login: str, password: str) -> None:
        signed_in = self.call("POST", "/sessions", {"login": login, "password": password})
        self.session.headers["Authorization"] = f"Bearer {signed_in['access_token']}"

    def upload(self, form: dict[str, Any], content: bytes) -> None:
        """Straight to storage, as the presigned form says."""
        answer = requests.post(
            form["url"], data=form["fields"], files={"file": ("berkas", content)}, timeout=60
        )
        answer.raise_for_status()


def until(what: str, look: Callable[[], T | None]) -> T:
    """Ask again until there is an answer.

    :raises TimeoutError: there was none in time.
    """
    tick, deadline = Event(), monotonic() + PATIENCE_SECONDS
    while (found := look()) is None:
        if monotonic() > deadline:
            raise TimeoutError(f"nothing after {PATIENCE_SECONDS} s: {what}")
        tick.wait(0.1)
    return found


def mails_to(origin: str, address: str) -> list[dict[str, Any]]:
    outbox = requests.get(f"{origin}/local/outbox.json", timeout=30).json()
    return [mail for mail in outbox["mails"] if address in mail["to"]]


def link_token(origin: str, address: str) -> str:
    """The secret of the newest link that was mailed to this address."""

    def look() -> str | None:
        for mail in reversed(mails_to(origin, address)):
            if found := _LINK.search(mail["text"]):
                return found[1]
        return None

    return until(f"a link for {address}", look)
