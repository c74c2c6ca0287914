"""The table of acts: what each phase allows, and how each act moves an application."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.lifecycle import ALLOWED, Act
from chalicelib.domain.applications.model import (
    Application,
    Correction,
    Decision,
    Outcome,
    Phase,
    SigningRefusal,
)
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.working_time.calendar import WorkingCalendar
from tests.fakes.ports import FakePorts, office_data
from tests.fakes.time_and_ids import MONDAY_MORNING as MONDAY
from tests.support.cases import refused

TYPE = office_data().get("penelitian", date(2026, 3, 2))
LAST = len(TYPE.steps) - 1
CALENDAR: WorkingCalendar = FakePorts().calendar
REFUSAL = SigningRefusal(at=MONDAY, code="wrong-passphrase")


def an_application(phase: Phase, step: int = 0, **changes: object) -> Application:
    draft = Application(
        application_id="a1",
        version=1,
        type_id=TYPE.id,
        rule_set=TYPE.rule_set,
        kind=ApplicationKind.NEW,
        receipt="P-0000-0000",
        tracking_code="000000",
        created_at=MONDAY,
        updated_at=MONDAY,
        applicant_id="citizen",
    )
    if phase is not Phase.DRAFT:
        draft = lifecycle.submitted(draft, TYPE, MONDAY, CALENDAR)
        draft = draft.replace(phase=phase, step_index=step)
    return draft.replace(**changes)


def a_decision(outcome: Outcome, officer: str = "o") -> Decision:
    return Decision(
        step=TYPE.steps[0].id,
        outcome=outcome,
        officer_id=officer,
        officer_name=officer,
        role="back_office",
        at=MONDAY,
    )


CORRECTION = Correction(at=MONDAY, message=None, documents={}, fields=())

MOVES: dict[Act, Callable[[Application], Application]] = {
    Act.SUBMIT: lambda a: lifecycle.submitted(a, TYPE, MONDAY, CALENDAR),
    Act.APPROVE: lambda a: lifecycle.approved(a, a_decision(Outcome.APPROVED), MONDAY, CALENDAR),
    Act.RETURN: lambda a: lifecycle.returned(
        a, a_decision(Outcome.RETURNED), CORRECTION, MONDAY, CALENDAR
    ),
    Act.RESUBMIT: lambda a: lifecycle.resubmitted(a, MONDAY, CALENDAR),
    Act.REJECT: lambda a: lifecycle.rejected(a, a_decision(Outcome.REJECTED), MONDAY, "karena"),
    Act.SIGN: lambda a: lifecycle.sent_to_signing(a, a_decision(Outcome.SIGNED), MONDAY),
    Act.WITHDRAW: lambda a: lifecycle.withdrawn(a, MONDAY, None),
}
"""Every act that moves an application to another phase or step."""


def test_the_table_speaks_of_every_phase_and_every_act() -> None:
    assert set(ALLOWED) == set(Phase)
    assert set().union(*ALLOWED.values()) == set(Act)


OFFICERS = {"claim", "mark", "note", "approve", "return", "reject", "sign"}
ACTS = {
    "draft": {"edit", "upload", "submit", "withdraw"},
    "review": OFFICERS | {"withdraw", "amend"},
    "correction": {"edit", "upload", "resubmit", "withdraw", "note", "amend"},
    "signing": {"note"},
    "issued": set(),
    "rejected": set(),
    "withdrawn": set(),
}
"""Written out once more: what the office and the applicant may do, not what the code says."""


def test_the_table_of_acts_is_the_office_s() -> None:
    assert {phase.value: {act.value for act in acts} for phase, acts in ALLOWED.items()} == ACTS


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("act", list(MOVES))
def test_a_move_that_the_table_does_not_allow_is_refused(phase: Phase, act: Act) -> None:
    application = an_application(phase, step=LAST if act is Act.SIGN else 0)
    if act in ALLOWED[phase] and act is not Act.RESUBMIT:
        assert MOVES[act](application) != application
    elif act not in ALLOWED[phase]:
        with refused("act-not-possible-now") as refusal:
            MOVES[act](application)
        assert refusal.value.params == {"act": act.value, "phase": phase.value}


@pytest.mark.parametrize(
    ("phase", "act"),
    [(Phase.ISSUED, "sign"), (Phase.REVIEW, "sign"), (Phase.REJECTED, "sign")],
)
def test_only_what_is_being_signed_can_be_handed_back(phase: Phase, act: str) -> None:
    with refused("act-not-possible-now"):
        lifecycle.back_to_signer(an_application(phase), REFUSAL, MONDAY, CALENDAR)


@pytest.mark.parametrize("phase", [p for p in Phase if p is not Phase.SIGNING])
def test_only_what_is_being_signed_can_be_issued(phase: Phase) -> None:
    with refused("act-not-possible-now"):
        lifecycle.issued(an_application(phase), "permit", MONDAY)


@pytest.mark.parametrize("step", range(LAST + 1))
def test_the_last_step_signs_and_every_other_one_approves(step: int) -> None:
    allowed = lifecycle.allowed_acts(an_application(Phase.REVIEW, step))
    assert (Act.SIGN in allowed) == (step == LAST)
    assert (Act.APPROVE in allowed) == (step != LAST)


def test_once_it_has_a_permit_number_it_can_only_be_signed() -> None:
    numbered = an_application(Phase.REVIEW, LAST, permit_number="070/001")
    assert lifecycle.allowed_acts(numbered) == {Act.CLAIM, Act.MARK, Act.NOTE, Act.SIGN}


@pytest.mark.parametrize("phase", [Phase.ISSUED, Phase.REJECTED, Phase.WITHDRAWN])
def test_nothing_can_be_done_with_what_has_ended(phase: Phase) -> None:
    assert lifecycle.allowed_acts(an_application(phase)) == frozenset()


def test_each_step_is_due_by_the_offices_closing_after_its_working_days() -> None:
    friday = datetime(2026, 3, 6, 3, 0, tzinfo=UTC)
    opened = lifecycle.submitted(an_application(Phase.DRAFT), TYPE, friday, CALENDAR)
    assert opened.due_at == datetime(2026, 3, 9, 9, 0, tzinfo=UTC), "Monday, 16:00 in Jakarta"
    assert opened.step_opened_at == friday


def test_a_step_may_be_due_after_so_many_working_hours() -> None:
    friday = datetime(2026, 3, 6, 3, 0, tzinfo=UTC)
    first, *others = TYPE.steps
    hours = TYPE.replace(steps=(first.replace(working_hours=6), *others))
    opened = lifecycle.submitted(an_application(Phase.DRAFT), hours, friday, CALENDAR)
    # Friday 10:00 to 11:30 and 13:30 to 16:00, then two hours of Monday
    assert opened.due_at == datetime(2026, 3, 9, 3, 0, tzinfo=UTC), "Monday, 10:00 in Jakarta"


def test_an_approval_frees_the_file_for_the_officers_of_the_next_step() -> None:
    claimed = an_application(Phase.REVIEW, claimed_by="o", claimed_by_name="O")
    after = MOVES[Act.APPROVE](claimed)
    assert (after.step_index, after.claimed_by, after.claimed_by_name) == (1, None, None)


def test_the_promise_counts_from_the_step_that_accepts_the_file() -> None:
    before = an_application(Phase.REVIEW)
    after = MOVES[Act.APPROVE](before)
    assert (before.promised_on, after.accepted_on) == (None, date(2026, 3, 2))
    assert after.promised_on == date(2026, 3, 11), "seven working days"


def test_a_later_approval_keeps_the_day_of_acceptance() -> None:
    accepted = MOVES[Act.APPROVE](an_application(Phase.REVIEW))
    later = lifecycle.approved(
        accepted, a_decision(Outcome.APPROVED), MONDAY + timedelta(days=3), CALENDAR
    )
    assert later.accepted_on == date(2026, 3, 2)
    assert later.promised_on == date(2026, 3, 11)


def test_a_correction_may_take_sixty_days() -> None:
    after = MOVES[Act.RETURN](an_application(Phase.REVIEW, claimed_by="o"))
    assert after.due_at == MONDAY + timedelta(days=60)
    assert after.claimed_by is None
    assert after.pauses[-1].ended_on is None


def test_a_handed_back_application_stands_at_the_last_step_without_the_decision_to_sign() -> None:
    signing = MOVES[Act.SIGN](an_application(Phase.REVIEW, LAST))
    back = lifecycle.back_to_signer(signing, REFUSAL, MONDAY, CALENDAR)
    assert (back.phase, back.step_index, back.decisions) == (Phase.REVIEW, LAST, ())


@pytest.mark.parametrize("act", [Act.REJECT, Act.WITHDRAW])
def test_what_has_ended_is_nobodys_and_not_due(act: Act) -> None:
    after = MOVES[act](an_application(Phase.REVIEW, claimed_by="o"))
    assert (after.due_at, after.claimed_by) == (None, None)
    assert after.closed_at == MONDAY
