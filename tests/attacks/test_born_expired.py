"""No permit is over when it is signed, unless the head says why (docs/domain.md §9)."""

from datetime import timedelta

import pytest

from chalicelib.domain.applications.in_time import short_of_time
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.applications.reckoning import reckoned
from chalicelib.domain.errors import Conflict
from chalicelib.domain.review import decisions
from tests.support.cases import Case, a_draft


def research(first: str, last: str) -> Case:
    """A complete draft of a research in these days."""
    return a_draft().fill(waktu_penelitian={"from": first, "to": last}).upload_all()


def warned(case: Case) -> list[tuple[str, str]]:
    rules = rules_of(case.ports, case.now)
    found = short_of_time(rules, case.now, case.ports.clock.now(), case.ports.calendar)
    return [(problem.path, problem.code) for problem in found]


def at_the_signer(last: str, *, days_later: int) -> Case:
    case = research("2026-03-03", last).submit()
    case.approve_up_to(case.now.steps[-1].id)
    case.ports.clock.advance(days=days_later)
    return case


def sign(case: Case, although_over: str | None = None) -> None:
    decisions.sign(
        case.ports,
        case.officer,
        case.application_id,
        case.now.version,
        passphrase=None,
        although_over=although_over,
    )


@pytest.mark.parametrize("last", ["2026-03-10", "2026-03-16"], ids=["before", "on the day itself"])
@pytest.mark.parametrize("reason", [None, "", "ya", " " * 30])
def test_what_is_over_when_it_is_signed_is_not_signed(last: str, reason: str | None) -> None:
    case = at_the_signer(last, days_later=14)
    with pytest.raises(Conflict) as refused:
        sign(case, reason)
    assert refused.value.problem == "permit-would-be-over"
    assert refused.value.params["ends_on"] in ("10 Maret 2026", "16 Maret 2026")
    assert case.now.phase is Phase.REVIEW


def test_the_head_may_sign_it_all_the_same_and_the_reason_stays() -> None:
    case = at_the_signer("2026-03-10", days_later=14)
    sign(case, "Peneliti memerlukan bukti izin untuk laporannya.")
    assert case.issue().now.phase is Phase.ISSUED
    assert warned(case) == [], "it is decided: nobody is warned any more"
    notes = case.ports.notes.of(f"app#{case.application_id}", limit=50)
    assert "Peneliti memerlukan bukti izin untuk laporannya." in [note.text for note in notes]


def test_what_holds_one_more_day_is_signed_without_a_word() -> None:
    case = at_the_signer("2026-03-17", days_later=14)
    sign(case)
    assert case.now.phase is Phase.SIGNING


def test_applicant_and_officers_are_told_of_an_end_before_the_promise() -> None:
    case = research("2026-03-04", "2026-03-11")
    told = [("data.waktu_penelitian", "ends-before-promise")]
    assert warned(case) == told
    assert warned(case.submit().approve()) == told
    case.ports.clock.advance(days=9)
    assert warned(case) == [("data.waktu_penelitian", "ends-before-signing")]
    assert warned(research("2026-03-04", "2026-06-30")) == []


def test_it_is_told_by_the_very_day_that_the_applicant_is_shown() -> None:
    case = a_draft()
    rules = rules_of(case.ports, case.now)
    shown = reckoned(rules, case.ports.clock.now(), case.ports.calendar).done_by
    last = case.fill(waktu_penelitian={"from": "2026-03-04", "to": str(shown)})
    assert warned(last) == [("data.waktu_penelitian", "ends-before-promise")]
    after = str(shown + timedelta(days=1))
    assert warned(last.fill(waktu_penelitian={"from": "2026-03-04", "to": after})) == []


def test_an_event_that_comes_too_soon_for_its_lead_time_is_told() -> None:
    case = a_draft(type_id="rekomendasi_keramaian")
    soon = case.fill(waktu_kegiatan={"from": "2026-03-23", "to": "2026-03-24"})
    assert warned(soon) == [("data.waktu_kegiatan", "too-short-notice")]
    assert warned(case.fill()) == []


def test_the_lead_time_counts_from_the_day_of_sending() -> None:
    case = a_draft(type_id="rekomendasi_keramaian").fill().upload_all().submit()
    case.ports.clock.advance(days=20)
    assert ("data.waktu_kegiatan", "too-short-notice") not in warned(case)
