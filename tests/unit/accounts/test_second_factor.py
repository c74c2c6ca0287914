"""Officers sign in with a second factor (docs/checks.md 53 and 59)."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.domain.accounts import totp
from chalicelib.domain.accounts.factors import CodeRefused, SecondFactor
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.recovery import forgotten, set_password
from chalicelib.domain.accounts.second_factor import (
    Enrolled,
    begin_enrolment,
    change_factor,
    confirm_enrolment,
    finish_sign_in,
    new_recovery_codes,
    own_factor,
)
from chalicelib.domain.accounts.sign_in import SignedIn, authenticate, sign_in
from chalicelib.domain.accounts.tickets import FactorWanted, TicketExpired
from chalicelib.domain.errors import Conflict, InvalidInput, NotSignedIn, TooManyAttempts
from chalicelib.domain.office import Role
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language, Localized
from infra.local.codes import code_at
from tests.support.factor import RECOVERY_CODES, with_factor
from tests.unit.accounts.world import ADDRESS, PASSWORD, World, entered, officer, registered

INDONESIAN = Language.INDONESIAN


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def rina(world: World) -> Account:
    account = officer(world)
    with_factor(world, account.account_id)
    return account


def ticket(world: World, account: Account) -> str:
    found = sign_in(world, account.nik, PASSWORD, ADDRESS)
    assert isinstance(found, FactorWanted)
    return found.ticket


def enrolled(world: World, account: Account) -> tuple[bytes, Enrolled]:
    """With an app of the person's own."""
    own = ticket(world, account)
    secret = begin_enrolment(world, own).secret
    code = totp.code(secret, totp.step_at(world.now()))
    return secret, confirm_enrolment(world, own, code, INDONESIAN)


def refusal(found: pytest.ExceptionInfo[CodeRefused]) -> list[tuple[str, str]]:
    return [(field.path, field.code) for field in found.value.fields]


def test_an_officers_password_alone_opens_no_session(world: World, rina: Account) -> None:
    found = sign_in(world, rina.nik, PASSWORD, ADDRESS)
    assert isinstance(found, FactorWanted) and found.enrolled
    assert list(world.sessions.of_account(rina.account_id, world.now())) == []
    signed_in, left = finish_sign_in(world, found.ticket, code_at(world.now()))
    assert authenticate(world, signed_in.access_token).account_id == rina.account_id
    assert left == 10


def test_a_citizen_needs_no_second_factor(world: World) -> None:
    assert isinstance(sign_in(world, registered(world).nik, PASSWORD, ADDRESS), SignedIn)


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_is_good_once_and_so_are_those_before_it(
    world: World, rina: Account, steps: int
) -> None:
    code = code_at(world.now(), steps)
    finish_sign_in(world, ticket(world, rina), code)
    for again in range(-1, steps + 1):
        with pytest.raises(CodeRefused) as found:
            finish_sign_in(world, ticket(world, rina), code_at(world.now(), again))
        assert refusal(found) == [("code", "code-already-used")]
    world.wait(seconds=60)
    assert finish_sign_in(world, ticket(world, rina), code_at(world.now()))


@pytest.mark.parametrize(
    "typed",
    [
        "\u0661\u0662\u0663\u0664\u0665\u0666",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "12345\u00b2",
        "",
        "\u00e9",
    ],
)
def test_digits_of_other_scripts_are_a_wrong_code(world: World, rina: Account, typed: str) -> None:
    """And no fault of ours: codes are compared in a way that takes ASCII alone."""
    with pytest.raises(CodeRefused) as found:
        finish_sign_in(world, ticket(world, rina), typed)
    assert refusal(found) == [("code", "wrong-code")]


def test_a_code_that_was_used_is_no_guess(world: World, rina: Account) -> None:
    finish_sign_in(world, ticket(world, rina), code_at(world.now()))
    for _ in range(12):
        with pytest.raises(CodeRefused):
            finish_sign_in(world, ticket(world, rina), code_at(world.now()))
    assert finish_sign_in(world, ticket(world, rina), code_at(world.now(), 1))


def test_of_two_who_send_the_same_code_at_once_one_gets_in(world: World, rina: Account) -> None:
    tickets = [ticket(world, rina) for _ in range(6)]

    def attempt(own: str) -> bool:
        try:
            return bool(finish_sign_in(world, own, code_at(world.now())))
        except CodeRefused:
            return False

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(attempt, tickets)) == 1


def test_ten_tries_in_a_quarter_of_an_hour_whatever_tickets_they_are_made_with(
    world: World, rina: Account
) -> None:
    for _ in range(10):
        with pytest.raises(CodeRefused) as found:
            finish_sign_in(world, ticket(world, rina), "000000")
        assert refusal(found) == [("code", "wrong-code")]
    with pytest.raises(TooManyAttempts):
        finish_sign_in(world, ticket(world, rina), code_at(world.now()))
    world.wait(minutes=15)
    assert finish_sign_in(world, ticket(world, rina), code_at(world.now()))


def test_a_right_code_forgives_the_wrong_ones(world: World, rina: Account) -> None:
    for _ in range(3):
        for _ in range(9):
            with pytest.raises(CodeRefused):
                finish_sign_in(world, ticket(world, rina), "000000")
        world.wait(seconds=30)
        finish_sign_in(world, ticket(world, rina), code_at(world.now()))


def test_a_ticket_is_good_for_ten_minutes_and_once(world: World, rina: Account) -> None:
    late, spent = ticket(world, rina), ticket(world, rina)
    finish_sign_in(world, spent, code_at(world.now()))
    world.wait(seconds=60)
    with pytest.raises(TicketExpired):
        finish_sign_in(world, spent, code_at(world.now()))
    world.wait(minutes=9)
    with pytest.raises(TicketExpired):
        finish_sign_in(world, late, code_at(world.now()))


def test_a_ticket_dies_with_the_account_that_it_was_given_for(world: World, rina: Account) -> None:
    old, now = ticket(world, rina), world.accounts.find(rina.account_id)
    assert now is not None
    world.commit(Put(now.replace(enabled=False, version=now.version + 1), now))
    with pytest.raises(TicketExpired):
        finish_sign_in(world, old, code_at(world.now()))


def test_a_ticket_dies_with_the_password_that_it_was_given_for(world: World, rina: Account) -> None:
    old = ticket(world, rina)
    forgotten(world, rina.nik, ADDRESS, INDONESIAN)
    set_password(world, world.only_link("reset_password"), "gajah duduk minum", INDONESIAN)
    with pytest.raises(TicketExpired):
        finish_sign_in(world, old, code_at(world.now()))


def test_a_link_to_set_the_password_does_not_replace_the_second_factor(
    world: World, rina: Account
) -> None:
    forgotten(world, rina.nik, ADDRESS, INDONESIAN)
    set_password(world, world.only_link("reset_password"), "gajah duduk minum", INDONESIAN)
    assert isinstance(sign_in(world, rina.nik, "gajah duduk minum", ADDRESS), FactorWanted)


def test_a_recovery_code_is_good_once_in_any_spelling(world: World, rina: Account) -> None:
    used = RECOVERY_CODES[3].lower().replace("-", " ")
    _, left = finish_sign_in(world, ticket(world, rina), used)
    assert left == 9
    with pytest.raises(CodeRefused) as found:
        finish_sign_in(world, ticket(world, rina), RECOVERY_CODES[3])
    assert refusal(found) == [("code", "wrong-code")]


def test_recovery_codes_have_no_letters_that_are_confused_and_are_stored_as_keyed_hashes(
    world: World, rina: Account
) -> None:
    secret, done = enrolled(world, officer(world, 2))
    assert len(set(done.recovery_codes)) == 10
    assert not set("".join(done.recovery_codes)) & set("0O1IL")
    stored = world.records.find(SecondFactor, done.signed_in.account.account_id)
    assert stored and len(stored.recovery) == 10
    text = stored.model_dump_json()
    for code in done.recovery_codes:
        assert code not in text and code.replace("-", "") not in text
    assert totp.base32(secret).replace(" ", "") not in text and secret.hex() not in text


def test_a_new_officer_sets_the_factor_up_before_anything_else(world: World) -> None:
    account = officer(world)
    found = sign_in(world, account.nik, PASSWORD, ADDRESS)
    assert isinstance(found, FactorWanted) and not found.enrolled
    with pytest.raises(Conflict, match="no-second-factor"):
        finish_sign_in(world, found.ticket, "000000")
    with pytest.raises(Conflict, match="enrolment-not-begun"):
        confirm_enrolment(world, found.ticket, "000000", INDONESIAN)
    begun = begin_enrolment(world, found.ticket)
    assert begin_enrolment(world, found.ticket).secret == begun.secret  # the page loaded twice
    with pytest.raises(CodeRefused):
        confirm_enrolment(world, found.ticket, "000000", INDONESIAN)
    code = totp.code(begun.secret, totp.step_at(world.now()))
    done = confirm_enrolment(world, found.ticket, code, INDONESIAN)
    assert authenticate(world, done.signed_in.access_token).has_role("back_office")
    assert world.only_message("second_factor_set")
    with pytest.raises(CodeRefused) as refused:  # not even the code of the enrolment twice
        finish_sign_in(world, ticket(world, account), code)
    assert refusal(refused) == [("code", "code-already-used")]
    assert world.chain_is_whole(done.signed_in.account)


def test_who_has_a_factor_cannot_be_given_another_by_the_password_alone(
    world: World, rina: Account
) -> None:
    own = ticket(world, rina)
    for act in (
        lambda: begin_enrolment(world, own),
        lambda: confirm_enrolment(world, own, code_at(world.now()), INDONESIAN),
    ):
        with pytest.raises(Conflict, match="second-factor-exists"):
            act()


def test_two_who_enrol_at_once_do_not_both_hold_the_key(world: World) -> None:
    account = officer(world)
    mine, theirs = ticket(world, account), ticket(world, account)
    secrets = {own: begin_enrolment(world, own).secret for own in (mine, theirs)}
    step = totp.step_at(world.now())
    confirm_enrolment(world, mine, totp.code(secrets[mine], step), INDONESIAN)
    with pytest.raises(TicketExpired):
        confirm_enrolment(world, theirs, totp.code(secrets[theirs], step), INDONESIAN)


def test_another_app_counts_once_it_has_shown_a_code_and_ends_all_sessions(
    world: World, rina: Account
) -> None:
    session = entered(world, rina.nik)
    actor = authenticate(world, session.access_token)
    world.wait(seconds=30)
    with pytest.raises(InvalidInput) as refused:
        change_factor(world, actor, "wrong", code_at(world.now()))
    assert refused.value.fields[0].path == "password"
    with pytest.raises(CodeRefused):
        change_factor(world, actor, PASSWORD, "000000")
    wanted, begun = change_factor(world, actor, PASSWORD, code_at(world.now()))
    with pytest.raises(TicketExpired):  # it is no ticket to sign in with
        finish_sign_in(world, wanted.ticket, code_at(world.now(), 1))
    code = totp.code(begun.secret, totp.step_at(world.now()))
    done = confirm_enrolment(world, wanted.ticket, code, INDONESIAN)
    with pytest.raises(NotSignedIn):
        authenticate(world, session.access_token)
    assert authenticate(world, done.signed_in.access_token)
    world.wait(seconds=60)
    with pytest.raises(CodeRefused):
        finish_sign_in(world, ticket(world, rina), code_at(world.now()))
    with pytest.raises(CodeRefused):
        finish_sign_in(world, ticket(world, rina), RECOVERY_CODES[0])


def test_new_recovery_codes_replace_the_old_ones_and_the_owner_is_told(
    world: World, rina: Account
) -> None:
    actor = Actor.of(rina)
    with pytest.raises(CodeRefused):
        new_recovery_codes(world, actor, PASSWORD, "000000", INDONESIAN)
    codes = new_recovery_codes(world, actor, PASSWORD, code_at(world.now()), INDONESIAN)
    assert world.only_message("recovery_codes_new")
    with pytest.raises(CodeRefused):
        finish_sign_in(world, ticket(world, rina), RECOVERY_CODES[0])
    assert finish_sign_in(world, ticket(world, rina), codes[0])[1] == 9


def role(**changes: object) -> Role:
    name = Localized(id="Petugas", en="Officer")
    return Role.model_validate({"id": "back_office", "name": name, "short_name": "BO", **changes})


def test_a_stage_may_lift_it_for_a_role_and_production_never(world: World) -> None:
    account = officer(world)
    world.roles["back_office"] = role(no_second_factor_in=("dev",))
    world.stage = "dev"
    assert isinstance(sign_in(world, account.nik, PASSWORD, ADDRESS), SignedIn)
    assert not own_factor(world, Actor.of(account)).obligatory
    for stage in ("prod", "staging", "local"):
        world.stage = stage
        assert isinstance(sign_in(world, account.nik, PASSWORD, ADDRESS), FactorWanted)
    with pytest.raises(ValueError, match="no_second_factor_in"):
        role(no_second_factor_in=("prod",))


def test_a_lifted_role_beside_another_changes_nothing(world: World) -> None:
    account = officer(world, roles=("back_office", "head"))
    world.roles["back_office"] = role(no_second_factor_in=("dev",))
    world.stage = "dev"
    assert isinstance(sign_in(world, account.nik, PASSWORD, ADDRESS), FactorWanted)


def test_who_has_a_factor_is_asked_for_it_even_where_it_is_lifted(
    world: World, rina: Account
) -> None:
    world.roles["back_office"] = role(no_second_factor_in=("dev",))
    world.stage = "dev"
    assert isinstance(sign_in(world, rina.nik, PASSWORD, ADDRESS), FactorWanted)
