"""The field visit of an application: form, photos, and the minutes (BAP) handed in."""

from datetime import date, datetime

from pydantic import Field

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.days import Day
from chalicelib.domain.review import field_visits, visit_minutes, visit_photos
from chalicelib.domain.review.field_visits import FieldVisit, VisitForm, Visitor, VisitResult
from chalicelib.domain.uploads.model import LINK_HOLDS
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, UploadForm, VersionInput, View
from chalicelib.handlers.presenting import verdict_on

routes = Routes(__name__)

_PATH = "/api/officer/applications/{application_id}/field-visit"


class VisitorInput(Input):
    name: str = Field(min_length=1, max_length=100)
    position: str = Field(default="", max_length=120)


class VisitInput(VersionInput):
    """``version`` of the visit as it was read; 0 where there is none yet. What is left out is
    emptied."""

    planned_on: Day | None = None
    visited_on: Day | None = None
    place: str = Field(default="", max_length=250)
    findings: str = Field(default="", max_length=4000)
    result: VisitResult | None = None
    people: list[VisitorInput] = Field(default=[], max_length=20)


class PhotoInput(Input):
    media_type: str = Field(max_length=100)


class PhotoView(View):
    """``url`` of the checked copy, good until ``expires_at``; ``verdict``: why it was refused."""

    photo_id: str
    state: DocumentState
    verdict: str | None
    url: str | None


class VisitorView(View):
    name: str
    position: str


class VisitView(View):
    """``minutes_url`` is the BAP as a PDF, once it was handed in."""

    version: int
    planned_on: date | None
    visited_on: date | None
    place: str
    findings: str
    result: VisitResult | None
    people: list[VisitorView]
    photos: list[PhotoView]
    officer: str
    completed_at: datetime | None
    minutes_url: str | None
    expires_at: datetime


class PhotoForm(View):
    photo_id: str
    form: UploadForm


@routes.get(_PATH, access=Access.OFFICER, summary="The field visit as it stands")
def open_visit(call: Call, application_id: str) -> VisitView:
    visit = field_visits.visit_of(call.ports, call.actor, application_id)
    return _shown(call, visit)


@routes.put(_PATH, access=Access.OFFICER, summary="Write the field visit; a new day is announced")
def write_visit(call: Call, body: VisitInput, application_id: str) -> VisitView:
    form = VisitForm(
        planned_on=body.planned_on,
        visited_on=body.visited_on,
        place=body.place,
        findings=body.findings,
        result=body.result,
        people=tuple(Visitor(name=one.name, position=one.position) for one in body.people),
    )
    ports, actor = call.ports, call.actor
    return _shown(call, field_visits.write(ports, actor, application_id, body.version, form))


@routes.post(
    _PATH + "/photos",
    access=Access.OFFICER,
    status=201,
    summary="A form to post a photo with, straight to storage",
)
def request_photo(call: Call, body: PhotoInput, application_id: str) -> PhotoForm:
    photo_id, form = visit_photos.request_photo(
        call.ports, call.actor, application_id, body.media_type
    )
    return PhotoForm(photo_id=photo_id, form=UploadForm.of(form))


@routes.delete(_PATH + "/photos/{photo_id}", access=Access.OFFICER, summary="Remove a photo")
def remove_photo(call: Call, application_id: str, photo_id: str) -> Done:
    visit_photos.remove_photo(call.ports, call.actor, application_id, photo_id)
    return Done()


@routes.post(
    _PATH + "/completion",
    access=Access.OFFICER,
    summary="Hand the minutes in; they stay as they are",
)
def complete(call: Call, body: VersionInput, application_id: str) -> VisitView:
    ports, actor = call.ports, call.actor
    return _shown(call, visit_minutes.complete(ports, actor, application_id, body.version))


def _shown(call: Call, visit: FieldVisit) -> VisitView:
    ports, now = call.ports, call.ports.clock.now()
    return VisitView(
        **visit.model_dump(
            include={
                *("version", "planned_on", "visited_on", "place", "findings", "result"),
                "completed_at",
            }
        ),
        people=[VisitorView(name=one.name, position=one.position) for one in visit.people],
        photos=[
            PhotoView(
                photo_id=photo_id,
                state=photo.state_at(now),
                verdict=verdict_on(ports, photo, photo_id, call.language)[0],
                url=_link(ports, photo.file.key, photo.file.version_id, photo_id, "image/jpeg")
                if photo.file
                else None,
            )
            for photo_id, photo in sorted(visit.photos.items())
        ],
        officer=visit.officer_name,
        minutes_url=_link(
            ports, visit.minutes.key, visit.minutes.version_id, "bap", "application/pdf"
        )
        if visit.minutes
        else None,
        expires_at=now + LINK_HOLDS,
    )


def _link(ports: AllPorts, key: str, version_id: str, name: str, media_type: str) -> str:
    suffix = "pdf" if media_type == "application/pdf" else "jpg"
    return ports.files.view_link(
        key,
        version_id,
        file_name=f"{name}.{suffix}",
        media_type=media_type,
        disposition="inline",
    )
