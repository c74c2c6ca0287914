"""Handing a draft to another (docs/domain.md §9): its owner makes a link, and whoever opens it
signed in, and says so, is its applicant from then on (decision 0087).

What was typed and uploaded into it goes along; papers that were taken from its owner's earlier
applications do not, nor what is bound to their person: a renewal, or what was entered at the
counter.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.throttling import Limit, require
from chalicelib.domain.accounts.tokens import LinkExpired, digest
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.document import Document
from chalicelib.domain.applications.handover import Handover
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.applications.reading import own_application
from chalicelib.domain.applications.tracking import CHECK_CHARACTERS
from chalicelib.domain.applying.drafting import by_applicant, require_room
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import Conflict
from chalicelib.domain.storage import CommitRefused, Empty, Overwrite, Spend
from chalicelib.domain.text import Localized
from chalicelib.domain.uploads.keys import UploadKind

LIFETIME = timedelta(days=3)
OFFERS = Limit("handovers", 20, timedelta(days=1))
"""Links that one person makes in a day."""


@dataclass(frozen=True)
class Offered:
    """What the taker is shown before they say yes. ``from_name``: who hands it over; ``fields`` and
    ``documents`` count what goes along."""

    type_name: Localized
    receipt: str
    subject: str
    from_name: str
    fields: int
    documents: int


def offer(ports: Ports, actor: Actor, application_id: str) -> tuple[str, datetime]:
    """A link for one other person, and until when it holds. An earlier one holds no more.

    :raises NotFound: not this person's. :raises Conflict: ``not-to-hand-over``.
    :raises TooManyAttempts: twenty in a day.
    """
    application = own_application(ports, actor, application_id)
    _require_loose(application)
    require(ports, OFFERS, actor.account_id)
    secret = ports.ids.secret()
    made = Handover(
        application_id=application_id,
        token_hash=digest(secret),
        from_id=actor.account_id,
        expires_at=ports.clock.now() + LIFETIME,
    )
    ports.commit(Overwrite(made))
    link = f"{ports.public_url}/serah-terima#token={application_id}.{secret}"
    return link, made.expires_at


def take_back(ports: Ports, actor: Actor, application_id: str) -> None:
    """The link holds no more. :raises NotFound: not this person's draft."""
    own_application(ports, actor, application_id)
    ports.commit(Empty(Handover, application_id))


def look(ports: Ports, actor: Actor, token: str) -> Offered:
    """:raises LinkExpired: used, taken back, too old, or never ours.
    :raises Conflict: ``own-handover``."""
    _, application = _opened(ports, actor, token)
    giver = ports.accounts.find(application.applicant_id)
    return Offered(
        type_name=type_name(ports, application.type_id),
        receipt=application.receipt,
        subject=application.subject,
        from_name=giver.full_name if giver else "",
        fields=len(application.data),
        documents=len([one for one in _going_along(application).values() if one.file]),
    )


def accept(ports: Ports, actor: Actor, token: str) -> Application:
    """The draft is the taker's; who handed it over is told, and can open it no more. Its note says
    whose it was.

    :raises LinkExpired: as ``look``; another took it at the same moment.
    :raises Conflict: ``own-handover``. :raises TooManyAttempts: too many drafts of one's own.
    """
    handover, application = _opened(ports, actor, token)
    require_room(ports, actor)
    after = application.replace(
        applicant_id=actor.account_id,
        documents=_going_along(application),
        tracking_code=ports.ids.code(CHECK_CHARACTERS),  # whoever gave it knows the old one
    )
    giver = ports.accounts.find(handover.from_id)
    messages = to_applicant(
        ports,
        application,
        "handed_over",
        page="/permohonan",
        name=giver.full_name if giver else "",
        taker=actor.name,
    )
    try:
        return commit_act(
            ports,
            application,
            after,
            events=[by_applicant(actor, "handed-over", details={"from": handover.from_id})],
            messages=messages,
            also=[Spend(handover)],
        )
    except CommitRefused as refused:
        if refused.concerns(Handover):
            raise LinkExpired() from None
        raise


def _opened(ports: Ports, actor: Actor, token: str) -> tuple[Handover, Application]:
    application_id, _, secret = token.partition(".")
    found = ports.records.find(Handover, application_id) if application_id else None
    if (
        found is None
        or found.expires_at <= ports.clock.now()
        or not hmac.compare_digest(found.token_hash, digest(secret))
    ):
        raise LinkExpired()
    application = ports.applications.get(application_id)
    if application.applicant_id != found.from_id or application.phase is not Phase.DRAFT:
        raise LinkExpired()
    if actor.account_id == found.from_id:
        raise Conflict("own-handover")
    return found, application


def _require_loose(application: Application) -> None:
    bound = application.renews or application.counter or application.submitted_at
    if bound or application.phase is not Phase.DRAFT:
        raise Conflict("not-to-hand-over")


def _going_along(application: Application) -> dict[str, Document]:
    """What was uploaded into this draft, without what is still on its way."""
    own = f"{UploadKind.APPLICATION.value}/{application.application_id}/"
    return {
        name: document.replace(
            upload=None,
            file=document.file if document.file and document.file.key.startswith(own) else None,
        )
        for name, document in application.documents.items()
    }
