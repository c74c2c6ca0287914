"""Every route there is, held against the hand-written list (``tests/support/routes/``)."""

from app import app
from chalicelib.handlers.endpoint import parameters_of
from chalicelib.handlers.http import ENDPOINTS
from tests.support.route_table import DECLARED, PUBLIC, TABLE, missing, name_of

UNDECLARED = {"GET /api/openapi.json"}
"""Describes the declared ones, and says nothing else."""

ONCE = {
    "POST /api/applications/{application_id}/submit",
    "POST /api/applications/{application_id}/resubmit",
    "POST /api/officer/applications/{application_id}/approve",
    "POST /api/officer/applications/{application_id}/return",
    "POST /api/officer/applications/{application_id}/reject",
    "POST /api/officer/applications/{application_id}/sign",
    "POST /api/officer/signing-batches",
    "POST /api/officer/permits/{permit_id}/revocation",
    "POST /api/officer/counter/{application_id}/submission",
}
"""Submit and decide: an Idempotency-Key is demanded."""

KEPT_BY_CACHES = {
    "GET /api/permit-types",
    "GET /api/permit-types/{type_id}",
    "GET /api/requirements",
    "GET /api/service-standards",
    "GET /api/office",
    "GET /api/calendar",
    "GET /api/places",
    "GET /api/faq",
    "GET /api/guide",
    "GET /api/announcements",
    "GET /api/register/latest",
    "GET /api/surveys",
    "GET /api/complaint-form",
    "GET /api/testimonials",
    "GET /api/statistics/permits",
    "GET /api/statistics/satisfaction",
    "GET /api/statistics/districts",
}
"""The same for everybody; every other answer is ``no-store``."""


def test_every_route_of_the_app_is_a_declared_endpoint() -> None:
    routes = {f"{method} {path}" for path, methods in app.routes.items() for method in methods}
    assert routes == {name_of(endpoint) for endpoint in ENDPOINTS} | UNDECLARED


def test_no_route_is_declared_twice() -> None:
    declared = [name_of(endpoint) for endpoint in ENDPOINTS]
    assert len(declared) == len(set(declared))


def test_every_declared_route_is_in_the_list() -> None:
    assert [missing(route) for route in DECLARED if route not in TABLE] == []


def test_every_route_of_the_list_is_declared() -> None:
    gone = sorted(TABLE.keys() - DECLARED.keys())
    assert gone == [], "no view declares these: take their rows out of tests/support/routes/"


def test_every_route_is_for_whom_the_list_says() -> None:
    differ = [
        f"{route}: the view says {endpoint.access.name}, the list says {TABLE[route].access.name}"
        for route, endpoint in DECLARED.items()
        if route in TABLE and endpoint.access is not TABLE[route].access
    ]
    assert differ == []


def test_submitting_and_deciding_demand_an_idempotency_key() -> None:
    assert {name_of(endpoint) for endpoint in ENDPOINTS if endpoint.once} == ONCE


def test_only_public_answers_that_are_the_same_for_everybody_may_be_cached() -> None:
    cached = {name_of(endpoint) for endpoint in ENDPOINTS if endpoint.cached_seconds}
    assert cached == KEPT_BY_CACHES
    assert all(TABLE[name].access is PUBLIC for name in cached)


def test_chalice_is_given_no_cors_and_no_authorizer_of_its_own() -> None:
    """One origin needs no CORS; access is decided in one place (``handlers/answering.py``)."""
    entries = [entry for methods in app.routes.values() for entry in methods.values()]
    assert not any(entry.cors or entry.authorizer or entry.api_key_required for entry in entries)


def test_no_path_or_query_parameter_can_carry_a_secret_or_a_nik() -> None:
    """URLs end up in logs and histories: ids and paging only (docs/checks.md 41)."""
    named = {part for endpoint in ENDPOINTS for part in parameters_of(endpoint.path)}
    asked = {
        parameter
        for endpoint in ENDPOINTS
        if endpoint.query
        for parameter in endpoint.query.model_fields
    }
    ids = {"application_id", "document_id", "permit_id", "registration_id", "account_id", "type_id"}
    ids |= {
        "testimonial_id",
        "role",
        "publication_id",
        "delegation_id",
        "session_id",
        "batch_id",
        "invitation_id",
        "list_id",
        "operator_id",
        "owner_id",
        "step",
    }
    ids |= {"request_id", "entry_id", "rule_set", "photo_id", "message_id", "export_id"}
    ids |= {"complaint_id"}
    harmless = {"of", "limit", "cursor", "role", "standing", "days"}
    harmless |= {"type", "year", "quarter", "month", "state", "version"}
    harmless |= {"step", "district", "first", "last", "order", "which"}
    harmless |= {"gains", "away"}  # accounts
    assert (named, asked) == (ids, harmless)


def test_the_package_lists_for_each_path_the_module_of_its_views() -> None:
    """A path that the list has and whose module lacks a view would be refused on AWS alone."""
    views: dict[str, set[str]] = {}
    for endpoint in ENDPOINTS:
        views.setdefault(endpoint.path, set()).add(endpoint.view.__module__)
    assert {path: set(modules) for path, modules in app.by_path().items()} == views
