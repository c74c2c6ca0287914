"""The citizen's thread with the office."""

from playwright.sync_api import Page, expect

from demo.client import Browser as Client
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sign_in

QUESTION, ANSWER = "Apakah surat dari klinik diterima?", "Diterima, asalkan dari dokter."


def test_a_reply_appears_without_a_reload(page: Page, stack: LocalStack) -> None:
    citizen = client(stack)
    citizen.call("POST", "/messages", {"text": QUESTION})
    page.clock.install()
    sign_in(page, stack, "/pesan")
    expect(page.locator(".app-thread")).to_contain_text(QUESTION)
    [account] = [one for one in stack.accounts if one["role"] == "back_office"]
    officer = Client(stack.url)
    officer.sign_in(account["sign_in"], account["password"])
    person = citizen.call("GET", "/profile")["account_id"]
    officer.call("POST", f"/officer/messages/{person}", {"text": ANSWER})
    page.clock.fast_forward(20_000)
    expect(page.locator(".app-thread")).to_contain_text(ANSWER)
