"""Copies that were replaced before anybody decided on them are gone, whatever becomes of the
application; what an officer had before a correction stays (docs/checks.md 62)."""

import pytest

from chalicelib.domain.applications.replaced import ReplacedDue
from chalicelib.domain.privacy.erasing import erase
from chalicelib.domain.review import visit_photos
from tests.fakes.deliveries import duties, pump
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, a_submitted_case


def files(case: Case, document: str = "ktp") -> list[str]:
    prefix = f"application/{case.application_id}/{document}/"
    return [key for key in case.ports.files.clean if key.startswith(prefix)]


def current(case: Case, document: str = "ktp") -> str:
    file = case.now.documents[document].file
    assert file
    return file.key


def run(case: Case) -> int:
    work = duties()
    erased = erase(case.ports, work)
    assert work.passed_over == 0
    return erased.replaced


@pytest.fixture
def case() -> Case:
    """Whose identity card was sent three times, then all of it sent in."""
    draft = a_complete_draft()
    for attempt in range(2):
        assert draft.upload("ktp", b"a better scan %d" % attempt) == "accepted"
    draft.submit()
    pump(draft.ports)
    return draft


def test_of_a_document_sent_three_times_only_the_last_is_kept(case: Case) -> None:
    assert len(files(case)) == 3
    assert run(case) == 0  # a check may be under way
    case.ports.clock.advance(hours=1)
    assert run(case) == 1
    assert files(case) == [current(case)]
    assert len(files(case, "proposal")) == 1
    assert run(case) == 0


def test_what_a_correction_replaced_is_kept_and_what_was_tried_between_is_not(case: Case) -> None:
    judged = current(case)
    case.ports.clock.advance(hours=1)
    run(case)
    case.mark("ktp", "buram").send_back()
    for attempt in range(2):
        assert case.upload("ktp", b"corrected %d" % attempt) == "accepted"
    case.resubmit()
    assert run(case) == 0
    case.ports.clock.advance(hours=1)
    assert run(case) == 1
    assert sorted(files(case)) == sorted([judged, current(case)])


def test_nothing_is_touched_while_a_correction_is_being_made(case: Case) -> None:
    case.mark("ktp", "buram").send_back()
    assert case.upload("ktp", b"corrected") == "accepted"
    case.ports.clock.advance(hours=2)
    assert run(case) == 0
    assert len(files(case)) == 4
    case.resubmit()
    case.ports.clock.advance(hours=1)
    assert run(case) == 1
    assert len(files(case)) == 2


def test_an_application_sent_in_twice_within_the_hour_is_looked_through_once(case: Case) -> None:
    case.mark("ktp", "buram").send_back()
    assert case.upload("ktp", b"corrected") == "accepted"
    case.resubmit()
    case.ports.clock.advance(hours=1)
    assert run(case) == 1
    assert len(files(case)) == 2
    assert run(case) == 0


def test_photos_of_a_visit_are_kept_while_they_are_checked_and_after() -> None:
    case = a_submitted_case(type_id="operasional_sd").approve()
    assert case.photograph(case.officer) == "accepted"
    _, form = visit_photos.request_photo(
        case.ports, case.officer, case.application_id, "image/jpeg"
    )
    checked = form.key.removeprefix("uploads/")
    case.ports.files.store_clean(checked, b"a photo that is being checked", "image/jpeg")
    case.ports.clock.advance(hours=1)
    assert run(case) == 1
    photos = [key for key in case.ports.files.clean if "/visit" in key]
    assert len(photos) == 2 and checked in photos


def test_what_another_application_of_the_same_person_shows_is_kept_for_it(case: Case) -> None:
    draft = a_complete_draft(
        case.ports, type_id="sip_bidan", applicant=case.applicant, staff=case.staff
    )
    shown = draft.now.documents["ktp"]
    assert draft.upload("ktp", b"a better scan") == "accepted"
    draft.submit()
    other = a_complete_draft(case.ports, applicant=case.applicant, staff=case.staff).now
    stored.put_application(case.ports, other.replace(documents={**other.documents, "ktp": shown}))
    case.ports.clock.advance(hours=2)
    run(case)
    assert shown.file and shown.file.key in case.ports.files.clean


def test_nothing_is_left_of_the_list_when_it_is_done(case: Case) -> None:
    case.ports.clock.advance(hours=1)
    run(case)
    assert case.ports.records.find(ReplacedDue, case.application_id, 0) is None
