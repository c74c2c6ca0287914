"""What comes between an officer and a file: each is one sentence, and nothing marked or typed
leaves the screen."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.storage import until_written
from demo.client import Browser as Client
from demo.client import until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in
from tests.e2e.officers import Office, ended_session, file_of, give, in_queue, painted

ROLE, OTHER = "back_office", "bpjs"
WIB = timedelta(hours=7)


@pytest.fixture(scope="module")
def office(chromium: Browser, stack: LocalStack) -> Iterator[Office]:
    """Where the officer of BPJS works at the back office, too."""
    opened = Office(chromium, stack)
    give(opened, stack, OTHER, [OTHER, ROLE])
    yield opened
    opened.close()


@pytest.fixture
def research(stack: LocalStack, office: Office) -> str:
    application_id = sent_in(client(stack), research_data())
    until("the queue", lambda: in_queue(office.client(ROLE), ROLE, application_id))
    return application_id


def _version(officer: Client, application_id: str) -> int:
    file = officer.call("GET", f"/officer/applications/{application_id}")
    version: int = file["application"]["version"]
    return version


def _act(officer: Client, application_id: str, act: str, **more: Any) -> None:
    body = {"version": _version(officer, application_id), **more}
    officer.call("POST", f"/officer/applications/{application_id}/{act}", body, once=True)


def _sentence(page: Page, words: str) -> None:
    expect(page.locator(".app-review > .app-notice")).to_contain_text(words)


def _still_there(page: Page) -> None:
    """The mark that could not go out stands on the screen."""
    expect(page.locator(".app-docs .is-good")).to_contain_text("KTP")


def test_who_else_looks_is_told_before_anything_is_marked(office: Office, research: str) -> None:
    with (
        office.page(OTHER, f"{file_of(research)}?baca") as reader,
        office.page(ROLE, file_of(research)) as page,
    ):
        painted(reader, "KTP")
        painted(page, "KTP")
        expect(page.locator(".app-review__who")).to_contain_text(
            "Dedi Kurniawan, S.E. juga melihat"
        )
        reader.keyboard.press("a")
        expect(reader.locator(".app-docs h2")).to_contain_text("3 belum diperiksa")


def test_a_colleague_takes_the_file(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        _act(office.client(ROLE), research, "release")
        _act(office.client(OTHER), research, "claim")
        page.keyboard.press("a")
        _sentence(page, "Dedi Kurniawan, S.E. memegang permohonan ini sampai")
        _still_there(page)
        expect(page.get_by_role("button", name="Berkas bebas berikutnya")).to_be_visible()
        expect(page.get_by_role("button", name="Lepaskan dari")).to_have_count(0)  # no superior


def test_a_colleague_decides_meanwhile(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("m")
        page.keyboard.type("Nomor surat beda.")
        _act(office.client(ROLE), research, "release")
        wrong = [{"field": "judul", "reason": "Sebutkan tempatnya."}]
        _act(office.client(OTHER), research, "return", fields=wrong)
        page.get_by_role("button", name="Terima, lanjut").click()
        _sentence(page, "Dedi Kurniawan, S.E. mengembalikan permohonan ini untuk diperbaiki")
        _still_there(page)
        expect(page.get_by_label("Catatan baru")).to_have_value("Nomor surat beda.")


def test_the_role_is_removed(office: Office, stack: LocalStack, research: str) -> None:
    with office.page(OTHER, file_of(research)) as page:
        painted(page, "KTP")
        give(office, stack, OTHER, [OTHER])
        page.keyboard.press("a")
        _sentence(page, "Peran Anda untuk tahap ini sudah dicabut.")
        _still_there(page)
        expect(page.get_by_text("Harus dibuktikan dokumen ini")).to_be_visible()
        give(office, stack, OTHER, [OTHER, ROLE])


def test_a_delegation_ends(office: Office, stack: LocalStack, research: str) -> None:
    owner, deputy = office.client(ROLE), office.client("secretary")
    today = (datetime.now(UTC) + WIB).date()
    given = owner.call(
        "POST",
        "/officer/delegations",
        {
            "role": ROLE,
            "account_id": deputy.call("GET", "/profile")["account_id"],
            "kind": "plh",
            "starts_on": str(today),
            "until": str(today + timedelta(days=2)),
            "basis": "Surat tugas 1/2026",
        },
    )
    with office.page("secretary", file_of(research)) as page:
        painted(page, "KTP")
        owner.call("POST", f"/officer/delegations/{given['delegation_id']}/revocation")
        page.keyboard.press("a")
        _sentence(page, "Masa Anda menggantikan pejabat di tahap ini sudah berakhir.")
        _still_there(page)


def test_the_applicant_withdraws(office: Office, stack: LocalStack, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        client(stack).call("POST", f"/applications/{research}/withdraw", {"reason": None})
        page.keyboard.press("a")
        _sentence(page, "Pemohon membatalkan permohonan ini.")
        _still_there(page)


def test_a_document_is_replaced_by_a_late_event(
    office: Office, stack: LocalStack, research: str
) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("a")
        painted(page, "Proposal")
        _replace(stack, research, "proposal", by="surat_rekomendasi")
        page.keyboard.press("a")
        _sentence(page, "diganti sesudah Anda membukanya")
        expect(page.locator(".app-docs .is-good")).to_have_count(1)
        page.get_by_role("button", name="Lihat yang baru").click()
        painted(page, "Proposal")
        page.keyboard.press("a")
        expect(page.locator(".app-docs .is-good")).to_have_count(2)
        expect(page.locator(".app-review > .app-notice")).to_have_count(0)


def _replace(stack: LocalStack, application_id: str, document_id: str, by: str) -> None:
    ports = stack.ports

    def write() -> None:
        before = ports.applications.get(application_id)
        document = before.documents[document_id].replace(file=before.documents[by].file, mark=None)
        after = before.replace(documents={**before.documents, document_id: document})
        commit_act(ports, before, after, events=[])

    until_written(write)


def test_without_a_connection_marks_wait_and_go_out_by_themselves(
    office: Office, stack: LocalStack, research: str
) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("n")
        painted(page, "Proposal")  # by now all are fetched ahead
        page.keyboard.press("p")
        painted(page, "KTP")
        page.wait_for_load_state("networkidle")
        page.context.set_offline(True)
        page.keyboard.press("a")
        painted(page, "Proposal")
        page.keyboard.press("a")
        _sentence(page, "Tidak tersambung sejak")
        _sentence(page, "2 tanda menunggu")
        expect(page.locator(".app-docs .is-good")).to_have_count(2)
        page.context.set_offline(False)
        expect(page.locator(".app-review > .app-notice")).to_have_count(0)
    documents = client(stack).call("GET", f"/applications/{research}")["documents"]
    assert [one["mark"] for one in documents if one["mark"]] == ["accepted", "accepted"]


def test_a_session_ends(office: Office, research: str) -> None:
    """Last: the officer signs in once more."""
    with office.page(OTHER, file_of(research)) as page:
        painted(page, "KTP")
        ended_session(page, "**/marks")
        page.keyboard.press("a")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Sesi Anda berakhir. Isian Anda tidak hilang")
        _still_there(page)
