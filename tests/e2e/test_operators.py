"""A foundation's applicant asks somebody to work with them; they send; they are removed."""

from playwright.sync_api import Browser, Page, expect

from demo import papers
from demo.citizen import PASSWORD
from demo.client import Browser as Client
from demo.client import mails_to, until
from infra.local.stack import LocalStack
from tests.e2e.applying import CARD, JPG, PDF, account, client, enter, sign_in
from tests.e2e.barriers import axe
from tests.e2e.conftest import PHONE, Issued
from tests.e2e.officers import Office
from tests.support.cases import DATA

SCHOOL = "operasional_sd"
FOUNDATION = "Yayasan Cahaya Talang"


def link_to(stack: LocalStack, address: str) -> str:
    """The fragment of the link in the invitation."""

    def look() -> str | None:
        for mail in mails_to(stack.url, address):
            _, found, rest = mail["text"].partition("/operator/undangan#")
            if found:
                return str(rest.split()[0])
        return None

    return until(f"an invitation to {address}", look)


def test_an_operator_is_asked_begins_and_sends_and_is_removed(
    page: Page, chromium: Browser, stack: LocalStack, issued: Issued, office: Office
) -> None:
    holder = issued.holder
    address = holder.browser.call("GET", "/profile")["email"]
    own = client(stack)
    responsible = own.call("GET", "/profile")["name"]
    sign_in(page, stack, "/permohonan/baru")
    page.get_by_role("link", name="Mengurus untuk yayasan atau sekolah?").click()
    main = page.locator("main")
    expect(main.get_by_text("Belum ada operator.")).to_be_visible()
    main.get_by_label("Nama lembaga").fill(FOUNDATION)
    main.get_by_label("Nama orang yang diundang").fill("Rahmat Hidayat")
    main.get_by_label("Alamat e-mailnya").fill("bukan alamat")
    main.get_by_role("button", name="Kirim undangan").click()
    expect(page.get_by_role("alert")).to_be_visible()
    main.get_by_label("Alamat e-mailnya").fill(address)
    assert axe(page) == []
    main.get_by_role("button", name="Kirim undangan").click()
    expect(main.get_by_text("Undangan untuk Rahmat Hidayat dikirim.")).to_be_visible()
    expect(main.get_by_text("Rahmat Hidayat (Belum menjawab)")).to_be_visible()

    with chromium.new_context(base_url=stack.url, viewport=PHONE, locale="id-ID") as theirs:
        operator = theirs.new_page()
        operator.goto(f"/operator/undangan#{link_to(stack, address)}")
        answer = operator.locator("main")
        answer.get_by_role("button", name="Masuk").click()
        enter(answer, holder.nik, PASSWORD)
        expect(answer).to_contain_text(FOUNDATION)
        expect(answer).to_contain_text(responsible)
        assert "token" not in operator.url
        assert axe(operator) == []
        answer.get_by_role("button", name="Terima, jadi operator").click()
        operator.wait_for_url("**/operator/lembaga/*")
        institution = operator.url
        expect(operator.get_by_role("heading", name=FOUNDATION)).to_be_visible()
        operator.get_by_text("Buat permohonan untuk lembaga ini").click()
        types = operator.get_by_label("Jenis izin")
        expect(types.get_by_role("option", name="Izin Penelitian")).to_have_count(0)
        types.select_option(value=SCHOOL)
        assert axe(operator) == []
        operator.get_by_role("button", name="Buat draf").click()
        operator.wait_for_url("**/permohonan/*")
        banner = operator.get_by_text(f"sebagai operator {FOUNDATION} untuk")
        expect(banner).to_contain_text(responsible)
        expect(operator.get_by_text("Serahkan draf ini")).to_have_count(0)
        draft = operator.url.rpartition("/")[2]
        # typing a school's form is another test's: here it is what the operator may do
        filled(holder.browser, draft)
        operator.goto(f"/permohonan/{draft}/periksa")
        check = operator.locator("main")
        expect(check.get_by_text(f"sebagai operator {FOUNDATION}")).to_be_visible()
        expect(check).not_to_contain_text(holder.nik)
        expect(check).not_to_contain_text(account(stack)["sign_in"])
        check.get_by_label("Saya menyatakan").check()
        assert axe(operator) == []
        check.get_by_role("button", name="Kirim permohonan").click()
        operator.wait_for_url("**/tanda-terima")

        told = f"(Rahmat Hidayat, operator, untuk {responsible}"
        page.goto(f"/permohonan/{draft}")
        page.get_by_role("tab", name="Catatan").click()
        expect(page.get_by_text(f"Permohonan dikirim {told}")).to_be_visible()
        with office.page("back_office", f"/petugas/berkas/{draft}?baca") as officer:
            found = officer.get_by_text("Dikerjakan oleh Rahmat Hidayat sebagai operator")
            expect(found).to_be_visible()

        page.goto("/operator")
        main.get_by_role("button", name="Keluarkan Rahmat Hidayat").click()
        dialog = page.get_by_role("dialog")
        assert axe(page) == []
        dialog.get_by_role("button", name="Keluarkan").click()
        expect(main.get_by_text("Belum ada operator.")).to_be_visible()

        operator.goto(f"/permohonan/{draft}")
        expect(operator.get_by_role("alert")).to_contain_text("tidak ditemukan")
        operator.goto(institution)
        expect(operator.get_by_role("alert")).to_contain_text("bukan operator lembaga ini")
        assert axe(operator) == []


def filled(operator: Client, draft: str) -> None:
    """By the operator's own requests."""
    path = f"/applications/{draft}"
    saved = operator.call("PATCH", f"{path}/data", {"data": DATA[SCHOOL]})
    assert saved["problems"] == []
    needed = [one for one in operator.call("GET", path)["documents"] if one["required"]]
    formats = {
        one["id"]: one["formats"] for one in operator.call("GET", f"{path}/rules")["documents"]
    }
    for one in needed:
        pdf = "pdf" in formats[one["id"]]
        place = f"{path}/documents/{one['id']}/upload"
        form = operator.call("POST", place, {"media_type": PDF if pdf else JPG})
        operator.upload(form, papers.letter("SURAT", one["label"]) if pdf else CARD)
    until("the check", lambda: operator.call("GET", path)["shortcomings"] == [] or None)
