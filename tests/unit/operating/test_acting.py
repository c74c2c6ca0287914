"""Who works for an institution acts in its applicant's name, for its types, while both stay."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applying import drafting
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.operating import acting
from chalicelib.domain.storage import Add
from chalicelib.handlers.operating import applicant_of_path
from tests.contract import records
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.calls import Calls
from tests.support.cases import refused
from tests.support.operating import INSTITUTION, SCHOOL, an_operator
from tests.support.people import a_citizen

OF_PERSONS = "sip_bidan"


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def owner(ports: FakePorts) -> Actor:
    return a_citizen(ports, 1)


@pytest.fixture
def person(ports: FakePorts, owner: Actor) -> Actor:
    return an_operator(ports, owner, a_citizen(ports, 2))


def test_it_is_the_owner_s_act_and_says_who_does_it(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    for applicant in (
        acting.acting_for(ports, person, owner.account_id, SCHOOL),
        acting.for_institution(ports, person, owner.account_id, SCHOOL),
        acting.for_institution(ports, person, owner.account_id),
    ):
        assert applicant and applicant.operator
        assert applicant.account_id == owner.account_id
        assert applicant.operator.account_id == person.account_id
        assert applicant.operator.institution == INSTITUTION


def test_others_act_for_nobody(ports: FakePorts, owner: Actor, person: Actor) -> None:
    other = a_citizen(ports, 3)
    for stranger, whose in ((other, owner), (person, other), (owner, person)):
        assert acting.acting_for(ports, stranger, whose.account_id, SCHOOL) is None
        with refused("operator-no-more"):
            acting.for_institution(ports, stranger, whose.account_id)


def test_nobody_acts_for_an_account_that_is_closed(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    account = ports.accounts.find(owner.account_id)
    assert account
    stored.put_account(ports, account.replace(enabled=False))
    assert acting.acting_for(ports, person, owner.account_id, SCHOOL) is None
    with refused("operator-no-more"):
        acting.for_institution(ports, person, owner.account_id)


@pytest.mark.parametrize("type_id", [OF_PERSONS, "there-is-none"])
def test_what_persons_apply_for_nobody_applies_for_in_their_place(
    ports: FakePorts, owner: Actor, person: Actor, type_id: str
) -> None:
    assert acting.acting_for(ports, person, owner.account_id, type_id) is None
    with refused("type-of-persons"):
        acting.for_institution(ports, person, owner.account_id, type_id)


def test_on_the_owner_s_permit_an_operator_acts_for_them(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    held = records.permit("p1", holder_id=owner.account_id, type_id=SCHOOL)
    ports.commit(Add(held), Add(records.permit("p2", type_id=SCHOOL)))
    acting = applicant_of_path(ports, person, {"permit_id": "p1"})
    assert (acting.account_id, acting.operator is not None) == (owner.account_id, True)
    for other in ("p2", "unknown"):
        assert applicant_of_path(ports, person, {"permit_id": other}) == person


def test_of_ones_own_nothing_is_read_besides(ports: FakePorts, owner: Actor) -> None:
    """Most people work for nobody, and their own list costs as many calls as ever."""
    draft = drafting.create_draft(ports, owner, SCHOOL, ApplicationKind.NEW)
    calls = Calls(ports.dynamodb)
    heard = FakePorts(dynamodb=calls)
    assert applicant_of_path(heard, owner, {"application_id": draft.application_id}) == owner
    assert calls.since() == ["batch_get_item"], "the application itself"
    assert applicant_of_path(heard, owner, {}) == owner
    assert calls.since() == []
