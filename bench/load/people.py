"""Citizens and officers on a bad day: whoever gets no answer asks again, and who loses the thread
looks where the file is now and goes on from there. As on the pages, an act keeps its key while it
is tried again.
"""

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

import requests

from demo import papers
from demo.citizen import PDF, Citizen, require_clean
from demo.client import Browser, Refused, until
from demo.stories import look, research_data

T = TypeVar("T")

ASKED_AGAIN = 6
BEGUN_AGAIN = 8
_TICK = Event()


class Patient(Browser):
    """``in_vain``: how often nothing but a fault came back."""

    in_vain = 0

    def asked(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        for tries in range(1, ASKED_AGAIN + 1):
            try:
                return super().asked(method, path, body, headers)
            except (requests.ConnectionError, requests.Timeout):
                if tries == ASKED_AGAIN:
                    raise
            except Refused as refused:
                if refused.problem["status"] < 500 or tries == ASKED_AGAIN:
                    raise
            self.in_vain += 1
            _TICK.wait(0.2 * tries)
        raise AssertionError("unreachable")


def again(piece: Callable[[], T]) -> T:
    """Until it goes through. What is refused after a lost answer was done by the first try, and the
    piece itself looks for that."""
    for tries in range(1, BEGUN_AGAIN + 1):
        try:
            return piece()
        except (Refused, requests.RequestException):
            if tries == BEGUN_AGAIN:
                raise
            _TICK.wait(0.2 * tries)
    raise AssertionError("unreachable")


def send_in(citizen: Citizen) -> None:
    """A research permit with its three papers, sent in."""
    again(lambda: citizen.draft("penelitian", research_data()))
    card = papers.identity_card(citizen.name, citizen.nik)
    files = {
        "ktp": (card, "image/jpeg"),
        "proposal": (papers.letter("PROPOSAL PENELITIAN", "Bab I ..."), PDF),
        "surat_rekomendasi": (papers.letter("SURAT REKOMENDASI", "Dengan ini ..."), PDF),
    }
    require_clean(list(again(lambda: citizen.upload_all(files)).values()))

    def send() -> None:
        if citizen.detail()["phase"] == "draft":
            citizen.send()

    again(send)


def accept(browser: Browser, citizen: Citizen, account_id: str) -> None:
    """The back office's step: the person, the file, its papers, the decision."""
    path = f"/officer/applications/{citizen.application_id}"

    def step() -> None:
        found = _at(browser, path, "back_office")
        if found is None:
            return
        _know(browser, account_id)
        version = found["application"]["version"]
        file = browser.call("POST", f"{path}/claim", {"version": version})["application"]
        marks = [
            {"document_id": document, "file_id": file_id, "accepted": True, "reason": None}
            for document, file_id in look(browser, path).items()
        ]
        version = file["version"]
        if marks:
            body = {"version": version, "marks": marks}
            version = browser.call("PUT", f"{path}/marks", body)["version"]
        browser.call("POST", f"{path}/approve", {"version": version}, once=True)

    again(step)


def decide(browser: Browser, citizen: Citizen, step: str, act: str) -> None:
    """Any later step; ``act``: approve or sign."""
    path = f"/officer/applications/{citizen.application_id}"

    def once() -> None:
        if found := _at(browser, path, step):
            version = found["application"]["version"]
            browser.call("POST", f"{path}/{act}", {"version": version}, once=True)

    again(once)


def _at(browser: Browser, path: str, step: str) -> dict[str, Any] | None:
    """The file, once it has come to this step; nothing when it is further on already."""

    def arrived() -> dict[str, Any] | bool | None:
        found: dict[str, Any] = browser.call("GET", path)
        if found["step"] == step:
            return found
        states = {one["id"]: one["state"] for one in found["application"]["steps"]}
        return False if states[step] == "done" else None

    return until(f"the step {step}", arrived) or None


def _know(browser: Browser, account_id: str) -> None:
    """The scan of a new account is compared with what it says of itself; once."""
    path = f"/officer/identities/{account_id}"
    found = browser.call("GET", path)
    if not found["seen_at"]:
        browser.call("POST", path, {"version": found["version"], "matches": True})
