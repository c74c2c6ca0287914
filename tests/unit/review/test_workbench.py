"""What an officer does before deciding: see the queue, claim, note. Who may, and who not."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor, OfficerPost
from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.review import decisions, marking, releasing, workbench
from chalicelib.domain.review.marking import NewMark
from chalicelib.domain.storage import Put
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_draft, a_submitted_case, refused
from tests.support.people import an_administrator, an_officer, citizen_details
from tests.support.racing import before_the_next_commit

Act = Callable[[Case, Actor, int], Any]


def _seen(case: Case, actor: Actor) -> str:
    """The file that is to be marked, shown to whoever may see it."""
    if not case.now.submitted_at:
        return "not there"
    return case.show("ktp", by=actor).file_id("ktp")


ACTS: dict[str, Act] = {
    "claim": lambda c, a, v: workbench.claim(c.ports, a, c.application_id, v),
    "release": lambda c, a, v: releasing.release(c.ports, a, c.application_id, v),
    "mark": lambda c, a, v: marking.mark_document(
        c.ports, a, c.application_id, v, NewMark("ktp", _seen(c, a), accepted=True)
    ),
    "approve": lambda c, a, v: decisions.approve(c.ports, a, c.application_id, v),
    "return": lambda c, a, v: decisions.return_for_correction(
        c.ports,
        a,
        c.application_id,
        v,
        message=None,
        fields=[decisions.FieldCorrection(field="judul", reason="Terlalu umum.")],
    ),
    "reject": lambda c, a, v: decisions.reject(
        c.ports, a, c.application_id, v, reason="Tidak memenuhi syarat."
    ),
}
"""Everything that changes an application at a step of review."""

every_act = pytest.mark.parametrize("act", list(ACTS))


def do(case: Case, act: str, actor: Actor, version: int | None = None) -> Any:
    return ACTS[act](case, actor, case.now.version if version is None else version)


# --- who may act -----------------------------------------------------------------------------


@every_act
def test_the_officer_of_the_step_may_act(act: str) -> None:
    case = a_submitted_case().mark_all()
    do(case, act, case.officer)


@every_act
def test_an_officer_of_another_step_may_not_act(act: str) -> None:
    case = a_submitted_case().mark_all()
    before = case.now
    with refused("not-your-step"):
        do(case, act, case.staff["secretary"])
    assert case.now == before


@every_act
@pytest.mark.parametrize("who", ["citizen", "administrator", "bpjs"])
def test_nobody_outside_the_chain_may_act(act: str, who: str) -> None:
    case = a_submitted_case().mark_all()
    people = {
        "citizen": case.applicant,
        "administrator": an_administrator(case.ports),
        "bpjs": case.staff["bpjs"],  # a role of other chains
    }
    with refused("not-in-this-chain"):
        do(case, act, people[who])


@every_act
def test_nobody_acts_on_their_own_application(act: str) -> None:
    ports = FakePorts()
    both = an_officer(ports, "back_office", number=50, citizen=citizen_details())
    case = a_submitted_case(ports, applicant=both).mark_all()
    with refused("own-application"):
        do(case, act, both)


@every_act
def test_a_second_account_with_the_same_nik_is_still_the_same_person(act: str) -> None:
    case = a_submitted_case().mark_all()
    double = case.staff["back_office"].replace(nik=case.applicant.nik)
    with refused("own-application"):
        do(case, act, double)


@every_act
def test_nobody_acts_at_two_steps_of_one_chain(act: str) -> None:
    ports = FakePorts()
    busy = an_officer(ports, "back_office", "section_head", number=50)
    case = a_submitted_case(ports).mark_all().approve(by=busy)
    with refused("already-decided-a-step") as refusal:
        do(case, act, busy)
    assert refusal.value.params == {"step": "back_office"}


def test_a_return_counts_as_a_decision_for_four_eyes() -> None:
    ports = FakePorts()
    busy = an_officer(ports, "back_office", "section_head", number=50)
    case = a_submitted_case(ports)
    correction = decisions.FieldCorrection(field="judul", reason="Terlalu umum.")
    decisions.return_for_correction(
        ports, busy, case.application_id, case.now.version, message=None, fields=[correction]
    )
    case.resubmit().approve()
    with refused("already-decided-a-step"):
        do(case, "approve", busy)


def test_who_returned_a_file_may_decide_the_same_step_again() -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.").resubmit()
    case.approve()
    assert case.now.step.id == "section_head"


@every_act
def test_a_draft_does_not_exist_for_officers(act: str) -> None:
    case = a_draft()
    with refused("unknown-application"):
        do(case, act, case.staff["back_office"])


@every_act
def test_an_officer_who_saw_an_older_version_is_told_so(act: str) -> None:
    case = a_submitted_case().mark_all()
    seen = case.now.version
    case.approve()
    before = case.now
    with refused("stale-version") as refusal:
        do(case, act, case.staff["back_office"], seen)
    assert refusal.value.params == {"current": before.version, "sent": seen}
    assert case.now == before


@every_act
def test_a_version_that_never_was_is_refused(act: str) -> None:
    case = a_submitted_case().mark_all()
    with refused("stale-version"):
        do(case, act, case.officer, case.now.version + 1)


@every_act
def test_nothing_can_be_done_while_the_applicant_corrects(act: str) -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    with refused("act-not-possible-now"):
        do(case, act, case.officer)


# --- claims ----------------------------------------------------------------------------------


@every_act
def test_a_claimed_file_is_the_claimants_alone(act: str) -> None:
    case = a_submitted_case().mark_all()
    do(case, "claim", case.staff["back_office"])
    with refused("claimed-by-another") as refusal:
        do(case, act, case.staff.second["back_office"])
    assert refusal.value.params == {"officer": case.staff["back_office"].name}
    do(case, act, case.staff["back_office"])


def test_a_released_file_is_anybodys_of_the_role() -> None:
    case = a_submitted_case()
    do(case, "claim", case.officer)
    do(case, "release", case.officer)
    assert (case.now.claimed_by, case.now.claimed_by_name) == (None, None)
    do(case, "claim", case.staff.second["back_office"])
    assert case.now.claimed_by == case.staff.second["back_office"].account_id


@pytest.mark.parametrize("act", ["claim", "release"])
def test_claiming_or_releasing_twice_changes_nothing_more(act: str) -> None:
    case = a_submitted_case()
    do(case, act, case.officer)
    once = case.now
    do(case, act, case.officer)
    assert case.now == once


def test_a_claim_lapses_at_the_end_of_the_next_working_day() -> None:
    """Somebody who falls ill on Friday holds nothing up after Monday."""
    case = a_submitted_case()
    case.ports.clock.advance(days=4)  # Friday, 9 o'clock
    do(case, "claim", case.officer)
    colleague = case.staff.second["back_office"]
    case.ports.clock.advance(days=3, hours=6, minutes=59)
    with refused("claimed-by-another"):
        do(case, "claim", colleague)
    case.ports.clock.advance(minutes=1)
    do(case, "claim", colleague)
    assert case.now.claimed_by == colleague.account_id
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.actor_id, note.details) == (
        colleague.account_id,
        {"instead_of": case.staff["back_office"].name},
    )


def test_whoever_holds_a_lapsed_claim_may_take_the_file_again() -> None:
    case = a_submitted_case()
    do(case, "claim", case.officer)
    first = case.now.claimed_until
    case.ports.clock.advance(days=2)
    do(case, "claim", case.officer)
    assert first and case.now.claimed_until and case.now.claimed_until > first


@pytest.mark.parametrize("change", [{"enabled": False}, {"post": OfficerPost(roles=("head",))}])
def test_a_claim_of_somebody_who_may_decide_no_longer_stops_nobody(change: dict[str, Any]) -> None:
    case = a_submitted_case()
    do(case, "claim", case.officer)
    account = case.ports.accounts.find(case.officer.account_id)
    assert account
    gone = account.replace(version=2, **change)
    case.ports.commit(Put(gone, account))
    do(case, "claim", case.staff.second["back_office"])
    assert case.now.claimed_by == case.staff.second["back_office"].account_id


def test_a_claim_from_before_claims_lapsed_stops_nobody() -> None:
    case = a_submitted_case()
    old = case.now.replace(claimed_by=case.officer.account_id, claimed_by_name="P", version=99)
    case.ports.commit(Put(old, case.now))
    do(case, "claim", case.staff.second["back_office"])


def test_a_claim_is_in_the_notes_but_not_for_the_applicant() -> None:
    case = a_submitted_case()
    do(case, "claim", case.officer)
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.public, note.actor_id) == ("claimed", False, case.officer.account_id)


# --- notes -------------------------------------------------------------------------


def test_any_officer_of_the_chain_may_leave_a_note_at_any_step() -> None:
    case = a_submitted_case()
    workbench.add_note(
        case.ports, case.staff["secretary"], case.application_id, text="Segera.", public=False
    )
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.text, note.public) == ("noted", "Segera.", False)
    assert (note.actor_role, note.step) == ("secretary", "back_office")


def test_a_note_is_kept_even_if_the_file_is_marked_at_the_same_moment() -> None:
    case = a_submitted_case()
    before_the_next_commit(case.ports, lambda: case.mark("ktp"))
    workbench.add_note(case.ports, case.officer, case.application_id, text="Segera.", public=False)
    events = [note.event for note in case.ports.notes.of(f"app#{case.application_id}")]
    assert events[-2:] == ["document-accepted", "noted"]


# --- queue -----------------------------------------------------------------------------------


def test_the_queue_is_sorted_by_when_each_file_is_due() -> None:
    first = a_submitted_case()
    first.ports.clock.advance(days=1)
    second = a_submitted_case(first.ports, applicant=first.applicant, staff=first.staff)
    queue = first.ports.applications.listed(Listing("back_office"), limit=9, cursor=None)
    assert [i.application_id for i in queue.items] == [first.application_id, second.application_id]
    assert queue.items[0].due_at < queue.items[1].due_at
