"""What anybody may call, or whoever is signed in: what the office shows, the way to an account, and
everybody's own account."""

from chalicelib.handlers.public import (
    help,
    office,
    own_sessions,
    permit_types,
    profile,
    publications,
    register,
    registrations,
    second_factor,
    sessions,
    statistics,
    surveys,
    testimonials,
    tracking,
    verification,
    whatsapp,
)

ROUTES = (
    help.routes,
    office.routes,
    own_sessions.routes,
    permit_types.routes,
    profile.routes,
    publications.routes,
    register.routes,
    registrations.routes,
    second_factor.routes,
    sessions.routes,
    statistics.routes,
    surveys.routes,
    testimonials.routes,
    tracking.routes,
    verification.routes,
    whatsapp.routes,
)
