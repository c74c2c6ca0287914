"""A field visit: who writes it, what the applicant hears, the minutes that let its step go on."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.domain.applications.model import ErasedFor, Phase
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.privacy.retention import erase_application
from chalicelib.domain.review import decisions, field_visits, visit_minutes, visit_photos
from chalicelib.domain.review.field_visits import FieldVisit, VisitForm, Visitor, VisitResult
from chalicelib.domain.storage import Put
from chalicelib.domain.uploads.keys import UploadKey
from tests.fakes.deliveries import send_announced
from tests.fakes.papers import REFUSED_CONTENT
from tests.support.cases import Case, a_submitted_case, fields_of, refused

SCHOOL = "operasional_sd"


@pytest.fixture
def at_visit() -> Case:
    return a_submitted_case(type_id=SCHOOL).approve()


def visit_of(case: Case) -> FieldVisit:
    return field_visits.visit_of(case.ports, case.officer, case.application_id)


def write(case: Case, **form: Any) -> FieldVisit:
    version = visit_of(case).version
    return field_visits.write(
        case.ports, case.officer, case.application_id, version, VisitForm(**form)
    )


def complete(case: Case) -> FieldVisit:
    version = visit_of(case).version
    return visit_minutes.complete(case.ports, case.officer, case.application_id, version)


def filled(case: Case) -> dict[str, Any]:
    return {
        "visited_on": case.ports.calendar.local_date(case.ports.clock.now()),
        "place": "Jorong Kayu Aro",
        "findings": "Enam ruang kelas, sanitasi baik.",
        "result": VisitResult.FIT_AFTER_REPAIR,
        "people": (Visitor(name="Yulia Fitri", position="Ketua tim"), Visitor(name="Roni")),
    }


def notes(case: Case) -> list[tuple[str, bool]]:
    found = case.ports.notes.of(f"app#{case.application_id}", limit=100)
    return [(note.event, note.public) for note in found]


def test_a_planned_day_reaches_the_applicant_once(at_visit: Case) -> None:
    ports = at_visit.ports
    day = ports.calendar.local_date(ports.clock.now()) + timedelta(days=3)
    send_announced(ports)
    ports.channels.sent.clear()
    write(at_visit, planned_on=day)
    write(at_visit, planned_on=day, place="Jorong Kayu Aro")
    send_announced(ports)
    told = [one.body for one in ports.channels.sent]
    assert len(told) == 1, "by WhatsApp"
    assert all(f"{day.day} Maret 2026" in body for body in told)
    assert notes(at_visit).count(("field-visit-planned", True)) == 1
    later = day + timedelta(days=1)
    write(at_visit, planned_on=later)
    assert notes(at_visit).count(("field-visit-planned", True)) == 2
    assert at_visit.now.visit_on == later


def test_a_day_that_falls_away_is_told_before_somebody_waits_in_vain(at_visit: Case) -> None:
    ports = at_visit.ports
    day = ports.calendar.local_date(ports.clock.now()) + timedelta(days=3)
    write(at_visit, planned_on=day)
    send_announced(ports)
    ports.channels.sent.clear()
    write(at_visit, place="Jorong Kayu Aro")
    send_announced(ports)
    told = [one.body for one in ports.channels.sent]
    assert len(told) == 1, "by the way that the applicant has chosen"
    assert "ditunda" in told[0] and f"{day.day} Maret 2026" in told[0]
    assert ("field-visit-put-off", True) in notes(at_visit)
    assert at_visit.now.visit_on is None


def test_its_step_is_approved_only_with_the_minutes(at_visit: Case) -> None:
    with refused("visit-not-completed"):
        decisions.approve(
            at_visit.ports, at_visit.officer, at_visit.application_id, at_visit.now.version
        )
    at_visit.approve().issue()
    assert at_visit.now.phase is Phase.ISSUED


def test_what_is_missing_is_named(at_visit: Case) -> None:
    write(at_visit)
    with refused("visit-incomplete") as refusal:
        complete(at_visit)
    names = [name for name, _ in fields_of(refusal)]
    assert names == ["visited_on", "place", "findings", "result", "people", "photos"]


def test_the_minutes_say_what_was_found_and_who_signs(at_visit: Case) -> None:
    ports = at_visit.ports
    ports.letters = FpdfLetterRenderer()
    write(at_visit, **filled(at_visit))
    at_visit.photograph(at_visit.officer)
    minutes = complete(at_visit).minutes
    assert minutes is not None
    pdf = ports.files.read_clean(minutes.key, minutes.version_id)
    text = " ".join("\n".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())
    for part in (
        *("BERITA ACARA PEMERIKSAAN LAPANGAN", "Enam ruang kelas", "setelah perbaikan"),
        *("Yulia Fitri (Ketua tim)", "Roni", "1 lembar", at_visit.officer.name),
        str(at_visit.now.registration_number),
    ):
        assert part in text, part
    assert ports.stationery.words.watermark not in text
    assert ("field-visit-done", True) in notes(at_visit)


def test_the_minutes_are_in_the_name_of_whoever_visited_never_of_the_head(at_visit: Case) -> None:
    ports = at_visit.ports
    account = ports.accounts.find(at_visit.officer.account_id)
    assert account is not None and account.post is not None
    ports.commit(Put(account.replace(post=None, version=account.version + 1), account))
    ports.letters = FpdfLetterRenderer()
    write(at_visit, **filled(at_visit))
    at_visit.photograph(at_visit.officer)
    minutes = complete(at_visit).minutes
    assert minutes is not None
    (page,) = PdfReader(BytesIO(ports.files.read_clean(minutes.key, minutes.version_id))).pages
    end = " ".join(page.extract_text().split()).rpartition("Dibuat di")[2]
    assert f"Petugas Pemeriksa Lapangan, {account.full_name}".lower() in end.lower()
    assert ports.office.head.plain_name not in end


def test_what_was_handed_in_stays(at_visit: Case) -> None:
    at_visit.visit()
    with refused("visit-completed"):
        write(at_visit, place="Lain")
    with refused("visit-completed"):
        at_visit.photograph(at_visit.officer)


def test_a_photo_goes_through_the_check(at_visit: Case) -> None:
    officer = at_visit.officer
    assert at_visit.photograph(officer, REFUSED_CONTENT) == "refused"
    assert at_visit.photograph(officer) == "accepted"
    assert list(visit_of(at_visit).photos) == ["visit-1"], "it takes the place of the refused one"
    visit_photos.remove_photo(at_visit.ports, officer, at_visit.application_id, "visit-1")
    assert visit_of(at_visit).photos == {}
    with refused("unknown-photo"):
        visit_photos.remove_photo(at_visit.ports, officer, at_visit.application_id, "visit-1")


def test_a_photo_is_a_jpeg(at_visit: Case) -> None:
    with refused("invalid-input") as refusal:
        visit_photos.request_photo(
            at_visit.ports, at_visit.officer, at_visit.application_id, "application/pdf"
        )
    assert fields_of(refusal) == [("media_type", "wrong-media-type")]
    assert visit_of(at_visit).photos == {}


def test_a_verdict_on_a_photo_that_was_judged_or_removed_meanwhile_does_not_count(
    at_visit: Case,
) -> None:
    ports, officer, identity = at_visit.ports, at_visit.officer, at_visit.application_id
    slot, form = visit_photos.request_photo(ports, officer, identity, "image/jpeg")
    ports.files.receive(form, b"a good photo")
    key = UploadKey.parse_incoming(form.key)
    refusal = ports.inspector.inspect(REFUSED_CONTENT, visit_photos.photo_rule(ports)).verdict
    assert check_arrived(ports, form.key, None, None) == "accepted"
    once = visit_of(at_visit)
    assert not visit_photos.record_photo_verdict(ports, key, refusal, None)
    assert visit_of(at_visit) == once and once.photos[slot].file
    visit_photos.remove_photo(ports, officer, identity, slot)
    assert not visit_photos.record_photo_verdict(ports, key, refusal, None)
    assert visit_of(at_visit).photos == {}


def test_a_photo_that_is_still_checked_holds_the_minutes_up(at_visit: Case) -> None:
    write(at_visit, **filled(at_visit))
    at_visit.photograph(at_visit.officer)
    visit_photos.request_photo(
        at_visit.ports, at_visit.officer, at_visit.application_id, "image/jpeg"
    )
    with refused("visit-incomplete") as refusal:
        complete(at_visit)
    assert fields_of(refusal) == [("photos", "photo-being-checked")]


def test_more_photos_than_the_office_allows_are_refused(at_visit: Case) -> None:
    most = at_visit.ports.limits.visit.photos
    for number in range(most):
        at_visit.photograph(at_visit.officer, b"photo %d" % number)
    with refused("too-many-photos"):
        at_visit.photograph(at_visit.officer)


def test_only_the_officer_of_the_step_writes_and_the_chain_reads(at_visit: Case) -> None:
    ports, identity = at_visit.ports, at_visit.application_id
    assert field_visits.visit_of(ports, at_visit.staff["head"], identity).version == 0
    with refused("not-your-step"):
        field_visits.write(ports, at_visit.staff["head"], identity, 0, VisitForm())
    with refused("not-in-this-chain"):
        field_visits.visit_of(ports, at_visit.staff["bpjs"], identity)


def test_two_who_write_at_once_do_not_overwrite_each_other(at_visit: Case) -> None:
    write(at_visit, place="Jorong Kayu Aro")
    with refused("stale-version"):
        field_visits.write(
            at_visit.ports, at_visit.officer, at_visit.application_id, 0, VisitForm(place="Lain")
        )


def test_days_that_make_no_sense_are_refused(at_visit: Case) -> None:
    today = at_visit.ports.calendar.local_date(at_visit.ports.clock.now())
    with refused("invalid-input") as refusal:
        write(at_visit, planned_on=today - timedelta(days=1), visited_on=today + timedelta(days=1))
    assert fields_of(refusal) == [("planned_on", "date-in-past"), ("visited_on", "date-in-future")]


def test_signs_that_the_minutes_cannot_print_are_named_when_they_are_written(
    at_visit: Case,
) -> None:
    people = (Visitor(name="Yulia \u0645"), Visitor(name="Roni", position="Ketua \U0001f600"))
    with refused("invalid-input") as refusal:
        write(at_visit, place="Jorong \U0001f600", findings="Luas 40 m\u00b2 \u4e2d", people=people)
    assert fields_of(refusal) == [
        ("place", "unprintable-signs"),
        ("findings", "another-script"),
        ("people", "another-script"),
    ]
    write(at_visit, place="Jorong Kayu Aro", findings="Luas 40 m\u00b2, \u00b1 2 %")


def test_there_is_none_where_the_chain_has_none_or_elsewhere_in_it() -> None:
    research = a_submitted_case()
    with refused("no-field-visit"):
        field_visits.visit_of(research.ports, research.officer, research.application_id)
    school = a_submitted_case(type_id=SCHOOL)
    with refused("not-at-field-visit"):
        field_visits.write(school.ports, school.officer, school.application_id, 0, VisitForm())


def test_it_is_erased_with_its_application(at_visit: Case) -> None:
    at_visit.visit()
    decisions.reject(
        at_visit.ports,
        at_visit.officer,
        at_visit.application_id,
        at_visit.now.version,
        reason="Bangunan tidak layak.",
    )
    erase_application(at_visit.ports, at_visit.now, ErasedFor.RETENTION)
    assert at_visit.ports.records.find(FieldVisit, at_visit.application_id) is None
    assert not [key for key in at_visit.ports.files.clean if "visit" in key]
