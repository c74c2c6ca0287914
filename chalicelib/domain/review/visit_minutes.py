"""Handing in a field visit: what must be there, and the minutes (BAP) as a PDF in the file."""

import hashlib
from dataclasses import replace

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.document import CleanFile, DocumentState
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.permits.composing import in_own_name, signed_today, variables_of
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from chalicelib.domain.permits.letter_words import compose_letter
from chalicelib.domain.review.field_visits import FieldVisit, VisitResult, at_visit
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.workbench import by_officer
from chalicelib.domain.storage import Put
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.domain.wording import Text, indonesian_date

SLOT = "visit-minutes"
RESULTS = {
    VisitResult.FIT: "Memenuhi syarat",
    VisitResult.FIT_AFTER_REPAIR: "Memenuhi syarat setelah perbaikan",
    VisitResult.UNFIT: "Tidak memenuhi syarat",
}


def complete(ports: Ports, actor: Actor, application_id: str, version: int) -> FieldVisit:
    """From now on it stays as it is, and the step may be approved.

    :raises InvalidInput: ``visit-incomplete``, naming what is missing.
    :raises Conflict: as ``field_visits.at_visit``.
    """
    application, before = at_visit(ports, actor, application_id, version)
    _require_complete(ports, before)
    minutes = _printed(ports, actor, application, before)
    after = before.replace(
        version=before.version + 1,
        completed_at=ports.clock.now(),
        minutes=minutes,
        officer_id=actor.account_id,
        officer_name=actor.name,
    )
    details = {"result": str(before.result), "sha256": minutes.sha256}
    event = by_officer(actor, application, "field-visit-done", details=details)
    commit_act(ports, application, application, events=[event], also=[Put(after, before)])
    return after


def _require_complete(ports: Ports, visit: FieldVisit) -> None:
    now = ports.clock.now()
    missing = [
        name
        for name in ("visited_on", "place", "findings", "result", "people")
        if not getattr(visit, name)
    ]
    states = [photo.state_at(now) for photo in visit.photos.values()]
    problems = [FieldProblem(name, "required") for name in missing]
    if DocumentState.CHECKING in states:
        problems.append(FieldProblem("photos", "photo-being-checked"))
    elif DocumentState.CLEAN not in states:
        problems.append(FieldProblem("photos", "required"))
    if problems:
        raise InvalidInput("visit-incomplete", fields=problems)


def _printed(ports: Ports, actor: Actor, application: Application, visit: FieldVisit) -> CleanFile:
    permit_type = ports.applications.frozen_type(application.application_id)
    officer = ports.accounts.find(actor.account_id)
    if officer is None:
        raise LookupError("an officer without an account")
    signer = in_own_name(officer, ports.stationery.words.visitor)
    content = minutes_letter(ports, signed_today(ports, application), permit_type, visit, signer)
    pdf = ports.letters.render(content).pdf
    kind, identity = UploadKind.APPLICATION.value, application.application_id
    key = f"{kind}/{identity}/{SLOT}/{ports.ids.new_id()}"
    version = ports.files.store_clean(key, pdf, "application/pdf")
    return CleanFile(
        key=key,
        version_id=version,
        sha256=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        media_type="application/pdf",
        checked_at=ports.clock.now(),
    )


def minutes_letter(
    ports: Ports,
    dated: Application,
    permit_type: PermitType,
    visit: FieldVisit,
    signer: SignerBlock,
) -> LetterContent:
    """In their final words; ``dated`` is of the day on which they are printed."""
    number, words = dated.registration_number or dated.receipt, ports.stationery.words
    photos = [one for one in visit.photos.values() if one.file]
    people = [f"{one.name} ({one.position})" if one.position else one.name for one in visit.people]
    said: dict[str, Text] = {
        "visit.day": indonesian_date(visit.visited_on) if visit.visited_on else "",
        "visit.place": visit.place,
        "visit.result": RESULTS[visit.result] if visit.result else "",
        "visit.findings": visit.findings,
        "visit.photos": f"{len(photos)} lembar",
        "visit.people": tuple(people),
    }
    return compose_letter(
        ports.stationery.minutes,
        variables_of(ports, dated, permit_type, number) | said,
        stationery=replace(ports.stationery, words=replace(words, decided_at=words.made_at)),
        signer=signer,
        issued_on=ports.calendar.local_date(ports.clock.now()),
        verification_url="",
        footer=ports.stationery.minutes_footer,
    )
