"""The field visit of a school: planned, and as its team hands it in."""

from datetime import timedelta
from typing import Any

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.review import field_visits, visit_minutes, visit_photos
from chalicelib.domain.review.field_visits import VisitForm, Visitor, VisitResult
from infra.local.scene.people import words


def plan_visit(ports: Any, officer: Actor, application: Application) -> None:
    """On the day after tomorrow or the first working day after it."""
    identity, calendar = application.application_id, ports.calendar
    day = calendar.local_date(ports.clock.now()) + timedelta(days=2)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    form = VisitForm(planned_on=day, place=_place(application))
    visit = field_visits.visit_of(ports, officer, identity)
    field_visits.write(ports, officer, identity, visit.version, form)


def visit_place(ports: Any, officer: Actor, application: Application, photo: bytes) -> None:
    """On the day itself, with one photo."""
    said, identity = words("words")["visit"], application.application_id
    today = ports.calendar.local_date(ports.clock.now())
    form = VisitForm(
        planned_on=today,
        visited_on=today,
        place=_place(application),
        findings=said["findings"][len(identity) % len(said["findings"])],
        result=VisitResult.FIT,
        people=tuple(Visitor(**one) for one in said["team"]),
    )
    visit = field_visits.visit_of(ports, officer, identity)
    field_visits.write(ports, officer, identity, visit.version, form)
    _, asked = visit_photos.request_photo(ports, officer, identity, "image/jpeg")
    ports.files.receive(asked, photo)
    check_arrived(ports, asked.key, None, None)
    visit = field_visits.visit_of(ports, officer, identity)
    visit_minutes.complete(ports, officer, identity, visit.version)


def _place(application: Application) -> str:
    """As it was typed; where the form no longer asks for it, as the school is called."""
    data = application.data
    return str(data.get("alamat_sekolah") or data.get("nama_sekolah") or application.person.name)
