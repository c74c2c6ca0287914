"""What officers see and decide: queues, applications, permits, messages, delegations."""

from chalicelib.handlers.officer import (
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
    signing_batches,
)

ROUTES = (
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
    signing_batches.routes,
)
