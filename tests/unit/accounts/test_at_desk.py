"""An account made at the counter for who has neither phone nor e-mail (decision 0089): nobody gets
into it, and somebody else than who made it compares the scan."""

import pytest

from chalicelib.domain.accounts import at_desk, identities, recovery, registration
from chalicelib.domain.accounts.at_desk import DeskForm
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.sign_in import sign_in
from chalicelib.domain.errors import NotSignedIn
from chalicelib.domain.messages.model import MessageState
from chalicelib.domain.text import Language
from tests.support import stored
from tests.support.cases import fields_of
from tests.support.cases import refused as answered
from tests.unit.accounts.world import (
    ACCEPTED,
    ADDRESS,
    NIK,
    PASSWORD,
    SCAN,
    World,
    completed,
    form,
    officer,
    refused,
)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def clerk(world: World) -> Actor:
    return Actor.of(officer(world))


@pytest.fixture
def colleague(world: World) -> Actor:
    return Actor.of(officer(world, 2))


def card(**changes: object) -> DeskForm:
    typed = form(**changes).model_dump(include=set(DeskForm.model_fields))
    return DeskForm.model_validate({**typed, "identity_seen": True})


def scanned(world: World, clerk: Actor, *, accepted: bool = True) -> str:
    started = at_desk.start(world, clerk, card())
    found = started.registration
    verdict = ACCEPTED if accepted else refused()
    registration.record_ktp_verdict(
        world, found.registration_id, found.ktp_upload_id, verdict, SCAN
    )
    return found.registration_id


def made(world: World, clerk: Actor) -> Account:
    return at_desk.finish(world, clerk, scanned(world, clerk))


def test_the_account_is_the_persons_and_says_who_made_it(world: World, clerk: Actor) -> None:
    account = made(world, clerk)
    assert (account.nik, account.name, account.ktp) == (NIK, "Irman Syaputra", SCAN)
    assert (account.email, account.whatsapp, account.password_hash) == ("", "", None)
    assert account.on_paper
    assert world.chain_is_whole(account)
    [note] = [note for note in world.notes if note.subject == account.subject]
    assert (note.event, note.actor_id) == ("registered-at-counter", clerk.account_id)


def test_nobody_gets_into_it(world: World, clerk: Actor) -> None:
    made(world, clerk)
    for login in (NIK, ""):
        for password in (PASSWORD, ""):
            with pytest.raises(NotSignedIn):
                sign_in(world, login, password, ADDRESS)


def test_no_link_is_made_for_it_whoever_asks(world: World, clerk: Actor) -> None:
    """Not by asking for a password, nor by registering once more with the NIK."""
    account = made(world, clerk)
    world.messages.clear()
    recovery.forgotten(world, NIK, ADDRESS, Language.INDONESIAN)
    assert [message.state for message in world.messages] == [MessageState.FAILED] * 2
    world.messages.clear()
    completed(world, email="orang.lain@contoh.id")
    assert [(m.template, m.state) for m in world.messages] == [
        ("already_registered", MessageState.FAILED)
    ]
    assert stored.messages(world)
    assert world.accounts.find_by_nik(NIK) == account


def test_no_guesses_are_told_of_where_there_is_nothing_to_guess(world: World, clerk: Actor) -> None:
    made(world, clerk)
    world.messages.clear()
    for attempt in range(40):
        with pytest.raises(Exception, match="wrong-credentials|too-many"):
            sign_in(world, NIK, "salah", f"203.0.{attempt}.7")
    assert world.messages == []


def test_who_made_it_does_not_compare_the_scan_and_a_colleague_does(
    world: World, clerk: Actor, colleague: Actor
) -> None:
    account = made(world, clerk)
    own_id, version = account.account_id, account.version
    with answered("opened-at-the-counter"):
        identities.judge(world, clerk, own_id, version, matches=True, remark="")
    seen = identities.judge(world, colleague, own_id, version, matches=True, remark="")
    assert not seen.identity_unseen


def test_without_a_scan_that_was_accepted_there_is_no_account(world: World, clerk: Actor) -> None:
    begun = scanned(world, clerk, accepted=False)
    with answered("ktp-not-accepted"):
        at_desk.finish(world, clerk, begun)
    assert world.accounts.find_by_nik(NIK) is None


def test_it_is_ended_by_who_began_it_and_by_nobody_in_the_site(
    world: World, clerk: Actor, colleague: Actor
) -> None:
    started = at_desk.start(world, clerk, card())
    found = started.registration
    registration.record_ktp_verdict(
        world, found.registration_id, found.ktp_upload_id, ACCEPTED, SCAN
    )
    with answered("unknown-registration"):
        at_desk.finish(world, colleague, found.registration_id)
    with answered("invalid-input") as missing:
        registration.complete(world, found.registration_id, started.secret, Language.INDONESIAN)
    assert fields_of(missing) == [("email", "required")]


def test_a_registration_of_the_site_is_not_ended_at_the_counter(world: World, clerk: Actor) -> None:
    begun = completed(world).registration.registration_id
    with answered("unknown-registration"):
        at_desk.finish(world, clerk, begun)


def test_a_nik_with_an_account_is_told_with_the_cure(world: World, clerk: Actor) -> None:
    made(world, clerk)
    with answered("counter-has-account"):
        at_desk.start(world, clerk, card())


def test_what_is_typed_wrong_is_named_all_at_once(world: World, clerk: Actor) -> None:
    with answered("invalid-input") as wrong:
        at_desk.start(world, clerk, card(nik="12", sex="", birth_date="2990-01-01"))
    assert {path for path, _ in fields_of(wrong)} == {"nik", "sex", "birth_date"}


def test_it_is_for_whose_role_serves_the_counter(world: World) -> None:
    head = Actor.of(officer(world, 3, roles=("head",), position="Kepala Dinas"))
    with answered("not-for-this-role"):
        at_desk.start(world, head, card())
