"""A midwife's permit from queue to signature on the officers' site, one officer per role, by keys
alone; on the way nothing of the applicant stands in an address or in the log."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from chalicelib.handlers.logging import logger
from demo.citizen import Citizen
from demo.client import until
from demo.stories import attach_papers
from infra.local.stack import LocalStack
from tests.e2e.citizens import midwife
from tests.e2e.officers import Office, Strokes

FIRST = "back_office"
BETWEEN = ("bpjs", "data_verification", "section_head", "division_head", "secretary")
HEAD = "head"
MOST_STROKES = 25


@dataclass
class Walk:
    citizen: Citizen
    documents: int
    """That the applicant has sent; eleven or more."""
    strokes: int = 0
    """Of the first officer, from the queue to the decision."""
    decided: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)


class _Kept(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(str(vars(record)))


@pytest.fixture(scope="module")
def walk(chromium: Browser, stack: LocalStack) -> Iterator[Walk]:
    citizen = midwife(stack)
    walk = Walk(citizen, attach_papers(citizen))
    walk.citizen.send()
    office, kept = Office(chromium, stack), _Kept(walk.log)
    logging.getLogger(logger.name).addHandler(kept)
    for role in (FIRST, *BETWEEN):
        _decide(office, role, walk)
    _sign(office, walk)
    logging.getLogger(logger.name).removeHandler(kept)
    yield walk
    office.close()


def _at(office: Office, role: str, walk: Walk) -> None:
    def there() -> bool | None:
        rows = office.client(role).call("GET", f"/officer/queue?role={role}")["items"]
        return any(row["application_id"] == walk.citizen.application_id for row in rows) or None

    until(f"the queue of {role}", there)


def _decide(office: Office, role: str, walk: Walk) -> None:
    _at(office, role, walk)
    with office.page(role, "/petugas") as page:
        page.on("request", lambda request: walk.addresses.append(request.url))
        row = page.locator(".app-queue tbody tr", has_text=walk.citizen.name)
        expect(row).to_have_count(1)
        strokes = Strokes(page)
        strokes.press("j")
        expect(row).to_have_attribute("aria-current", "true")
        strokes.press("Enter")
        if role == FIRST:
            _mark_all(page, strokes, walk.documents)
        expect(page.get_by_role("button", name="Setujui permohonan")).not_to_have_attribute(
            "aria-disabled", "true"
        )
        strokes.press("y")
        expect(page.get_by_role("dialog")).to_contain_text(walk.citizen.name)
        strokes.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Disetujui")
        walk.addresses.append(page.url)
        if role == FIRST:
            walk.strokes = strokes.count
    walk.decided.append(role)


def _mark_all(page: Page, strokes: Strokes, count: int) -> None:
    for done in range(count):
        expect(page.locator(".app-viewer__bar b")).to_have_text(f"{done + 1} dari {count}")
        expect(page.get_by_role("button", name="Terima, lanjut")).not_to_have_attribute(
            "aria-disabled", "true"
        )
        strokes.press("a")
    expect(page.locator(".app-docs h2")).to_contain_text("semua sudah diperiksa")


def _sign(office: Office, walk: Walk) -> None:
    _at(office, HEAD, walk)
    with office.page(HEAD, "/petugas/tanda-tangan") as page:
        page.on("request", lambda request: walk.addresses.append(request.url))
        expect(page.get_by_text("1 surat siap ditandatangani")).to_be_visible()
        page.keyboard.press("g")
        page.keyboard.press("Enter")
        page.wait_for_url("**/petugas/tanda-tangan/*")
        row = page.locator(".app-table tbody tr", has_text=walk.citizen.name)
        expect(row.get_by_text("Terbit", exact=True)).to_be_visible(timeout=60_000)
        page.keyboard.press("/")
        page.keyboard.type(walk.citizen.nik)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Cari berkas")).to_be_visible()
        expect(page.locator("tbody tr", has_text=walk.citizen.name).first).to_be_visible()
        walk.addresses.append(page.url)
    walk.decided.append(HEAD)


def test_one_officer_per_role_takes_a_midwifes_permit_from_queue_to_signature(walk: Walk) -> None:
    assert walk.decided == [FIRST, *BETWEEN, HEAD]
    walk.citizen.await_permit()
    assert walk.citizen.permit["number"]


def test_the_first_officer_needs_few_strokes_from_the_queue_on(walk: Walk) -> None:
    assert walk.documents >= 11
    assert walk.strokes <= MOST_STROKES


def test_no_nik_name_or_word_that_was_searched_for_stands_in_an_address_or_a_log(
    walk: Walk,
) -> None:
    assert any("/petugas/berkas/" in address for address in walk.addresses)
    said = " ".join(walk.log)
    assert "POST /api/officer/files/search" in said
    secrets = (walk.citizen.nik, walk.citizen.email, *walk.citizen.name.split())
    found = [one for one in secrets for place in (*walk.addresses, said) if one in place]
    assert found == []
