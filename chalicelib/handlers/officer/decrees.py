"""Decrees of revocation that wait for a signature, among the letters to be signed."""

from datetime import datetime

from chalicelib.domain.permits import revoking
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.review.letter_preview import preview_decree
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, VersionInput, View
from chalicelib.handlers.views.letters import LetterLink

routes = Routes(__name__)


class DecreeView(View):
    """``number``, ``type_name`` and ``holder`` are of the permit that it takes back.
    ``refused``: why the signing service gave it back, in words."""

    permit_id: str
    version: int
    state: DecreeState
    number: str
    type_id: str
    type_name: str
    holder: str
    reason: str
    officer: str
    proposed_at: datetime
    refused: str | None

    @classmethod
    def of(cls, call: Call, decree: RevocationDecree) -> "DecreeView":
        refusal, texts = decree.refusal, call.ports.texts
        return cls(
            permit_id=decree.permit_id,
            version=decree.version,
            state=decree.state,
            number=decree.permit_number,
            type_id=decree.type_id,
            type_name=decree.type_name,
            holder=decree.holder_name,
            reason=decree.reason,
            officer=decree.officer_name,
            proposed_at=decree.proposed_at,
            refused=texts.of_problem(refusal.code, call.language, refusal.params).text
            if refusal
            else None,
        )


class DecreePage(View):
    items: list[DecreeView]
    cursor: str | None


class DroppedView(View):
    permit_id: str


@routes.get(
    "/api/officer/decrees",
    access=Access.OFFICER,
    summary="Decrees of revocation that wait for my signature, the oldest first",
)
def waiting(call: Call, query: PageQuery) -> DecreePage:
    page = revoking.open_decrees(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return DecreePage(items=[DecreeView.of(call, one) for one in page.items], cursor=page.cursor)


@routes.get(
    "/api/officer/decrees/{permit_id}/letter",
    access=Access.OFFICER,
    summary="The decree as it would be signed today, with a watermark",
)
def letter(call: Call, permit_id: str) -> LetterLink:
    return LetterLink.model_validate(preview_decree(call.ports, call.actor, permit_id))


@routes.post(
    "/api/officer/decrees/{permit_id}/withdrawal",
    access=Access.OFFICER,
    summary="Take an unsigned decree out of the queue; the permit stays in force",
)
def drop(call: Call, body: VersionInput, permit_id: str) -> DroppedView:
    revoking.drop(call.ports, call.actor, permit_id, body.version)
    return DroppedView(permit_id=permit_id)
