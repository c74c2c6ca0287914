"""Making the permit: number, letter, signature, file, publication, in an order that can crash.

Each step can be repeated. The number and the permit's id are committed before anything is made;
the object's key follows from them and is written once; the permit is published by one commit. A
crash anywhere leaves, after the retry, one number and one file.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Phase, SigningRefusal
from chalicelib.domain.applications.notices import to_address, to_applicant
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import answer_or_fail
from chalicelib.domain.errors import DomainError
from chalicelib.domain.messages.model import Message
from chalicelib.domain.people.nik import masked
from chalicelib.domain.permits.certificates import (
    refused_with,
    signed_with,
)
from chalicelib.domain.permits.composing import (
    letter_for,
    photo_of,
    public_page,
    valid_until,
)
from chalicelib.domain.permits.copies import copy_link
from chalicelib.domain.permits.ending import earlier_permit_ended, replaced_permit
from chalicelib.domain.permits.giving_numbers import (
    fetch_for_number,
    numbered,
    signing_decision,
)
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.ports import Ports, Trial
from chalicelib.domain.permits.renewal import earlier_permit_renewed
from chalicelib.domain.permits.sealing import REFUSALS, signed_file
from chalicelib.domain.permits.series import given_back
from chalicelib.domain.permits.signing import CertificateNotUsable, SignatureReport
from chalicelib.domain.permits.statistics import permit_sums
from chalicelib.domain.permits.trial import (
    LOOK_AGAIN,
    require_no_refusal,
    trial_failed,
    trial_of,
    trial_passed,
)
from chalicelib.domain.reads import Beside, Wanted
from chalicelib.domain.storage import Add, until_written


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
        signing = application
        ports.both(lambda: ports.waits.put(wait), lambda: fetch_for_number(ports, signing))
        batch = signing_decision(application).batch
        trial = trial_of(ports, batch)
        if trial.is_anothers:
            ports.signing_queue.put_off(wait, LOOK_AGAIN)
            return
        try:
            require_no_refusal(trial)
            application, photo = ports.both(
                lambda: numbered(ports, signing), lambda: photo_of(ports, signing)
            )
            _sign_and_publish(
                ports,
                application,
                photo,
                is_new=signing.permit_number is None,
                then=lambda issued: _published(ports, issued, wait, trial),
            )
            return
        except REFUSALS as refusal:
            if isinstance(refusal, CertificateNotUsable):
                refused_with(ports, signing_decision(application).officer_id, refusal)
            trial_failed(ports, batch, trial, refusal)
            application = _hand_back(ports, application, refusal)
    _done(ports, application, wait)


def _published(ports: Ports, application: Application, wait: Wait, trial: Trial) -> None:
    trial_passed(ports, signing_decision(application).batch, trial)
    _done(ports, application, wait)


def _done(ports: Ports, application: Application, wait: Wait) -> None:
    if application.phase is Phase.ISSUED:
        ports.vault.forget(application.application_id)
    answer_or_fail(ports, application, wait)


def _sign_and_publish(
    ports: Ports,
    application: Application,
    photo: bytes | None,
    *,
    is_new: bool,
    then: Callable[[Application], object],
) -> None:
    """``is_new``: it got its number just now, so nothing can lie under its key yet. ``then`` is
    told of the issued application beside its messages."""
    permit_type = ports.applications.frozen_type(application.application_id)
    key = _key(application)
    signed = None if is_new else ports.permit_files.find(key)
    if signed is None:
        pdf, report = _signed_letter(ports, application, permit_type, photo)
        put, _ = ports.both(
            lambda: ports.permit_files.put_once(key, pdf),
            lambda: signed_with(ports, signing_decision(application).officer_id, report),
        )
        signed = put
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
    commit_act(
        ports,
        application,
        after,
        events=[event],
        messages=messages,
        then=then,
        also=[
            Add(permit),
            permit_sums(ports, permit_type, application, permit),
            *earlier_permit_renewed(ports, application, permit),
            *earlier_permit_ended(ports, application, permit_type, permit),
            *copies,
        ],
    )


def _signed_letter(
    ports: Ports, application: Application, permit_type: PermitType, photo: bytes | None
) -> tuple[bytes, SignatureReport]:
    decision = signing_decision(application)
    officer = ports.accounts.find(decision.officer_id)
    acting = decision.acting
    content = letter_for(ports, application, permit_type, officer, acting, photo=photo)
    return signed_file(
        ports,
        content,
        officer,
        acting,
        reason=f"Penerbitan {permit_type.name.id}",
        sealed_as=application.application_id,
    )


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
    replaced = replaced_permit(ports, application, permit_type)
    group = replaced.group if replaced else permit_type.group
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
        group=group,
        subject=application.subject,
        holder_plain_name=applicant.name,
        name_public=ports.register_rules.is_public(group),
        stands_for=replaced.of_type if replaced else None,
    )


def _announcements(
    ports: Ports, application: Application, permit_type: PermitType, permit: Permit
) -> tuple[list[Message], list[Add]]:
    """To the applicant; and the copies (tembusan), each with a link of its own to the file."""
    params = {
        "permit_number": permit.number,
        "verification_url": public_page(ports, permit.permit_id),
    }
    page = f"/izin-saya/{permit.permit_id}"
    messages, tokens = to_applicant(ports, application, "issued", page=page, **params), []
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
        also = given_back(ports, application.permit_number or "") if frees else []
        return commit_act(ports, application, after, events=[event], also=also)

    return until_written(write)
