"""Passing a role on (Plh. and Plt.): who may, for how long, and what it allows."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts import delegations
from chalicelib.domain.accounts.model import Account, ActingKind
from tests.support import stored
from tests.support.cases import fields_of, refused
from tests.support.delegating import LETTER, MONDAY, Office
from tests.support.people import a_citizen, an_officer
from tests.support.racing import before_the_next_commit


@pytest.fixture
def office() -> Office:
    return Office()


# --- what it gives ---------------------------------------------------------------------------


def test_the_role_counts_on_its_days_and_on_no_other(office: Office) -> None:
    office.give(starts_on=MONDAY + timedelta(days=1), until=MONDAY + timedelta(days=2))
    midnight = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # Tuesday begins at the office
    counts = {}
    for moment in (
        midnight - timedelta(seconds=1),
        midnight,
        midnight + timedelta(days=2, seconds=-1),
        midnight + timedelta(days=2),
    ):
        office.ports.clock.at = moment
        counts[moment] = office.now(office.deputy).has_role("section_head")
    assert list(counts.values()) == [False, True, True, False]


def test_one_s_own_role_needs_no_delegation(office: Office) -> None:
    office.give()
    deputy = office.now(office.deputy)
    assert deputy.roles == ("bpjs", "section_head")
    assert deputy.acting_in("bpjs") is None
    acting = deputy.acting_in("section_head")
    assert acting and acting.on_behalf_of == office.staff["section_head"].account_id


def test_a_disabled_account_gains_nothing(office: Office) -> None:
    account = office.account(office.deputy)
    gone = account.replace(enabled=False)
    stored.put_account(office.ports, gone)
    with refused("invalid-input") as refusal:
        office.give()
    assert fields_of(refusal) == [("account_id", "not-an-officer")]


def test_the_audit_note_and_a_message_tell_of_it(office: Office) -> None:
    given = office.give().delegation
    note = office.ports.notes.of(office.account(office.deputy).subject)[-1]
    assert (note.event, note.actor_id, note.actor_role, note.public) == (
        "delegation-given",
        office.staff["section_head"].account_id,
        "section_head",
        False,
    )
    assert note.details == {
        "delegation": given.delegation_id,
        "delegated_role": "section_head",
        "kind": "plh",
        "starts_on": "2026-03-02",
        "until": "2026-03-06",
        "basis": LETTER,
        "on_behalf_of": office.staff["section_head"].name,
    }
    sent = stored.messages(office.ports)
    assert {m.template for m in sent} == {"delegation_given"} and len(sent) == 2
    assert sent[0].params["period"] == "2 Maret 2026 sampai dengan 6 Maret 2026"


# --- who may give, and what ------------------------------------------------------------------


def test_an_administrator_gives_any_role_and_names_who_is_away(office: Office) -> None:
    away = office.staff["secretary"].account_id
    given = office.give(by=office.administrator, role="secretary", on_behalf_of=away)
    assert given.delegation.on_behalf_of == away
    assert given.delegation.title == "Plh. Sekretaris"
    with refused("invalid-input") as refusal:
        office.give(by=office.administrator, role="head")
    assert fields_of(refusal) == [("on_behalf_of", "not-the-holder")]


def test_nobody_passes_on_another_s_role(office: Office) -> None:
    with refused("not-your-role-to-pass-on"):
        office.give(by=office.staff["back_office"])
    with refused("not-your-role-to-pass-on"):
        office.give(by=a_citizen(office.ports, 60))
    second = office.staff.second["section_head"]
    with refused("invalid-input") as refusal:
        office.give(on_behalf_of=second.account_id)
    assert fields_of(refusal) == [("on_behalf_of", "not-the-holder")]


def test_what_was_passed_on_is_not_passed_on_again(office: Office) -> None:
    office.give()
    other = an_officer(office.ports, "back_office", number=51)
    with refused("not-your-role-to-pass-on"):
        office.give(by=office.now(office.deputy), account_id=other.account_id)


def test_who_makes_officers_is_not_passed_on(office: Office) -> None:
    with refused("invalid-input") as refusal:
        office.give(
            by=office.administrator,
            role="administrator",
            on_behalf_of=office.administrator.account_id,
        )
    assert fields_of(refusal) == [("role", "role-stays")]


def test_a_plt_fills_a_post_that_nobody_holds(office: Office) -> None:
    given = office.give(by=office.administrator, role="head", kind=ActingKind.PLT).delegation
    assert (given.on_behalf_of, given.on_behalf_of_name) == (None, "")
    assert given.title == f"Plt. {office.ports.office.head.title}"
    with refused("invalid-input") as refusal:
        office.give(
            by=office.administrator,
            kind=ActingKind.PLT,
            on_behalf_of=office.staff["section_head"].account_id,
        )
    assert fields_of(refusal) == [("on_behalf_of", "post-is-vacant")]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"account_id": "nobody"}, [("account_id", "not-an-officer")]),
        ({"starts_on": MONDAY - timedelta(days=1)}, [("starts_on", "date-in-past")]),
        (
            {"starts_on": MONDAY + timedelta(days=5), "until": MONDAY},
            [("until", "range-reversed")],
        ),
        ({"until": MONDAY + timedelta(days=184)}, [("until", "delegation-too-long")]),
        ({"basis": "  - "}, [("basis", "too-short")]),
    ],
)
def test_every_wrong_field_is_named(
    office: Office, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    with refused("invalid-input") as refusal:
        office.give(**changes)
    assert fields_of(refusal) == problems


def test_six_months_are_the_longest(office: Office) -> None:
    office.give(until=MONDAY + timedelta(days=183))


def test_citizens_and_holders_of_the_role_get_no_delegation(office: Office) -> None:
    for person, code in (
        (a_citizen(office.ports, 60), "not-an-officer"),
        (office.staff.second["section_head"], "has-role-already"),
    ):
        with refused("invalid-input") as refusal:
            office.give(account_id=person.account_id)
        assert fields_of(refusal) == [("account_id", code)]


def test_whoever_is_to_sign_needs_a_nip(office: Office) -> None:
    account = office.account(office.deputy)
    assert account.post
    post = account.post.replace(nip="")
    stored.put_account(office.ports, account.replace(post=post))
    with refused("invalid-input") as refusal:
        office.give(by=office.staff["head"], role="head")
    assert fields_of(refusal) == [("account_id", "nip-missing")]
    office.give()  # a section head signs nothing


def test_the_same_days_are_not_given_twice(office: Office) -> None:
    office.give()
    with refused("already-delegated"):
        office.give(starts_on=MONDAY + timedelta(days=4), until=MONDAY + timedelta(days=9))
    office.give(starts_on=MONDAY + timedelta(days=5), until=MONDAY + timedelta(days=9))


def test_two_at_the_same_moment_are_both_kept(office: Office) -> None:
    before_the_next_commit(
        office.ports, lambda: office.give(by=office.staff["secretary"], role="secretary")
    )
    office.give()
    roles = {d.role for d in office.account(office.deputy).delegations}
    assert roles == {"section_head", "secretary"}


def test_what_has_ended_is_cleared_away_with_the_next_one(office: Office) -> None:
    office.give(until=MONDAY)
    office.ports.clock.advance(days=7)
    later = MONDAY + timedelta(days=7)
    given = office.give(starts_on=later, until=later).delegation
    assert office.account(office.deputy).delegations == (given,)


# --- the list, and taking back ---------------------------------------------------------------


def test_officers_see_what_concerns_them_and_administrators_everything(office: Office) -> None:
    given = office.give().delegation
    for person in (
        office.deputy,
        office.staff["section_head"],
        office.staff.second["section_head"],
        office.administrator,
    ):
        assert office.seen_by(person) == [given.delegation_id]
    assert office.seen_by(office.staff["head"]) == []
    office.ports.clock.advance(days=5)
    assert office.seen_by(office.administrator) == []


@pytest.mark.parametrize("who", ["holder", "deputy", "administrator"])
def test_taken_back_it_ends_with_the_next_request(office: Office, who: str) -> None:
    given = office.give().delegation
    people = {
        "holder": office.staff["section_head"],
        "deputy": office.deputy,
        "administrator": office.administrator,
    }
    delegations.revoke(office.ports, office.now(people[who]), given.delegation_id)
    assert not office.now(office.deputy).has_role("section_head")
    assert office.seen_by(office.administrator) == []
    note = office.ports.notes.of(office.account(office.deputy).subject)[-1]
    assert (note.event, note.actor_id) == ("delegation-revoked", people[who].account_id)
    with refused("unknown-delegation"):
        delegations.revoke(office.ports, office.administrator, given.delegation_id)


def test_others_do_not_take_it_back(office: Office) -> None:
    given = office.give().delegation
    with refused("not-your-delegation"):
        delegations.revoke(office.ports, office.staff["head"], given.delegation_id)
    for unknown in ("nobody_1", "nothing", f"{office.deputy.account_id}_X"):
        with refused("unknown-delegation"):
            delegations.revoke(office.ports, office.administrator, unknown)


def test_what_has_ended_cannot_be_taken_back(office: Office) -> None:
    given = office.give(until=MONDAY).delegation
    office.ports.clock.advance(days=1)
    with refused("unknown-delegation"):
        delegations.revoke(office.ports, office.administrator, given.delegation_id)


def test_an_account_from_before_there_were_delegations_still_loads(office: Office) -> None:
    body = office.account(office.deputy).model_dump_json(exclude={"delegations"})
    assert Account.model_validate_json(body).delegations == ()
