"""Signing many letters in one act, and how far each of them is."""

from datetime import datetime
from typing import Self

from pydantic import Field, SecretStr, model_validator

from chalicelib.domain.permits.decrees import RevocationDecree
from chalicelib.domain.review import batch
from chalicelib.domain.review.batch import MOST_ITEMS, ItemProgress, ItemState
from chalicelib.domain.review.signing_batch import BatchItem
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, VersionInput, View
from chalicelib.handlers.presenting import problem_views
from chalicelib.handlers.views.applications import ProblemView

routes = Routes(__name__)

_ID = r"^[A-Za-z0-9_-]{0,64}$"


class BatchItemInput(VersionInput):
    """A permit's letter by its application, or the decree that takes back the permit ``decree_of``;
    ``version`` as the list showed it (``GET /api/officer/queue``, ``GET /api/officer/decrees``)."""

    application_id: str = Field(default="", pattern=_ID)
    decree_of: str = Field(default="", pattern=_ID)

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.application_id) == bool(self.decree_of):
            raise ValueError("one of application_id and decree_of")
        return self


class BatchInput(Input):
    """The passphrase is for BSrE; it is never stored in clear nor logged."""

    items: list[BatchItemInput] = Field(min_length=1, max_length=MOST_ITEMS)
    passphrase: SecretStr | None = Field(default=None, max_length=200)


class NotSignedView(View):
    """Why a permit was not signed, and the cure; ``errors`` names what to mend."""

    code: str
    title: str
    detail: str
    errors: list[ProblemView]


class SigningItemView(View):
    """``number`` of the registration, or before it the receipt's; ``version`` is for trying again.
    What the application says is empty when it is no more. Of a decree (``decree_of``) ``number`` is
    that of the permit which it takes back, and ``permit_number`` its own."""

    application_id: str
    decree_of: str
    number: str
    applicant: str
    type_id: str
    version: int | None
    state: ItemState
    permit_number: str | None
    permit_id: str | None
    reason: NotSignedView | None


class BatchSentView(View):
    """How many are with the signing service now, and how many were refused at once; the rest is
    told by the batch's progress."""

    batch_id: str
    sent: int
    refused: int


class SigningBatchView(View):
    """``finished``: no letter of it is on its way any more."""

    batch_id: str
    created_at: datetime
    finished: bool
    items: list[SigningItemView]


@routes.post(
    "/api/officer/signing-batches",
    access=Access.OFFICER,
    status=201,
    once=True,
    summary="Sign many letters in one act; each is decided by itself",
)
def sign(call: Call, body: BatchInput) -> BatchSentView:
    items = [
        BatchItem(application_id=i.application_id, decree_of=i.decree_of, version=i.version)
        for i in body.items
    ]
    sent = batch.sign_batch(
        call.ports, call.actor, items, passphrase=body.passphrase, idempotency=call.key
    )
    return BatchSentView.model_validate(sent)


@routes.get(
    "/api/officer/signing-batches/{batch_id}",
    access=Access.OFFICER,
    summary="How far each letter of my batch is",
)
def progress(call: Call, batch_id: str) -> SigningBatchView:
    found, items = batch.progress(call.ports, call.actor, batch_id)
    on_their_way = {ItemState.QUEUED, ItemState.SIGNING}
    return SigningBatchView(
        batch_id=found.batch_id,
        created_at=found.created_at,
        finished=not any(item.state in on_their_way for item in items),
        items=[_shown(call, item) for item in items],
    )


def _shown(call: Call, item: ItemProgress) -> SigningItemView:
    now = item.now
    if isinstance(now, RevocationDecree):
        number, applicant = now.permit_number, now.holder_name
    else:
        number = (now.registration_number or now.receipt) if now else ""
        applicant = now.person.full_name if now else ""
    return SigningItemView(
        application_id=item.item.application_id,
        decree_of=item.item.decree_of,
        number=number,
        applicant=applicant,
        type_id=now.type_id if now else "",
        version=now.version if now else None,
        state=item.state,
        permit_number=item.permit_number,
        permit_id=item.permit_id,
        reason=_reason(call, item),
    )


def _reason(call: Call, item: ItemProgress) -> NotSignedView | None:
    refused = item.refused
    if refused is None:
        return None
    text = call.ports.texts.of_problem(refused.code, call.language, refused.params)
    return NotSignedView(
        code=refused.code,
        title=text.title,
        detail=text.text,
        errors=problem_views(call.ports, refused.problems, call.language),
    )
