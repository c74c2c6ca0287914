"""Sending an application in, the first time and after a correction."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.throttling import may, of_today
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.claims import FileClaim, RunningClaim, running_claim
from chalicelib.domain.applications.committing import (
    commit_act,
    remembering,
    require_version,
)
from chalicelib.domain.applications.document import Document, DocumentState
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Applicant, Application, Phase
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.applications.reading import kept_type, own_application, rules_of
from chalicelib.domain.applications.replaced import ReplacedDue
from chalicelib.domain.applications.requirements import still_required
from chalicelib.domain.applications.terms import file_terms, terms_of
from chalicelib.domain.applying.drafting import by_applicant
from chalicelib.domain.applying.duplicates import files_claimed, running_beside, wanted_claims
from chalicelib.domain.applying.places import with_official_names
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.catalogue.values import check_values, missing_fields
from chalicelib.domain.chain.ports import FIRST_EXECUTION, Ports
from chalicelib.domain.chain.signals import chain_moved
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, TooManyAttempts
from chalicelib.domain.offering.versions import require_offered
from chalicelib.domain.storage import Add, Change, CommitRefused, IdempotencyKey, Overwrite

_STATE_PROBLEM = {
    DocumentState.MISSING: "document-missing",
    DocumentState.NOT_RECEIVED: "document-not-received",
    DocumentState.CHECKING: "document-being-checked",
    DocumentState.REFUSED: "document-refused",
}
_FILE_TRIES = 5
_ABSENT = (DocumentState.MISSING, DocumentState.NOT_RECEIVED)


class Submitted(BaseModel):
    """The answer to sending in: what the receipt page shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    application_id: str
    receipt: str
    tracking_code: str
    phase: Phase
    version: int


def shortcomings(
    ports: Ports, permit_type: PermitType, application: Application, today: date | None = None
) -> list[FieldProblem]:
    """All that stands between this application and being sent, in the order of the form.

    With ``today`` the values are checked once more: a day that was to come when the draft was
    saved may have passed, or the type's rules may have changed.
    """
    problems = [
        FieldProblem(f"data.{rule.id}", "required", {"label": rule.label.id})
        for rule in missing_fields(permit_type, application.kind, application.data)
    ]
    if today is not None:
        asked = {rule.id for rule in permit_type.fields_for(application.kind, application.data)}
        values = {name: value for name, value in application.data.items() if name in asked}
        good, wrong = check_values(permit_type, application.kind, values, today, ports.regions)
        problems += wrong
        problems += with_official_names(ports, permit_type, good)[1]
    now = ports.clock.now()
    for requirement in permit_type.documents_for(application.kind, application.data):
        document = application.document(requirement)
        path, state = f"documents.{requirement.id}", document.state_at(now)
        if state is DocumentState.CLEAN:
            if document.was_marked_wrong:
                problems.append(FieldProblem(path, "document-not-replaced"))
        elif still_required(permit_type, application, requirement, now) or state not in _ABSENT:
            problems.append(FieldProblem(path, _STATE_PROBLEM[state]))
    return problems


def submit(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    idempotency: IdempotencyKey | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Submitted:
    """Freeze the rules and the applicant's particulars, and start the chain. ``meanwhile``: what
    else may refuse it, and reads for that.

    :raises InvalidInput: ``application-incomplete``, with everything that is missing.
    :raises Conflict: ``type-not-offered``: the office has withdrawn it since.
    :raises TooManyAttempts: the day's limit, withdrawn ones included (docs/checks.md 56).
    """
    application = own_application(ports, actor, application_id)
    lifecycle.require(application, Act.SUBMIT)
    require_version(application, version)
    require_offered(ports, application.type_id)
    permit_type = rules_of(ports, application)
    now = ports.clock.now()
    require_complete(ports, permit_type, application, ports.calendar.local_date(now))
    require_only_one(ports, application, permit_type)
    _require_within_limit(ports, actor, permit_type, application, meanwhile)
    sole = permit_type.one_running_per_applicant
    after = (
        lifecycle.submitted(application, permit_type, now, ports.calendar)
        .replace(
            applicant=particulars(ports, actor, permit_type),
            sole=sole,
            type_digest=kept_type(ports, permit_type),
        )
        .worked_on_by(actor)
    )
    after = after.replace(terms=terms_of(ports.search_key, after.person))
    also: list[Change] = [Add(term) for term in file_terms(after)]
    if sole:
        also.append(Add(running_claim(application)))
    try:
        after = _write(
            ports,
            permit_type,
            application,
            after,
            events=[by_applicant(actor, "submitted", details={"rule_set": permit_type.rule_set})],
            messages=to_applicant(ports, after, "submitted"),
            also=also,
            remember=lambda written: remembering(ports, idempotency, _answer(written)),
            then=lambda sent: ports.workflow.start(application_id, FIRST_EXECUTION, sent.steps),
        )
    except CommitRefused as refused:
        if refused.concerns(RunningClaim) and not refused.concerns(Application):
            raise Conflict("already-running") from None
        raise
    return _answer(after)


def _require_within_limit(
    ports: Ports,
    actor: Actor,
    permit_type: PermitType,
    application: Application,
    meanwhile: Callable[[], None],
) -> None:
    """Counted while the rest is read; what that refuses has counted."""
    a_day = of_today(ports, "submissions", ports.limits.application.submissions_a_day)
    claims = wanted_claims(permit_type, application)
    within, _ = ports.both(
        lambda: may(ports, a_day, actor.account_id),
        lambda: ports.both(meanwhile, lambda: ports.reads.together(*claims)),
    )
    if not within:
        raise TooManyAttempts("too-many-submissions", maximum=a_day.attempts)


def resubmit(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    idempotency: IdempotencyKey | None = None,
) -> Submitted:
    """The corrected file goes back to the step that returned it. Fields that were not named in
    the correction are locked, so they are not measured by today's date once more.

    :raises InvalidInput: ``application-incomplete``: a refused document was not replaced.
    """
    application = own_application(ports, actor, application_id)
    lifecycle.require(application, Act.RESUBMIT)
    require_version(application, version)
    permit_type = rules_of(ports, application)
    require_complete(ports, permit_type, application)
    wait = ports.waits.find(application_id)
    after = lifecycle.resubmitted(application, ports.clock.now(), ports.calendar)
    after = after.worked_on_by(actor)
    after = _write(
        ports,
        permit_type,
        application,
        after,
        events=[by_applicant(actor, "resubmitted")],
        messages=to_applicant(ports, after, "resubmitted"),
        remember=lambda written: remembering(ports, idempotency, _answer(written)),
        then=lambda sent: chain_moved(ports, application, sent, wait),
    )
    return _answer(after)


def _write(
    ports: Ports,
    permit_type: PermitType,
    before: Application,
    after: Application,
    *,
    also: Sequence[Change] = (),
    **act: Any,
) -> Application:
    """``commit_act``, with the register of sent files. Of two who send the same file at the same
    moment, the second one looks again and finds the first."""
    after = after.replace(documents=_settled(after.documents))
    due = ReplacedDue.of(after, ports.clock.now())
    for _ in range(_FILE_TRIES):
        sent, claims = files_claimed(ports, permit_type, after)
        try:
            return commit_act(ports, before, sent, also=[*also, *claims, Overwrite(due)], **act)
        except CommitRefused as refused:
            if not refused.concerns_only(FileClaim):
                raise
    raise Conflict("stale-version")


def _settled(documents: Mapping[str, Document]) -> dict[str, Document]:
    """Nothing is awaited any more. A file that never came, and comes now after all, must find that
    it is too late: its verdict is written without looking at the application."""
    return {
        name: document.replace(upload=None)
        if document.upload and not document.upload.refused
        else document
        for name, document in documents.items()
    }


def require_complete(
    ports: Ports, permit_type: PermitType, application: Application, today: date | None = None
) -> None:
    problems = shortcomings(ports, permit_type, application, today)
    if problems:
        raise InvalidInput("application-incomplete", fields=problems, count=len(problems))


def require_only_one(ports: Ports, application: Application, permit_type: PermitType) -> None:
    """Where the type says so, one running application per applicant. The claim in the commit
    decides between two at the same moment; this sees those sent before there was a claim."""
    if not permit_type.one_running_per_applicant:
        return
    if running_beside(ports, application):
        raise Conflict("already-running")


def particulars(ports: Ports, actor: Actor, permit_type: PermitType) -> Applicant:
    """Who applies, from the account. Health permits print the titles, so they must be there.

    :raises InvalidInput: ``profile-incomplete``.
    """
    account = own_account(ports, actor)
    if account.citizen is None:
        raise InvalidInput("profile-incomplete", fields=[FieldProblem("profile", "required")])
    if permit_type.requires_titles and not (account.title_before or account.title_after):
        raise InvalidInput(
            "profile-incomplete", fields=[FieldProblem("profile.title_after", "title-required")]
        )
    return Applicant(
        account_id=account.account_id,
        nik=account.nik,
        name=account.name,
        title_before=account.title_before,
        title_after=account.title_after,
        birth_place=account.citizen.birth_place,
        birth_date=account.citizen.birth_date,
        sex=account.citizen.sex.value,
        occupation=account.citizen.occupation,
        address=account.citizen.address.one_line,
        email=account.email,
        whatsapp=account.whatsapp,
    )


def _answer(application: Application) -> Submitted:
    return Submitted(
        application_id=application.application_id,
        receipt=application.receipt,
        tracking_code=application.tracking_code,
        phase=application.phase,
        version=application.version,
    )
