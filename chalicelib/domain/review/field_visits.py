"""A field visit (tinjauan lapangan) and its minutes (BAP): planned and announced, photographed, and
handed in before its step is approved (docs/domain.md §1.24)."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.document import CleanFile, Document
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.records import Record, Versioned
from chalicelib.domain.repertoire import unprintable
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.workbench import at_own_step, by_officer, open_file
from chalicelib.domain.storage import Put
from chalicelib.domain.wording import indonesian_date


class VisitResult(StrEnum):
    FIT = "fit"
    FIT_AFTER_REPAIR = "fit_after_repair"
    UNFIT = "unfit"


class Visitor(Record):
    """Whose name stands under the minutes."""

    name: str
    position: str = ""


class FieldVisit(Versioned):
    """Of one application. ``photos`` by their slot; ``minutes`` is the printed BAP, there once the
    visit is ``completed_at``."""

    application_id: str
    version: int = 0
    planned_on: date | None = None
    visited_on: date | None = None
    place: str = ""
    findings: str = ""
    result: VisitResult | None = None
    people: tuple[Visitor, ...] = ()
    photos: dict[str, Document] = {}
    officer_id: str = ""
    officer_name: str = ""
    completed_at: datetime | None = None
    minutes: CleanFile | None = None


@dataclass(frozen=True)
class VisitForm:
    """What is typed; everything may be missing until it is handed in."""

    planned_on: date | None = None
    visited_on: date | None = None
    place: str = ""
    findings: str = ""
    result: VisitResult | None = None
    people: tuple[Visitor, ...] = ()


_TOLD = {
    True: ("field-visit-planned", "field_visit_planned"),
    False: ("field-visit-put-off", "field_visit_put_off"),
}
"""Note and message, by whether there is a day now."""


def visit_of(ports: Ports, actor: Actor, application_id: str) -> FieldVisit:
    """As it stands, for everybody in the chain; version 0 while nothing was written.

    :raises NotFound: ``no-field-visit``: its chain has none.
    """
    return _stored(ports, open_file(ports, actor, application_id))


def write(
    ports: Ports, actor: Actor, application_id: str, version: int, form: VisitForm
) -> FieldVisit:
    """A day that is planned anew is told to the applicant, and noted; so is that there is none any
    more.

    :raises Conflict: ``not-at-field-visit``, ``visit-completed``, or ``version`` is not the stored.
    :raises InvalidInput: a planned day that has passed, a visit that is to come, too much, or signs
        that the minutes cannot print.
    """
    application, before = at_visit(ports, actor, application_id, version)
    _check(ports, before, form)
    after = before.replace(
        version=before.version + 1,
        planned_on=form.planned_on,
        visited_on=form.visited_on,
        place=form.place.strip(),
        findings=form.findings.strip(),
        result=form.result,
        people=form.people,
        officer_id=actor.account_id,
        officer_name=actor.name,
    )
    put = Put(after, before if before.version else None)
    day = form.planned_on
    about = day or before.planned_on
    if about is None or day == before.planned_on:
        ports.commit(put)
        return after
    event, template = _TOLD[day is not None]
    commit_act(
        ports,
        application,
        application.replace(visit_on=day),
        events=[by_officer(actor, application, event, details={"planned_on": f"{about:%d-%m-%Y}"})],
        messages=to_applicant(ports, application, template, visit_on=indonesian_date(about)),
        also=[put],
    )
    return after


def at_visit(
    ports: Ports, actor: Actor, application_id: str, version: int | None = None
) -> tuple[Application, FieldVisit]:
    """The application at its visit, and the visit, if this officer may write it now. ``version``:
    as it was read; without one the last counts.

    :raises Conflict: it is elsewhere, handed in, or newer.
    """
    found = open_file(ports, actor, application_id)
    visit = _stored(ports, found)
    application = at_own_step(ports, actor, application_id, Act.MARK, found.version)
    if not application.step.field_visit:
        raise Conflict("not-at-field-visit", step=application.step.label.id)
    if visit.completed_at:
        raise Conflict("visit-completed")
    if version is not None and version != visit.version:
        raise Conflict("stale-version", current=visit.version, sent=version)
    return application, visit


def require_visit(ports: Ports, application: Application) -> None:
    """Before the step is approved.

    :raises Conflict: ``visit-not-completed``.
    """
    if not application.step.field_visit:
        return
    visit = ports.records.find(FieldVisit, application.application_id)
    if visit is None or visit.completed_at is None:
        raise Conflict("visit-not-completed")


def _stored(ports: Ports, application: Application) -> FieldVisit:
    if not any(step.field_visit for step in application.steps):
        raise NotFound("no-field-visit")
    identity = application.application_id
    return ports.records.find(FieldVisit, identity) or FieldVisit(application_id=identity)


def _check(ports: Ports, before: FieldVisit, form: VisitForm) -> None:
    today, limits = ports.calendar.local_date(ports.clock.now()), ports.limits.visit
    problems = []
    day = form.planned_on
    if day is not None and day != before.planned_on and day < today:
        problems.append(FieldProblem("planned_on", "date-in-past"))
    if form.visited_on is not None and form.visited_on > today:
        problems.append(FieldProblem("visited_on", "date-in-future"))
    if len(form.findings.encode()) > limits.findings_kb * 1000:
        problems.append(
            FieldProblem("findings", "reasons-too-long", {"maximum": limits.findings_kb})
        )
    if len(form.people) > limits.people:
        problems.append(FieldProblem("people", "too-many-people", {"maximum": limits.people}))
    people = "\n".join(text for one in form.people for text in (one.name, one.position))
    printed = {"place": form.place, "findings": form.findings, "people": people}
    problems += [
        problem
        for path, text in printed.items()
        if (problem := unprintable(unicodedata.normalize("NFC", text), path))
    ]
    if problems:
        raise InvalidInput(fields=problems)
