"""Others change how an officer signs in: never one alone, where it matters (docs/checks.md 53, 59
and 60)."""

from collections.abc import Callable

import pytest

from chalicelib.domain.accounts.factors import SecondFactor, WayChange
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.officers import OfficerForm, create_officer
from chalicelib.domain.accounts.recovery import set_password
from chalicelib.domain.accounts.second_factor import finish_sign_in
from chalicelib.domain.accounts.sign_in import authenticate, sign_in
from chalicelib.domain.accounts.tickets import FactorWanted
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.accounts.way_changes import (
    approve,
    ask_address_change,
    ask_factor_reset,
    list_changes,
    reset_last_administrator,
    withdraw,
)
from chalicelib.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotSignedIn
from chalicelib.domain.office import Role
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language
from infra.local.codes import code_at
from infra.ops.accounts import reset_second_factor
from tests.fakes.ports import FakePorts, office_data
from tests.support import stored
from tests.support.factor import with_factor
from tests.support.people import an_officer
from tests.unit.accounts.world import ADDRESS, PASSWORD

WHY = "Ponsel hilang."
NEW = "baru@kantor.example"


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


def staff(ports: FakePorts, *roles: str, number: int) -> Actor:
    hashed = ports.passwords.hash(PASSWORD)
    actor = an_officer(ports, *roles, number=number, password_hash=hashed)
    with_factor(ports, actor.account_id)
    return actor


def enrolled(ports: FakePorts, actor: Actor) -> bool:
    return ports.records.find(SecondFactor, actor.account_id) is not None


def told(ports: FakePorts, template: str) -> set[str]:
    return {m.recipient.address or "" for m in stored.messages(ports) if m.template == template}


def link(ports: FakePorts, template: str) -> str:
    """The token of the newest one."""
    found = [m for m in stored.messages(ports) if m.template == template and "link" in m.params]
    newest = max(found, key=lambda message: message.message_id)
    return str(newest.params["link"]).partition("#token=")[2]


def account(ports: FakePorts, actor: Actor) -> Account:
    found = ports.accounts.find(actor.account_id)
    assert found
    return found


def signed_in(ports: FakePorts, actor: Actor) -> str:
    wanted = sign_in(ports, actor.nik, PASSWORD, ADDRESS)
    assert isinstance(wanted, FactorWanted)
    ports.clock.advance(seconds=30)
    return finish_sign_in(ports, wanted.ticket, code_at(ports.clock.now()))[0].access_token


def test_of_a_clerk_one_administrator_takes_it_off_and_sessions_end(ports: FakePorts) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    token = signed_in(ports, clerk)
    assert ask_factor_reset(ports, admin, clerk.account_id, WHY) is None
    assert not enrolled(ports, clerk)
    with pytest.raises(NotSignedIn):
        authenticate(ports, token)
    before = account(ports, clerk)
    assert told(ports, "second_factor_reset") == {before.email, before.whatsapp}
    wanted = sign_in(ports, clerk.nik, PASSWORD, ADDRESS)
    assert isinstance(wanted, FactorWanted) and not wanted.enrolled
    note = ports.notes.of(f"account#{clerk.account_id}", limit=9)[-1]
    assert (note.event, note.actor_id) == ("second-factor-reset", admin.account_id)
    assert note.details["reason"] == WHY


@pytest.mark.parametrize("roles", [("head",), ("administrator",), ("back_office", "head")])
def test_of_the_head_and_administrators_it_needs_a_second_person(
    ports: FakePorts, roles: tuple[str, ...]
) -> None:
    admin, second = (staff(ports, "administrator", number=n) for n in (1, 2))
    target = staff(ports, *roles, number=3)
    assert ask_factor_reset(ports, admin, target.account_id, WHY)
    assert enrolled(ports, target)
    ways = account(ports, target)
    assert told(ports, "factor_change_asked") == {ways.email, ways.whatsapp}
    [waiting] = list_changes(ports, second).items
    assert (waiting.account_id, waiting.asked_by, waiting.reason) == (
        *(target.account_id, admin.account_id, WHY),
    )
    for alone in (admin, target):
        with pytest.raises(NotAllowed):
            approve(ports, alone, target.account_id)
    approve(ports, second, target.account_id)
    assert not enrolled(ports, target)
    assert list(list_changes(ports, second).items) == []


def test_after_a_day_whoever_asked_needs_nobody_else(ports: FakePorts) -> None:
    admin, head = staff(ports, "administrator", number=1), staff(ports, "head", number=2)
    ask_factor_reset(ports, admin, head.account_id, WHY)
    ports.clock.advance(hours=23, minutes=59)
    with pytest.raises(NotAllowed, match="second-person-needed"):
        approve(ports, admin, head.account_id)
    ports.clock.advance(minutes=1)
    approve(ports, admin, head.account_id)
    assert not enrolled(ports, head)


def test_whoever_still_has_the_code_ends_it_by_signing_in(ports: FakePorts) -> None:
    admin, head = staff(ports, "administrator", number=1), staff(ports, "head", number=2)
    ask_factor_reset(ports, admin, head.account_id, WHY)
    signed_in(ports, head)
    ports.clock.advance(days=2)
    with pytest.raises(NotFound, match="no-change-waits"):
        approve(ports, admin, head.account_id)
    assert enrolled(ports, head)


def test_the_head_may_be_the_second_person_and_nobody_below(ports: FakePorts) -> None:
    admin, target = (staff(ports, "administrator", number=n) for n in (1, 2))
    head, secretary = staff(ports, "head", number=3), staff(ports, "secretary", number=4)
    ask_factor_reset(ports, admin, target.account_id, WHY)
    for act in (list_changes, lambda p, a: approve(p, a, target.account_id)):
        with pytest.raises(NotAllowed, match="not-for-this-role"):
            act(ports, secretary)
    with pytest.raises(NotAllowed, match="not-for-this-role"):
        withdraw(ports, secretary, target.account_id)
    approve(ports, head, target.account_id)
    assert not enrolled(ports, target)


@pytest.mark.parametrize("by", ["second", "target"])
def test_it_can_be_withdrawn(ports: FakePorts, by: str) -> None:
    admin, second = (staff(ports, "administrator", number=n) for n in (1, 2))
    head = staff(ports, "head", number=3)
    ask_factor_reset(ports, admin, head.account_id, WHY)
    with pytest.raises(Conflict, match="change-waits-already"):
        ask_factor_reset(ports, second, head.account_id, WHY)
    withdraw(ports, second if by == "second" else head, head.account_id)
    assert ports.records.find(WayChange, head.account_id) is None
    assert enrolled(ports, head)


def test_nobody_but_an_administrator_asks_and_never_for_oneself(ports: FakePorts) -> None:
    admin, head = staff(ports, "administrator", number=1), staff(ports, "head", number=2)
    clerk = staff(ports, "back_office", number=3)
    for ask in (
        lambda by, of: ask_factor_reset(ports, by, of.account_id, WHY),
        lambda by, of: ask_address_change(ports, by, of.account_id, NEW, WHY),
    ):
        with pytest.raises(NotAllowed, match="not-for-this-role"):
            ask(head, clerk)
        with pytest.raises(NotAllowed, match="own-account"):
            ask(admin, admin)


def readdressed(ports: FakePorts, admin: Actor, officer: Actor) -> None:
    """Asked for by one administrator, agreed to by another."""
    assert ask_address_change(ports, admin, officer.account_id, NEW, WHY)
    approve(ports, staff(ports, "administrator", number=9), officer.account_id)


def test_one_administrator_alone_moves_no_clerk_s_mail_to_their_own_box(ports: FakePorts) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    before = account(ports, clerk)
    assert ask_address_change(ports, admin, clerk.account_id, NEW, WHY)
    assert told(ports, "address_change_asked") == {before.email, before.whatsapp}
    assert told(ports, "verify_email") == set(), "no link has gone to the new address"
    with pytest.raises(NotAllowed, match="second-person-needed"):
        approve(ports, admin, clerk.account_id)
    withdraw(ports, clerk, clerk.account_id)
    ports.clock.advance(days=2)
    with pytest.raises(NotFound):
        approve(ports, admin, clerk.account_id)


def test_after_a_new_address_a_clerk_s_factor_waits_too_so_that_nobody_takes_both_slowly(
    ports: FakePorts,
) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    readdressed(ports, admin, clerk)
    follow_link(ports, link(ports, "verify_email"), None)
    ports.clock.advance(days=8)
    assert ask_factor_reset(ports, admin, clerk.account_id, WHY)
    assert enrolled(ports, clerk)
    withdraw(ports, clerk, clerk.account_id)
    ports.clock.advance(days=90)
    assert ask_factor_reset(ports, admin, clerk.account_id, WHY) is None


def test_a_new_address_counts_once_its_link_is_followed(ports: FakePorts) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    before = account(ports, clerk)
    readdressed(ports, admin, clerk)
    assert account(ports, clerk).email == before.email
    assert told(ports, "address_change_begun") == {before.email, before.whatsapp}
    assert told(ports, "verify_email") == {NEW}
    follow_link(ports, link(ports, "verify_email"), None)
    assert account(ports, clerk).email == NEW
    assert told(ports, "email_changed") >= {before.email}


def test_an_invitation_that_went_to_a_wrong_address_goes_to_the_right_one(
    ports: FakePorts,
) -> None:
    admin = staff(ports, "administrator", number=1)
    form = OfficerForm(
        nik="1302105705850001", name="Rina Marlina", email="salah@kantor.example",
        whatsapp="081266667777", roles=("back_office",),
    )  # fmt: skip
    rina = create_officer(ports, admin, form)
    old = link(ports, "officer_invitation")
    ask_address_change(ports, admin, rina.account_id, NEW, "Salah ketik.")
    with pytest.raises(LinkExpired):
        set_password(ports, old, PASSWORD, Language.INDONESIAN)
    new = link(ports, "officer_invitation")
    assert new != old
    set_password(ports, new, PASSWORD, Language.INDONESIAN)


def test_an_address_of_somebody_else_is_refused(ports: FakePorts) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    other = account(ports, staff(ports, "bpjs", number=3))
    with pytest.raises(InvalidInput) as refused:
        ask_address_change(ports, admin, clerk.account_id, other.email, WHY)
    assert [(f.path, f.code) for f in refused.value.fields] == [("email", "address-taken")]


Ask = Callable[[FakePorts, Actor, str], object]


def _reset(ports: FakePorts, admin: Actor, account_id: str) -> object:
    done = ask_factor_reset(ports, admin, account_id, WHY)
    if done:
        approve(ports, staff(ports, "administrator", number=8), account_id)
    return done


def _readdress(ports: FakePorts, admin: Actor, account_id: str) -> object:
    done = ask_address_change(ports, admin, account_id, NEW, WHY)
    approve(ports, staff(ports, "administrator", number=9), account_id)
    follow_link(ports, link(ports, "verify_email"), None)
    return done


@pytest.mark.parametrize(("first", "then"), [(_reset, _readdress), (_readdress, _reset)])
def test_never_both_ways_of_one_account_within_a_week(
    ports: FakePorts, first: Ask, then: Ask
) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    first(ports, admin, clerk.account_id)
    with_factor(ports, clerk.account_id)
    ports.clock.advance(days=6, hours=23)
    with pytest.raises(Conflict, match="ways-changed-lately"):
        then(ports, admin, clerk.account_id)
    ports.clock.advance(hours=1)
    then(ports, admin, clerk.account_id)


def test_a_link_to_a_new_address_dies_with_a_reset_of_the_factor(ports: FakePorts) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    readdressed(ports, admin, clerk)
    sent = link(ports, "verify_email")
    ask_factor_reset(ports, admin, clerk.account_id, WHY)
    with pytest.raises(LinkExpired):
        follow_link(ports, sent, None)


def test_an_operator_helps_the_last_administrator_alone(ports: FakePorts) -> None:
    admin = staff(ports, "administrator", number=1)
    clerk = staff(ports, "back_office", number=2)
    with pytest.raises(NotAllowed, match="not-an-administrator"):
        reset_last_administrator(ports, account(ports, clerk), "Ujang")
    second = staff(ports, "administrator", number=3)
    with pytest.raises(NotAllowed, match="not-an-administrator"):
        closed = account(ports, admin).replace(enabled=False)
        reset_last_administrator(ports, closed, "Ujang")
    with pytest.raises(NotAllowed, match="another-administrator"):
        reset_last_administrator(ports, account(ports, admin), "Ujang")
    gone = account(ports, second)
    ports.commit(Put(gone.replace(enabled=False, version=gone.version + 1), gone))
    reset_last_administrator(ports, account(ports, admin), "Ujang")
    assert not enrolled(ports, admin)
    note = ports.notes.of(f"account#{admin.account_id}", limit=9)[-1]
    assert (note.actor_id, note.details["operator"]) == ("system", "Ujang")
    assert len(told(ports, "second_factor_reset")) == 2


def test_who_is_protected_is_data() -> None:
    roles = office_data().roles
    assert {name for name, role in roles.items() if role.needs_second_person} == {
        *("head", "administrator"),
    }
    assert not Role.model_fields["needs_second_person"].default


def test_the_operator_s_command_does_so_and_says_what_it_did(
    ports: FakePorts, capsys: pytest.CaptureFixture[str]
) -> None:
    admin, clerk = staff(ports, "administrator", number=1), staff(ports, "back_office", number=2)
    assert reset_second_factor(ports, "nobody@kantor.example", "Ujang") == 1
    assert reset_second_factor(ports, account(ports, clerk).email, "Ujang") == 1
    assert "Ask an administrator" in capsys.readouterr().out
    assert reset_second_factor(ports, account(ports, admin).email, "Ujang") == 0
    assert not enrolled(ports, admin) and enrolled(ports, clerk)
