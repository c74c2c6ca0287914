"""Applicants whose papers officers look at."""

from demo.citizen import Citizen
from demo.client import Browser as Client
from demo.people import say_nothing
from demo.stories import renewal_data
from infra.local.stack import LocalStack
from tests.e2e.applying import account


def midwife(stack: LocalStack) -> Citizen:
    """The demo's citizen, with a midwife's renewal begun: eleven documents are to come."""
    person = account(stack)
    browser = Client(stack.url)
    browser.sign_in(person["sign_in"], person["password"])
    citizen = Citizen(
        browser,
        say_nothing,
        "Siti Rahmadani",
        "1302105708950002",
        person["sign_in"],
        {},
    )
    citizen.draft("sip_bidan", renewal_data(), kind="renewal")
    return citizen
