"""Ways to be reached and to get in, each proven by itself (docs/checks.md 53)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.officers import create_officer
from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.recovery import change_password, forgotten, set_password
from chalicelib.domain.accounts.sign_in import authenticate, sign_in
from chalicelib.domain.accounts.tokens import LinkExpired, new_token, ways_of
from chalicelib.domain.accounts.ways import request_email_change, request_whatsapp_change
from chalicelib.domain.errors import InvalidInput, NotSignedIn, TooManyAttempts
from chalicelib.domain.storage import Add, Put
from chalicelib.domain.text import Language
from infra.local.codes import code_at
from tests.support.factor import fresh_code, with_factor
from tests.unit.accounts.test_officers import form
from tests.unit.accounts.world import (
    ADDRESS,
    NIK,
    PASSWORD,
    World,
    administrator,
    completed,
    number_link,
    officer,
    registered,
)

INDONESIAN = Language.INDONESIAN
OTHER = "+6281311112222"
NEW_MAIL = "baru@contoh.id"


@pytest.fixture
def world() -> World:
    return World()


def unproven(world: World) -> Account:
    """Somebody who never opened the link that went to the number."""
    completed(world)
    account = follow_link(world, world.only_link("verify_registration"), None).account
    world.messages.clear()
    return account


def numbers(world: World) -> set[str]:
    return {m.recipient.address or "" for m in world.messages if m.channel == "whatsapp"}


def change_number(world: World, account: Account, number: str = OTHER) -> None:
    request_whatsapp_change(world, Actor.of(account), number, PASSWORD, INDONESIAN)


def change_mail(world: World, account: Account) -> None:
    request_email_change(world, Actor.of(account), NEW_MAIL, PASSWORD, INDONESIAN)


def token(world: World, template: str, channel: str = "email") -> str:
    [found] = [m for m in world.messages if m.template == template and m.channel == channel]
    return found.params["link"].partition("#token=")[2]


def test_a_number_that_nobody_proved_gets_its_own_proof_and_nothing_else(world: World) -> None:
    account = unproven(world)
    forgotten(world, NIK, ADDRESS, INDONESIAN)
    change_password(world, Actor.of(account), PASSWORD, "gajah duduk minum", INDONESIAN)
    assert numbers(world) == set()
    request_whatsapp_change(
        world, Actor.of(account), account.whatsapp, "gajah duduk minum", INDONESIAN
    )
    assert {m.template for m in world.messages if m.channel == "whatsapp"} == {"verify_whatsapp"}
    after = follow_link(world, number_link(world), None).account
    assert after.reachable_whatsapp == account.whatsapp
    forgotten(world, NIK, ADDRESS, INDONESIAN)
    assert numbers(world) == {account.whatsapp}


def test_the_link_of_a_registration_goes_by_e_mail_alone(world: World) -> None:
    completed(world)
    assert {(m.channel, m.template) for m in world.messages} == {("email", "verify_registration")}


def test_the_link_to_a_number_proves_the_number_alone(world: World) -> None:
    """It neither makes an account nor proves an address nor sets a password."""
    account = unproven(world)
    change_number(world, account)
    link = number_link(world)
    with pytest.raises(LinkExpired):
        set_password(world, link, "gajah duduk minum", INDONESIAN)
    after = follow_link(world, link, None).account
    assert (after.email, after.password_hash) == (account.email, account.password_hash)
    with pytest.raises(LinkExpired):
        follow_link(world, link, None)


def test_another_number_counts_once_its_link_is_followed_and_all_old_ways_hear_of_it(
    world: World,
) -> None:
    account = registered(world)
    change_number(world, account)
    assert numbers(world) == {OTHER}
    assert world.accounts.find(account.account_id) == account
    after = follow_link(world, number_link(world), None).account
    assert after.reachable_whatsapp == OTHER
    told = {m.recipient.address for m in world.messages if m.template == "whatsapp_changed"}
    assert told == {account.email, account.whatsapp}


Change = Callable[[World, Account], None]


@pytest.mark.parametrize("change", [change_mail, change_number])
def test_links_die_with_the_ways_that_they_were_sent_by(world: World, change: Change) -> None:
    account = registered(world)
    forgotten(world, NIK, ADDRESS, INDONESIAN)
    old = world.only_link("reset_password")
    change(world, account)
    proof = number_link(world) if change is change_number else world.only_link("verify_email")
    follow_link(world, proof, None)
    with pytest.raises(LinkExpired):
        set_password(world, old, "gajah duduk minum", INDONESIAN)


@pytest.mark.parametrize("change", [change_mail, change_number])
def test_a_change_is_taken_back_from_the_old_way_and_the_thief_is_out(
    world: World, change: Change
) -> None:
    account = registered(world)
    change(world, account)
    number = change is change_number
    follow_link(world, number_link(world) if number else world.only_link("verify_email"), None)
    undo = token(world, "whatsapp_changed" if number else "email_changed")
    thief = sign_in(world, NIK, PASSWORD, ADDRESS)
    world.messages.clear()
    after = follow_link(world, undo, None).account
    assert (after.email, after.reachable_whatsapp) == (account.email, account.whatsapp)
    with pytest.raises(NotSignedIn):
        authenticate(world, thief.access_token)
    with pytest.raises(NotSignedIn):
        sign_in(world, NIK, PASSWORD, ADDRESS)
    assert numbers(world) == {account.whatsapp}
    set_password(world, token(world, "way_taken_back"), "gajah duduk minum", INDONESIAN)
    assert sign_in(world, NIK, "gajah duduk minum", ADDRESS)


def test_it_can_be_taken_back_for_a_week_even_after_the_password_was_changed(world: World) -> None:
    account = registered(world)
    change_mail(world, account)
    after = follow_link(world, world.only_link("verify_email"), None).account
    undo = token(world, "email_changed")
    change_password(world, Actor.of(after), PASSWORD, "gajah duduk minum", INDONESIAN)
    world.wait(days=6, hours=23)
    assert follow_link(world, undo, None).account.email == account.email


LINKS = (TokenPurpose.CHANGE_EMAIL, TokenPurpose.PROVE_WHATSAPP, TokenPurpose.TAKE_BACK)


def stored_link(world: World, purpose: TokenPurpose, subject: str, **about: Any) -> str:
    given = {"email": NEW_MAIL, "whatsapp": OTHER, "generation": 0, "ways": "", **about}
    made, link = new_token(world, purpose, subject, timedelta(hours=1), **given)
    world.commit(Add(made))
    return link.partition("#token=")[2]


@pytest.mark.parametrize("purpose", [*LINKS, TokenPurpose.SET_PASSWORD])
def test_a_link_of_an_account_that_is_no_more_opens_nothing(
    world: World, purpose: TokenPurpose
) -> None:
    secret = stored_link(world, purpose, "nobody")
    with pytest.raises(LinkExpired):
        if purpose in LINKS:
            follow_link(world, secret, None)
        else:
            set_password(world, secret, "gajah duduk minum", INDONESIAN)


@pytest.mark.parametrize(
    ("purpose", "about"),
    [
        (TokenPurpose.CHANGE_EMAIL, {"email": None}),
        (TokenPurpose.PROVE_WHATSAPP, {"whatsapp": None}),
        (TokenPurpose.TAKE_BACK, {"email": None}),
    ],
)
def test_a_link_that_does_not_say_which_way_opens_nothing(
    world: World, purpose: TokenPurpose, about: dict[str, Any]
) -> None:
    account = registered(world)
    of_now = {"generation": account.generation, "ways": ways_of(account)}
    secret = stored_link(world, purpose, account.account_id, **of_now, **about)
    with pytest.raises(LinkExpired):
        follow_link(world, secret, None)
    assert world.accounts.find(account.account_id) == account


def test_nothing_is_taken_back_for_an_account_that_was_disabled(world: World) -> None:
    account = registered(world)
    change_mail(world, account)
    follow_link(world, world.only_link("verify_email"), None)
    undo = token(world, "email_changed")
    before = world.accounts.find(account.account_id)
    disabled = before.replace(enabled=False, version=before.version + 1)
    world.commit(Put(disabled, before))
    with pytest.raises(LinkExpired):
        follow_link(world, undo, None)


def test_after_a_week_it_is_too_late(world: World) -> None:
    account = registered(world)
    change_mail(world, account)
    follow_link(world, world.only_link("verify_email"), None)
    undo = token(world, "email_changed")
    world.wait(days=7)
    with pytest.raises(LinkExpired):
        follow_link(world, undo, None)


def test_a_thief_cannot_take_back_what_the_owner_took_back(world: World) -> None:
    """The thief changed the address twice, and so holds such a link as well."""
    account = registered(world)
    change_mail(world, account)
    stolen = follow_link(world, world.only_link("verify_email"), None).account
    owners = token(world, "email_changed")
    world.messages.clear()
    world.wait(minutes=1)
    request_email_change(world, Actor.of(stolen), "lagi@contoh.id", PASSWORD, INDONESIAN)
    follow_link(world, world.only_link("verify_email"), None)
    thiefs = token(world, "email_changed")
    world.wait(minutes=1)
    follow_link(world, owners, None)
    with pytest.raises(LinkExpired):
        follow_link(world, thiefs, None)
    found = world.accounts.find(account.account_id)
    assert found and found.email == account.email


def test_what_is_changed_after_taking_back_can_be_taken_back_as_well(world: World) -> None:
    account = registered(world)
    for _ in range(2):
        world.messages.clear()
        change_mail(world, account)
        follow_link(world, world.only_link("verify_email"), None)
        world.wait(minutes=1)
        follow_link(world, token(world, "email_changed"), None)
        set_password(world, token(world, "way_taken_back"), PASSWORD, INDONESIAN)
        world.wait(minutes=1)
        found = world.accounts.find(account.account_id)
        assert found and found.email == account.email


def test_an_officer_gives_a_code_besides_the_password_to_change_any_way(world: World) -> None:
    rina = officer(world)
    with_factor(world, rina.account_id)
    actor = Actor.of(rina)
    acts: list[Callable[[str | None], object]] = [
        lambda code: request_email_change(world, actor, NEW_MAIL, PASSWORD, INDONESIAN, code),
        lambda code: request_whatsapp_change(world, actor, OTHER, PASSWORD, INDONESIAN, code),
        lambda code: change_password(world, actor, PASSWORD, "gajah biru", INDONESIAN, code),
    ]
    for act in acts:
        for code, said in ((None, "code-needed"), ("000000", "wrong-code")):
            with pytest.raises(InvalidInput) as refused:
                act(code)
            assert [(f.path, f.code) for f in refused.value.fields] == [("code", said)]
        code = fresh_code(world, rina.account_id)
        act(code)
        with pytest.raises(InvalidInput):  # it is used up by what it proved
            act(code_at(world.now()))
        with_factor(world, rina.account_id)


def test_proofs_to_one_number_are_few_whoever_asks_for_them(world: World) -> None:
    people = [
        registered(world, nik=f"13021017059000{n:02}", email=f"orang{n}@contoh.id")
        for n in range(2, 5)
    ]
    world.messages.clear()
    with pytest.raises(TooManyAttempts):
        for _ in range(3):
            for person in people:
                change_number(world, person)
    assert len([m for m in world.messages if m.recipient.address == OTHER]) == 5


def test_an_invitation_goes_by_e_mail_and_the_number_is_proven_after_it(world: World) -> None:
    rina = create_officer(world, administrator(world), form())
    assert numbers(world) == set()
    set_password(world, world.only_link("officer_invitation"), PASSWORD, INDONESIAN)
    world.messages[:] = [m for m in world.messages if m.template == "verify_whatsapp"]
    assert numbers(world) == {rina.whatsapp}
