"""Making the permit: number, letter, signature, file, publication, in an order that can crash.

Each step can be repeated. The number and the permit's id are committed before anything is made;
the object's key follows from them and is written once; the permit is published by one commit. A
crash anywhere leaves, after the retry, one number and one file.
"""

import hashlib
from datetime import timedelta

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Decision, Phase, SigningRefusal
from chalicelib.domain.applications.notices import to_address, to_applicant
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.chain import pace
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import answer_wait
from chalicelib.domain.errors import Conflict, DomainError, Unavailable
from chalicelib.domain.messages.model import Message
from chalicelib.domain.people.nik import masked
from chalicelib.domain.permits.certificates import (
    SignerCertificate,
    refused_with,
    signed_with,
)
from chalicelib.domain.permits.composing import letter_for, public_page, signer_of, valid_until
from chalicelib.domain.permits.copies import copy_link
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.numbering import permit_number, permit_series
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.renewal import earlier_permit_renewed
from chalicelib.domain.permits.series import FreedNumbers, given_back, next_in
from chalicelib.domain.permits.signing import (
    CertificateNotUsable,
    SignatureReport,
    SignatureRequest,
    SigningRefused,
    WrongPassphrase,
)
from chalicelib.domain.permits.statistics import permit_sums
from chalicelib.domain.permits.trial import (
    LOOK_AGAIN,
    RefusedBefore,
    require_no_refusal,
    trial_failed,
    trial_of,
    trial_passed,
)
from chalicelib.domain.reads import Beside, Wanted
from chalicelib.domain.storage import Add, CommitRefused, until_written

_NUMBER_TRIES = 50


class SignatureNotGood(Unavailable):
    """The signer's file did not pass our own check; it is not published."""

    code = "signature-not-good"


def issue_permit(ports: Ports, wait: Wait) -> None:
    """Bring one application in phase SIGNING to its permit, and tell the waiting execution.

    Anything already done is left as it is. A refusal that only the signer can cure (passphrase,
    certificate) sends the application back to the signer's step; any other failure is raised, so
    that the queue tries again. While another letter of the same batch tries the passphrase, this
    one comes back to the queue.
    """
    kinds = (Application, Beside.PASSPHRASE)
    ports.reads.together(*(Wanted.of(kind, wait.application_id) for kind in kinds))
    application = ports.applications.get(wait.application_id)
    if application.phase is Phase.SIGNING:
        ports.waits.put(wait)
        trial = trial_of(ports, application)
        if trial.is_anothers:
            ports.signing_queue.put_off(wait, LOOK_AGAIN)
            return
        try:
            require_no_refusal(trial)
            is_new = application.permit_number is None
            application = numbered(ports, application)
            application = _sign_and_publish(ports, application, is_new=is_new)
            trial_passed(ports, application, trial)
        except (WrongPassphrase, CertificateNotUsable, SigningRefused, RefusedBefore) as refusal:
            if isinstance(refusal, CertificateNotUsable):
                refused_with(ports, signing_decision(application).officer_id, refusal)
            trial_failed(ports, application, trial, refusal)
            application = _hand_back(ports, application, refusal)
    if application.phase is Phase.ISSUED:
        ports.vault.forget(application.application_id)
    answer_wait(ports, application, wait)


def numbered(ports: Ports, application: Application) -> Application:
    """Give the permit number and id, once: gapless per series (docs/domain.md §3).

    :raises Conflict: too many others were faster, or another delivery of the same task has
        handed it back meanwhile; try again.
    """
    for _ in range(_NUMBER_TRIES):
        if application.phase is not Phase.SIGNING:
            raise Conflict("act-not-possible-now", act="sign", phase=application.phase.value)
        if application.permit_number and application.permit_id:
            return application
        permit_type = ports.applications.frozen_type(application.application_id)
        issued_on = application.signed_on
        series = permit_series(permit_type.numbering, issued_on)
        ports.reads.together(
            Wanted.of(Beside.COUNTER, series),
            Wanted.of(FreedNumbers, series),
            Wanted.of(Account, signing_decision(application).officer_id),
            Wanted.of(SignerCertificate, signing_decision(application).officer_id),
        )
        sequence, taken = next_in(ports, series)
        number = permit_number(permit_type.numbering, sequence, issued_on, ports.office.code)
        after = application.replace(permit_number=number, permit_id=ports.ids.secret(128))
        # the applicant reads it when it is issued: until then it may be given back
        event = Event("numbered", SYSTEM, SYSTEM, public=False, details={"permit_number": number})
        claim = NumberClaim(
            number=number,
            application_id=application.application_id,
            series=series,
            sequence=sequence,
        )
        try:
            return commit_act(
                ports,
                application,
                after,
                events=[event],
                also=[taken, Add(claim)],
            )
        except CommitRefused:
            application = ports.applications.get(application.application_id)
    raise Conflict("number-not-available")


def _sign_and_publish(ports: Ports, application: Application, *, is_new: bool) -> Application:
    """``is_new``: it got its number just now, so nothing can lie under its key yet."""
    permit_type = ports.applications.frozen_type(application.application_id)
    key = _key(application)
    signed = None if is_new else ports.permit_files.find(key)
    if signed is None:
        pdf, report = _signed_letter(ports, application, permit_type)
        signed_with(ports, signing_decision(application).officer_id, report)
        signed = ports.permit_files.put_once(key, pdf)
    pdf, version_id = signed
    permit = _permit(ports, application, permit_type, key, version_id, pdf)
    after = lifecycle.issued(application, permit.permit_id, permit.issued_at)
    messages, copies = _announcements(ports, after, permit_type, permit)
    event = Event(
        "issued",
        SYSTEM,
        SYSTEM,
        details={"permit_number": permit.number, "sha256": permit.sha256},
    )
    return commit_act(
        ports,
        application,
        after,
        events=[event],
        messages=messages,
        also=[
            Add(permit),
            permit_sums(ports, permit_type, application, permit),
            pace.step_sum(ports, application, signing_decision(application)),
            *earlier_permit_renewed(ports, application, permit),
            *copies,
        ],
    )


def _signed_letter(
    ports: Ports, application: Application, permit_type: PermitType
) -> tuple[bytes, SignatureReport]:
    """Rendered, signed, and checked with our own eyes before anybody else's."""
    decision = signing_decision(application)
    officer = ports.accounts.find(decision.officer_id)
    acting = decision.acting
    letter = ports.letters.render(letter_for(ports, application, permit_type, officer, acting))
    pdf = ports.signer.sign(
        letter.pdf,
        SignatureRequest(
            signer_name=signer_of(ports, officer, acting).name,
            reason=f"Penerbitan {permit_type.name.id}",
            location=ports.office.city,
            field_name="TTE",
            box=letter.signature_box,
            signed_at=ports.clock.now(),
            signer_nik=officer.nik if officer else None,
            passphrase=ports.vault.find(application.application_id),
        ),
    )
    report = ports.signatures.check(pdf)
    if not report.good:
        raise SignatureNotGood(reasons=", ".join(report.reasons))
    return pdf, report


def signing_decision(application: Application) -> Decision:
    return application.decisions[-1]


def _permit(
    ports: Ports,
    application: Application,
    permit_type: PermitType,
    key: str,
    version_id: str,
    pdf: bytes,
) -> Permit:
    applicant = application.person
    number, permit_id = application.permit_identity
    ends_on = valid_until(permit_type, application)
    return Permit(
        permit_id=permit_id,
        application_id=application.application_id,
        type_id=application.type_id,
        type_name=permit_type.name.id,
        number=number,
        registration_number=application.registration_number or "",
        holder_id=application.applicant_id,
        holder_name=applicant.full_name,
        holder_nik_masked=masked(applicant.nik),
        signer_name=signing_decision(application).officer_name,
        issued_at=ports.clock.now(),
        issued_on=application.signed_on,
        valid_until=ends_on,
        remind_before=permit_type.validity.remind_before if ends_on else (),
        result_due_on=ends_on + timedelta(days=permit_type.result.remind_after_days)
        if ends_on and permit_type.result
        else None,
        key=key,
        version_id=version_id,
        sha256=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        group=permit_type.group,
        holder_plain_name=applicant.name,
        name_public=ports.register_rules.is_public(permit_type.group),
    )


def _announcements(
    ports: Ports, application: Application, permit_type: PermitType, permit: Permit
) -> tuple[list[Message], list[Add]]:
    """To the applicant; and the copies (tembusan), each with a link of its own to the file."""
    params = {
        "permit_number": permit.number,
        "verification_url": public_page(ports, permit.permit_id),
    }
    messages, tokens = to_applicant(ports, application, "issued", **params), []
    for copy in permit_type.copies:
        if address := application.data.get(copy.field):
            link, token = copy_link(ports, permit)
            tokens.append(token)
            messages += to_address(
                ports, application, address, copy.message, **params, copy_url=link
            )
    return messages, tokens


def _key(application: Application) -> str:
    """Where its file lies."""
    _, permit_id = application.permit_identity
    return f"permits/{application.application_id}/{permit_id}.pdf"


def _hand_back(ports: Ports, application: Application, refusal: DomainError) -> Application:
    """The note tells officers why: the refusal's code, and BSrE's state or reason if known. The
    number is given back, unless another delivery of the same task has signed with it meanwhile.

    :raises CommitRefused: others gave back or took numbers time and again; try again.
    """
    ports.vault.forget(application.application_id)
    now, batch = ports.clock.now(), signing_decision(application).batch
    why = {name: str(value) for name, value in refusal.params.items()}
    refused = SigningRefusal(at=now, code=refusal.problem, params=why, batch=batch)
    after = lifecycle.back_to_signer(application, refused, now, ports.calendar)
    details = why | ({"batch": batch} if batch else {})
    frees = bool(application.permit_number) and ports.permit_files.find(_key(application)) is None
    if frees:
        after = after.replace(permit_number=None, permit_id=None, issue_date=None)
        details["number_given_back"] = application.permit_number or ""
    event = Event(
        "signing-refused",
        SYSTEM,
        SYSTEM,
        text=refusal.problem,
        public=False,
        details=details,
    )

    def write() -> Application:
        also = given_back(ports, application) if frees else []
        return commit_act(ports, application, after, events=[event], also=also)

    return until_written(write)
