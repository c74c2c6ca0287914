"""Who is told on paper gets an e-mail address later (decision 0096): by the counter, a second
person and the address's own link, in this order, and nothing else goes there before."""

from typing import Any

import pytest

from chalicelib.domain.accounts import first_address, recovery, way_changes
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.sign_in import sign_in
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.errors import NotSignedIn
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language
from tests.fakes.deliveries import send_announced
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import a_complete_draft, fields_of, refused
from tests.support.people import (
    Staff,
    a_citizen,
    a_staff,
    an_administrator,
    an_officer,
    citizen_details,
)
from tests.unit.accounts.test_way_changes import link
from tests.unit.accounts.world import ADDRESS, PASSWORD

MAIL = "cucu.rosna@contoh.id"
NO_WAY: dict[str, Any] = {"email": "", "whatsapp": "", "proven_whatsapp": ""}


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def staff(ports: FakePorts) -> Staff:
    return a_staff(ports)


@pytest.fixture
def clerk(staff: Staff) -> Actor:
    return staff["back_office"]


@pytest.fixture
def citizen(ports: FakePorts) -> Actor:
    return a_citizen(ports, **NO_WAY)


def account(ports: FakePorts, citizen: Actor) -> Account:
    found = ports.accounts.find(citizen.account_id)
    assert found
    return found


def sent_to(ports: FakePorts, address: str) -> list[str]:
    """Which messages went there."""
    send_announced(ports)
    names = {one.message_id: one.template for one in stored.messages(ports)}
    return [names[one.message_id] for one in ports.channels.sent if one.address == address]


def proof(ports: FakePorts, clerk: Actor, citizen: Actor) -> str:
    first_address.ask(ports, clerk, citizen.account_id, MAIL)
    way_changes.approve(ports, an_administrator(ports), citizen.account_id)
    return link(ports, "verify_email")


def test_nothing_is_sent_before_a_second_person_agrees_and_then_the_proof_alone(
    ports: FakePorts, clerk: Actor, citizen: Actor, staff: Staff
) -> None:
    first_address.ask(ports, clerk, citizen.account_id, MAIL)
    a_complete_draft(ports, applicant=citizen, staff=staff).submit()
    assert sent_to(ports, MAIL) == []
    administrator = an_administrator(ports)
    [waiting] = way_changes.list_changes(ports, administrator).items
    assert (waiting.kind, waiting.email, waiting.asked_by) == (
        *("first-address", MAIL, clerk.account_id),
    )
    way_changes.approve(ports, administrator, citizen.account_id)
    assert sent_to(ports, MAIL) == ["verify_email"]
    assert account(ports, citizen).on_paper
    assert len(ports.news.on_paper(citizen.account_id, limit=9)) == 1, "still printed"


def test_once_its_link_was_followed_news_goes_there_and_the_counter_keeps_a_word(
    ports: FakePorts, clerk: Actor, citizen: Actor, staff: Staff
) -> None:
    follow_link(ports, proof(ports, clerk, citizen), None)
    to_password = link(ports, "first_address")
    assert account(ports, citizen).email == MAIL
    [letter] = ports.news.on_paper(citizen.account_id, limit=9)
    assert letter.template == "first_address_told"
    assert letter.params == {"name": account(ports, citizen).full_name}, "no link on paper"
    a_complete_draft(ports, applicant=citizen, staff=staff).submit()
    assert sent_to(ports, MAIL) == ["verify_email", "first_address", "submitted"]
    assert len(ports.news.on_paper(citizen.account_id, limit=9)) == 1
    recovery.set_password(ports, to_password, PASSWORD, Language.INDONESIAN)
    assert sign_in(ports, MAIL, PASSWORD, ADDRESS)
    assert sent_to(ports, "") == [], "no proof for a number that is not there"


def test_each_act_says_who_and_nobody_signs_in_before(
    ports: FakePorts, clerk: Actor, citizen: Actor
) -> None:
    secret = proof(ports, clerk, citizen)
    with pytest.raises(NotSignedIn):
        sign_in(ports, MAIL, PASSWORD, ADDRESS)
    follow_link(ports, secret, None)
    with pytest.raises(LinkExpired):
        follow_link(ports, secret, None)
    notes = ports.notes.of(f"account#{citizen.account_id}", limit=9)
    assert [(one.event, one.actor_role) for one in notes] == [
        ("first-address-asked", "back_office"),
        ("first-address-agreed", "administrator"),
        ("first-address-proven", "owner"),
    ]
    assert notes[1].details["asked_by"] == clerk.account_id
    assert MAIL not in stored.everything(ports, "notes")


def test_who_typed_it_does_not_agree_to_it_however_long_it_waits(
    ports: FakePorts, citizen: Actor
) -> None:
    both = an_officer(ports, "back_office", "administrator", number=40)
    first_address.ask(ports, both, citizen.account_id, MAIL)
    ports.clock.advance(days=30)
    with refused("first-address-needs-second-person"):
        way_changes.approve(ports, both, citizen.account_id)


def test_a_colleague_at_the_counter_does_not_agree_to_it(
    ports: FakePorts, clerk: Actor, citizen: Actor, staff: Staff
) -> None:
    first_address.ask(ports, clerk, citizen.account_id, MAIL)
    with refused("not-for-this-role"):
        way_changes.approve(ports, staff.second["back_office"], citizen.account_id)
    with refused("change-waits-already"):
        first_address.ask(ports, clerk, citizen.account_id, "lain@contoh.id")


def test_whoever_has_a_way_changes_it_themselves(ports: FakePorts, clerk: Actor) -> None:
    reached = a_citizen(ports, 2)
    with refused("counter-has-a-way"):
        first_address.ask(ports, clerk, reached.account_id, MAIL)


def test_what_was_agreed_to_before_somebody_closed_the_account_sends_nothing(
    ports: FakePorts, clerk: Actor, citizen: Actor
) -> None:
    first_address.ask(ports, clerk, citizen.account_id, MAIL)
    before = account(ports, citizen)
    closed = before.replace(enabled=False, version=before.version + 1)
    ports.commit(Put(closed, before))
    with refused("counter-account-closed"):
        way_changes.approve(ports, an_administrator(ports), citizen.account_id)
    assert sent_to(ports, MAIL) == []


@pytest.mark.parametrize(
    ("typed", "code"), [("bukan alamat", "not-an-email"), ("", "not-an-email")]
)
def test_what_is_no_address_is_told_beside_its_field(
    ports: FakePorts, clerk: Actor, citizen: Actor, typed: str, code: str
) -> None:
    with refused("invalid-input") as wrong:
        first_address.ask(ports, clerk, citizen.account_id, typed)
    assert fields_of(wrong) == [("email", code)]


def test_there_is_none_for_an_officer_nor_for_who_has_been_erased(
    ports: FakePorts, clerk: Actor, citizen: Actor, staff: Staff
) -> None:
    before = account(ports, citizen)
    erased = before.replace(erased_at=ports.clock.now(), version=before.version + 1)
    ports.commit(Put(erased, before))
    for person in (citizen, staff["head"]):
        with refused("unknown-account"):
            first_address.ask(ports, clerk, person.account_id, MAIL)


def test_somebody_elses_address_is_refused(ports: FakePorts, clerk: Actor, citizen: Actor) -> None:
    owner = account(ports, a_citizen(ports, 3))
    with refused("invalid-input") as wrong:
        first_address.ask(ports, clerk, citizen.account_id, owner.email.upper())
    assert fields_of(wrong) == [("email", "address-taken")]


def test_it_is_for_whose_role_serves_the_counter_and_nobody_serves_themselves(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    with refused("not-for-this-role"):
        first_address.ask(ports, staff["section_head"], citizen.account_id, MAIL)
    own = an_officer(ports, "back_office", number=7, citizen=citizen_details())
    with refused("own-account"):
        first_address.ask(ports, own, own.account_id, MAIL)
    with refused("unknown-account"):
        first_address.ask(ports, staff["back_office"], "nobody", MAIL)
