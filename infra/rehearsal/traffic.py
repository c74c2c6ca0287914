"""People who use the service while it is changed under them: somebody at the public pages, a
citizen who writes a draft, an officer at the queue. Nobody asks twice: what fails once, failed.
"""

import itertools
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import requests

from demo.client import Browser
from infra.local import demo_accounts

PAUSE = 0.1
"""Seconds between two requests of one person."""
PATIENCE = 29
"""Of a browser here: API Gateway waits no longer."""

Person = Iterator[Callable[[], Any]]


@dataclass
class Traffic:
    """``asked``: how many requests of each kind were answered well; ``failed``: the others."""

    asked: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    slowest: float = 0.0
    _ended: threading.Event = field(default_factory=threading.Event)

    def until_more(self, requests_more: int) -> None:
        """So many requests later. What fails counts as well, so this ends."""
        goal, tick = self._all + requests_more, threading.Event()
        while self._all < goal:
            tick.wait(PAUSE)

    @property
    def _all(self) -> int:
        return sum(self.asked.values()) + len(self.failed)

    def said(self) -> str:
        kinds = ", ".join(f"{count} of {kind}" for kind, count in sorted(self.asked.items()))
        return f"{self._all} requests ({kinds}), slowest {self.slowest:.1f} s"

    def _run(self, kind: str, person: Person) -> None:
        for ask in person:
            if self._ended.wait(PAUSE):
                return
            began = time.monotonic()
            try:
                ask()
            except Exception as failure:  # whatever it was, somebody saw it
                self.failed.append(f"{kind}: {type(failure).__name__}: {failure}")
            else:
                self.asked[kind] += 1
            self.slowest = max(self.slowest, time.monotonic() - began)


@contextmanager
def under_way(address: str, accounts: list[dict[str, str]]) -> Iterator[Traffic]:
    """Everybody has signed in when it begins."""
    traffic = Traffic()
    people = {
        "pages": visitor(address),
        "drafts": citizen(_signed_in(address, accounts, "citizen")),
        "queues": officer(_signed_in(address, accounts, "back_office")),
    }
    threads = [
        threading.Thread(target=traffic._run, args=one, daemon=True) for one in people.items()
    ]
    for thread in threads:
        thread.start()
    try:
        yield traffic
    finally:
        traffic._ended.set()
        for thread in threads:
            thread.join()


def _signed_in(address: str, accounts: list[dict[str, str]], role: str) -> Browser:
    [account] = [one for one in accounts if one["role"] == role]
    browser = Browser(address)
    browser.sign_in(account["sign_in"], demo_accounts.PASSWORD)
    return browser


def visitor(address: str) -> Person:
    """Each page, what it loads, and what it asks of the API."""
    session = requests.Session()

    def get(path: str) -> str:
        answer = session.get(address + path, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.text

    def page(path: str) -> None:
        for asset in re.findall(r'(?:src|href)="(/[^"]*assets/[^"]+)"', get(path)):
            get(asset)

    turns: list[Callable[[], Any]] = [
        *(lambda: page("/"), lambda: get("/api/office")),
        *(lambda: page("/lacak"), lambda: get("/api/permit-types")),
        lambda: page("/petugas"),
    ]
    return itertools.cycle(turns)


def citizen(browser: Browser) -> Person:
    """Every save is read again, and must be what was saved."""
    begun = browser.call("POST", "/applications", {"type_id": "penelitian", "kind": "new"})
    path = f"/applications/{begun['application_id']}"

    def save(title: str) -> None:
        browser.call("PATCH", f"{path}/data", {"data": {"judul": title}})
        kept = browser.call("GET", path)["data"]["judul"]
        if kept != title:
            raise AssertionError(f"saved {title}, read {kept}")

    for number in itertools.count(1):
        yield partial(save, f"Pasar nagari, naskah ke-{number}")


def officer(browser: Browser) -> Person:
    paths = ("/officer/queue?role=back_office", "/officer/dashboard")
    return (partial(browser.call, "GET", path) for path in itertools.cycle(paths))
