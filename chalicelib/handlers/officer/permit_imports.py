"""Lists of old permits that somebody proposed: released or undone by a second person."""

from datetime import datetime

from pydantic import Field

from chalicelib.domain.importing import releasing
from chalicelib.domain.importing.model import BatchState, PermitBatch
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Input, PageQuery, View

routes = Routes(__name__)


class PermitBatchView(View):
    """``may_release``: by whoever asks; never by who proposed it."""

    batch_id: str
    version: int
    state: BatchState
    sha256: str
    rows: int
    proposed_by: str
    proposed_at: datetime
    released_by: str | None
    released_at: datetime | None
    undone_by: str | None
    undone_at: datetime | None
    reason: str
    may_release: bool

    @classmethod
    def of(cls, batch: PermitBatch, asked_by: str) -> "PermitBatchView":
        open_still = batch.state in (BatchState.PROPOSED, BatchState.RELEASING)
        return cls(
            batch_id=batch.batch_id,
            version=batch.version,
            state=batch.state,
            sha256=batch.sha256,
            rows=batch.rows,
            proposed_by=batch.proposed.name,
            proposed_at=batch.proposed.at,
            released_by=batch.released.name if batch.released else None,
            released_at=batch.released.at if batch.released else None,
            undone_by=batch.undone.name if batch.undone else None,
            undone_at=batch.undone.at if batch.undone else None,
            reason=batch.reason,
            may_release=open_still and batch.proposed.account_id != asked_by,
        )


class PermitBatches(View):
    items: list[PermitBatchView]
    cursor: str | None


class ReleaseImportInput(Input):
    version: int = Field(ge=1)


class UndoImportInput(ReleaseImportInput):
    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


@routes.get(
    "/api/officer/permit-imports",
    access=Access.OFFICER,
    summary="Lists of old permits, newest first; for the head and administrators",
)
def list_batches(call: Call, query: PageQuery) -> PermitBatches:
    page = releasing.list_batches(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    items = [PermitBatchView.of(batch, call.actor.account_id) for batch in page.items]
    return PermitBatches(items=items, cursor=page.cursor)


@routes.post(
    "/api/officer/permit-imports/{list_id}/release",
    access=Access.OFFICER,
    summary="Record the permits of a list that somebody else proposed",
)
def release(call: Call, body: ReleaseImportInput, list_id: str) -> PermitBatchView:
    batch = releasing.release(call.ports, call.actor, list_id, body.version)
    return PermitBatchView.of(batch, call.actor.account_id)


@routes.post(
    "/api/officer/permit-imports/{list_id}/undoing",
    access=Access.OFFICER,
    summary="Take a whole list back, with the reason",
)
def undo(call: Call, body: UndoImportInput, list_id: str) -> PermitBatchView:
    batch = releasing.undo(call.ports, call.actor, list_id, body.version, body.reason)
    return PermitBatchView.of(batch, call.actor.account_id)
