"""Runs both stories on a local stack of its own, at the same time, and proves the result.

Exits non-zero on any failure. Writes into ``build/demo``: the two signed permits, all messages,
and the timeline.
"""

import json
import logging
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from chalicelib.adapters.template_files import TemplateCatalogue
from demo.citizen import Citizen, Say
from demo.client import Browser, mails_to
from demo.people import nurse, student
from demo.proof import pdfsig_verdict, pyhanko_verdict
from demo.stories import Offices, midwife, research
from infra.local.stack import LocalStack

OUT = Path("build/demo")
WIDEST = 39  # the longest name of a post


class Timeline:
    """What happened when, on the screen and in ``timeline.txt``."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.lines: list[str] = []
        self._lock = threading.Lock()
        self._roles = TemplateCatalogue().roles

    def teller(self, story: str) -> Say:
        def say(who: str, what: str) -> None:
            with self._lock:
                elapsed = time.monotonic() - self.started
                line = f"{elapsed:6.1f} s  {story:<10}  {self._called(who):<{WIDEST}}  {what}"
                self.lines.append(line)
                print(line, flush=True)

        return say

    def _called(self, who: str) -> str:
        """An officer by the name of the post, not by the role's id."""
        role = self._roles.get(who)
        return role.name.id if role else who


def officers(stack: LocalStack, browsers: type[Browser] = Browser) -> Offices:
    by_role = {}
    for account in stack.accounts:
        if account["role"] in ("citizen", "administrator"):
            continue
        browser = browsers(stack.url)
        browser.sign_in(account["sign_in"], account["password"])
        by_role[account["role"]] = browser
    return Offices(by_role)


def citizens(stack: LocalStack, timeline: Timeline) -> tuple[Citizen, Citizen]:
    return (
        student(Browser(stack.url), timeline.teller("penelitian")),
        nurse(Browser(stack.url), timeline.teller("SIP bidan")),
    )


def prove(stack: LocalStack, citizen: Citizen, pdf: bytes, name: str) -> None:
    """The file itself, and what the public page says about it."""
    path = OUT / name
    path.write_bytes(pdf)
    parameter = stack.clients["ssm"].get_parameter(Name="/sisfo-izin/local/signing-certificate")
    citizen.say("bukti", pyhanko_verdict(pdf, parameter["Parameter"]["Value"]))
    if (verdict := pdfsig_verdict(path)) is not None:
        citizen.say("bukti", verdict)
    by_code = requests.get(
        f"{stack.url}/api/verifications/{citizen.permit['permit_id']}", timeout=30
    ).json()
    by_file = requests.post(
        f"{stack.url}/api/verifications",
        data=pdf,
        headers={"Content-Type": "application/pdf"},
        timeout=30,
    ).json()
    if (by_code["standing"], by_file["verdict"]) != ("in-force", "genuine-in-force"):
        raise AssertionError(f"verification: {by_code} {by_file}")
    citizen.say("publik", f"verifikasi QR dan unggah PDF: asli dan berlaku ({path})")


def run() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    timeline = Timeline()
    with LocalStack() as stack, ThreadPoolExecutor(2) as pool:
        offices = officers(stack)
        student, nurse = citizens(stack, timeline)
        first = pool.submit(research, student, offices, student.say)
        second = pool.submit(midwife, nurse, offices, nurse.say)
        prove(stack, student, first.result(), "izin-penelitian.pdf")
        prove(stack, nurse, second.result(), "sip-bidan.pdf")
        copies = mails_to(stack.url, "fe@kampus.example")
        if len(copies) != 1:
            raise AssertionError(f"the campus got {len(copies)} copies")
        student.say("kampus", f"tembusan diterima: {copies[0]['subject']}")
        outbox = requests.get(f"{stack.url}/local/outbox.json", timeout=30).json()
    (OUT / "messages.json").write_text(
        json.dumps(outbox, indent=1, ensure_ascii=False), encoding="utf-8"
    )
    (OUT / "timeline.txt").write_text("\n".join(timeline.lines) + "\n", encoding="utf-8")
    print(
        f"\nSelesai: {OUT}/izin-penelitian.pdf, sip-bidan.pdf, timeline.txt, messages.json "
        f"({len(outbox['mails'])} e-mail, {len(outbox['whatsapp'])} WhatsApp)"
    )


if __name__ == "__main__":
    logging.disable(logging.INFO)  # one line per request would hide the timeline
    try:
        run()
    except Exception as failure:
        print(f"\nGAGAL: {type(failure).__name__}: {failure}", file=sys.stderr)
        raise
