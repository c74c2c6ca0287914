"""The office never gets stuck: who passes a role on hears what nobody could decide, and passes it
to one more (docs/checks.md 59)."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.delegations import Delegated, DelegationForm, delegate
from chalicelib.domain.accounts.model import ActingKind, Actor
from chalicelib.domain.review import decisions, redoing, standing_in
from chalicelib.domain.review.standing_in import Undecidable, outlook, undecidable
from chalicelib.domain.storage import Put
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import a_citizen, a_staff, an_administrator, an_officer


@pytest.fixture
def cases() -> list[Case]:
    """Three files that wait for the only head; the secretary decided two of them on the way."""
    ports = FakePorts()
    staff = a_staff(ports)
    made = [a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff) for n in (1, 2, 3)]
    made[2].approve_up_to("secretary")
    staff.first["secretary"], staff.second["secretary"] = (
        staff.second["secretary"],
        staff.first["secretary"],
    )
    made[2].approve_up_to("head")
    staff.first["secretary"], staff.second["secretary"] = (
        staff.second["secretary"],
        staff.first["secretary"],
    )
    for case in made[:2]:
        case.approve_up_to("head")
    pump(ports)
    away(ports, staff.second["head"])
    return made


def away(ports: FakePorts, officer: Actor) -> None:
    account = ports.accounts.find(officer.account_id)
    assert account
    ports.commit(Put(account.replace(enabled=False, version=account.version + 1), account))


def pass_on(case: Case, to: Actor) -> Delegated:
    ports, head = case.ports, case.staff["head"]
    today = ports.calendar.local_date(ports.clock.now())
    form = DelegationForm(
        role="head", account_id=to.account_id, kind=ActingKind.PLH, starts_on=today,
        until=today + timedelta(days=4), basis="800/1/2026", on_behalf_of=head.account_id,
    )  # fmt: skip
    return delegate(ports, an_administrator(ports, number=910), form)


def told(case: Case, given: Delegated) -> Undecidable:
    return undecidable(case.ports, "head", given.officer, given.delegation.on_behalf_of)


def acting(case: Case, given: Delegated) -> Actor:
    today = case.ports.calendar.local_date(case.ports.clock.now())
    return Actor.of(given.officer, today=today)


def sign(case: Case, by: Actor) -> Any:
    return decisions.sign(case.ports, by, case.application_id, case.now.version, passphrase=None)


def test_the_secretary_who_stands_in_hears_how_many_files_nobody_may_sign(
    cases: list[Case],
) -> None:
    given = pass_on(cases[0], cases[0].staff["secretary"])
    assert told(cases[0], given) == Undecidable(2)
    with refused("already-decided-a-step"):
        sign(cases[0], acting(cases[0], given))
    sign(cases[2], acting(cases[0], given))


def test_it_is_told_before_the_role_is_passed_on_given_or_taken_away(cases: list[Case]) -> None:
    ports, staff = cases[0].ports, cases[0].staff
    head, secretary = staff["head"], staff["secretary"]

    def before(by: Actor, gains: Actor | None, away: Actor | None) -> Undecidable:
        return outlook(
            ports, by, "head",
            gains=gains and gains.account_id, away=away and away.account_id,
        )  # fmt: skip

    assert before(head, secretary, head) == Undecidable(2), "passed on"
    assert before(an_administrator(ports, number=910), secretary, None) == Undecidable(0), "given"
    assert before(head, None, head) == Undecidable(3, nobody=True), "taken away: nobody has it"
    assert before(head, None, None) == Undecidable(0)
    assert before(head, staff["section_head"], head) == Undecidable(3)


def test_the_last_holder_s_role_is_missed_before_a_file_waits_for_it(cases: list[Case]) -> None:
    ports, staff = cases[0].ports, cases[0].staff
    administrator, last = an_administrator(ports, number=911), staff["secretary"].account_id
    assert outlook(ports, administrator, "secretary", gains=None, away=last) == Undecidable(0)
    away(ports, staff.second["secretary"])
    found = outlook(ports, administrator, "secretary", gains=None, away=last)
    assert found == Undecidable(0, nobody=True)


def test_only_who_may_pass_a_role_on_hears_what_waits_for_it(cases: list[Case]) -> None:
    ports, staff = cases[0].ports, cases[0].staff
    with refused("not-your-role-to-pass-on"):
        outlook(ports, staff["secretary"], "head", gains=None, away=None)
    given = pass_on(cases[0], staff["secretary"])
    with refused("not-your-role-to-pass-on"):
        outlook(ports, acting(cases[0], given), "head", gains=None, away=None)
    administrator = an_administrator(ports, number=912)
    with refused("invalid-input"):
        outlook(ports, administrator, "nobody", gains=None, away=None)
    with refused("unknown-officer"):
        outlook(ports, administrator, "head", gains="nobody", away=None)


def test_one_more_officer_leads_them_out(cases: list[Case]) -> None:
    pass_on(cases[0], cases[0].staff["secretary"])
    ports = cases[0].ports
    other = an_officer(ports, "administrator", number=911)
    ports.clock.advance(minutes=1)
    given = pass_on_again(cases[0], other)
    assert told(cases[0], given) == Undecidable(0)
    sign(cases[0], acting(cases[0], given))


def pass_on_again(case: Case, to: Actor) -> Delegated:
    ports, head = case.ports, case.staff["head"]
    today = ports.calendar.local_date(ports.clock.now())
    form = DelegationForm(
        role="head", account_id=to.account_id, kind=ActingKind.PLH, starts_on=today,
        until=today + timedelta(days=4), basis="800/2/2026",
    )  # fmt: skip
    return delegate(ports, head, form)


def test_the_earlier_step_done_again_by_another_leads_it_out(cases: list[Case]) -> None:
    case = cases[0]
    given = pass_on(case, case.staff["secretary"])
    other = case.staff.second["secretary"]
    version = case.now.version
    assert redoing.to_redo(case.ports, case.staff["secretary"], case.now) is None
    found = redoing.to_redo(case.ports, other, case.now)
    assert found and found.step == "secretary"
    redoing.redo(case.ports, other, case.application_id, version, "secretary")
    assert told(case, given) == Undecidable(1), "the other file waits yet"
    sign(case, acting(case, given))
    of_step = [one for one in case.now.decisions if one.step == "secretary"]
    assert [(one.officer_id, one.is_of) for one in of_step] == [
        (case.staff["secretary"].account_id, other.account_id)
    ]
    notes = case.ports.notes.of(f"app#{case.application_id}", limit=99)
    noted = [note for note in notes if note.event == "step-done-again"]
    assert [(note.actor_id, note.public) for note in noted] == [(other.account_id, False)]


def test_who_did_it_again_decides_no_other_step(cases: list[Case]) -> None:
    case = cases[0]
    given = pass_on(case, case.staff["secretary"])
    other = case.staff.second["secretary"]
    redoing.redo(case.ports, other, case.application_id, case.now.version, "secretary")
    with refused("step-needs-nobody"):
        redoing.redo(case.ports, other, case.application_id, case.now.version, "secretary")
    both = pass_on_again(cases[1], other)
    with refused("already-decided-a-step"):
        sign(case, acting(case, both))
    assert given.officer.account_id != other.account_id


@pytest.mark.parametrize(
    ("who", "step", "code"),
    [
        ("section_head", "secretary", "not-your-step"),
        ("other section_head", "secretary", "not-your-step"),
        ("secretary", "secretary", "already-decided-a-step"),
        ("other secretary", "section_head", "step-needs-nobody"),
        ("other secretary", "head", "step-needs-nobody"),
        ("other secretary", "nowhere", "step-needs-nobody"),
    ],
)
def test_nobody_else_does_a_step_again(cases: list[Case], who: str, step: str, code: str) -> None:
    case = cases[0]
    pass_on(case, case.staff["secretary"])
    name = who.removeprefix("other ")
    actor = (case.staff.second if who != name else case.staff.first)[name]
    with refused(code):
        redoing.redo(case.ports, actor, case.application_id, case.now.version, step)


def test_no_step_is_done_again_on_what_was_read_before_it_changed(cases: list[Case]) -> None:
    case = cases[0]
    pass_on(case, case.staff["secretary"])
    other, version = case.staff.second["secretary"], case.now.version
    for seen in (version - 1, version + 1):
        with refused("stale-version"):
            redoing.redo(case.ports, other, case.application_id, seen, "secretary")


def test_no_step_is_done_again_while_nobody_stands_in(cases: list[Case]) -> None:
    case = cases[0]
    other = case.staff.second["secretary"]
    assert redoing.to_redo(case.ports, other, case.now) is None
    with refused("step-needs-nobody"):
        redoing.redo(case.ports, other, case.application_id, case.now.version, "secretary")


def test_of_one_s_own_application_nobody_does_a_step_again(cases: list[Case]) -> None:
    case = cases[0]
    pass_on(case, case.staff["secretary"])
    own = case.staff.second["secretary"].replace(nik=case.now.person.nik)
    with refused("own-application"):
        redoing.redo(case.ports, own, case.application_id, case.now.version, "secretary")


def test_another_holder_who_is_there_counts(cases: list[Case]) -> None:
    an_officer(cases[0].ports, "head", number=912)
    given = pass_on(cases[0], cases[0].staff["secretary"])
    assert told(cases[0], given) == Undecidable(0)


def test_of_more_than_are_looked_at_a_least_number_is_told(
    cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing_in, "_PAGE", 1)
    monkeypatch.setattr(standing_in, "LOOKED_AT", 2)
    given = pass_on(cases[0], cases[0].staff["secretary"])
    found = told(cases[0], given)
    assert found.at_least and found.number <= 2
