"""Passing a role on (Plh. and Plt.): who may, for how long, and what it allows."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts import delegations
from chalicelib.domain.accounts.delegations import Delegated, DelegationForm
from chalicelib.domain.accounts.model import Account, ActingKind, Actor
from chalicelib.domain.permits import revoking
from chalicelib.domain.review import queues, workbench
from chalicelib.domain.review.queues import QueueFilter
from chalicelib.domain.storage import Change
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_draft, a_submitted_case, fields_of, refused
from tests.support.people import Staff, a_citizen, a_staff, an_administrator, an_officer

MONDAY = date(2026, 3, 2)
LETTER = "800/12/DPMPTSPNAKER/III/2026"


class Office:
    """A staff, an administrator, and somebody who can act for others."""

    def __init__(self, ports: FakePorts | None = None) -> None:
        self.ports = ports or FakePorts()
        self.staff: Staff = a_staff(self.ports)
        self.administrator = an_administrator(self.ports)
        self.deputy = an_officer(self.ports, "bpjs", number=50)

    def give(self, by: Actor | None = None, **changes: Any) -> Delegated:
        values: dict[str, Any] = {
            "role": "section_head",
            "account_id": self.deputy.account_id,
            "kind": ActingKind.PLH,
            "starts_on": MONDAY,
            "until": MONDAY + timedelta(days=4),
            "basis": LETTER,
            **changes,
        }
        return delegations.delegate(
            self.ports, by or self.staff["section_head"], DelegationForm(**values)
        )

    def account(self, actor: Actor) -> Account:
        found = self.ports.accounts.find(actor.account_id)
        assert found
        return found

    def now(self, actor: Actor) -> Actor:
        """As their next request finds them."""
        today = self.ports.calendar.local_date(self.ports.clock.now())
        return Actor.of(self.account(actor), today=today)

    def seen_by(self, actor: Actor) -> list[str]:
        page = delegations.list_delegations(self.ports, self.now(actor), limit=50, cursor=None)
        return [item.delegation.delegation_id for item in page.items]


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
    commit = office.ports.commit

    def overtaken(*changes: Change) -> None:
        office.ports.commit = commit
        office.give(by=office.staff["secretary"], role="secretary")
        commit(*changes)

    office.ports.commit = overtaken
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


# --- at work ---------------------------------------------------------------------------------


def with_case(**options: Any) -> tuple[Office, Case]:
    office = Office()
    return office, a_submitted_case(office.ports, staff=office.staff, **options)


def test_the_deputy_decides_and_it_is_recorded_as_such() -> None:
    office, case = with_case()
    given = office.give().delegation
    case.approve()
    deputy = office.now(office.deputy)
    queue = queues.find(
        office.ports, deputy, QueueFilter(role="section_head"), limit=9, cursor=None
    )
    assert [item.application_id for item in queue.items] == [case.application_id]
    case.approve(by=deputy)
    decision = case.now.decisions[-1]
    assert (decision.officer_id, decision.role) == (deputy.account_id, "section_head")
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert note.actor_role == "section_head"
    assert note.details == {
        "acting_as": "Plh. Kepala Seksi Perizinan dan Non Perizinan",
        "delegation": given.delegation_id,
        "on_behalf_of": office.staff["section_head"].name,
        "basis": LETTER,
    }


def test_a_permit_revoked_by_a_deputy_is_recorded_as_such() -> None:
    office, case = with_case()
    case.issue()
    office.give(by=office.staff["head"], role="head")
    permit_id = case.now.permit_id
    assert permit_id
    deputy = office.now(office.deputy)
    revoking.revoke(case.ports, deputy, permit_id, reason="Data tidak benar.")
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.actor_role) == ("revoked", "head")
    assert note.details["acting_as"] == "Plh. Kepala Dinas"


def test_what_is_one_s_own_is_not_recorded_as_another_s() -> None:
    _, case = with_case()
    case.approve()
    assert "acting_as" not in case.ports.notes.of(f"app#{case.application_id}")[-1].details


def test_the_day_after_the_deputy_decides_nothing_more() -> None:
    office, case = with_case()
    office.give(until=MONDAY)
    case.approve()
    office.ports.clock.advance(days=1)
    with refused("not-in-this-chain"):
        case.approve(by=office.now(office.deputy))


def test_nobody_decides_two_steps_with_the_role_of_another() -> None:
    office, case = with_case()
    clerk = case.staff["back_office"]
    office.give(account_id=clerk.account_id)
    case.approve(by=office.now(clerk))
    with refused("already-decided-a-step"):
        case.approve(by=office.now(clerk))


def test_nobody_decides_on_their_own_application_with_the_role_of_another() -> None:
    office = Office()
    applicant = a_draft(office.ports, staff=office.staff).applicant
    account = office.account(applicant)
    promoted = account.replace(post=office.account(office.deputy).post, version=account.version)
    stored.put_account(office.ports, promoted)
    case = a_submitted_case(office.ports, staff=office.staff, applicant=applicant).approve()
    office.give(account_id=applicant.account_id)
    with refused("own-application"):
        case.approve(by=office.now(applicant))


def test_a_claim_under_a_delegation_that_was_taken_back_stops_nobody() -> None:
    office, case = with_case()
    given = office.give().delegation
    case.approve()
    deputy = office.now(office.deputy)
    workbench.claim(case.ports, deputy, case.application_id, case.now.version)
    with refused("claimed-by-another"):
        case.approve()
    delegations.revoke(office.ports, office.administrator, given.delegation_id)
    case.approve()


def test_an_account_from_before_there_were_delegations_still_loads(office: Office) -> None:
    body = office.account(office.deputy).model_dump_json(exclude={"delegations"})
    assert Account.model_validate_json(body).delegations == ()
