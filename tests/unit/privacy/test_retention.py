"""What is past its time is erased; what is not, and what the law keeps, is not."""

from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import amending, drafting
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.privacy.retention import sweep
from chalicelib.domain.privacy.rules import ErasedKind
from chalicelib.domain.review import decisions
from tests.fakes.deliveries import duties
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, a_submitted_case, refused
from tests.support.people import a_citizen

DAYS = {"draft": 180, "withdrawn": 90, "rejected": 365}
"""As in ``templates/retention.toml``."""


def files(case: Case) -> list[str]:
    prefix = f"application/{case.application_id}/"
    return [key for key in case.ports.files.clean if key.startswith(prefix)]


def amendments(case: Case) -> list[str]:
    found = [item["sk"] for item in stored.items(case.ports, "applications")]
    return [key for key in found if key.startswith("amendment#")]


def warned(case: Case) -> int:
    return sum(m.template == "draft_ending" for m in stored.messages(case.ports))


def at_rest(phase: str) -> Case:
    if phase == "draft":
        return a_complete_draft()
    case = a_submitted_case()
    moved = [{"name": "Nagari Cupak"}]
    amending.amend_places(
        case.ports,
        case.applicant,
        case.application_id,
        field="lokasi",
        value=moved,
        reason="Pindah.",
    )
    if phase == "withdrawn":
        drafting.withdraw(case.ports, case.applicant, case.application_id, "Alasan saya sendiri")
    else:
        decisions.reject(
            case.ports, case.officer, case.application_id, case.now.version, reason="Kurang."
        )
    return case


@pytest.mark.parametrize(
    ("phase", "days", "listed_as"),
    [
        *[("sent in", 400, "rejected"), ("withdrawn", 1, "withdrawn")],
        *[("draft", 400, "draft-warned"), ("sent in", 400, "draft"), ("sent in", 400, "erasing")],
    ],
    ids=["again", "withdrawn a day ago", "owner not warned", "no draft any more", "it runs"],
)
def test_what_moved_on_since_the_list_was_read_is_not_erased(
    phase: str, days: int, listed_as: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index follows its table a moment later."""
    case = a_submitted_case() if phase == "sent in" else at_rest(phase)
    case.ports.clock.advance(days=days)
    before = case.now
    monkeypatch.setattr(
        type(case.ports.applications),
        "resting",
        lambda _, ripe, *__, **___: [case.application_id] if ripe == listed_as else [],
    )
    assert sweep(case.ports, duties(), limit=9) == (0, 0)
    assert case.now == before


@pytest.mark.parametrize("phase", ["withdrawn", "rejected"])
def test_a_closed_application_keeps_its_file_until_its_day_and_its_number_for_good(
    phase: str,
) -> None:
    case = at_rest(phase)
    case.ports.clock.advance(days=DAYS[phase] - 1, hours=23)
    assert sweep(case.ports, duties(), limit=10) == (0, 0)
    assert files(case)
    assert len(amendments(case)) == 1
    case.ports.clock.advance(hours=2)
    assert sweep(case.ports, duties(), limit=10) == (1, 0)
    after = case.now
    assert amendments(case) == []
    assert files(case) == []
    assert (after.applicant, after.data, after.documents, after.phase) == (None, {}, {}, phase)
    assert after.erased_at and not after.erasing and after.receipt
    notes = case.ports.notes.of(f"app#{case.application_id}")
    assert (notes[-1].event, notes[-1].details["reason"]) == ("erased", "retention")
    assert notes[-1].details["basis"].startswith("UU 27/2022")
    assert first_break(notes, after.note_count, after.note_head) is None
    assert sweep(case.ports, duties(), limit=10) == (0, 0)


def test_the_owner_of_a_draft_is_told_once_two_weeks_before() -> None:
    case = at_rest("draft")
    case.ports.clock.advance(days=DAYS["draft"] - 14, hours=1)
    assert sweep(case.ports, duties(), limit=10) == (0, 1)
    assert sweep(case.ports, duties(), limit=10) == (0, 0)
    assert warned(case) == 1
    case.ports.clock.advance(days=13)
    assert sweep(case.ports, duties(), limit=10) == (0, 0)
    case.ports.clock.advance(days=1, hours=1)
    assert sweep(case.ports, duties(), limit=10) == (1, 0)
    assert case.now.phase is Phase.WITHDRAWN and files(case) == []


def test_a_draft_taken_up_after_the_notice_begins_its_time_anew() -> None:
    case = at_rest("draft")
    case.ports.clock.advance(days=DAYS["draft"] - 13)
    sweep(case.ports, duties(), limit=10)
    draft, title = case.application_id, {"judul": "Judul yang baru"}
    _, problems = drafting.save_data(case.ports, case.applicant, draft, title)
    assert not problems
    case.ports.clock.advance(days=20)
    assert sweep(case.ports, duties(), limit=10) == (0, 0)
    assert case.now.data["judul"] == "Judul yang baru" and files(case)


def test_an_erased_draft_cannot_be_filled_in_again() -> None:
    case = at_rest("draft")
    for days in (170, 15):
        case.ports.clock.advance(days=days)
        sweep(case.ports, duties(), limit=10)
    with refused("act-not-possible-now"):
        case.fill()


def test_permits_and_running_applications_are_never_touched() -> None:
    running = a_submitted_case()
    issued = a_submitted_case(
        running.ports, applicant=running.applicant, staff=running.staff
    ).issue()
    before = (running.now, issued.now)
    running.ports.clock.advance(days=4000)
    assert sweep(running.ports, duties(), limit=10) == (0, 0)
    assert (running.now, issued.now) == before
    assert files(running) and files(issued)


def test_one_run_erases_so_many_and_the_next_goes_on() -> None:
    case = at_rest("withdrawn")
    for _ in range(2):
        other = a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff)
        drafting.withdraw(case.ports, case.applicant, other.application_id, None)
    case.ports.clock.advance(days=91)
    assert [sweep(case.ports, duties(), limit=2)[0] for _ in range(3)] == [2, 1, 0]


def test_files_that_were_left_are_deleted_so_many_in_one_run_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = [at_rest("withdrawn")]
    for _ in range(2):
        more = a_submitted_case(cases[0].ports, applicant=cases[0].applicant, staff=cases[0].staff)
        drafting.withdraw(more.ports, more.applicant, more.application_id, None)
        cases.append(more)
    ports = cases[0].ports
    ports.clock.advance(days=91)

    def broken(*_: object) -> None:
        raise OSError("storage does not answer")

    with monkeypatch.context() as away:
        away.setattr(ports.files, "erase", broken)
        assert sweep(ports, duties(), limit=9) == (0, 0)
    assert [sweep(ports, duties(), limit=2)[0] for _ in range(3)] == [2, 1, 0]


def test_files_that_could_not_be_deleted_are_deleted_by_the_next_run() -> None:
    case = at_rest("rejected")
    case.ports.clock.advance(days=366)

    def broken(*_: object) -> None:
        raise OSError("storage does not answer")

    erase, case.ports.files.erase = case.ports.files.erase, broken
    broken_run = duties()
    assert sweep(case.ports, broken_run, limit=10) == (0, 0)
    assert broken_run.failed == 1
    case.ports.files.erase = erase
    assert files(case)
    assert sweep(case.ports, duties(), limit=10) == (1, 0)
    assert files(case) == [] and not case.now.erasing


def test_what_was_withdrawn_frees_no_file_that_another_has_sent_since() -> None:
    case = at_rest("withdrawn")
    other = a_submitted_case(case.ports, applicant=a_citizen(case.ports, 8), staff=case.staff)
    held = other.now.claimed_files
    assert held and set(held) & set(case.now.claimed_files)
    case.ports.clock.advance(days=91)
    assert sweep(case.ports, duties(), limit=10) == (1, 0)
    assert set(held) <= stored.claimed_files(case.ports)


def kind(**changes: Any) -> ErasedKind:
    name = {"id": "Draf", "en": "Drafts"}
    return ErasedKind.model_validate(
        {"phase": "draft", "days": 180, "name": name, "basis": "UU 27/2022", **changes}
    )


@pytest.mark.parametrize("phase", ["issued", "review", "signing"])
def test_the_data_cannot_order_what_the_law_keeps_or_what_runs_to_be_erased(phase: str) -> None:
    with pytest.raises(ValidationError, match="never erased"):
        kind(phase=phase)


@pytest.mark.parametrize("notice_days", [-1, 180, 200])
def test_an_owner_is_told_within_the_time_that_is_left(notice_days: int) -> None:
    assert kind(notice_days=179).notice_days == 179
    with pytest.raises(ValidationError, match="less than days"):
        kind(notice_days=notice_days)
