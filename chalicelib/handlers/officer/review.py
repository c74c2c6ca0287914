"""Officers at work on one application: claim, notes, decisions."""

from typing import Annotated

from pydantic import Field, SecretStr

from chalicelib.domain.applications.model import Application, FieldCorrection, Outcome, Phase
from chalicelib.domain.reads import Beside
from chalicelib.domain.review import decisions, redoing, releasing, workbench
from chalicelib.domain.review.sight import sight_of
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Done, Input, VersionInput, View
from chalicelib.handlers.notes_in_words import note_views
from chalicelib.handlers.officer.reviewing import ApplicationForReview, review_view
from chalicelib.handlers.views.applications import NotesView

routes = Routes(__name__)

ReasonCode = Annotated[str, Field(max_length=41)]


class NoteInput(Input):
    text: str = Field(min_length=1, max_length=2000)
    public: bool = True


class ReleaseInput(VersionInput):
    """``note`` says why, where the claim is another's."""

    note: str = Field(default="", max_length=500)


class ReleasedView(View):
    """Without the rest: who frees another's claim may not be of its chain."""

    application_id: str
    version: int


class FieldToCorrect(Input):
    field: str = Field(max_length=41)
    reason: str = Field(min_length=1, max_length=500)


class ReturnInput(VersionInput):
    """``reasons``: codes of coded reasons; ``message`` the officer's own words."""

    reasons: list[ReasonCode] = Field(default=[], max_length=5)
    message: str | None = Field(default=None, max_length=2000)
    fields: list[FieldToCorrect] = Field(default=[], max_length=50)


class RejectInput(VersionInput):
    """``reasons``: codes of coded reasons; ``reason`` the officer's own words. One of both."""

    reasons: list[ReasonCode] = Field(default=[], max_length=5)
    reason: str | None = Field(default=None, min_length=SHORTEST_REASON, max_length=2000)


class SignInput(VersionInput):
    """The passphrase is for BSrE; it is never stored in clear nor logged. ``although_over``: why a
    permit is signed that ends before or on the day it is signed."""

    passphrase: SecretStr | None = Field(default=None, max_length=200)
    although_over: str | None = Field(default=None, max_length=500)


class DecidedView(View):
    application_id: str
    outcome: Outcome
    phase: Phase
    version: int
    registration_number: str | None


@routes.get(
    "/api/officer/applications/{application_id}",
    access=Access.OFFICER,
    reads=(Beside.APPLICANT,),
    summary="One application",
)
def open_one(call: Call, application_id: str) -> ApplicationForReview:
    return _shown(call, workbench.open_file(call.ports, call.actor, application_id))


@routes.get(
    "/api/officer/applications/{application_id}/notes",
    access=Access.OFFICER,
    summary="All notes of an application",
)
def notes(call: Call, application_id: str) -> NotesView:
    application = workbench.open_file(call.ports, call.actor, application_id)
    sight = sight_of(call.ports, call.actor, application)
    roles = None if sight.is_whole else sight.roles
    return note_views(call.ports, application_id, call.language, all_of_them=True, roles=roles)


@routes.post(
    "/api/officer/applications/{application_id}/claim",
    access=Access.OFFICER,
    reads=(Beside.APPLICANT,),
    summary="Take the application",
)
def claim(call: Call, body: VersionInput, application_id: str) -> ApplicationForReview:
    return _shown(call, workbench.claim(call.ports, call.actor, application_id, body.version))


@routes.post(
    "/api/officer/applications/{application_id}/release",
    access=Access.OFFICER,
    summary="Put the application back; that of somebody absent, by those who may, with a note",
)
def release(call: Call, body: ReleaseInput, application_id: str) -> ReleasedView:
    released = releasing.release(call.ports, call.actor, application_id, body.version, body.note)
    return ReleasedView.model_validate(released)


@routes.post(
    "/api/officer/applications/{application_id}/steps/{step}/again",
    access=Access.OFFICER,
    reads=(Beside.APPLICANT,),
    summary="Do an earlier step again, so that whoever decided it may decide the one that waits",
)
def redo(call: Call, body: VersionInput, application_id: str, step: str) -> ApplicationForReview:
    done = redoing.redo(call.ports, call.actor, application_id, body.version, step)
    return _shown(call, done)


@routes.post(
    "/api/officer/applications/{application_id}/notes",
    access=Access.OFFICER,
    status=201,
    summary="Write a note",
)
def add_note(call: Call, body: NoteInput, application_id: str) -> Done:
    workbench.add_note(call.ports, call.actor, application_id, text=body.text, public=body.public)
    return Done()


@routes.post(
    "/api/officer/applications/{application_id}/approve",
    access=Access.OFFICER,
    once=True,
    reads=(Beside.WAIT, Beside.APPLICANT),
    summary="Approve: on to the next step",
)
def approve(call: Call, body: VersionInput, application_id: str) -> DecidedView:
    decided = decisions.approve(
        call.ports, call.actor, application_id, body.version, call.idempotency
    )
    return DecidedView.model_validate(decided)


@routes.post(
    "/api/officer/applications/{application_id}/return",
    access=Access.OFFICER,
    once=True,
    reads=(Beside.WAIT,),
    summary="Return for correction, with all corrections in one message",
)
def return_for_correction(call: Call, body: ReturnInput, application_id: str) -> DecidedView:
    decided = decisions.return_for_correction(
        call.ports,
        call.actor,
        application_id,
        body.version,
        message=body.message,
        reasons=body.reasons,
        fields=[FieldCorrection(field=item.field, reason=item.reason) for item in body.fields],
        idempotency=call.idempotency,
    )
    return DecidedView.model_validate(decided)


@routes.post(
    "/api/officer/applications/{application_id}/reject",
    access=Access.OFFICER,
    once=True,
    reads=(Beside.WAIT,),
    summary="Reject, with the reason",
)
def reject(call: Call, body: RejectInput, application_id: str) -> DecidedView:
    decided = decisions.reject(
        call.ports,
        call.actor,
        application_id,
        body.version,
        reason=body.reason,
        reasons=body.reasons,
        idempotency=call.idempotency,
    )
    return DecidedView.model_validate(decided)


@routes.post(
    "/api/officer/applications/{application_id}/sign",
    access=Access.OFFICER,
    once=True,
    reads=(Beside.WAIT, Beside.APPLICANT),
    summary="Sign: the last step; the permit follows within seconds",
)
def sign(call: Call, body: SignInput, application_id: str) -> DecidedView:
    decided = decisions.sign(
        call.ports,
        call.actor,
        application_id,
        body.version,
        passphrase=body.passphrase,
        idempotency=call.idempotency,
        although_over=body.although_over,
    )
    return DecidedView.model_validate(decided)


def _shown(call: Call, application: Application) -> ApplicationForReview:
    return review_view(call.ports, call.actor, application, call.language)
