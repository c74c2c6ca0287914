"""Every route there is, and who may call it. A new route has to be entered here by hand."""

from app import app
from chalicelib.handlers.http import ENDPOINTS, Access, Endpoint

PUBLIC, SIGNED_IN, CITIZEN, OFFICER, ADMINISTRATOR = (
    Access.PUBLIC,
    Access.SIGNED_IN,
    Access.CITIZEN,
    Access.OFFICER,
    Access.ADMINISTRATOR,
)

EXPECTED = {
    # accounts
    "POST /api/registrations": PUBLIC,
    "GET /api/registrations/{registration_id}": PUBLIC,
    "POST /api/registrations/{registration_id}/ktp": PUBLIC,
    "POST /api/registrations/{registration_id}/complete": PUBLIC,
    "POST /api/accounts/verify": PUBLIC,
    "POST /api/sessions": PUBLIC,
    "POST /api/sessions/refresh": PUBLIC,
    "DELETE /api/sessions/current": SIGNED_IN,
    "POST /api/passwords/forgotten": PUBLIC,
    "POST /api/passwords/reset": PUBLIC,
    "GET /api/profile": SIGNED_IN,
    "PATCH /api/profile": SIGNED_IN,
    "PUT /api/profile/email": SIGNED_IN,
    "PUT /api/profile/password": SIGNED_IN,
    "GET /api/profile/sessions": SIGNED_IN,
    "DELETE /api/profile/sessions": SIGNED_IN,
    "DELETE /api/profile/sessions/{session_id}": SIGNED_IN,
    # a citizen's rights over their own data
    "POST /api/profile/export": CITIZEN,
    "GET /api/profile/erasure": CITIZEN,
    "POST /api/profile/erasure": CITIZEN,
    "POST /api/profile/corrections": CITIZEN,
    "GET /api/profile/requests": CITIZEN,
    "GET /api/applications/{application_id}/views": CITIZEN,
    "GET /api/officer/data-requests": OFFICER,
    "GET /api/officer/data-requests/{request_id}": OFFICER,
    "POST /api/officer/data-requests/{request_id}/answer": OFFICER,
    # what anybody may look at
    "GET /api/permit-types": PUBLIC,
    "GET /api/permit-types/{type_id}": PUBLIC,
    "GET /api/requirements": PUBLIC,
    "GET /api/office": PUBLIC,
    "GET /api/calendar": PUBLIC,
    "GET /api/places": PUBLIC,
    "GET /api/faq": PUBLIC,
    "GET /api/guide": PUBLIC,
    "GET /api/announcements": PUBLIC,
    "GET /api/surveys": PUBLIC,
    "POST /api/tracking": PUBLIC,
    "GET /api/verifications/{permit_id}": PUBLIC,
    "POST /api/verifications": PUBLIC,
    "POST /api/permit-copies": PUBLIC,
    "GET /api/register": PUBLIC,
    "POST /api/register/search": PUBLIC,
    "GET /api/statistics/permits": PUBLIC,
    "GET /api/statistics/satisfaction": PUBLIC,
    "GET /api/statistics/districts": PUBLIC,
    "GET /api/testimonials": PUBLIC,
    "GET /api/publications/research": PUBLIC,
    "GET /api/publications/research/{publication_id}/file": PUBLIC,
    # a citizen's applications and permits
    "POST /api/applications": CITIZEN,
    "GET /api/applications": CITIZEN,
    "GET /api/applications/{application_id}": CITIZEN,
    "PATCH /api/applications/{application_id}/data": CITIZEN,
    "POST /api/applications/{application_id}/submit": CITIZEN,
    "POST /api/applications/{application_id}/resubmit": CITIZEN,
    "POST /api/applications/{application_id}/withdraw": CITIZEN,
    "GET /api/applications/{application_id}/notes": CITIZEN,
    "GET /api/applications/{application_id}/rules": CITIZEN,
    "POST /api/applications/{application_id}/amendments": CITIZEN,
    "POST /api/applications/{application_id}/again": CITIZEN,
    "POST /api/applications/{application_id}/documents/{document_id}/upload": CITIZEN,
    "GET /api/applications/{application_id}/documents/{document_id}": CITIZEN,
    "GET /api/permits": CITIZEN,
    "GET /api/permits/{permit_id}": CITIZEN,
    "GET /api/permits/{permit_id}/download": CITIZEN,
    "POST /api/permits/{permit_id}/renewal": CITIZEN,
    "GET /api/permits/{permit_id}/result": CITIZEN,
    "POST /api/permits/{permit_id}/result/upload": CITIZEN,
    "PUT /api/permits/{permit_id}/result/consent": CITIZEN,
    "POST /api/permits/{permit_id}/surveys/poll": CITIZEN,
    "POST /api/permits/{permit_id}/surveys/testimonial": CITIZEN,
    "POST /api/permits/{permit_id}/surveys/questionnaire": CITIZEN,
    # officers
    "GET /api/officer/queue": OFFICER,
    "GET /api/officer/applications/{application_id}": OFFICER,
    "GET /api/officer/applications/{application_id}/notes": OFFICER,
    "POST /api/officer/applications/{application_id}/notes": OFFICER,
    "GET /api/officer/applications/{application_id}/documents/{document_id}": OFFICER,
    "PUT /api/officer/applications/{application_id}/marks/{document_id}": OFFICER,
    "POST /api/officer/applications/{application_id}/claim": OFFICER,
    "POST /api/officer/applications/{application_id}/release": OFFICER,
    "POST /api/officer/applications/{application_id}/approve": OFFICER,
    "POST /api/officer/applications/{application_id}/return": OFFICER,
    "POST /api/officer/applications/{application_id}/reject": OFFICER,
    "POST /api/officer/applications/{application_id}/sign": OFFICER,
    "GET /api/statistics/steps": OFFICER,
    "GET /api/officer/overdue": OFFICER,
    "GET /api/officer/delegations": OFFICER,
    "POST /api/officer/delegations": OFFICER,
    "POST /api/officer/delegations/{delegation_id}/revocation": OFFICER,
    "GET /api/officer/colleagues": OFFICER,
    "GET /api/officer/dashboard": OFFICER,
    "POST /api/officer/signing-batches": OFFICER,
    "GET /api/officer/signing-batches/{batch_id}": OFFICER,
    "GET /api/officer/expiring-permits": OFFICER,
    "GET /api/officer/permits/{permit_id}": OFFICER,
    "POST /api/officer/permits/{permit_id}/revocation": OFFICER,
    # messages between citizen and office; the gateway signs what it hands in
    "GET /api/messages": CITIZEN,
    "POST /api/messages": CITIZEN,
    "POST /api/messages/read": CITIZEN,
    "GET /api/officer/messages": OFFICER,
    "GET /api/officer/messages/{account_id}": OFFICER,
    "POST /api/officer/messages/{account_id}": OFFICER,
    "POST /api/officer/messages/{account_id}/done": OFFICER,
    "POST /api/webhooks/whatsapp": PUBLIC,
    # administrators
    "GET /api/admin/officers": ADMINISTRATOR,
    "POST /api/admin/officers": ADMINISTRATOR,
    "PATCH /api/admin/officers/{account_id}": ADMINISTRATOR,
    "POST /api/admin/officers/{account_id}/invitation": ADMINISTRATOR,
    "GET /api/admin/testimonials": ADMINISTRATOR,
    "POST /api/admin/testimonials/{testimonial_id}/approve": ADMINISTRATOR,
    "POST /api/admin/testimonials/{testimonial_id}/refuse": ADMINISTRATOR,
    "GET /api/admin/publications": ADMINISTRATOR,
    "POST /api/admin/publications/{publication_id}/hide": ADMINISTRATOR,
    "POST /api/admin/publications/{publication_id}/show": ADMINISTRATOR,
    "GET /api/admin/places": ADMINISTRATOR,
    "PUT /api/admin/places/{entry_id}": ADMINISTRATOR,
    "GET /api/admin/holidays": ADMINISTRATOR,
    "PUT /api/admin/holidays/{entry_id}": ADMINISTRATOR,
    "GET /api/admin/faq": ADMINISTRATOR,
    "PUT /api/admin/faq/{entry_id}": ADMINISTRATOR,
    "GET /api/admin/guide": ADMINISTRATOR,
    "PUT /api/admin/guide/{entry_id}": ADMINISTRATOR,
    "GET /api/admin/contacts": ADMINISTRATOR,
    "PUT /api/admin/contacts/{entry_id}": ADMINISTRATOR,
    "GET /api/admin/announcements": ADMINISTRATOR,
    "POST /api/admin/announcements": ADMINISTRATOR,
    "PUT /api/admin/announcements/{entry_id}": ADMINISTRATOR,
    "GET /api/admin/permit-types": ADMINISTRATOR,
    "PUT /api/admin/permit-types/{type_id}/versions/{rule_set}": ADMINISTRATOR,
    "GET /api/admin/audit": ADMINISTRATOR,
}

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
}
"""Submit and decide: an Idempotency-Key is demanded."""

KEPT_BY_CACHES = {
    "GET /api/permit-types",
    "GET /api/permit-types/{type_id}",
    "GET /api/requirements",
    "GET /api/office",
    "GET /api/calendar",
    "GET /api/places",
    "GET /api/faq",
    "GET /api/guide",
    "GET /api/announcements",
    "GET /api/surveys",
    "GET /api/statistics/permits",
    "GET /api/statistics/satisfaction",
    "GET /api/statistics/districts",
}
"""The same for everybody; every other answer is ``no-store``."""


def route(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


def test_every_route_of_the_app_is_a_declared_endpoint() -> None:
    routes = {f"{method} {path}" for path, methods in app.routes.items() for method in methods}
    assert routes == {route(endpoint) for endpoint in ENDPOINTS} | UNDECLARED


def test_no_route_is_declared_twice() -> None:
    declared = [route(endpoint) for endpoint in ENDPOINTS]
    assert len(declared) == len(set(declared))


def test_every_route_is_for_whom_the_list_says() -> None:
    assert {route(endpoint): endpoint.access for endpoint in ENDPOINTS} == EXPECTED


def test_submitting_and_deciding_demand_an_idempotency_key() -> None:
    assert {route(endpoint) for endpoint in ENDPOINTS if endpoint.once} == ONCE
    assert all(endpoint.returns for endpoint in ENDPOINTS if endpoint.once)


def test_only_public_answers_that_are_the_same_for_everybody_may_be_cached() -> None:
    cached = {route(endpoint) for endpoint in ENDPOINTS if endpoint.cached_seconds}
    assert cached == KEPT_BY_CACHES
    assert all(EXPECTED[name] is PUBLIC for name in cached)


def test_chalice_is_given_no_cors_and_no_authorizer_of_its_own() -> None:
    """One origin needs no CORS; access is decided in one place (``handlers/http.py``)."""
    entries = [entry for methods in app.routes.values() for entry in methods.values()]
    assert not any(entry.cors or entry.authorizer or entry.api_key_required for entry in entries)


def test_no_path_or_query_parameter_can_carry_a_secret_or_a_nik() -> None:
    """URLs end up in logs and histories: ids and paging only (checks page, line 41)."""
    named = {part.strip("{}") for name in EXPECTED for part in name.split("/") if "{" in part}
    asked = {
        parameter
        for endpoint in ENDPOINTS
        if endpoint.query
        for parameter in endpoint.query.model_fields
    }
    ids = {"application_id", "document_id", "permit_id", "registration_id", "account_id", "type_id"}
    ids |= {"testimonial_id", "publication_id", "delegation_id", "session_id", "batch_id"}
    ids |= {"request_id", "entry_id", "rule_set"}
    harmless = {"limit", "cursor", "role", "standing", "days"}
    harmless |= {"type", "year", "quarter", "state"}
    assert (named, asked) == (ids, harmless)
