"""Citizens and officers at their browsers: plain HTTP, nothing that pages could not do."""

import base64
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import requests

from chalicelib.domain.accounts import totp
from infra.local.codes import FACTOR_SECRET

T = TypeVar("T")

PATIENCE_SECONDS = 180
"""Of a machine that does something else as well."""
_LINK = re.compile(r"https?://[^\s/]+(/\S*)#token=([\w.~-]+)")


class Refused(Exception):
    """A problem document (RFC 9457)."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.problem = problem


class Browser:
    """One person's session."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.secret = FACTOR_SECRET
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "id"

    def call(self, method: str, path: str, body: Any = None, *, once: bool = False) -> Any:
        headers = {"Idempotency-Key": uuid.uuid4().hex} if once else {}
        return self.asked(method, path, body, headers)

    def asked(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        """What the API answers, once."""
        answer = self.session.request(
            method, f"{self.origin}/api{path}", json=body or {}, headers=headers, timeout=60
        )
        if answer.status_code >= 400:
            raise Refused(answer.status_code, answer.json())
        return answer.json()

    def sign_in(self, login: str, password: str) -> None:
        """With the second factor where one is asked for; who has none yet sets it up."""
        signed_in = self.call("POST", "/sessions", {"login": login, "password": password})
        if wanted := signed_in["second_factor"]:
            ticket = {"ticket": wanted["ticket"]}
            signed_in = self._with_code(ticket) if wanted["enrolled"] else self._enrol(ticket)
        self.session.headers["Authorization"] = f"Bearer {signed_in['access_token']}"

    def _with_code(self, ticket: dict[str, str]) -> Any:
        """A code is good once: with the next one where this one was used, or later."""
        tried: set[int] = set()

        def attempt(ahead: int) -> Any:
            step = totp.step_at(datetime.now(UTC)) + ahead
            if step in tried:
                return None
            tried.add(step)
            code = totp.code(self.secret, step)
            try:
                return self.call("POST", "/sessions/second-factor", {**ticket, "code": code})
            except Refused as refused:
                if [one["code"] for one in refused.problem["errors"]] != ["code-already-used"]:
                    raise
                return None

        return until("a code that was not used", lambda: attempt(0) or attempt(1))

    def _enrol(self, ticket: dict[str, str]) -> Any:
        path = "/sessions/second-factor/enrolment"
        typed = self.call("POST", path, ticket)["secret"]
        self.secret = base64.b32decode(typed.replace(" ", ""))
        code = totp.code(self.secret, totp.step_at(datetime.now(UTC)))
        return self.call("POST", f"{path}/confirmation", {**ticket, "code": code})

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


def link_token(origin: str, address: str, page: str = "") -> str:
    """The secret of the newest link that was mailed to this address; of those that lead to
    ``page``, if one is named, since the mail that is awaited may arrive after others."""

    def look() -> str | None:
        for mail in reversed(mails_to(origin, address)):
            found = _LINK.search(mail["text"])
            if found and page in ("", found[1]):
                return found[2]
        return None

    return until(f"a link for {address}", look)
