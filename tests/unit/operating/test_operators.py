"""Somebody works for an institution whose applicant is another: asked, granted, ended."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts.model import Actor, KtpScan
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.errors import TooManyAttempts
from chalicelib.domain.operating import answering, ending, following, inviting
from chalicelib.domain.operating.inviting import NewOperator
from chalicelib.domain.operating.model import InvitedState, Operator, OperatorInvitation
from chalicelib.domain.storage import Add
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import fields_of, refused
from tests.support.operating import INSTITUTION, an_operator, asked
from tests.support.people import a_citizen

ADDRESS = "rina@yayasan.example"


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def owner(ports: FakePorts) -> Actor:
    return a_citizen(ports, 1)


@pytest.fixture
def person(ports: FakePorts) -> Actor:
    return a_citizen(ports, 2, email=ADDRESS)


def new(email: str = ADDRESS, **changes: object) -> NewOperator:
    said = {"institution": INSTITUTION, "name": "Rina Contoh", "language": Language.INDONESIAN}
    return NewOperator(**{**said, "email": email, **changes})  # type: ignore[arg-type]  # as typed


def templates(ports: FakePorts) -> list[str]:
    return [one.template for one in stored.messages(ports)]


def works(ports: FakePorts, owner: Actor, person: Actor) -> bool:
    return ports.records.find(Operator, owner.account_id, person.account_id) is not None


def test_yes_grants_it_and_both_are_told(ports: FakePorts, owner: Actor, person: Actor) -> None:
    token = asked(ports, owner, ADDRESS)
    shown = answering.look(ports, person, token)
    assert (shown.sender, shown.institution) == (owner.name, INSTITUTION)
    assert not works(ports, owner, person)
    answering.accept(ports, person, token)
    assert works(ports, owner, person)
    assert {"operator_begun_owner", "operator_begun_self"} <= set(templates(ports))
    [note] = ports.notes.of(f"account#{person.account_id}")
    assert (note.event, note.details) == ("operator-begun", {"for": owner.account_id})
    with pytest.raises(LinkExpired):
        answering.accept(ports, person, token)


def test_both_see_names_and_neither_a_number_nor_an_address(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    an_operator(ports, owner, person)
    by_owner = following.standing(ports, owner)
    assert by_owner.names == {person.account_id: person.name}
    by_operator = following.standing(ports, person)
    assert by_operator.names == {owner.account_id: owner.name}
    for seen in (str(by_owner), str(by_operator)):
        assert owner.nik not in seen and person.nik not in seen and ADDRESS not in seen


def test_a_link_that_is_not_ours_opens_nothing(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    own_id = asked(ports, owner, ADDRESS).partition(".")[0]
    for token in ("", own_id, f"{own_id}.", f"{own_id}.wrong", f"other.{own_id}"):
        for act in (answering.look, answering.accept):
            with pytest.raises(LinkExpired):
                act(ports, person, token)
        with pytest.raises(LinkExpired):
            answering.decline(ports, token)


def test_only_the_account_with_that_very_address_says_yes(ports: FakePorts, owner: Actor) -> None:
    token = asked(ports, owner, ADDRESS)
    for act in (answering.look, answering.accept):
        with refused("invitation-for-another"):
            act(ports, a_citizen(ports, 3 if act is answering.look else 4), token)


def test_no_empties_the_invitation_and_that_address_is_left_alone_until_it_would_have_ended(
    ports: FakePorts, owner: Actor
) -> None:
    answering.decline(ports, asked(ports, owner, ADDRESS))
    found = ports.records.find(OperatorInvitation, inviting.identity(owner.account_id, ADDRESS))
    assert found and (found.state, found.email, found.name) == (InvitedState.DECLINED, "", "")
    with refused("invalid-input") as wrong:
        inviting.invite(ports, owner, new())
    assert fields_of(wrong) == [("email", "operator-already")]
    ports.clock.at += timedelta(days=ports.limits.operators.days)
    inviting.invite(ports, owner, new())


def test_what_is_taken_back_can_be_accepted_no_more_and_be_sent_again_a_few_times(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    own_id = inviting.identity(owner.account_id, ADDRESS)
    for _ in range(ports.limits.operators.again):
        token = asked(ports, owner, ADDRESS)
        inviting.withdraw(ports, owner, own_id)
        with pytest.raises(LinkExpired):
            answering.accept(ports, person, token)
    with refused("invalid-input"):
        inviting.invite(ports, owner, new())
    with refused("unknown-operator"):
        inviting.withdraw(ports, owner, own_id)


def test_nobody_takes_back_what_another_sent(ports: FakePorts, owner: Actor) -> None:
    asked(ports, owner, ADDRESS)
    with refused("unknown-operator"):
        stranger = a_citizen(ports, 5)
        inviting.withdraw(ports, stranger, inviting.identity(owner.account_id, ADDRESS))


def test_an_invitation_ends_by_itself(ports: FakePorts, owner: Actor, person: Actor) -> None:
    token = asked(ports, owner, ADDRESS)
    ports.clock.at += timedelta(days=ports.limits.operators.days)
    with pytest.raises(LinkExpired):
        answering.accept(ports, person, token)
    assert following.standing(ports, owner).invited == []


def test_the_e_mail_speaks_the_language_that_the_sender_picks(
    ports: FakePorts, owner: Actor
) -> None:
    ports.clock.at = ports.clock.at.replace(month=5, day=1)
    inviting.invite(ports, owner, new(language=Language.ENGLISH))
    [mail] = stored.messages(ports)
    assert (mail.language, mail.params["until"]) == (Language.ENGLISH, "8 May 2026")


def test_what_is_wrong_is_named(ports: FakePorts, owner: Actor) -> None:
    account = ports.accounts.find(owner.account_id)
    assert account
    for changes, problem in (
        ({"institution": " "}, ("institution", "required")),
        ({"institution": "www.contoh.id"}, ("institution", "link-in-name")),
        ({"email": "bukan alamat"}, ("email", "not-an-email")),
        ({"email": account.email.upper()}, ("email", "operator-own")),
        ({"name": ""}, ("name", "required")),
    ):
        with refused("invalid-input") as wrong:
            inviting.invite(ports, owner, new(**changes))  # type: ignore[arg-type]  # as typed
        assert fields_of(wrong) == [problem]
    assert templates(ports) == []


def test_whoever_was_not_looked_at_asks_nobody(ports: FakePorts) -> None:
    scan = KtpScan(key="ktp/x/ktp/1", version_id="1")
    unseen = a_citizen(ports, 6, ktp=scan, identity_seen_at=None)
    with refused("operator-sender-unseen"):
        inviting.invite(ports, unseen, new())


def test_there_is_room_for_so_many_and_so_many_a_day(ports: FakePorts, owner: Actor) -> None:
    limits = ports.limits.operators
    for number in range(limits.of_one):
        inviting.invite(ports, owner, new(f"rina{number}@yayasan.example"))
    with refused("operators-full"):
        inviting.invite(ports, owner, new())
    inviting.withdraw(ports, owner, inviting.identity(owner.account_id, "rina0@yayasan.example"))
    with pytest.raises(TooManyAttempts):
        inviting.invite(ports, owner, new())


def test_one_person_works_for_so_many(ports: FakePorts, person: Actor) -> None:
    most = ports.limits.operators.for_institutions
    for number in range(most):
        an_operator(ports, a_citizen(ports, 20 + number), person)
    with refused("institutions-full"):
        an_operator(ports, a_citizen(ports, 20 + most), person)


def test_an_operator_is_asked_in_vain_twice(ports: FakePorts, owner: Actor, person: Actor) -> None:
    an_operator(ports, owner, person)
    ports.clock.at += timedelta(days=ports.limits.operators.days)
    with refused("already-operator"):
        an_operator(ports, owner, person)


@pytest.mark.parametrize("by", ["owner", "operator"])
def test_either_of_them_ends_it_and_both_are_told(
    ports: FakePorts, owner: Actor, person: Actor, by: str
) -> None:
    an_operator(ports, owner, person)
    if by == "owner":
        ending.remove(ports, owner, person.account_id)
    else:
        ending.leave(ports, person, owner.account_id)
    assert not works(ports, owner, person)
    assert {"operator_ended_owner", "operator_ended_self"} <= set(templates(ports))
    actor = owner if by == "owner" else person
    note = ports.notes.of(f"account#{actor.account_id}")[-1]
    assert note.details == {"operator_id": person.account_id, "for": owner.account_id}
    with refused("unknown-operator"):
        ending.remove(ports, owner, person.account_id)


def test_nobody_ends_what_is_anothers(ports: FakePorts, owner: Actor, person: Actor) -> None:
    an_operator(ports, owner, person)
    stranger = a_citizen(ports, 7)
    with refused("unknown-operator"):
        ending.remove(ports, stranger, person.account_id)
    with refused("unknown-operator"):
        ending.leave(ports, stranger, owner.account_id)
    assert works(ports, owner, person)


@pytest.mark.parametrize("erased", ["owner", "operator"])
def test_an_erased_account_works_for_nobody_and_nobody_for_it(
    ports: FakePorts, owner: Actor, person: Actor, erased: str
) -> None:
    an_operator(ports, owner, person)
    asked(ports, owner, "tari@yayasan.example")
    gone = owner if erased == "owner" else person
    ending.erase_of(ports, gone.account_id)
    assert not works(ports, owner, person)
    left = ports.operators.invited_by(owner.account_id, limit=5)
    assert [one.email for one in left if one.email] == (
        [] if erased == "owner" else ["tari@yayasan.example"]
    )


def test_whoever_an_officer_doubts_asks_nobody(ports: FakePorts) -> None:
    doubted = a_citizen(ports, 8, identity_doubt=True)
    with refused("operator-sender-unseen"):
        inviting.invite(ports, doubted, new())


def test_an_invitation_of_an_account_that_was_closed_leads_nowhere(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    token = asked(ports, owner, ADDRESS)
    account = ports.accounts.find(owner.account_id)
    assert account
    stored.put_account(ports, account.replace(enabled=False))
    for act in (answering.look, answering.accept):
        with pytest.raises(LinkExpired):
            act(ports, person, token)
    assert not works(ports, owner, person)


def test_nobody_joins_an_institution_that_is_full(
    ports: FakePorts, owner: Actor, person: Actor
) -> None:
    token = asked(ports, owner, ADDRESS)
    for number in range(ports.limits.operators.of_one):
        one = Operator(
            owner_id=owner.account_id,
            account_id=f"other-{number}",
            institution=INSTITUTION,
            since=ports.clock.now(),
        )
        ports.commit(Add(one))
    with refused("operators-full"):
        answering.accept(ports, person, token)
