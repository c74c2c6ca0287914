"""A draft changes hands: its owner makes a link, another citizen takes the draft."""

from datetime import datetime

from pydantic import Field, SecretStr

from chalicelib.domain.applying import handing_over
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, View

routes = Routes(__name__)


class HandoverLink(View):
    """For one other person, once. We send it to nobody."""

    link: str
    expires_at: datetime


class HandoverToken(Input):
    """Out of the link's fragment; never in a URL that a server sees."""

    token: SecretStr = Field(max_length=200)


class HandoverView(View):
    """What goes along; ``from_name``: who hands it over."""

    type_name: str
    receipt: str
    subject: str
    from_name: str
    fields: int
    documents: int


class TakenDraft(View):
    application_id: str


@routes.post(
    "/api/applications/{application_id}/handover",
    access=Access.CITIZEN,
    summary="A link by which another takes over one's draft; an earlier one holds no more",
)
def offer(call: Call, application_id: str) -> HandoverLink:
    link, expires_at = handing_over.offer(call.ports, call.actor, application_id)
    return HandoverLink(link=link, expires_at=expires_at)


@routes.delete(
    "/api/applications/{application_id}/handover",
    access=Access.CITIZEN,
    summary="The link holds no more",
)
def take_back(call: Call, application_id: str) -> Done:
    handing_over.take_back(call.ports, call.actor, application_id)
    return Done()


@routes.post(
    "/api/handovers/look", access=Access.CITIZEN, summary="The draft that a link hands over"
)
def look(call: Call, body: HandoverToken) -> HandoverView:
    found = handing_over.look(call.ports, call.actor, body.token.get_secret_value())
    return HandoverView(
        type_name=found.type_name.in_language(call.language),
        receipt=found.receipt,
        subject=found.subject,
        from_name=found.from_name,
        fields=found.fields,
        documents=found.documents,
    )


@routes.post("/api/handovers/accept", access=Access.CITIZEN, summary="Take the draft over")
def accept(call: Call, body: HandoverToken) -> TakenDraft:
    taken = handing_over.accept(call.ports, call.actor, body.token.get_secret_value())
    return TakenDraft(application_id=taken.application_id)
