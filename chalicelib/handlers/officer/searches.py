"""Officers look for files. Words travel in a body alone, never in an address."""

from pydantic import Field

from chalicelib.domain.review import queues, searching
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input
from chalicelib.handlers.officer.queue_rows import QueuePage, queue_page
from chalicelib.handlers.officer.queues import QueueInput

routes = Routes(__name__)


class FileSearchInput(Input):
    """``words``: a number of any kind, a NIK, or words of a name. ``reason``: why beyond one's own
    chains, of roles that may; it is kept."""

    words: str = Field(min_length=2, max_length=100)
    reason: str = Field(default="", max_length=300)
    limit: int = Field(default=25, ge=1, le=50)
    cursor: str | None = Field(default=None, max_length=500)


class QueueSearchInput(QueueInput):
    words: str = Field(min_length=2, max_length=100)


@routes.post(
    "/api/officer/files/search",
    access=Access.OFFICER,
    summary="Files of my chains by number, NIK or words of a name, the newest first",
)
def files(call: Call, body: FileSearchInput) -> QueuePage:
    hits = searching.search(
        call.ports,
        call.actor,
        body.words,
        limit=body.limit,
        cursor=body.cursor,
        reason=body.reason.strip(),
    )
    return queue_page(call, hits.page, hits.closed)


@routes.post(
    "/api/officer/queue/search",
    access=Access.OFFICER,
    summary="Of one of my queues, narrowed, those of a number, a NIK or words of a name",
)
def in_queue(call: Call, body: QueueSearchInput) -> QueuePage:
    belongs = queues.belonging(call.ports, call.actor, body.narrowed())
    hits = searching.search(
        call.ports,
        call.actor,
        body.words,
        limit=min(body.limit, 50),
        cursor=body.cursor,
        keep=belongs,
    )
    return queue_page(call, hits.page, hits.closed)
