"""What officers see and decide: queues, applications, permits, messages, delegations."""

from chalicelib.handlers.officer import (
    audit,
    bulk,
    data_requests,
    delegations,
    desk,
    files,
    marks,
    messages,
    pace,
    permits,
    presence,
    queues,
    review,
    searches,
    signing_batches,
)

ROUTES = (
    audit.routes,
    bulk.routes,
    data_requests.routes,
    delegations.routes,
    desk.routes,
    files.routes,
    marks.routes,
    messages.routes,
    pace.routes,
    permits.routes,
    presence.routes,
    queues.routes,
    review.routes,
    searches.routes,
    signing_batches.routes,
)
