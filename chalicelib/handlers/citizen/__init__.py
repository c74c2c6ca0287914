"""What citizens do with what is their own: applications, permits, messages, their data."""

from chalicelib.handlers.citizen import (
    applications,
    documents,
    messages,
    own_data,
    permits,
    results,
    surveys,
)

ROUTES = (
    applications.routes,
    documents.routes,
    messages.routes,
    own_data.routes,
    permits.routes,
    results.routes,
    surveys.routes,
)
