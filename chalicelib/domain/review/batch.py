"""Signing many letters in one act: the head reviews a list and signs it with one passphrase.

Each signature is one ordinary ``decisions.sign``, with its own version, four eyes, commit and audit
note, or that of a decree of revocation (``permits/decree_signing.py``); one that is refused stops
no other. The batch is a record beside them: what was asked, and what was refused at once. How far
each is, its application or its decree tells.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, SecretStr

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.committing import remembering
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.chain.signals import tell
from chalicelib.domain.errors import Conflict, DomainError, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.permits.decree_signing import sign_decree
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.reads import Beside, Wanted
from chalicelib.domain.review import decisions
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.signing_batch import BatchItem, Refused, SigningBatch
from chalicelib.domain.storage import Add, Change, IdempotencyKey, Put

MOST_ITEMS = 50
"""Of one batch: decided within one request, of which API Gateway ends those of 29 s."""


class BatchSent(BaseModel):
    """The answer to signing a batch: how many are with the signing service now, and how many were
    refused. The rest is told by the batch's progress."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    batch_id: str
    sent: int
    refused: int


class ItemState(StrEnum):
    """``handed_back``: the signing service refused it; ``stale``: it had changed since it was
    seen; ``queued``: not decided yet, because the request is at work or has broken off."""

    QUEUED = "queued"
    SIGNING = "signing"
    ISSUED = "issued"
    HANDED_BACK = "handed_back"
    REFUSED = "refused"
    STALE = "stale"


@dataclass(frozen=True)
class ItemProgress:
    """``now``: the application or the decree as it stands, if it is still there."""

    item: BatchItem
    state: ItemState
    now: Application | RevocationDecree | None
    refused: Refused | None = None
    permit_number: str | None = None
    permit_id: str | None = None


def sign_batch(
    ports: Ports,
    actor: Actor,
    asked: Sequence[BatchItem],
    *,
    passphrase: SecretStr | None,
    idempotency: IdempotencyKey,
) -> BatchSent:
    """Sign them one after the other. The batch's id follows from the request's key, so a request
    that broke off is finished by its repetition.

    :raises InvalidInput: no passphrase where the signer needs one, or an application twice.
    :raises Conflict: ``idempotency-key-reused``: the key belongs to another list.
    """
    if passphrase is None and ports.passphrase_needed:
        raise InvalidInput(fields=[FieldProblem("passphrase", "required")])
    ids = [item.letter for item in asked]
    twice = [n for n, identity in enumerate(ids) if identity in ids[:n]]
    if twice:
        raise InvalidInput(fields=[FieldProblem(f"items.{n}", "application-twice") for n in twice])
    batch = _begun(ports, actor, asked, idempotency)
    kinds = (Application, Beside.WAIT)
    ports.reads.together(
        *(Wanted.of(kind, one) for one in _applications_of(batch) for kind in kinds)
    )
    items = tuple(_signed(ports, actor, batch, item, passphrase) for item in batch.items)
    refused = sum(item.refused is not None for item in items)
    answer = BatchSent(batch_id=batch.batch_id, sent=len(items) - refused, refused=refused)
    done = batch.replace(items=items, version=batch.version + 1)
    changes: list[Change] = [Put(done, batch)]
    if remember := remembering(ports, idempotency, answer):
        changes.append(remember)
    ports.commit(*changes)
    return answer


def progress(
    ports: Ports, actor: Actor, batch_id: str
) -> tuple[SigningBatch, Sequence[ItemProgress]]:
    """The batch and how far each of its permits is, in the order in which they were asked for.

    :raises NotFound: also when another officer made it.
    """
    batch = ports.records.find(SigningBatch, batch_id)
    if batch is None or batch.officer_id != actor.account_id:
        raise NotFound("unknown-batch")
    found = {
        application.application_id: application
        for application in ports.applications.get_many(_applications_of(batch))
    }
    return batch, [
        _decree_progress(batch, item, ports.records.find(RevocationDecree, item.decree_of))
        if item.decree_of
        else _progress(batch, item, found.get(item.application_id))
        for item in batch.items
    ]


def _applications_of(batch: SigningBatch) -> list[str]:
    return [item.application_id for item in batch.items if item.application_id]


def _begun(
    ports: Ports, actor: Actor, asked: Sequence[BatchItem], idempotency: IdempotencyKey
) -> SigningBatch:
    """The record of this request: a new one, or what its first try left."""
    own = f"{actor.account_id}\n{idempotency.key}"
    batch_id = hashlib.sha256(own.encode()).hexdigest()[:32]
    batch = ports.records.find(SigningBatch, batch_id)
    if batch is None:
        batch = SigningBatch(
            batch_id=batch_id,
            officer_id=actor.account_id,
            created_at=ports.clock.now(),
            version=1,
            items=tuple(asked),
        )
        ports.commit(Add(batch))
    elif [(i.letter, i.version) for i in batch.items] != [(i.letter, i.version) for i in asked]:
        raise Conflict("idempotency-key-reused")
    return batch


def _signed(
    ports: Ports, actor: Actor, batch: SigningBatch, item: BatchItem, passphrase: SecretStr | None
) -> BatchItem:
    """This item after an attempt to sign it."""
    try:
        if item.decree_of:
            sign_decree(
                ports,
                actor,
                item.decree_of,
                item.version,
                passphrase=passphrase,
                batch=batch.batch_id,
            )
        else:
            decisions.sign(
                ports,
                actor,
                item.application_id,
                item.version,
                passphrase=passphrase,
                batch=batch.batch_id,
            )
    except DomainError as refusal:
        if isinstance(refusal, Conflict) and _was_done(ports, batch, item):
            return item
        return item.replace(refused=Refused.of(refusal))
    return item


def _was_done(ports: Ports, batch: SigningBatch, item: BatchItem) -> bool:
    """Whether an earlier try of this very request has signed it; if so, the chain is told now what
    that try may have left untold."""
    if item.decree_of:
        decree = ports.records.find(RevocationDecree, item.decree_of)
        if decree is None or not _of_batch(decree, batch):
            return False
        if decree.state is DecreeState.SIGNING:
            ports.signing_queue.ask_for_decree(item.decree_of)
        return True
    ports.reads.anew(*(Wanted.of(kind, item.application_id) for kind in (Application, Beside.WAIT)))
    application = ports.applications.get(item.application_id)
    batches = {decision.batch for decision in application.decisions}
    if application.signing_refusal:
        batches.add(application.signing_refusal.batch)
    if batch.batch_id not in batches:
        return False
    tell(ports, application)
    return True


def _of_batch(decree: RevocationDecree, batch: SigningBatch) -> bool:
    return batch.batch_id in (
        decree.signature and decree.signature.batch,
        decree.refusal and decree.refusal.batch,
    )


def _progress(batch: SigningBatch, item: BatchItem, now: Application | None) -> ItemProgress:
    if item.refused or now is None:
        return _not_signed(item, now)
    refusal = now.signing_refusal
    if now.phase is Phase.ISSUED:
        number, permit_id = now.permit_identity
        return ItemProgress(item, ItemState.ISSUED, now, None, number, permit_id)
    if now.phase is Phase.SIGNING:
        return ItemProgress(item, ItemState.SIGNING, now)
    if refusal and refusal.batch == batch.batch_id:
        why = Refused(code=refusal.code, params=dict(refusal.params))
        return ItemProgress(item, ItemState.HANDED_BACK, now, why)
    return ItemProgress(item, ItemState.QUEUED, now)


def _decree_progress(
    batch: SigningBatch, item: BatchItem, now: RevocationDecree | None
) -> ItemProgress:
    if item.refused or now is None:
        return _not_signed(item, now)
    if now.state is DecreeState.SIGNED:
        return ItemProgress(item, ItemState.ISSUED, now, None, now.number, now.permit_id)
    if now.state is DecreeState.SIGNING:
        return ItemProgress(item, ItemState.SIGNING, now)
    if now.refusal and now.refusal.batch == batch.batch_id:
        why = Refused(code=now.refusal.code, params=dict(now.refusal.params))
        return ItemProgress(item, ItemState.HANDED_BACK, now, why)
    return ItemProgress(item, ItemState.QUEUED, now)


def _not_signed(item: BatchItem, now: Application | RevocationDecree | None) -> ItemProgress:
    stale = item.refused is not None and item.refused.code == Conflict.code
    return ItemProgress(item, ItemState.STALE if stale else ItemState.REFUSED, now, item.refused)
