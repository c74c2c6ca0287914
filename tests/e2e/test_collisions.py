"""What comes between an officer and a file, each by the hands of whoever does it, in a browser of
their own: it is one sentence, and nothing marked or typed leaves the screen."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.storage import until_written
from demo.client import Browser as Client
from demo.client import until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in, sign_in
from tests.e2e.barriers import barriers
from tests.e2e.officers import Office, ended_session, file_of, give, in_queue, painted

ROLE, OTHER = "back_office", "bpjs"
OTHERS_NAME = "Dedi Kurniawan, S.E."
TYPED = "Nomor surat beda."
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


def _at_work(page: Page) -> None:
    """The KTP is looked at, and a note begun."""
    painted(page, "KTP")
    page.keyboard.press("m")
    page.keyboard.type(TYPED)


def _accept(page: Page) -> None:
    page.get_by_role("button", name="Terima, lanjut").click()


def _collided(page: Page, words: str) -> None:
    """One sentence says what happened; the mark that could not go out and what was typed stand on
    the screen, and nothing of it is a barrier."""
    expect(page.locator(".app-review > .app-notice")).to_contain_text(words)
    _still_there(page)
    assert barriers(page) == {}
    _still_there(page)


def _still_there(page: Page) -> None:
    expect(page.locator(".app-docs .is-good")).to_contain_text("KTP")
    expect(page.get_by_label("Catatan baru")).to_have_value(TYPED)


def _release(officer: Client, application_id: str) -> None:
    """As a claim ends by itself at the end of the next working day."""
    path = f"/officer/applications/{application_id}"
    version = officer.call("GET", path)["application"]["version"]
    officer.call("POST", f"{path}/release", {"version": version}, once=True)


def test_who_else_looks_is_told_before_anything_is_marked(office: Office, research: str) -> None:
    with (
        office.page(OTHER, f"{file_of(research)}?baca") as reader,
        office.page(ROLE, file_of(research)) as page,
    ):
        painted(reader, "KTP")
        painted(page, "KTP")
        expect(page.locator(".app-review__who")).to_contain_text(f"{OTHERS_NAME} juga melihat")
        reader.keyboard.press("a")
        expect(reader.locator(".app-docs h2")).to_contain_text("3 belum diperiksa")


def test_a_colleague_takes_the_file(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        _at_work(page)
        _release(office.client(ROLE), research)
        with office.page(OTHER, file_of(research)) as colleague:
            painted(colleague, "KTP")
            _accept(page)
            _collided(page, f"{OTHERS_NAME} memegang permohonan ini sampai")
        expect(page.get_by_role("button", name="Berkas bebas berikutnya")).to_be_visible()
        expect(page.get_by_role("button", name="Lepaskan dari")).to_have_count(0)  # no superior


def test_a_colleague_decides_meanwhile(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        _at_work(page)
        _release(office.client(ROLE), research)
        with office.page(OTHER, file_of(research)) as colleague:
            painted(colleague, "KTP")
            colleague.keyboard.press("c")
            colleague.get_by_label("Tambah isian").select_option(label="Judul penelitian")
            colleague.get_by_label("Yang harus dibetulkan").fill("Sebutkan tempatnya.")
            colleague.keyboard.press("Control+Enter")
            expect(colleague.get_by_role("heading", level=1)).to_contain_text("Dikembalikan")
        _accept(page)
        _collided(page, f"{OTHERS_NAME} mengembalikan permohonan ini untuk diperbaiki")


def test_the_role_is_removed(office: Office, stack: LocalStack, research: str) -> None:
    with office.page(OTHER, file_of(research)) as page:
        _at_work(page)
        give(office, stack, OTHER, [OTHER])
        _accept(page)
        _collided(page, "Peran Anda untuk tahap ini sudah dicabut.")
        expect(page.get_by_text("Harus dibuktikan dokumen ini")).to_be_visible()
        give(office, stack, OTHER, [OTHER, ROLE])


def test_a_delegation_ends(office: Office, stack: LocalStack, research: str) -> None:
    owner, deputy = office.client(ROLE), office.client("secretary")
    today = (datetime.now(UTC) + WIB).date()
    owner.call(
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
        _at_work(page)
        with office.page(ROLE, "/petugas/pelimpahan") as owners:
            owners.get_by_role("button", name=re.compile("^Akhiri")).click()
            owners.get_by_role("dialog").get_by_role("button", name="Akhiri sekarang").click()
            expect(owners.get_by_text("Tidak ada pelimpahan yang berlaku")).to_be_visible()
        _accept(page)
        _collided(page, "Masa Anda menggantikan pejabat di tahap ini sudah berakhir.")


def test_the_applicant_withdraws(
    office: Office, stack: LocalStack, research: str, page: Page
) -> None:
    with office.page(ROLE, file_of(research)) as desk:
        _at_work(desk)
        sign_in(page, stack, f"/permohonan/{research}")
        page.get_by_role("button", name="Batalkan permohonan").click()
        page.get_by_role("dialog").get_by_role("button", name="Ya, batalkan").click()
        expect(page.get_by_role("dialog")).to_have_count(0)
        _accept(desk)
        _collided(desk, "Pemohon membatalkan permohonan ini.")


def test_a_document_is_replaced_by_a_late_event(
    office: Office, stack: LocalStack, research: str
) -> None:
    with office.page(ROLE, file_of(research)) as page:
        _at_work(page)
        _accept(page)
        painted(page, "Proposal")
        _replace(stack, research, "proposal", by="surat_rekomendasi")
        _accept(page)
        _collided(page, "diganti sesudah Anda membukanya")
        expect(page.locator(".app-docs .is-good")).to_have_count(1)
        page.get_by_role("button", name="Lihat yang baru").click()
        painted(page, "Proposal")
        _accept(page)
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
        _at_work(page)
        page.wait_for_load_state("networkidle")
        page.context.set_offline(True)
        _accept(page)
        painted(page, "Proposal")
        _accept(page)
        expect(page.locator(".app-docs .is-good")).to_have_count(2)
        expect(page.locator(".app-review > .app-notice")).to_contain_text("2 tanda menunggu")
        expect(page.locator(".app-review > .app-notice")).to_contain_text("Tidak tersambung sejak")
        expect(page.get_by_label("Catatan baru")).to_have_value(TYPED)
        page.context.set_offline(False)
        expect(page.locator(".app-review > .app-notice")).to_have_count(0)
    documents = client(stack).call("GET", f"/applications/{research}")["documents"]
    assert [one["mark"] for one in documents if one["mark"]] == ["accepted", "accepted"]


def test_a_session_ends(office: Office, research: str) -> None:
    """Last: the officer signs in once more."""
    with office.page(OTHER, file_of(research)) as page:
        _at_work(page)
        ended_session(page, "**/marks")
        _accept(page)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Sesi Anda berakhir. Isian Anda tidak hilang")
        _still_there(page)
