"""What administrators look after."""

from chalicelib.handlers.admin import (
    announcements,
    audit,
    office_entries,
    officers,
    permit_types,
    publications,
    testimonials,
)

ROUTES = (
    announcements.routes,
    audit.routes,
    office_entries.routes,
    officers.routes,
    permit_types.routes,
    publications.routes,
    testimonials.routes,
)
