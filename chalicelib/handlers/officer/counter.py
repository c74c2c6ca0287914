"""The counter: an officer enters an application for somebody who stands there (decision 0077)."""

from typing import Any, Literal

from pydantic import Field

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.applications import reading
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applying import counter, documents, drafting, submission, taking_over
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.people.nik import masked
from chalicelib.domain.permits import sending
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, UploadForm, VersionInput, View
from chalicelib.handlers.presenting import application_view, problem_views, type_detail
from chalicelib.handlers.views.applications import ApplicationView, ProblemView
from chalicelib.handlers.views.permit_types import TypeDetail

routes = Routes(__name__)


class CounterInput(Input):
    """``identity_seen``: the KTP was there, and it is theirs; without it nothing begins."""

    nik: str = Field(min_length=1, max_length=40)
    type_id: str = Field(max_length=60)
    kind: ApplicationKind = ApplicationKind.NEW
    identity_seen: Literal[True]


class TakeOverInput(Input):
    """``receipt``: the number on the applicant's receipt. ``identity_seen``: as to begin."""

    receipt: str = Field(min_length=1, max_length=60)
    nik: str = Field(min_length=1, max_length=40)
    identity_seen: Literal[True]


class CounterData(Input):
    """Any number of fields; ``null`` empties one."""

    data: dict[str, Any] = Field(max_length=100)


class CounterUpload(Input):
    media_type: str = Field(max_length=60)


class CounterFile(View):
    """What is being entered, for whom and by whom. ``consent``: which document is the signed
    consent. ``on_paper``: nobody can write to the applicant."""

    applicant: str
    nik_masked: str
    on_paper: bool
    officer: str
    consent: str
    application: ApplicationView
    rules: TypeDetail

    @classmethod
    def of(cls, call: Call, account: Account, application: Application) -> "CounterFile":
        rules = reading.rules_of(call.ports, application)
        return cls(
            applicant=account.full_name,
            nik_masked=masked(account.nik),
            on_paper=account.on_paper,
            officer=call.actor.name,
            consent=call.ports.catalogue.counter_consent.id,
            application=application_view(call.ports, application, rules, call.language),
            rules=type_detail(call.ports, rules),
        )


class CounterSaved(View):
    """What was saved, and the problems of the fields that were not."""

    file: CounterFile
    problems: list[ProblemView]


class CounterReceipt(View):
    """What is printed for the applicant: with number and code anybody may follow it."""

    application_id: str
    receipt: str
    tracking_code: str
    phase: Phase
    version: int


@routes.post(
    "/api/officer/counter",
    access=Access.OFFICER,
    status=201,
    summary="Begin an application for somebody at the counter, or go on with theirs",
)
def begin(call: Call, body: CounterInput) -> CounterFile:
    account, draft = counter.begin(call.ports, call.actor, body.nik, body.type_id, body.kind)
    return CounterFile.of(call, account, draft)


@routes.post(
    "/api/officer/counter-takeovers",
    access=Access.OFFICER,
    summary="Go on with what a colleague entered for whoever stands there",
)
def take_over(call: Call, body: TakeOverInput) -> CounterFile:
    account, application = taking_over.take_over(call.ports, call.actor, body.receipt, body.nik)
    return CounterFile.of(call, account, application)


@routes.get(
    "/api/officer/counter/{application_id}",
    access=Access.OFFICER,
    summary="What I am entering for somebody at the counter",
)
def detail(call: Call, application_id: str) -> CounterFile:
    account, applicant = counter.applicant_of(call.ports, call.actor, application_id)
    application = reading.own_application(call.ports, applicant, application_id)
    return CounterFile.of(call, account, application)


@routes.patch(
    "/api/officer/counter/{application_id}/data",
    access=Access.OFFICER,
    summary="Save fields for the applicant; good ones are kept even when others are refused",
)
def save(call: Call, body: CounterData, application_id: str) -> CounterSaved:
    account, applicant = counter.applicant_of(call.ports, call.actor, application_id)
    application, problems = drafting.save_data(call.ports, applicant, application_id, body.data)
    return CounterSaved(
        file=CounterFile.of(call, account, application),
        problems=problem_views(call.ports, problems, call.language),
    )


@routes.post(
    "/api/officer/counter/{application_id}/documents/{document_id}/upload",
    access=Access.OFFICER,
    status=201,
    summary="A form to post one of the applicant's papers with, straight to storage",
)
def upload(call: Call, body: CounterUpload, application_id: str, document_id: str) -> UploadForm:
    _, applicant = counter.applicant_of(call.ports, call.actor, application_id)
    form = documents.request_upload(
        call.ports, applicant, application_id, document_id, body.media_type
    )
    return UploadForm.of(form)


@routes.post(
    "/api/officer/counter/{application_id}/submission",
    access=Access.OFFICER,
    once=True,
    summary="Send it in for the applicant, the first time or corrected",
)
def send(call: Call, body: VersionInput, application_id: str) -> CounterReceipt:
    _, applicant = counter.applicant_of(call.ports, call.actor, application_id)
    application = reading.own_application(call.ports, applicant, application_id)
    corrected = application.phase is Phase.CORRECTION
    act = submission.resubmit if corrected else sending.submit
    sent = act(call.ports, applicant, application_id, body.version, call.idempotency)
    return CounterReceipt.model_validate(sent)
