"""Somebody who works for an institution, by the use cases themselves."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.operating import answering, inviting
from chalicelib.domain.operating.inviting import NewOperator
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support import stored

INSTITUTION = "Yayasan Cahaya"
SCHOOL = "operasional_sd"


def asked(ports: FakePorts, owner: Actor, email: str) -> str:
    """The token of an invitation's link."""
    new = NewOperator(INSTITUTION, "Rina Contoh", email, Language.INDONESIAN)
    made = inviting.invite(ports, owner, new)
    [link] = [
        one.params["link"] for one in stored.messages(ports)
        if one.template == "operator_invited" and one.subject_id == made.invitation_id
    ][-1:]  # fmt: skip
    return link.partition("#token=")[2]


def an_operator(ports: FakePorts, owner: Actor, person: Actor) -> Actor:
    """``person``, who works for ``owner`` from now on."""
    account = ports.accounts.find(person.account_id)
    assert account
    answering.accept(ports, person, asked(ports, owner, account.email))
    return person
