"""An officer who begins today: invited, with roles that the head agreed to, and with a password."""

from typing import Any

from demo.client import Browser as Client
from demo.client import link_token
from infra.local.stack import LocalStack
from tests.e2e.officers import Office

PASSWORD = "sumur dua timba merah"
"""Of people who do not exist."""


def hire(office: Office, stack: LocalStack, about: dict[str, Any]) -> Any:
    """Their account; no phone is set up yet."""
    made = office.client("administrator").call("POST", "/admin/officers", about)
    approval = f"/admin/second-factor-resets/{made['account_id']}/approval"
    office.client("head").call("POST", approval)  # to the roles
    token = link_token(stack.url, about["email"])
    Client(stack.url).call("POST", "/passwords/reset", {"token": token, "password": PASSWORD})
    return made


def begin_work(office: Office, stack: LocalStack, about: dict[str, Any]) -> Client:
    """Signed in; their pages are the office's, under their e-mail address in place of a role."""
    hire(office, stack, about)
    client = Client(stack.url)
    client.sign_in(about["email"], PASSWORD)
    office.admit(about["email"], client)
    return client
