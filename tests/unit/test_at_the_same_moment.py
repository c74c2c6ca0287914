"""Two answer, end or take back the same thing at the same moment: one does, the other is told as
whoever comes later is, and nothing is there twice."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.applying import handing_over
from chalicelib.domain.errors import NotFound
from chalicelib.domain.inviting import accepting, following, sending
from chalicelib.domain.operating import answering, ending, inviting
from chalicelib.domain.operating.model import Operator
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import a_complete_draft
from tests.support.operating import asked
from tests.support.people import a_citizen
from tests.support.racing import before_the_next_commit
from tests.unit.inviting.test_sending import new, row

ADDRESS = "rina1@kampus.example"


@dataclass
class Two:
    """Who asks, who is asked, and the link between them."""

    ports: FakePorts
    owner: Actor
    person: Actor
    token: str
    invitation_id: str

    def works(self) -> bool:
        own = self.ports.records.find(Operator, self.owner.account_id, self.person.account_id)
        return own is not None

    def accept(self) -> object:
        return answering.accept(self.ports, self.person, self.token)

    def withdraw(self) -> object:
        return inviting.withdraw(self.ports, self.owner, self.invitation_id)

    def leave(self) -> object:
        return ending.leave(self.ports, self.person, self.owner.account_id)

    def remove(self) -> object:
        return ending.remove(self.ports, self.owner, self.person.account_id)


@pytest.fixture
def two() -> Two:
    ports = FakePorts()
    owner, person = a_citizen(ports, 1), a_citizen(ports, 2, email=ADDRESS)
    token = asked(ports, owner, ADDRESS)
    return Two(ports, owner, person, token, inviting.identity(owner.account_id, ADDRESS))


@pytest.mark.parametrize(
    ("first", "second", "told", "works"),
    [
        (Two.withdraw, Two.accept, LinkExpired, False),
        (Two.accept, Two.withdraw, NotFound, True),
        (Two.accept, Two.accept, LinkExpired, True),
    ],
)
def test_an_operators_invitation(
    two: Two,
    first: Callable[[Two], object],
    second: Callable[[Two], object],
    told: type[Exception],
    works: bool,
) -> None:
    before_the_next_commit(two.ports, lambda: first(two))
    with pytest.raises(told):
        second(two)
    assert two.works() == works


@pytest.mark.parametrize(("first", "second"), [(Two.leave, Two.remove), (Two.remove, Two.leave)])
def test_an_operators_end(
    two: Two, first: Callable[[Two], object], second: Callable[[Two], object]
) -> None:
    two.accept()
    before_the_next_commit(two.ports, lambda: first(two))
    with pytest.raises(NotFound, match="unknown-operator"):
        second(two)
    told = [
        (one.template, one.recipient.address)
        for one in stored.messages(two.ports)
        if one.template.startswith("operator_ended")
    ]
    assert not two.works()
    assert told and len(told) == len(set(told))  # each of them once by each way


def test_a_draft_from_a_list_that_is_withdrawn() -> None:
    ports = FakePorts()
    sender, student = a_citizen(ports, 1), a_citizen(ports, 2, email=ADDRESS)
    made = sending.send(ports, sender, new(row(1)))
    [mail] = [one for one in stored.messages(ports) if one.recipient.address == ADDRESS]
    token = mail.params["link"].partition("#token=")[2]
    before_the_next_commit(ports, lambda: following.withdraw(ports, sender, made.list_id))
    with pytest.raises(LinkExpired):
        accepting.accept(ports, student, token)
    assert stored.items(ports, "applications") == []


def test_a_draft_that_two_take_over() -> None:
    case = a_complete_draft()
    link, _ = handing_over.offer(case.ports, case.applicant, case.application_id)
    token = link.partition("#token=")[2]
    quick, slow = a_citizen(case.ports, 50), a_citizen(case.ports, 51)
    before_the_next_commit(case.ports, lambda: handing_over.accept(case.ports, quick, token))
    with pytest.raises(LinkExpired):
        handing_over.accept(case.ports, slow, token)
    assert case.now.applicant_id == quick.account_id
