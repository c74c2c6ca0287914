"""The letter as it would be signed today, for whoever decides on it or on its type: with a
watermark, and without number, code and signature."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.offering.versions import find_version
from chalicelib.domain.permits.composing import preview_of, signer_of
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.revocation_letter import decree_letter
from chalicelib.domain.permits.revoking import open_decree, others_permit, revoking_role
from chalicelib.domain.permits.sampling import sample_preview
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.workbench import open_file
from chalicelib.domain.uploads.model import LINK_HOLDS

FOLDER = "previews"
"""In the bucket of documents, whose lifecycle ends what lies there after a day."""


@dataclass(frozen=True)
class LetterPreview:
    url: str
    expires_at: datetime


def preview_letter(ports: Ports, actor: Actor, application_id: str) -> LetterPreview:
    """:raises NotAllowed: no part of this chain. :raises Conflict: ``no-letter-to-preview``: it is
    with the applicant, has ended, or is issued."""
    application = open_file(ports, actor, application_id)
    if application.phase is not Phase.REVIEW:
        raise Conflict("no-letter-to-preview")
    signer = _signer(ports, actor, application)
    role = application.steps[-1].role
    acting = actor.acting_in(role) if signer and signer.account_id == actor.account_id else None
    permit_type = ports.applications.frozen_type(application_id)
    content = preview_of(ports, application, permit_type, signer, acting)
    return _shown(ports, content, application_id, application.receipt)


def preview_decree(ports: Ports, actor: Actor, permit_id: str) -> LetterPreview:
    """Of the decree that revokes this permit, as this officer would sign it.

    :raises NotAllowed: they may not. :raises NotFound: ``no-revocation-letter``: none waits."""
    role = revoking_role(ports, actor)
    permit = others_permit(ports, actor, permit_id)
    decree = open_decree(ports, permit)
    if decree is None:
        raise NotFound("no-revocation-letter")
    signer = signer_of(ports, ports.accounts.find(actor.account_id), actor.acting_in(role))
    today = ports.calendar.local_date(ports.clock.now())
    unnumbered = decree.replace(number="")
    content = decree_letter(ports, permit, unnumbered, signer, today)
    return _shown(ports, content, permit_id, "pencabutan")


def preview_type(ports: Ports, actor: Actor, type_id: str, rule_set: str) -> LetterPreview:
    """Of a version of a type, offered or not: a made-up case, signed today by the head of office.

    :raises NotAllowed: not an administrator. :raises NotFound: there is no such version."""
    permit_type = find_version(ports, actor, type_id, rule_set)
    today = ports.calendar.local_date(ports.clock.now())
    content = sample_preview(ports, ports.catalogue.samples, permit_type, today)
    return _shown(ports, content, "samples", f"{type_id}-{rule_set}")


def _shown(ports: Ports, content: LetterContent, owner_id: str, name: str) -> LetterPreview:
    letter = ports.letters.render(content)
    key = f"{FOLDER}/{owner_id}/{ports.ids.new_id()}.pdf"
    version = ports.files.store_clean(key, letter.pdf, "application/pdf")
    url = ports.files.view_link(
        key,
        version,
        file_name=f"pratinjau-{name}.pdf",
        media_type="application/pdf",
        disposition="inline",
    )
    return LetterPreview(url, ports.clock.now() + LINK_HOLDS)


def _signer(ports: Ports, actor: Actor, application: Application) -> Account | None:
    """Whoever looks, if they may sign; else the first who may."""
    role = application.steps[-1].role
    if actor.has_role(role):
        return ports.accounts.find(actor.account_id)
    return next(iter(holders(ports, role)), None)
