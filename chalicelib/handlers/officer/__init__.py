"""What officers see and decide: queues, applications, permits, messages, delegations."""

from chalicelib.handlers.officer import (
    data_requests,
    delegations,
    files,
    marks,
    messages,
    pace,
    permits,
    queues,
    review,
    signing_batches,
)

ROUTES = (
    data_requests.routes,
    delegations.routes,
    files.routes,
    marks.routes,
    messages.routes,
    pace.routes,
    permits.routes,
    queues.routes,
    review.routes,
    signing_batches.routes,
)
