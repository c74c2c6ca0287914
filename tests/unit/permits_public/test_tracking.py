"""Tracking without an account: right to whoever holds the receipt, and silent about the person."""

from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import pytest

from chalicelib.domain.applications import tracking
from chalicelib.domain.applications.model import Application, Correction, Decision, Outcome, Phase
from chalicelib.domain.applications.tracking import Tracked, normalised_number
from chalicelib.domain.errors import NotFound, TooManyAttempts
from chalicelib.domain.permits.numbering import permit_number, registration_number
from tests.unit.permits_public.world import ADDRESS, CATALOGUE, application, world

CODE = "0A1B2C"
CLOSED = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def track(ports: Any, number: str = "P-7K0M-4Q1X", check: str = CODE) -> Tracked:
    return tracking.track(ports, number, check, ADDRESS)


def states(tracked: Tracked) -> list[str]:
    return [step.state.value for step in tracked.steps]


@pytest.mark.parametrize(
    "number",
    [
        "P-7K0M-4Q1X",
        " p-7kom-4qix ",
        "P 7K0M 4Q1X",
        "p7k0m4qlx",
        "9/SISFO/II/2026",
        "9 / sisfo / ii / 2026",
        "Nomor : 9/SISFO/II/2026",
        "NOMOR 070/001/IP/DPMPTSPNAKER/II/2026",
        "070 / 001 / IP / DPMPTSPNAKER / II / 2026",
        "070/001/IP/DPMPTSPNAKER/II/2026",
    ],
)
def test_receipt_registration_and_permit_number_lead_to_the_application(number: str) -> None:
    ports = world()
    application(ports)
    assert track(ports, number).receipt == "P-7K0M-4Q1X"


@pytest.mark.parametrize("check", ["0A1B2C", "oaib2c", " 0a-LB 2c "])
def test_a_code_read_out_on_the_telephone_still_fits(check: str) -> None:
    ports = world()
    application(ports)
    assert track(ports, check=check).phase is Phase.REVIEW


@pytest.mark.parametrize("rules", CATALOGUE.all_versions(), ids=lambda rules: rules.id)
def test_every_number_that_is_given_is_found_in_small_letters(rules: Any) -> None:
    day = date(2026, 11, 3)
    for make in (registration_number, permit_number):
        given = make(rules.numbering, 7, day, CATALOGUE.office.code)
        assert normalised_number(given.lower()) == given


@pytest.mark.parametrize(
    ("number", "check"),
    [
        ("P-7K0M-4Q1X", "0A1B2D"),
        ("P-7K0M-4Q1X", ""),
        ("P-7K0M-4Q1X", "ß" * 40),
        ("P-0000-0000", CODE),
        ("P-0000-0000", ""),
        ("\x00", CODE),
    ],
)
def test_a_wrong_code_and_an_unknown_number_answer_alike(number: str, check: str) -> None:
    ports = world()
    application(ports)
    with pytest.raises(NotFound) as refused:
        track(ports, number, check)
    assert refused.value.problem == "unknown-number"
    assert refused.value.params == {}
    assert refused.value.fields == ()


def test_others_errors_on_one_address_close_out_nobody_who_has_the_code() -> None:
    ports = world()
    application(ports)
    for other in range(60):
        with pytest.raises(NotFound):
            track(ports, f"P-0000-{other:04d}")
    assert track(ports)


def test_guessing_ends_after_twenty_tries_and_only_for_that_address() -> None:
    ports = world()
    application(ports)
    for _ in range(20):
        with pytest.raises(NotFound):
            track(ports, check="ZZZZZZ")
    with pytest.raises(TooManyAttempts) as refused:
        track(ports)
    assert refused.value.params["retry_after"] == 900
    assert tracking.track(ports, "P-7K0M-4Q1X", CODE, "198.51.100.1")
    ports.clock.advance(minutes=16)
    assert track(ports)


def test_looking_often_with_the_right_code_is_no_guessing() -> None:
    ports = world()
    application(ports)
    for _ in range(50):
        track(ports)


def test_days_are_those_at_the_office() -> None:
    ports = world()
    application(ports)
    found = track(ports)
    assert found.submitted_on == date(2026, 2, 24)
    assert found.accepted_on == date(2026, 2, 25)
    assert found.promised_on == date(2026, 3, 6)
    assert states(found) == ["done", "current", *["waiting"] * (len(found.steps) - 2)]
    # half past midnight at the office
    assert [step.on for step in found.steps[:3]] == [date(2026, 2, 25), date(2026, 2, 26), None]


def test_a_returned_file_tells_until_when_it_can_be_corrected() -> None:
    ports = world()
    at = datetime(2026, 2, 27, 3, 0, tzinfo=UTC)
    application(
        ports,
        phase=Phase.CORRECTION,
        correction=Correction(at=at, message="Perbaiki", documents={}, fields=()),
        due_at=datetime(2026, 4, 28, 3, 0, tzinfo=UTC),
    )
    found = track(ports)
    assert found.steps[1].state == "returned"
    assert found.steps[1].on == date(2026, 2, 27)
    assert found.correct_by == date(2026, 4, 28)


@pytest.mark.parametrize("phase", [Phase.REJECTED, Phase.WITHDRAWN])
def test_an_ended_chain_shows_where_it_stopped(phase: Phase) -> None:
    ports = world()
    application(ports, phase=phase, closed_at=CLOSED)
    found = track(ports)
    assert states(found) == ["done", *["stopped"] * (len(found.steps) - 1)]
    assert found.steps[1].on == found.closed_on == date(2026, 3, 2)
    assert found.correct_by is None


def test_an_issued_permit_shows_every_step_done() -> None:
    ports = world()
    steps = CATALOGUE.get("penelitian", date(2026, 3, 2)).steps
    decisions = tuple(
        Decision(
            step=step.id,
            outcome=Outcome.SIGNED if step.final else Outcome.APPROVED,
            officer_id="o",
            officer_name="Rina Marlina",
            role=step.role,
            at=CLOSED,
        )
        for step in steps
    )
    last = len(steps) - 1
    application(ports, phase=Phase.ISSUED, step_index=last, decisions=decisions, closed_at=CLOSED)
    found = track(ports)
    assert states(found) == ["done"] * len(steps)
    assert all(step.on == date(2026, 3, 2) for step in found.steps)


def test_a_draft_can_be_tracked_and_has_no_steps_yet() -> None:
    ports = world()
    application(ports, phase=Phase.DRAFT, steps=(), step_index=0, decisions=(), submitted_at=None)
    found = track(ports)
    assert (found.phase, found.steps, found.submitted_on) == (Phase.DRAFT, (), None)


def test_the_answer_has_no_place_for_a_person() -> None:
    ports = world()
    application(ports)
    text = repr(track(ports))
    for private in ("citizen-1", "Rina Marlina", "officer-1", "Rahasia Penelitian", CODE):
        assert private not in text
    shown = set(get_type_hints(Tracked))
    assert not shown & {"applicant", "applicant_id", "data", "permit_id", "tracking_code"}
    assert Application.model_fields.keys() > shown & Application.model_fields.keys()
