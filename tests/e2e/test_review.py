"""An officer reviews applications: by keyboard, document by document, and returns what is wrong."""

import pytest
from playwright.sync_api import Locator, Page, expect

from demo import papers
from demo.client import until
from demo.stories import attach_papers, research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import PDF, client, sent_in, sign_in
from tests.e2e.citizens import midwife
from tests.e2e.officers import Office, Strokes, file_of, in_queue, painted, shown

ROLE = "back_office"
MOST_STROKES = 25


@pytest.fixture
def research(stack: LocalStack, office: Office) -> str:
    """A research permit with three documents that waits for the back office; its id."""
    return _waiting(office, sent_in(client(stack), research_data()))


def _waiting(office: Office, application_id: str) -> str:
    until("the queue", lambda: in_queue(office.client(ROLE), ROLE, application_id))
    return application_id


def test_eleven_documents_are_approved_by_keyboard_alone(office: Office, stack: LocalStack) -> None:
    citizen = midwife(stack)
    count = attach_papers(citizen)
    citizen.send()
    _waiting(office, citizen.application_id)
    with office.page(ROLE, file_of(citizen.application_id)) as page:
        strokes = Strokes(page)
        for done in range(count):
            expect(page.locator(".app-viewer__bar b")).to_have_text(f"{done + 1} dari {count}")
            expect(page.get_by_role("button", name="Terima, lanjut")).not_to_have_attribute(
                "aria-disabled", "true"
            )
            strokes.press("a")
        expect(page.locator(".app-docs h2")).to_contain_text("semua sudah diperiksa")
        strokes.press("y")
        expect(page.get_by_role("dialog")).to_contain_text(f"{count} dokumen diterima")
        strokes.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Disetujui")
        assert strokes.count + 1 <= MOST_STROKES  # one more opens it in the queue
    marks = citizen.detail()["documents"]
    assert {document["mark"] for document in marks if document["file"]} == {"accepted"}
    views = citizen.browser.call("GET", f"{citizen.path}/views?limit=50")["items"]
    assert {view["how"] for view in views} == {"fetched", "shown"}


def test_a_mark_is_undone_and_a_refusal_takes_one_digit(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("a")
        painted(page, "Proposal")
        page.keyboard.press("z")
        painted(page, "KTP")
        expect(page.locator(".app-docs h2")).to_contain_text("3 belum diperiksa")
        page.keyboard.press("r")
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        painted(page, "Proposal")
        expect(page.locator(".app-docs .is-bad")).to_contain_text(
            "Ditolak: Kartu tidak tampak utuh"
        )
        page.wait_for_load_state("networkidle")  # marks go out behind the eye
        page.reload()
        expect(page.locator(".app-docs .is-bad")).to_contain_text("KTP")


def test_a_refusal_needs_a_reason_and_own_words_are_enough(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("r")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("Pilih alasan, atau tulis sendiri.")
        page.keyboard.press("0")
        page.keyboard.type("Sudut kanan terpotong, a r z.")
        page.keyboard.press("Enter")
        painted(page, "Proposal")
        expect(page.locator(".app-docs .is-bad")).to_contain_text("Sudut kanan terpotong, a r z.")


def test_each_document_keeps_its_page_zoom_and_turn(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("+")
        page.keyboard.press("t")
        expect(page.locator(".app-viewer__bar")).to_contain_text("125 %")
        canvas = page.locator(".app-viewer__sheet canvas")
        standing = _standing(canvas)
        page.keyboard.press("n")
        painted(page, "Proposal")
        expect(page.locator(".app-viewer__bar")).to_contain_text("100 %")
        page.keyboard.press("p")
        painted(page, "KTP")
        expect(page.locator(".app-viewer__bar")).to_contain_text("125 %")
        expect(canvas).to_have_js_property("height", standing)


def _standing(canvas: Locator) -> int:
    """The height of the card, turned by a quarter, once it is higher than wide."""
    sizes = "canvas => [canvas.width, canvas.height]"

    def look() -> int | None:
        width, height = canvas.evaluate(sizes)
        return height if height > width else None

    return until("the turned card", look)


def test_single_keys_can_be_switched_off_and_buttons_stay(office: Office, research: str) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("Shift+?")
        page.get_by_role("checkbox", name="Pakai tombol tunggal").uncheck()
        page.get_by_role("button", name="Tutup").click()
        page.keyboard.press("a")
        expect(page.locator(".app-docs h2")).to_contain_text("3 belum diperiksa")
        page.get_by_role("button", name="Terima, lanjut").click()
        painted(page, "Proposal")
        page.keyboard.press("Shift+?")
        page.get_by_role("button", name="Daftar tombol").click()
        page.get_by_role("checkbox", name="Pakai tombol tunggal").check()


def test_a_note_for_officers_never_reaches_the_applicant(
    office: Office, stack: LocalStack, research: str
) -> None:
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "KTP")
        page.keyboard.press("m")
        page.keyboard.type("Telepon dekan dahulu, a r y.")
        page.reload()  # what was typed is still there
        shown(page)
        painted(page, "KTP")
        page.keyboard.press("m")
        expect(page.get_by_label("Catatan baru")).to_have_value("Telepon dekan dahulu, a r y.")
        page.get_by_role("button", name="Simpan catatan").click()
        expect(page.locator("ul.app-notes")).to_contain_text("Telepon dekan dahulu")
    notes = client(stack).call("GET", f"/applications/{research}/notes")["items"]
    assert "Telepon" not in str(notes)


def test_what_the_preview_says_is_what_the_applicant_reads(
    office: Office, stack: LocalStack, research: str, page: Page
) -> None:
    with office.page(ROLE, file_of(research)) as desk:
        painted(desk, "KTP")
        desk.keyboard.press("a")
        painted(desk, "Proposal")
        desk.keyboard.press("r")
        desk.keyboard.press("1")
        desk.keyboard.press("0")
        desk.keyboard.type("Bab III belum ada.")
        desk.keyboard.press("Enter")
        painted(desk, "Surat rekomendasi")
        desk.keyboard.press("a")
        expect(desk.locator(".app-docs h2")).to_contain_text("semua sudah diperiksa")
        desk.keyboard.press("c")
        desk.get_by_label("Tambah isian").select_option(label="Judul penelitian")
        desk.get_by_label("Yang harus dibetulkan").fill("Sebutkan tahunnya.")
        desk.get_by_label("Dokumen perlu diganti").check()
        desk.reload()  # a draft until it is sent
        shown(desk)
        opening = desk.locator(".app-phone__call .app-pre").inner_text()
        points = {
            part: desk.locator(f"[data-part={part}]").inner_text() for part in ("proposal", "judul")
        }
        assert "Bab III belum ada." in points["proposal"]
        desk.keyboard.press("Control+Enter")
        expect(desk.get_by_role("heading", level=1)).to_contain_text("Dikembalikan")
    correction = client(stack).call("GET", f"/applications/{research}")["correction"]
    assert correction["message"] == opening
    assert correction["documents"] == {"proposal": points["proposal"]}
    assert [one["reason"] for one in correction["fields"]] == [points["judul"]]
    sign_in(page, stack, f"/permohonan/{research}/perbaikan")
    for said in points.values():  # what is wrong, and the cure of each coded reason
        expect(page.get_by_role("main")).to_contain_text(said)
    page.goto(f"/permohonan/{research}")
    page.get_by_role("tab", name="Dokumen Persyaratan").click()
    expect(page.get_by_role("tabpanel")).to_contain_text(points["proposal"])


def test_the_next_round_shows_before_and_after_and_asks_for_what_changed(
    office: Office, stack: LocalStack, research: str
) -> None:
    with office.page(ROLE, file_of(research)) as page:
        for document, key in (("KTP", "a"), ("Proposal", "r"), ("Surat rekomendasi", "a")):
            painted(page, document)
            page.keyboard.press(key)
            if key == "r":
                page.keyboard.press("1")
                page.keyboard.press("Enter")
        page.keyboard.press("c")
        page.get_by_role("button", name="Kirim ke pemohon").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Dikembalikan")
    citizen = client(stack)
    path = f"/applications/{research}"
    form = citizen.call("POST", f"{path}/documents/proposal/upload", {"media_type": PDF})
    citizen.upload(form, papers.letter("PROPOSAL BARU", "Bab I sampai III."))
    until("the check", lambda: citizen.call("GET", path)["shortcomings"] == [] or None)
    version = citizen.call("GET", path)["version"]
    citizen.call("POST", f"{path}/resubmit", {"version": version}, once=True)
    _waiting(office, research)
    with office.page(ROLE, file_of(research)) as page:
        painted(page, "Proposal")
        expect(page.locator(".app-docs h2")).to_contain_text("1 belum diperiksa")
        expect(page.locator(".app-review__head")).to_contain_text("ronde 2")
        rounds = page.locator("section", has=page.get_by_role("heading", name="Ronde sebelumnya"))
        expect(rounds).to_contain_text("Diganti pemohon")
        expect(rounds.get_by_role("img")).to_have_count(2)


def test_a_rejection_has_coded_reasons_with_their_cure(
    office: Office, stack: LocalStack, research: str
) -> None:
    with office.page(ROLE, f"{file_of(research)}/pengembalian") as page:
        page.get_by_role("button", name="Tolak permohonan…").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("button", name="Tolak permohonan", exact=True).click()
        expect(dialog.get_by_role("alert")).to_contain_text("Pilih satu alasan")
        dialog.get_by_label("Jenis izin salah").check()
        said = dialog.locator(".app-notice .app-pre").inner_text().split("\n", 1)[1]
        dialog.get_by_role("button", name="Tolak permohonan", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Permohonan ditolak")
    assert client(stack).call("GET", f"/applications/{research}")["closing_reason"] == said
