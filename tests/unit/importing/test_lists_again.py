"""Lists of old permits that say the same thing twice, or go on after something came between."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.importing import releasing
from chalicelib.domain.importing.model import BatchState, PermitBatch
from chalicelib.domain.permits.model import Permit
from tests.unit.importing.test_importing import Office, cut_off


@pytest.fixture
def office() -> Office:
    return Office()


def found(office: Office, number: str) -> Permit | None:
    permit: Permit | None = office.ports.permits.find_by_number(number)
    return permit


def release(office: Office, batch: PermitBatch) -> PermitBatch:
    return releasing.release(office.ports, office.head, batch.batch_id, batch.version)


def undo(office: Office, batch: PermitBatch) -> PermitBatch:
    now = office.ports.records.find(PermitBatch, batch.batch_id)
    return releasing.undo(office.ports, office.head, batch.batch_id, now.version, "Keliru.")


def test_rows_that_are_wrong_by_themselves_are_not_compared_with_each_other(
    office: Office,
) -> None:
    assert office.problems(office.row(number=""), office.row(number="")) == [
        ("row.2.A", "import-empty"),
        ("row.3.A", "import-empty"),
    ]


def test_a_number_of_this_year_that_counts_from_nothing_is_of_no_series(office: Office) -> None:
    assert office.problems(office.row(number="SK/000/2026", on=office.today)) == []


def test_what_was_recorded_before_the_list_was_cut_off_is_not_recorded_anew(
    office: Office,
) -> None:
    batch = office.propose(*(office.row(number=f"SK/{n}/2020") for n in range(40)))
    cut = cut_off(office, batch, 2)
    before = found(office, "SK/0/2020")
    assert before and not found(office, "SK/39/2020")
    assert release(office, cut).state is BatchState.RELEASED
    assert found(office, "SK/0/2020") == before


def recorded_by_another(office: Office) -> PermitBatch:
    """The first of two lists with a number that an undone one had; the second is released."""
    undo(office, office.released(office.row(number="SK/7")))
    first = office.propose(office.row(number="SK/7", holder="Nama Yang Pertama"))
    office.released(office.row(number="SK/7", holder="Nama Yang Kedua", on=date(2021, 1, 4)))
    return first


def test_a_number_that_another_list_has_recorded_since_is_not_written_over(
    office: Office,
) -> None:
    first = recorded_by_another(office)
    with pytest.raises(Conflict, match="import-number-taken-since"):
        release(office, first)
    shown = found(office, "SK/7")
    assert shown and shown.holder_name == "Nama Yang Kedua"


def test_undoing_a_list_hides_nothing_that_another_has_recorded(office: Office) -> None:
    first = recorded_by_another(office)
    with pytest.raises(Conflict):
        release(office, first)
    assert undo(office, first).state is BatchState.UNDONE
    assert found(office, "SK/7")


def test_what_was_half_undone_is_shown_again_when_its_list_is_released_after_all(
    office: Office,
) -> None:
    batch = office.propose(*(office.row(number=f"SK/{n}/2020") for n in range(40)))
    cut = cut_off(office, batch, 2)
    commit = office.ports.commit

    def ending(*changes: Any) -> None:
        office.ports.commit = ended
        commit(*changes)

    def ended(*_: Any) -> None:
        raise KeyboardInterrupt

    office.ports.commit = ending
    with pytest.raises(KeyboardInterrupt):
        undo(office, cut)
    office.ports.commit = commit
    assert found(office, "SK/0/2020") is None
    release(office, cut)
    assert found(office, "SK/0/2020") and found(office, "SK/39/2020")
