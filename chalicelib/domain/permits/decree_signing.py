"""The decree that takes a permit back is signed as permits are: number, file, signature, and only
then the permit is revoked, in an order that can crash (``issuing.py``)."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial

from pydantic import SecretStr

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.applications.model import Application, SigningRefusal
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.errors import Conflict, DomainError, FieldProblem, InvalidInput
from chalicelib.domain.messages.model import Message
from chalicelib.domain.permits.certificates import refused_with, signed_with
from chalicelib.domain.permits.composing import signer_of
from chalicelib.domain.permits.decrees import DecreeSignature, DecreeState, RevocationDecree
from chalicelib.domain.permits.holding import known_permit
from chalicelib.domain.permits.model import Permit, PermitState, Revocation
from chalicelib.domain.permits.numbering import permit_number, permit_series
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.revocation_letter import decree_letter
from chalicelib.domain.permits.revoking import (
    by_revoker,
    commit_on,
    others_permit,
    require_in_force,
    revoking_role,
    waiting_decree,
)
from chalicelib.domain.permits.sealing import REFUSALS, signed_file
from chalicelib.domain.permits.series import given_back, next_in
from chalicelib.domain.permits.signing import CertificateNotUsable, SigningRefused
from chalicelib.domain.permits.trial import (
    LOOK_AGAIN,
    require_no_refusal,
    trial_failed,
    trial_of,
    trial_passed,
)
from chalicelib.domain.storage import Add, Change, Put, until_written
from chalicelib.domain.wording import indonesian_date

FOLDER = "decrees"
"""In the bucket of permits."""
SIGNED = "revocation-signed"


def sign_decree(
    ports: Ports,
    actor: Actor,
    permit_id: str,
    version: int,
    *,
    passphrase: SecretStr | None,
    batch: str | None = None,
) -> RevocationDecree:
    """Send it to the signing Lambda, with the passphrase sealed as for permits. ``batch``: the act
    that it is part of.

    :raises NotAllowed: no role of this officer may revoke, or it is the officer's own permit.
    :raises Conflict: ``stale-version``, ``permit-already-revoked``, ``permit-ended``.
    """
    role = revoking_role(ports, actor)
    decree = waiting_decree(ports, permit_id, version)
    require_in_force(others_permit(ports, actor, permit_id))
    if passphrase is None and ports.passphrase_needed:
        raise InvalidInput(fields=[FieldProblem("passphrase", "required")])
    signature = DecreeSignature(
        officer_id=actor.account_id,
        officer_name=actor.name,
        role=role,
        at=ports.clock.now(),
        acting=actor.acting_in(role),
        batch=batch,
    )
    after = decree.replace(
        state=DecreeState.SIGNING,
        signature=signature,
        refusal=None,
        version=decree.version + 1,
    )
    if passphrase is not None:
        ports.vault.seal(permit_id, passphrase)
    permit, event = known_permit(ports, permit_id), by_revoker(actor, role, SIGNED, decree.reason)
    until_written(lambda: commit_on(ports, permit, event, [Put(after, decree)]))
    ports.signing_queue.ask_for_decree(permit_id)
    return after


def issue_decree(ports: Ports, permit_id: str) -> None:
    """Bring a decree that is being signed to its end: the permit is revoked. Anything done is left
    as it is; a refusal that only the signer can cure puts it back among the letters to be signed,
    and what else fails is raised, so that the queue tries again."""
    decree = ports.records.find(RevocationDecree, permit_id)
    if decree is None or decree.state is not DecreeState.SIGNING:
        return
    batch = decree.signed_by.batch
    trial = trial_of(ports, batch)
    if trial.is_anothers:
        ports.signing_queue.ask_for_decree(permit_id, LOOK_AGAIN)
        return
    try:
        require_no_refusal(trial)
        permit = _to_revoke(ports, permit_id)
        numbered = _numbered(ports, decree)
        _publish(ports, permit, numbered)
    except REFUSALS as refusal:
        if isinstance(refusal, CertificateNotUsable):
            refused_with(ports, decree.signed_by.officer_id, refusal)
        trial_failed(ports, batch, trial, refusal)
        until_written(partial(_hand_back, ports, permit_id, refusal))
        return
    trial_passed(ports, batch, trial)
    ports.vault.forget(permit_id)


def _to_revoke(ports: Ports, permit_id: str) -> Permit:
    """:raises SigningRefused: it ended, or was revoked, while it waited for this."""
    permit = known_permit(ports, permit_id)
    try:
        require_in_force(permit)
    except Conflict as over:
        raise SigningRefused(over.problem) from None
    return permit


def _numbered(ports: Ports, decree: RevocationDecree) -> RevocationDecree:
    """With its number, its day and the name of its file: given once, before anything is made."""

    def write() -> RevocationDecree:
        found = ports.records.find(RevocationDecree, decree.permit_id)
        if found is None or found.state is not DecreeState.SIGNING:
            raise Conflict("act-not-possible-now", act="sign", phase="signing")
        if found.number:
            return found
        numbering = ports.stationery.revocation.numbering
        on = ports.calendar.local_date(found.signed_by.at)
        series = permit_series(numbering, on)
        sequence, taken = next_in(ports, series)
        number = permit_number(numbering, sequence, on, ports.office.code)
        after = found.replace(
            number=number, on=on, file_id=ports.ids.secret(128), version=found.version + 1
        )
        claim = NumberClaim(
            number=number,
            application_id=found.application_id,
            series=series,
            sequence=sequence,
        )
        ports.commit(Put(after, found), taken, Add(claim))
        return after

    return until_written(write)


def _publish(ports: Ports, permit: Permit, decree: RevocationDecree) -> None:
    by, key = decree.signed_by, _key(decree)
    stored = ports.permit_files.find(key)
    if stored is None:
        officer = ports.accounts.find(by.officer_id)
        signer, on = signer_of(ports, officer, by.acting), decree.on or permit.issued_on
        pdf, report = signed_file(
            ports,
            decree_letter(ports, permit, decree, signer, on),
            officer,
            by.acting,
            reason=f"Pencabutan {permit.type_name}",
            sealed_as=permit.permit_id,
        )
        stored = ports.permit_files.put_once(key, pdf)
        signed_with(ports, by.officer_id, report)
    pdf, version_id = stored
    letter = CleanFile(
        key=key,
        version_id=version_id,
        sha256=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        media_type="application/pdf",
        checked_at=ports.clock.now(),
    )
    until_written(lambda: _revoked(ports, decree, letter))


def _revoked(ports: Ports, decree: RevocationDecree, letter: CleanFile) -> None:
    """From now on the public is told that it is revoked; its holder is told why."""
    permit, by = _to_revoke(ports, decree.permit_id), decree.signed_by
    on = decree.on or permit.issued_on
    revocation = Revocation(
        at=ports.clock.now(),
        on=on,
        reason=decree.reason,
        officer_id=by.officer_id,
        officer_name=by.officer_name,
        role=by.role,
        number=decree.number,
        letter=letter,
    )
    after = permit.replace(
        state=PermitState.REVOKED, revocation=revocation, version=permit.version + 1
    )
    done = decree.replace(
        state=DecreeState.SIGNED, sha256=letter.sha256, version=decree.version + 1
    )
    details = {"permit_number": permit.number, "decree_number": decree.number}
    details |= by.acting.in_note if by.acting else {}
    changes: list[Change] = [Put(after, permit), Put(done, decree)]
    _commit(
        ports,
        permit,
        Event("revoked", by.officer_id, by.role, by.officer_name, decree.reason, details=details),
        changes,
        lambda application: to_applicant(
            ports,
            application,
            "revoked",
            page=f"/izin-saya/{permit.permit_id}",
            permit_number=permit.number,
            revoked_on=indonesian_date(on),
            reason=decree.reason,
        ),
    )


def _hand_back(ports: Ports, permit_id: str, refusal: DomainError) -> None:
    """The refusal stands with the decree, which waits again; its number is given back unless a
    file was signed with it."""
    ports.vault.forget(permit_id)
    decree = ports.records.find(RevocationDecree, permit_id)
    if decree is None or decree.state is not DecreeState.SIGNING:
        return
    why = {name: str(value) for name, value in refusal.params.items()}
    refused = SigningRefusal(
        at=ports.clock.now(),
        code=refusal.problem,
        params=why,
        batch=decree.signed_by.batch,
    )
    after = decree.replace(
        state=DecreeState.WAITING, refusal=refused, signature=None, version=decree.version + 1
    )
    changes: list[Change] = []
    if decree.number and ports.permit_files.find(_key(decree)) is None:
        after = after.replace(number="", on=None, file_id="")
        changes = given_back(ports, decree.number)
    event = Event(
        "signing-refused", SYSTEM, SYSTEM, text=refusal.problem, public=False, details=why
    )
    _commit(ports, known_permit(ports, permit_id), event, [Put(after, decree), *changes])


def _commit(
    ports: Ports,
    permit: Permit,
    event: Event,
    changes: Sequence[Change],
    told: Callable[[Application], list[Message]] = lambda _: [],
) -> None:
    """As ``commit_on``. Of a permit of before this system the notes of drawing up and signing tell
    all: the signing Lambda may not write among the office's data, where its chain ends."""
    if permit.recorded:
        ports.commit(*changes)
    else:
        commit_on(ports, permit, event, changes, told)


def _key(decree: RevocationDecree) -> str:
    """Where its file lies: written once for each number that it was given."""
    return f"{FOLDER}/{decree.permit_id}/{decree.file_id}.pdf"
