"""How an applicant's hands move through the pages of applying."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from demo import papers
from demo.citizen import PASSWORD, Citizen
from demo.client import Browser as Client
from demo.client import until
from demo.stories import look
from infra.local.stack import LocalStack

JPG, PDF = "image/jpeg", "application/pdf"
CARD = papers.identity_card("Siti Rahmadani", "1302105708950002")
TODAY = datetime.now(UTC).date()
TITLE = "Pengaruh penyuluhan gizi terhadap pola makan ibu hamil di Kabupaten Solok"
GOOD = {
    "jenis": "survey",
    "rekomendasi_dari": "Dekan Fakultas Ekonomi",
    "nomor_rekomendasi": "166/FE-UMMY/XI-2026",
    "tanggal_rekomendasi": str(TODAY - timedelta(days=7)),
    "judul": TITLE,
    "waktu_penelitian": {"from": str(TODAY), "to": str(TODAY + timedelta(days=30))},
    "email_kampus": "fe@kampus.example",
    "lokasi": [{"name": "Puskesmas Singkarak", "place_id": None}],
}
"""A research permit's answers, complete."""


def account(stack: LocalStack) -> dict[str, str]:
    [citizen] = [person for person in stack.accounts if person["role"] == "citizen"]
    return citizen


def client(stack: LocalStack) -> Client:
    """The same person, past the pages: for what is there before a test, and to look at after."""
    browser, person = Client(stack.url), account(stack)
    browser.sign_in(person["sign_in"], person["password"])
    return browser


def ready(citizen: Client, data: dict[str, Any]) -> str:
    """A research permit with all its documents, not sent yet; its id."""
    application_id = start(citizen, **data)
    path = f"/applications/{application_id}"
    paper = papers.letter("SURAT", "Isi surat.")
    for name, content, media_type in (
        ("ktp", CARD, JPG),
        ("proposal", paper, PDF),
        ("surat_rekomendasi", paper, PDF),
    ):
        place = f"{path}/documents/{name}/upload"
        citizen.upload(citizen.call("POST", place, {"media_type": media_type}), content)
    until("the check", lambda: citizen.call("GET", path)["shortcomings"] == [] or None)
    return application_id


def sent_in(citizen: Client, data: dict[str, Any]) -> str:
    """One that waits at the back office; its id."""
    application_id = ready(citizen, data)
    path = f"/applications/{application_id}"
    version = citizen.call("GET", path)["version"]
    citizen.call("POST", f"{path}/submit", {"version": version}, once=True)
    return application_id


def return_it(stack: LocalStack, application_id: str) -> None:
    """The back office refuses the proposal and the title."""
    [account] = [person for person in stack.accounts if person["role"] == "back_office"]
    officer = Client(stack.url)
    officer.sign_in(account["sign_in"], account["password"])
    path = f"/officer/applications/{application_id}"

    def version() -> Any:
        return officer.call("GET", path)["application"]["version"]

    def waiting() -> bool | None:
        queue = officer.call("GET", "/officer/queue?role=back_office")["items"]
        return any(item["application_id"] == application_id for item in queue) or None

    until("the back office's queue", waiting)
    for name, file_id in look(officer, path).items():
        reason = "Bab III belum ada." if name == "proposal" else None
        mark = {"version": version(), "accepted": reason is None, "reason": reason}
        officer.call("PUT", f"{path}/marks/{name}", mark | {"file_id": file_id})
    fields = [{"field": "judul", "reason": "Sebutkan tempatnya."}]
    body = {"version": version(), "message": "Mohon diperbaiki.", "fields": fields}
    officer.call("POST", f"{path}/return", body, once=True)


def camera_photo() -> bytes:
    """Twelve megapixels with the grain of a cheap camera, so that it is some megabytes."""
    card = Image.open(io.BytesIO(CARD)).resize((4000, 3000))
    grain = Image.effect_noise(card.size, 60).convert("RGB")
    stream = io.BytesIO()
    Image.blend(card, grain, 0.2).save(stream, "JPEG", quality=92)
    return stream.getvalue()


INK = """canvas => {
    const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, index) => index % 4 === 0 && value > 0 && value < 128).length;
}"""
"""How many dark pixels a picture has: it was really drawn."""


def sign_in_at(page: Page, path: str, citizen: Citizen) -> None:
    """As somebody who registered in this module."""
    page.goto(path)
    enter(page.locator("main"), citizen.nik, PASSWORD)


def sign_in(page: Page, stack: LocalStack, path: str, *, as_nik: str | None = None) -> None:
    """At the page itself, which asks for it; as somebody else of the scene by their NIK."""
    page.goto(path)
    enter_password(page.locator("main"), stack, as_nik)


def enter_password(form: Locator, stack: LocalStack, as_nik: str | None = None) -> None:
    person = account(stack)
    enter(form, as_nik or person["sign_in"], person["password"])


def enter(form: Locator, login: str, password: str) -> None:
    form.get_by_label("NIK atau e-mail").fill(login)
    form.get_by_label("Kata sandi", exact=True).fill(password)
    form.get_by_role("button", name="Masuk", exact=True).click()


def start(citizen: Client, type_id: str = "penelitian", **data: Any) -> str:
    """A draft; its id."""
    draft = citizen.call("POST", "/applications", {"type_id": type_id})
    if data:
        saved = citizen.call(
            "PATCH", f"/applications/{draft['application_id']}/data", {"data": data}
        )
        assert saved["problems"] == []
    found: str = draft["application_id"]
    return found


def fill_date(page: Page, name: str, day: str) -> None:
    """``day`` as 2026-12-01."""
    group = page.get_by_role("group", name=name)
    year, month, number = day.split("-")
    group.get_by_label("Tanggal", exact=True).fill(number)
    group.get_by_label("Bulan").fill(month)
    group.get_by_label("Tahun").fill(year)


def row(page: Page, label: str) -> Locator:
    heading = page.get_by_role("heading", name=re.compile(f"^{re.escape(label)}"))
    return page.locator(".app-document").filter(has=heading)


def pick(page: Page, label: str, content: bytes, name: str, media_type: str) -> None:
    file: FilePayload = {"name": name, "mimeType": media_type, "buffer": content}
    row(page, label).locator("input[type=file]").first.set_input_files(file)


def saved(page: Page) -> None:
    expect(page.locator(".app-saved")).to_contain_text("Tersimpan pukul")


@contextmanager
def saving(page: Page) -> Iterator[None]:
    """What is done here reaches the service; an earlier "Tersimpan" does not stand for it."""
    with page.expect_response(
        lambda answer: answer.request.method == "PATCH" and answer.url.endswith("/data")
    ):
        yield
    saved(page)


class Keyboard:
    """A person without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # with a listener for good, the browser never opens a dialog of its own in between
        page.on("filechooser", lambda _chooser: None)

    def to(self, name: str, key: str = "Tab") -> "Keyboard":
        """Tab until the control whose name begins so has the focus; it must show that it has."""
        self._expect_somewhere(name)
        for _ in range(_FAR):
            self.page.keyboard.press(key)
            if self.page.evaluate(_NAME_OF_FOCUSED).startswith(name):
                return self
        raise AssertionError(f"the keyboard does not reach {name!r}")

    def back_to(self, name: str) -> "Keyboard":
        return self.to(name, "Shift+Tab")

    def type(self, text: str) -> "Keyboard":
        self.page.keyboard.type(text)
        return self

    def press(self, key: str) -> "Keyboard":
        self.page.keyboard.press(key)
        return self

    def date(self, day: date) -> None:
        for part, number in (("Tanggal", day.day), ("Bulan", day.month), ("Tahun", day.year)):
            self.to(part).type(str(number))

    def choose_file(self, name: str, content: bytes, file_name: str, media_type: str) -> None:
        self.to(name)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files({"name": file_name, "mimeType": media_type, "buffer": content})

    def _expect_somewhere(self, name: str) -> None:
        found = self.page.get_by_text(re.compile(f"^{re.escape(name)}"))
        expect(found.or_(self.page.get_by_role("button", name=name)).first).to_be_attached()


_FAR = 80
_NAME_OF_FOCUSED = """() => {
    const here = document.activeElement;
    const label = here.labels?.length ? here.labels[0].innerText : here.innerText;
    return (label ?? "").replace(/\\s+/g, " ").trim();
}"""
