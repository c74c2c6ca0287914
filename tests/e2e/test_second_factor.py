"""An officer's phone: set up, a wrong code, one that was used, a recovery code, and a reset."""

import base64
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.accounts import totp
from demo.client import until
from infra.local.stack import LocalStack
from tests.e2e.hiring import PASSWORD, hire
from tests.e2e.officers import Office

EMAIL = "pegawai.baru@kantor.example"
NEW = {
    "nik": "1302101203880001",
    "name": "Ratna Dewi",
    "email": EMAIL,
    "whatsapp": "081234567899",
    "roles": ["back_office"],
    "position": "Petugas Back Office",
}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def officer(stack: LocalStack, office: Office) -> dict[str, Any]:
    """Somebody who began today: invited, with a password, and without a phone."""
    made: dict[str, Any] = hire(office, stack, NEW)
    return made


@pytest.fixture
def desk(page: Page) -> Page:
    page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    return page


def _by_password(desk: Page) -> None:
    desk.goto("/petugas")
    desk.get_by_label("NIK atau e-mail").fill(EMAIL)
    desk.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    desk.keyboard.press("Enter")


def _code(secret: bytes, steps: int = 0) -> str:
    return totp.code(secret, totp.step_at(datetime.now(UTC)) + steps)


def _set_up(desk: Page) -> tuple[bytes, list[str]]:
    """Through the three steps; the secret that the app holds, and the recovery codes."""
    expect(desk.get_by_role("img", name="Kode QR untuk aplikasi autentikator")).to_be_visible()
    key = desk.locator(".app-secret").text_content() or ""  # folded away
    secret = base64.b32decode(key.replace(" ", ""))
    field = desk.get_by_label("Kode dari aplikasi")
    field.fill("000000")
    field.press("Enter")
    expect(desk.locator(".govuk-error-summary")).to_be_focused()  # it would take it from the field
    field.fill(_code(secret))
    field.press("Enter")
    expect(desk.get_by_role("heading", name="Simpan kode cadangan")).to_be_visible()
    codes = desk.locator(".app-codes li").all_inner_texts()
    start = desk.get_by_role("button", name="Mulai bekerja")
    expect(start).to_have_attribute("title", "Centang dahulu bahwa kode sudah disimpan.")
    desk.get_by_label("Sudah saya simpan").check()
    start.click()
    expect(desk.get_by_role("navigation", name="Menu petugas")).to_be_visible()
    return secret, codes


def test_a_new_officer_sets_up_a_phone_and_each_code_is_good_once(
    desk: Page, stack: LocalStack, office: Office, officer: dict[str, Any]
) -> None:
    _by_password(desk)
    secret, codes = _set_up(desk)
    assert len(codes) == 10
    used = _code(secret)

    desk.get_by_role("button", name="Keluar").click()
    _by_password(desk)
    field = desk.get_by_label("Kode dari aplikasi")

    def entered() -> bool | None:
        field.fill(_code(secret, 1))
        with desk.expect_response("**/api/sessions/second-factor") as answered:
            desk.keyboard.press("Enter")
        return True if answered.value.ok else None

    until("a code that was not used", entered)
    expect(desk.get_by_role("navigation", name="Menu petugas")).to_be_visible()
    desk.get_by_role("button", name="Keluar").click()
    _by_password(desk)
    field.fill(used)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert")).to_contain_text("Kode")
    expect(field).to_have_value(used)

    desk.get_by_role("button", name="Pakai kode cadangan").click()
    recovery = desk.get_by_label("Kode cadangan")
    recovery.fill(codes[0].lower())
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("navigation", name="Menu petugas")).to_be_visible()
    desk.goto("/petugas/akun")
    expect(desk.get_by_text("9 kode cadangan tersisa.")).to_be_visible()

    _reset(office, officer)
    desk.goto("/petugas")
    expect(desk.get_by_role("heading", name="Masuk sebagai petugas")).to_be_visible()
    _by_password(desk)
    again, fresh = _set_up(desk)
    assert again != secret and not set(fresh) & set(codes)


def _reset(office: Office, officer: dict[str, Any]) -> None:
    """By an administrator: a clerk's is taken off at once, and all sessions end."""
    account = officer["account_id"]
    office.client("administrator").call(
        "POST",
        f"/admin/officers/{account}/second-factor/reset",
        {"reason": "Ponsel hilang di pasar Arosuka."},
    )
