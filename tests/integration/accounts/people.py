"""Whoever asks for an account over HTTP, and the mails that they get."""

import re
from collections.abc import Callable
from http.cookies import SimpleCookie
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import requests

from demo.client import Browser
from infra.local.stack import LocalStack
from tests.support.nasty_files import jpeg

T = TypeVar("T")

PASSWORD = "kuda nil makan rambutan"
PATIENCE_SECONDS = 60


class Api:
    def __init__(self, stack: LocalStack) -> None:
        self.stack = stack
        self.people = 0

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str | None = None,
        secret: str | None = None,
        cookie: str | None = None,
        language: str = "id",
    ) -> requests.Response:
        headers = {"Accept-Language": language}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if secret:
            headers["Registration-Secret"] = secret
        if cookie:
            headers["Cookie"] = f"sisfo_refresh={cookie}"
        url = f"{self.stack.url}/api{path}"
        return requests.request(method, url, json=body, headers=headers, timeout=60)

    def form(self, **changes: Any) -> dict[str, Any]:
        """Another person each time."""
        self.people += 1
        return {
            "nik": f"130210170590{self.people:04}",
            "name": "IRMAN SYAPUTRA",
            "birth_place": "Solok",
            "birth_date": "1990-05-17",
            "sex": "male",
            "occupation": "Mahasiswa",
            "whatsapp": "0812 3456 7890",
            "email": f"warga{self.people}@contoh.id",
            "address": {"village": "13.02.10.2001", "street": "Jorong Simpang RT 1 RW 2"},
            "password": PASSWORD,
            "declared_true": True,
            **changes,
        }

    def upload(self, upload: dict[str, Any], content: bytes) -> None:
        files = {"file": ("ktp.jpg", content)}
        answer = requests.post(upload["url"], data=upload["fields"], files=files, timeout=60)
        answer.raise_for_status()

    def verdict(self, started: dict[str, Any]) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            state = self.call(
                "GET", f"/registrations/{started['registration_id']}", secret=started["secret"]
            ).json()
            return None if state["ktp_state"] == "waiting" else state

        return until("the verdict", look)

    def complete(self, form: dict[str, Any]) -> requests.Response:
        started = self.call("POST", "/registrations", form).json()
        self.upload(started["upload"], jpeg())
        assert self.verdict(started)["ktp_state"] == "accepted"
        path = f"/registrations/{started['registration_id']}/complete"
        return self.call("POST", path, secret=started["secret"])

    def mail(self, address: str, subject: str) -> str:
        """The latest mail about this to that address."""

        def look() -> str | None:
            found = [
                mail["text"]
                for mail in self.stack.outbox.mails()
                if address in mail["to"][0] and subject in mail["subject"]
            ]
            return found[-1] if found else None

        return until(f"a mail about {subject}", look)

    def link(self, address: str, subject: str) -> str:
        found = re.search(r"#token=([\w.~-]+)", self.mail(address, subject))
        assert found
        return found[1]

    def citizen(self, **changes: Any) -> dict[str, Any]:
        """Registered and verified."""
        form = self.form(**changes)
        assert self.complete(form).status_code == 200
        token = self.link(form["email"], "Aktifkan")
        assert self.call("POST", "/accounts/verify", {"token": token}).status_code == 200
        return form

    def sign_in(self, login: str, password: str = PASSWORD) -> requests.Response:
        return self.call("POST", "/sessions", {"login": login, "password": password})

    def token(self, login: str) -> str:
        browser = Browser(self.stack.url)
        browser.sign_in(login, PASSWORD)
        return str(browser.session.headers["Authorization"]).removeprefix("Bearer ")


def until(what: str, look: Callable[[], T | None]) -> T:
    tick, deadline = Event(), monotonic() + PATIENCE_SECONDS
    while (found := look()) is None:
        if monotonic() > deadline:
            raise TimeoutError(what)
        tick.wait(0.05)
    return found


def refresh_cookie(answer: requests.Response) -> Any:
    return SimpleCookie(answer.headers["Set-Cookie"])["sisfo_refresh"]
