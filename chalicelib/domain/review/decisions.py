"""The decision at one step: approve, return for correction, reject, or (at the last step) sign.

A decision is one commit: state, version, decision, audit note and messages together. Only then is
the engine told.
"""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, SecretStr

from chalicelib.domain.accounts.identities import require_known
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.applications.committing import commit_act, remembering
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import (
    Application,
    Decision,
    FieldCorrection,
    Outcome,
    Phase,
)
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.applications.rounds import Round
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.chain.signals import chain_moved
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput
from chalicelib.domain.messages.model import Message
from chalicelib.domain.permits.ending import require_endable
from chalicelib.domain.permits.in_force import require_room
from chalicelib.domain.permits.numbering import registration_number, registration_series
from chalicelib.domain.permits.renewal import follows, require_still_renewable
from chalicelib.domain.review.born_expired import why_although_over
from chalicelib.domain.review.field_visits import require_visit
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.returning import correction_of, in_words, require_offered
from chalicelib.domain.review.workbench import at_own_step, by_officer
from chalicelib.domain.storage import Add, AdvanceCounter, Change, CommitRefused, IdempotencyKey
from chalicelib.domain.text import Language
from chalicelib.domain.wording import indonesian_date

_NUMBER_TRIES = 50
"""Decisions at the same moment race for the next number; each loser reads the counter again."""


class Decided(BaseModel):
    """The answer to a decision."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    application_id: str
    outcome: Outcome
    phase: Phase
    version: int
    registration_number: str | None


def approve(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    idempotency: IdempotencyKey | None = None,
) -> Decided:
    """On to the next step. The back office's approval accepts the application: every
    document must be marked ✓, and it gets its registration number.

    :raises Conflict: ``documents-not-marked``, ``documents-refused`` or ``visit-not-completed``.
    """
    for _ in range(_NUMBER_TRIES):
        application = at_own_step(ports, actor, application_id, Act.APPROVE, version)
        permit_type = ports.applications.frozen_type(application_id)
        _require_marks(permit_type, application)
        require_visit(ports, application)
        decision = _decision(ports, actor, application, Outcome.APPROVED)
        after = lifecycle.approved(application, decision, ports.clock.now(), ports.calendar)
        after, numbering = _registered(ports, permit_type, application, after)
        accepted = after.registration_number != application.registration_number
        messages = to_applicant(
            ports,
            after,
            "accepted" if accepted else "phase_changed",
            step=application.step.label.id,
            next_step=after.step.label.id,
        )
        try:
            return _commit(
                ports, actor, application, after, decision, messages, idempotency, numbering
            )
        except CommitRefused as refused:
            if not refused.concerns(AdvanceCounter):
                raise
    raise Conflict("number-not-available")


def return_for_correction(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    *,
    message: str | None,
    fields: Sequence[FieldCorrection],
    reasons: Sequence[str] = (),
    idempotency: IdempotencyKey | None = None,
) -> Decided:
    """Back to the applicant with all corrections of this round in one message: the documents
    marked ✗, the fields named, coded reasons and a message.

    :raises InvalidInput: see ``correction_of``. :raises Conflict: ``too-many-returns``.
    """
    application = at_own_step(ports, actor, application_id, Act.RETURN, version)
    limits = ports.limits.application
    if len(application.pauses) >= limits.returns:
        raise Conflict("too-many-returns", maximum=limits.returns)
    permit_type = ports.applications.frozen_type(application_id)
    correction = correction_of(
        ports, permit_type, application, message=message, reasons=reasons, fields=fields
    )
    decision = _decision(ports, actor, application, Outcome.RETURNED)
    after = lifecycle.returned(application, decision, correction, correction.at, ports.calendar)
    text, english = (
        in_words(ports.catalogue.reasons, permit_type, correction, language)
        for language in (Language.INDONESIAN, Language.ENGLISH)
    )
    until = indonesian_date(ports.calendar.local_date(after.due_at)) if after.due_at else "-"
    params = {"corrections": text, "corrections_en": english, "until": until}
    page = f"/permohonan/{application_id}/perbaikan"
    messages = to_applicant(ports, after, "returned", page=page, **params)
    this_round = [Add(Round.of(application, correction))]
    return _commit(
        ports, actor, application, after, decision, messages, idempotency, this_round, text
    )


def reject(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    *,
    reason: str | None,
    reasons: Sequence[str] = (),
    idempotency: IdempotencyKey | None = None,
) -> Decided:
    """The end, with the reasons that the applicant reads: coded ones, own words, or both.

    :raises InvalidInput: no reason, or a code that is not offered for this type.
    """
    application = at_own_step(ports, actor, application_id, Act.REJECT, version)
    coded = ports.catalogue.reasons
    require_offered(reasons, coded.of_rejection(application.type_id))
    if not (reason or reasons):
        raise InvalidInput(fields=[FieldProblem("reason", "required")])
    decision = _decision(ports, actor, application, Outcome.REJECTED)
    after = lifecycle.rejected(application, decision, ports.clock.now(), reason)
    after = after.replace(closing_codes=tuple(reasons))
    text, english = (
        coded.said(reasons, reason, language)
        for language in (Language.INDONESIAN, Language.ENGLISH)
    )
    messages = to_applicant(ports, after, "rejected", reason=text, reason_en=english)
    return _commit(ports, actor, application, after, decision, messages, idempotency, text=text)


def sign(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    *,
    passphrase: SecretStr | None,
    idempotency: IdempotencyKey | None = None,
    batch: str | None = None,
    although_over: str | None = None,
) -> Decided:
    """The last decision. The passphrase, where the signer needs one, is sealed for the signing
    Lambda and never stored or passed on in clear (docs/domain.md §7). ``batch`` names the batch
    that it is part of (``batch.py``). ``although_over``: why a permit is signed that ends before or
    on the day it is signed; the reason stands in the note.

    :raises Conflict: ``permit-would-be-over``, without such a reason (docs/domain.md §9);
        ``identity-unseen`` or ``identity-doubted`` (docs/checks.md 54)."""
    application = at_own_step(ports, actor, application_id, Act.SIGN, version)
    permit_type = ports.applications.frozen_type(application_id)
    _require_marks(permit_type, application)
    require_still_renewable(ports, application)
    require_room(ports, application, permit_type)
    require_endable(ports, application, permit_type)
    require_known(ports, application.applicant_id)
    now = ports.clock.now()
    signed_on = application.issue_date or ports.calendar.local_date(now)
    why = why_although_over(permit_type, application, signed_on, although_over)
    decision = _decision(ports, actor, application, Outcome.SIGNED).replace(
        batch=batch, acting=actor.acting_in(application.step.role)
    )
    if passphrase is None and ports.passphrase_needed:
        raise InvalidInput(fields=[FieldProblem("passphrase", "required")])
    after = lifecycle.sent_to_signing(application, decision, now).replace(
        issue_date=signed_on, follows=follows(ports, application, signed_on)
    )
    if passphrase is not None:
        ports.vault.seal(application_id, passphrase)
    return _commit(ports, actor, application, after, decision, [], idempotency, text=why)


def _require_marks(permit_type: PermitType, application: Application) -> None:
    """✗ forbids going on; the accepting step needs a ✓ on every document there is."""
    refused, unmarked = [], []
    for requirement in permit_type.documents_for(application.kind, application.data):
        document = application.document(requirement)
        if document.was_marked_wrong:
            refused.append(requirement.id)
        elif document.file and document.mark is None:
            unmarked.append(requirement.id)
    if refused:
        raise Conflict(
            "documents-refused",
            fields=[FieldProblem(f"documents.{name}", "document-marked-wrong") for name in refused],
        )
    if unmarked and application.step.accepts_application:
        raise Conflict(
            "documents-not-marked",
            fields=[FieldProblem(f"documents.{name}", "document-not-marked") for name in unmarked],
        )


def _registered(
    ports: Ports, permit_type: PermitType, before: Application, after: Application
) -> tuple[Application, list[Change]]:
    """The registration number, given once, when the application is accepted (docs/domain.md §3)."""
    if after.accepted_on is None or before.registration_number:
        return after, []
    series = registration_series(permit_type.numbering, after.accepted_on)
    last = ports.counters.last(series)
    number = registration_number(
        permit_type.numbering, last + 1, after.accepted_on, ports.office.code
    )
    after = after.replace(registration_number=number)
    return after, [
        AdvanceCounter(series, last),
        Add(NumberClaim(number=number, application_id=after.application_id)),
    ]


def _decision(
    ports: Ports,
    actor: Actor,
    application: Application,
    outcome: Outcome,
) -> Decision:
    return Decision(
        step=application.step.id,
        outcome=outcome,
        officer_id=actor.account_id,
        officer_name=actor.name,
        role=application.step.role,
        at=ports.clock.now(),
    )


def _commit(
    ports: Ports,
    actor: Actor,
    before: Application,
    after: Application,
    decision: Decision,
    messages: list[Message],
    idempotency: IdempotencyKey | None,
    also: Sequence[Change] = (),
    text: str = "",
) -> Decided:
    wait = ports.waits.find(before.application_id)
    details = {"batch": decision.batch} if decision.batch else {}
    if after.registration_number != before.registration_number:
        details["registration_number"] = after.registration_number or ""
    written = commit_act(
        ports,
        before,
        after,
        events=[by_officer(actor, before, decision.outcome.value, text=text, details=details)],
        messages=messages,
        also=also,
        remember=lambda written: remembering(ports, idempotency, _decided(written, decision)),
        then=lambda written: chain_moved(ports, before, written, wait),
    )
    return _decided(written, decision)


def _decided(application: Application, decision: Decision) -> Decided:
    return Decided(
        application_id=application.application_id,
        outcome=decision.outcome,
        phase=application.phase,
        version=application.version,
        registration_number=application.registration_number,
    )
