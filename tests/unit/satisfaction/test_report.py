"""The quarterly report is made of sums that each form adds to in its own commit."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.satisfaction import surveys
from chalicelib.domain.satisfaction.ikm import ELEMENTS, Band
from chalicelib.domain.satisfaction.report import quarterly
from chalicelib.domain.storage import CommitRefused
from tests.fakes.ports import FakePorts
from tests.unit.permits_public.world import HOLDER, permit, world

FOURS = dict.fromkeys(ELEMENTS, 4)


def answered(ports: FakePorts, number: int, score: int = 4, **changes: Any) -> None:
    made = permit(ports, number, **changes)
    surveys.give_questionnaire(ports, HOLDER, made.permit_id, dict.fromkeys(ELEMENTS, score))


def polled(ports: FakePorts, number: int, choice: str, **changes: Any) -> None:
    surveys.give_poll(ports, HOLDER, permit(ports, number, **changes).permit_id, choice)


def test_a_quarter_tells_the_index_of_each_type_and_of_all() -> None:
    ports = world()
    answered(ports, 1, 4)
    answered(ports, 2, 3)
    answered(ports, 3, 2, type_id="sip_bidan")
    found = quarterly(ports, 2026, 1)
    assert (found.all.respondents, found.all.ikm, found.all.band) == (3, Decimal("75.00"), Band.C)
    by_type = {each.type_id: each.satisfaction for each in found.types}
    assert list(by_type) == ["penelitian", "sip_bidan"]
    research, midwives = by_type.values()
    assert (research.respondents, research.ikm, research.band) == (2, Decimal("87.50"), Band.B)
    assert (midwives.respondents, midwives.ikm, midwives.band) == (1, Decimal("50.00"), Band.D)
    assert dict(research.elements) == dict.fromkeys(ELEMENTS, Decimal("3.500"))
    assert found.types[0].type_name.en


def test_elements_are_told_apart() -> None:
    ports = world()
    for number, last in ((1, 1), (2, 2), (3, 2)):
        made = permit(ports, number)
        surveys.give_questionnaire(ports, HOLDER, made.permit_id, {**FOURS, "U9": last})
    (own,) = quarterly(ports, 2026, 1).types
    assert own.satisfaction.elements["U9"] == Decimal("1.667")
    assert own.satisfaction.elements["U1"] == Decimal("4.000")
    # 25 × (8 × 4 + 5/3) / 9 = 93.518…
    assert own.satisfaction.ikm == Decimal("93.52")


def test_polls_are_counted_by_choice() -> None:
    ports = world()
    for number, choice in enumerate(("puas", "puas", "tidak_puas"), 1):
        polled(ports, number, choice)
    found = quarterly(ports, 2026, 1)
    expected = {"sangat_puas": 0, "puas": 2, "cukup_puas": 0, "tidak_puas": 1}
    assert (found.all.polled, found.all.polls) == (3, expected)
    (own,) = found.types
    assert (own.satisfaction.polls, own.satisfaction.respondents) == (expected, 0)
    assert (own.satisfaction.ikm, own.satisfaction.elements) == (None, {})


def test_a_quarter_without_an_answer_has_no_index_and_no_types() -> None:
    found = quarterly(world(), 2025, 4)
    assert (found.all.respondents, found.all.ikm, found.all.band) == (0, None, None)
    assert (found.all.elements, found.all.polls, found.types) == ({}, {}, ())


@pytest.mark.parametrize(
    ("moment", "year", "quarter"),
    [
        (datetime(2026, 3, 31, 16, 59, tzinfo=UTC), 2026, 1),
        (datetime(2026, 3, 31, 17, 0, tzinfo=UTC), 2026, 2),  # midnight at the office
        (datetime(2025, 12, 31, 17, 0, tzinfo=UTC), 2026, 1),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), 2026, 4),
    ],
)
def test_a_form_counts_in_the_quarter_of_its_day_at_the_office(
    moment: datetime, year: int, quarter: int
) -> None:
    ports = world(moment)
    answered(ports, 1)
    assert quarterly(ports, year, quarter).all.respondents == 1
    today = quarterly(ports)
    assert (today.year, today.quarter, today.all.respondents) == (year, quarter, 1)


def test_a_form_that_is_refused_is_not_counted() -> None:
    ports = world()
    answered(ports, 1)
    with pytest.raises(Conflict):
        surveys.give_questionnaire(ports, HOLDER, f"{1:022d}", FOURS)
    assert quarterly(ports).all.respondents == 1


def test_a_form_that_had_to_be_written_twice_is_counted_once() -> None:
    ports = world()
    made = permit(ports, 1)
    commit, tried = ports.commit, []

    def late(*changes: Any) -> None:
        tried.append(changes)
        if len(tried) == 1:
            raise CommitRefused(changes[:1])
        commit(*changes)

    ports.commit = late
    surveys.give_questionnaire(ports, HOLDER, made.permit_id, FOURS)
    assert len(tried) == 2
    assert quarterly(ports).all.respondents == 1


def test_a_type_that_the_office_dropped_is_still_reported_by_its_id() -> None:
    ports = world()
    answered(ports, 1, type_id="izin_lama")
    (own,) = quarterly(ports).types
    assert (own.type_id, own.type_name.id) == ("izin_lama", "izin_lama")


def test_below_the_number_that_the_office_asks_for_there_are_no_figures() -> None:
    class Strict(FakePorts):
        @property
        def survey_forms(self) -> Any:
            return super().survey_forms.replace(reported_from=2)

    ports = Strict()
    answered(ports, 1, type_id="sip_bidan")
    answered(ports, 2)
    answered(ports, 3)
    found = quarterly(ports)
    assert [each.type_id for each in found.types] == ["penelitian"]
    assert found.all.respondents == 3


def test_a_report_costs_as_much_with_a_hundred_answers_as_with_one() -> None:
    reads = []
    for count in (1, 100):
        ports = world()
        asked: list[str] = []
        sums = ports.counters.sums
        ports.counters.sums = lambda *names, a=asked, s=sums: a.extend(names) or s(*names)
        for number in range(1, count + 1):
            answered(ports, number)
        assert quarterly(ports).all.respondents == count
        reads.append(asked)
    assert reads[0] == reads[1] == ["satisfaction#2026-Q1"]
