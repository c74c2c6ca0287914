"""Applications that the head has signed."""

from pydantic import SecretStr

from tests.fakes.deliveries import deliver
from tests.support.cases import Case, a_submitted_case


def to_signing(case: Case, passphrase: str = "rahasia") -> Case:
    """The head has signed; the signing Lambda has not begun."""
    case.approve_up_to("head").sign(SecretStr(passphrase))
    inbox = case.ports.workflow.inbox
    while inbox and inbox[0]["kind"] != "sign":
        deliver(case.ports, inbox.pop(0))
    return case


def a_signed_case(**options: object) -> Case:
    return to_signing(a_submitted_case(**options))
