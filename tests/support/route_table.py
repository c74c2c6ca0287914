"""Every route there is, who may call it, and one good call of it.

An auditor's list: it is written by hand and says it independently of the views, and
``tests/architecture/test_routes.py`` holds the views against it. The tests of access, of unknown
fields, of canaries and of what leaves the house all walk it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from chalicelib.handlers.http import ENDPOINTS, Access, Endpoint
from tests.support import route_cases as good
from tests.support.api import World
from tests.support.people import ROLES
from tests.support.route_cases import (
    BACK_OFFICE,
    CALLERS,
    CHAIN,
    HEAD,
    NEWS,
    NOBODY,
    OWNER,
    STRANGER,
    TEXT,
    WISH,
    GoodCall,
)
from tests.support.stories import SURVEYS, at_head, complete, draft, issued, returned, submitted

PUBLIC, SIGNED_IN, CITIZEN, OFFICER, ADMINISTRATOR = Access

CALLERS_OF = {
    PUBLIC: frozenset(CALLERS),
    SIGNED_IN: frozenset(CALLERS) - {NOBODY},
    CITIZEN: frozenset({OWNER, STRANGER}),
    OFFICER: frozenset({*ROLES, good.ADMINISTRATOR}),
    ADMINISTRATOR: frozenset({good.ADMINISTRATOR}),
}


class Row(NamedTuple):
    """``good_call`` makes the state in a world and describes the call."""

    access: Access
    good_call: Callable[[World], GoodCall]


TABLE: dict[str, Row] = {
    # accounts
    "POST /api/registrations": Row(PUBLIC, good.start_registration),
    "GET /api/registrations/{registration_id}": Row(PUBLIC, good.registration),
    "POST /api/registrations/{registration_id}/ktp": Row(PUBLIC, good.scan_again),
    "POST /api/registrations/{registration_id}/complete": Row(PUBLIC, good.complete_registration),
    "POST /api/accounts/verify": Row(PUBLIC, good.verify),
    "POST /api/sessions": Row(PUBLIC, good.sign_in),
    "POST /api/sessions/refresh": Row(PUBLIC, good.refresh),
    "POST /api/sessions/second-factor": Row(PUBLIC, good.second_factor),
    "POST /api/sessions/second-factor/enrolment": Row(PUBLIC, good.enrolment),
    "POST /api/sessions/second-factor/enrolment/confirmation": Row(PUBLIC, good.enrolled),
    "GET /api/me/second-factor": Row(SIGNED_IN, good.plain("/me/second-factor")),
    "POST /api/me/second-factor/recovery-codes": Row(SIGNED_IN, good.own_factor("recovery-codes")),
    "POST /api/me/second-factor/change": Row(SIGNED_IN, good.own_factor("change")),
    "DELETE /api/sessions/current": Row(SIGNED_IN, good.plain("/sessions/current")),
    "POST /api/passwords/forgotten": Row(PUBLIC, good.forgotten_password),
    "POST /api/passwords/reset": Row(PUBLIC, good.reset),
    "GET /api/profile": Row(SIGNED_IN, good.plain("/profile")),
    "PATCH /api/profile": Row(SIGNED_IN, good.edit_profile),
    "PUT /api/profile/email": Row(SIGNED_IN, good.change_email),
    "PUT /api/profile/whatsapp": Row(SIGNED_IN, good.change_whatsapp),
    "PUT /api/profile/password": Row(SIGNED_IN, good.change_password),
    "GET /api/profile/sessions": Row(SIGNED_IN, good.plain("/profile/sessions")),
    "DELETE /api/profile/sessions": Row(SIGNED_IN, good.plain("/profile/sessions")),
    "DELETE /api/profile/sessions/{session_id}": Row(SIGNED_IN, good.end_session),
    # a citizen's rights over their own data
    "POST /api/profile/export": Row(CITIZEN, good.plain("/profile/export", {})),
    "GET /api/profile/erasure": Row(CITIZEN, good.filled(submitted, "/profile/erasure")),
    "POST /api/profile/erasure": Row(CITIZEN, good.erasure),
    "POST /api/profile/corrections": Row(CITIZEN, good.plain("/profile/corrections", WISH)),
    "GET /api/profile/requests": Row(CITIZEN, good.plain("/profile/requests")),
    "GET /api/applications/{application_id}/views": Row(CITIZEN, good.views),
    "GET /api/officer/identities": Row(OFFICER, good.identity("")),
    "GET /api/officer/identities/{account_id}": Row(OFFICER, good.identity("/{}")),
    "POST /api/officer/identities/{account_id}": Row(
        OFFICER, good.identity("/{}", {"version": 1, "matches": True})
    ),
    "POST /api/admin/accounts/search": Row(ADMINISTRATOR, good.people_search),
    "GET /api/admin/accounts/{account_id}": Row(ADMINISTRATOR, good.persons_account("")),
    "POST /api/admin/accounts/{account_id}/closing": Row(
        ADMINISTRATOR, good.persons_account("/closing", {"reason": "Dipakai orang lain."})
    ),
    "POST /api/admin/accounts/{account_id}/reopening": Row(ADMINISTRATOR, good.closed_account),
    "POST /api/admin/accounts/{account_id}/nik-release": Row(ADMINISTRATOR, good.nik_release),
    "GET /api/officer/permit-imports": Row(OFFICER, good.old_list("")),
    "POST /api/officer/permit-imports/{list_id}/release": Row(
        OFFICER, good.old_list("/{}/release")
    ),
    "POST /api/officer/permit-imports/{list_id}/undoing": Row(
        OFFICER, good.old_list("/{}/undoing", reason="Daftar yang keliru.")
    ),
    "GET /api/officer/data-requests": Row(OFFICER, good.asked("")),
    "GET /api/officer/data-requests/{request_id}": Row(OFFICER, good.asked("/{}")),
    "POST /api/officer/data-requests/{request_id}/answer": Row(
        OFFICER,
        good.asked("/{}/answer", {"version": 1, "done": False, "answer": "NIK sudah sesuai KTP."}),
    ),
    # what anybody may look at
    "GET /api/permit-types": Row(PUBLIC, good.plain("/permit-types")),
    "GET /api/permit-types/{type_id}": Row(PUBLIC, good.plain("/permit-types/penelitian")),
    "GET /api/requirements": Row(PUBLIC, good.plain("/requirements")),
    "GET /api/office": Row(PUBLIC, good.plain("/office")),
    "GET /api/calendar": Row(PUBLIC, good.plain("/calendar?year=2026")),
    "GET /api/places": Row(PUBLIC, good.plain("/places")),
    "GET /api/faq": Row(PUBLIC, good.plain("/faq")),
    "GET /api/guide": Row(PUBLIC, good.plain("/guide")),
    "GET /api/announcements": Row(PUBLIC, good.filled(good.announced, "/announcements?limit=10")),
    "GET /api/surveys": Row(PUBLIC, good.plain("/surveys")),
    "POST /api/tracking": Row(PUBLIC, good.track),
    "GET /api/verifications/{permit_id}": Row(PUBLIC, good.verify_code),
    "POST /api/verifications": Row(PUBLIC, good.verify_file),
    "POST /api/permit-copies": Row(PUBLIC, good.open_copy),
    "GET /api/register": Row(PUBLIC, good.plain("/register?type=penelitian&limit=10")),
    "POST /api/register/search": Row(PUBLIC, good.plain("/register/search", {"text": "Warga"})),
    "GET /api/statistics/permits": Row(PUBLIC, good.plain("/statistics/permits?year=2026")),
    "GET /api/statistics/satisfaction": Row(
        PUBLIC, good.plain("/statistics/satisfaction?year=2026&quarter=1")
    ),
    "GET /api/statistics/districts": Row(PUBLIC, good.plain("/statistics/districts?year=2026")),
    "GET /api/testimonials": Row(PUBLIC, good.filled(good.recommended, "/testimonials?limit=10")),
    "GET /api/publications/research": Row(
        PUBLIC, good.filled(good.publishing, "/publications/research?limit=10")
    ),
    "GET /api/publications/research/{publication_id}/file": Row(PUBLIC, good.published),
    # a citizen's applications and permits
    "POST /api/applications": Row(CITIZEN, good.plain("/applications", {"type_id": "penelitian"})),
    "GET /api/applications": Row(CITIZEN, good.filled(submitted, "/applications?limit=10")),
    "GET /api/applications/{application_id}": Row(CITIZEN, good.own(returned, "")),
    "PATCH /api/applications/{application_id}/data": Row(
        CITIZEN, good.own(draft, "/data", body={"data": {"judul": "Pelayanan Terpadu"}})
    ),
    "POST /api/applications/{application_id}/submit": Row(
        CITIZEN, good.own(complete, "/submit", body=good.version, once=True)
    ),
    "POST /api/applications/{application_id}/resubmit": Row(
        CITIZEN, good.own(good.corrected, "/resubmit", body=good.version, once=True)
    ),
    "POST /api/applications/{application_id}/withdraw": Row(
        CITIZEN, good.own(submitted, "/withdraw", body={"reason": "Salah jenis izin."})
    ),
    "GET /api/applications/{application_id}/notes": Row(CITIZEN, good.own(submitted, "/notes")),
    "GET /api/applications/{application_id}/rules": Row(CITIZEN, good.own(submitted, "/rules")),
    "POST /api/applications/{application_id}/amendments": Row(
        CITIZEN,
        good.own(
            submitted,
            "/amendments",
            body={
                "field": "lokasi",
                "value": [{"name": "Nagari Cupak"}],
                "reason": "Pindah lokasi.",
            },
        ),
    ),
    "POST /api/applications/{application_id}/again": Row(
        CITIZEN, good.own(good.withdrawn, "/again")
    ),
    "POST /api/applications/{application_id}/documents/{document_id}/upload": Row(
        CITIZEN, good.own(draft, "/documents/ktp/upload", body={"media_type": "image/jpeg"})
    ),
    "GET /api/applications/{application_id}/uploads": Row(CITIZEN, good.own(draft, "/uploads")),
    "POST /api/applications/{application_id}/uploads": Row(
        CITIZEN,
        good.own(
            draft,
            "/uploads",
            body={"uploads": [{"document_id": "ktp", "media_type": "image/jpeg"}]},
        ),
    ),
    "GET /api/applications/{application_id}/documents/{document_id}": Row(
        CITIZEN, good.own(complete, "/documents/ktp")
    ),
    "GET /api/applications/{application_id}/papers": Row(CITIZEN, good.own(good.second, "/papers")),
    "POST /api/applications/{application_id}/papers": Row(
        CITIZEN, good.own(good.second, "/papers", body=good.first_paper)
    ),
    "GET /api/applications/{application_id}/papers/{document_id}": Row(
        CITIZEN, good.own(good.second, "/papers/ktp")
    ),
    "GET /api/news": Row(CITIZEN, good.plain("/news")),
    "POST /api/news/seen": Row(
        CITIZEN, good.plain("/news/seen", {"until": "2026-03-02T03:00:00+00:00"})
    ),
    "PUT /api/profile/told": Row(
        CITIZEN, good.plain("/profile/told", {"told_by": "both", "told_steps": True})
    ),
    "GET /api/permits": Row(CITIZEN, good.filled(issued, "/permits?standing=active")),
    "GET /api/permits/{permit_id}": Row(CITIZEN, good.permit("")),
    "GET /api/permits/{permit_id}/download": Row(CITIZEN, good.permit("/download", surveyed=True)),
    "POST /api/permits/{permit_id}/renewal": Row(CITIZEN, good.renewal),
    "GET /api/permits/{permit_id}/result": Row(CITIZEN, good.own_result),
    "POST /api/permits/{permit_id}/result/upload": Row(
        CITIZEN, good.permit("/result/upload", {"media_type": "application/pdf"})
    ),
    "PUT /api/permits/{permit_id}/result/consent": Row(
        CITIZEN, good.permit("/result/consent", {"publish": True})
    ),
    "POST /api/permits/{permit_id}/surveys/poll": Row(
        CITIZEN, good.permit("/surveys/poll", SURVEYS["poll"])
    ),
    "POST /api/permits/{permit_id}/surveys/testimonial": Row(
        CITIZEN, good.permit("/surveys/testimonial", SURVEYS["testimonial"])
    ),
    "POST /api/permits/{permit_id}/surveys/questionnaire": Row(
        CITIZEN, good.permit("/surveys/questionnaire", SURVEYS["questionnaire"])
    ),
    # officers
    "GET /api/officer/queue": Row(
        OFFICER, good.plain("/officer/queue?role=back_office", only=CHAIN)
    ),
    "GET /api/officer/applications/{application_id}": Row(
        OFFICER, good.office(submitted, "", only=CHAIN)
    ),
    "GET /api/officer/applications/{application_id}/letter": Row(
        OFFICER, good.office(submitted, "/letter", only=CHAIN)
    ),
    "GET /api/officer/applications/{application_id}/field-visit": Row(
        OFFICER, good.office(good.visiting, "/field-visit", only=good.SCHOOL_CHAIN)
    ),
    "PUT /api/officer/applications/{application_id}/field-visit": Row(
        OFFICER,
        good.office(good.visiting, "/field-visit", only=good.VISITING, body=good.visit_form),
    ),
    "POST /api/officer/applications/{application_id}/field-visit/photos": Row(
        OFFICER,
        good.office(
            good.visiting,
            "/field-visit/photos",
            only=good.VISITING,
            body=lambda _case: {"media_type": "image/jpeg"},
        ),
    ),
    "DELETE /api/officer/applications/{application_id}/field-visit/photos/{photo_id}": Row(
        OFFICER,
        good.office(good.photographed, "/field-visit/photos/visit-1", only=good.VISITING),
    ),
    "POST /api/officer/applications/{application_id}/field-visit/completion": Row(
        OFFICER,
        good.office(
            good.visited, "/field-visit/completion", only=good.VISITING, body=good.visit_version
        ),
    ),
    "GET /api/officer/signer-certificate": Row(OFFICER, good.plain("/officer/signer-certificate")),
    "GET /api/officer/applications/{application_id}/notes": Row(
        OFFICER, good.office(submitted, "/notes", only=CHAIN)
    ),
    "POST /api/officer/applications/{application_id}/notes": Row(
        OFFICER,
        good.office(
            submitted, "/notes", only=CHAIN, body={"text": "Sudah ditelepon.", "public": False}
        ),
    ),
    "GET /api/officer/applications/{application_id}/documents/{document_id}": Row(
        OFFICER, good.office(submitted, "/documents/ktp", only=CHAIN)
    ),
    "PUT /api/officer/applications/{application_id}/marks": Row(
        OFFICER,
        good.office(
            good.seen,
            "/marks",
            only=BACK_OFFICE,
            body=good.marks(accepted=False, reason="Buram."),
        ),
    ),
    "PUT /api/officer/applications/{application_id}/marks/{document_id}": Row(
        OFFICER,
        good.office(
            good.seen,
            "/marks/ktp",
            only=BACK_OFFICE,
            body=lambda case: good.version(case) | good.judged(case, accepted=True),
        ),
    ),
    "DELETE /api/officer/applications/{application_id}/marks/{document_id}": Row(
        OFFICER, good.undo_mark
    ),
    "GET /api/officer/applications/{application_id}/presence": Row(
        OFFICER, good.office(submitted, "/presence", only=CHAIN)
    ),
    "PUT /api/officer/applications/{application_id}/presence": Row(
        OFFICER, good.office(submitted, "/presence", only=CHAIN, body={"viewing": True})
    ),
    "GET /api/officer/applications/{application_id}/audit": Row(
        OFFICER, good.office(good.seen, "/audit?limit=10", only=CHAIN)
    ),
    "POST /api/officer/files/search": Row(OFFICER, good.search("/officer/files/search")),
    "POST /api/officer/queue/search": Row(
        OFFICER, good.search("/officer/queue/search", CHAIN, role="back_office")
    ),
    "POST /api/officer/claims": Row(OFFICER, good.many("claims")),
    "POST /api/officer/releases": Row(OFFICER, good.many("releases")),
    "POST /api/officer/assignments": Row(
        OFFICER, good.many("assignments", officer_id="nobody", note="Mohon dikerjakan.")
    ),
    "GET /api/officer/views": Row(OFFICER, good.plain("/officer/views")),
    "PUT /api/officer/views": Row(OFFICER, good.plain("/officer/views", good.DESK)),
    "GET /api/officer/applications/{application_id}/file": Row(
        OFFICER, good.office(submitted, "/file", only=CHAIN)
    ),
    "POST /api/officer/applications/{application_id}/shown": Row(
        OFFICER,
        good.office(
            submitted,
            "/shown",
            only=CHAIN,
            body=lambda case: {
                "documents": [{"document_id": "ktp", "file_id": case.file_id("ktp")}]
            },
        ),
    ),
    "POST /api/officer/applications/{application_id}/claim": Row(
        OFFICER, good.office(submitted, "/claim", only=BACK_OFFICE, body=good.version)
    ),
    "POST /api/officer/applications/{application_id}/release": Row(
        OFFICER, good.office(submitted, "/release", only=BACK_OFFICE, body=good.version)
    ),
    "GET /api/profile/undelivered": Row(CITIZEN, good.plain("/profile/undelivered")),
    "GET /api/officer/applications/{application_id}/undelivered": Row(
        OFFICER, good.office(submitted, "/undelivered", only=CHAIN)
    ),
    "POST /api/officer/applications/{application_id}/undelivered/{message_id}/again": Row(
        OFFICER, good.message_to_send_again
    ),
    "POST /api/officer/applications/{application_id}/steps/{step}/again": Row(
        OFFICER, good.step_to_redo
    ),
    "POST /api/officer/applications/{application_id}/approve": Row(
        OFFICER, good.office(good.ready, "/approve", only=BACK_OFFICE, body=good.version, once=True)
    ),
    "POST /api/officer/applications/{application_id}/return": Row(
        OFFICER,
        good.office(
            good.marked,
            "/return",
            only=BACK_OFFICE,
            once=True,
            body=good.version_and(
                message="Mohon diperbaiki.", fields=[{"field": "judul", "reason": "Terlalu umum."}]
            ),
        ),
    ),
    "POST /api/officer/applications/{application_id}/reject": Row(
        OFFICER,
        good.office(
            submitted,
            "/reject",
            only=BACK_OFFICE,
            once=True,
            body=good.version_and(reason="Bukan wewenang kami."),
        ),
    ),
    "POST /api/officer/applications/{application_id}/sign": Row(
        OFFICER,
        good.office(
            at_head,
            "/sign",
            only=HEAD,
            once=True,
            body=good.version_and(passphrase="sandi-penanda-tangan"),
        ),
    ),
    "GET /api/statistics/steps": Row(OFFICER, good.plain("/statistics/steps?year=2026&quarter=1")),
    "GET /api/officer/overdue": Row(OFFICER, good.plain("/officer/overdue?limit=10")),
    "GET /api/officer/delegations": Row(OFFICER, good.plain("/officer/delegations?limit=10")),
    "POST /api/officer/delegations": Row(OFFICER, good.delegate),
    "POST /api/officer/delegations/{delegation_id}/revocation": Row(
        OFFICER, good.revoke_delegation
    ),
    "GET /api/officer/colleagues": Row(OFFICER, good.plain("/officer/colleagues?limit=10")),
    "GET /api/officer/dashboard": Row(OFFICER, good.plain("/officer/dashboard")),
    "GET /api/officer/figures": Row(
        OFFICER,
        good.plain("/officer/figures?from=2026-01-01&to=2026-03-31", only=good.MANAGING),
    ),
    "GET /api/officer/reports/monthly": Row(
        OFFICER,
        good.plain("/officer/reports/monthly?year=2025&month=12", only=good.MANAGING),
    ),
    "POST /api/officer/exports": Row(
        OFFICER, good.plain("/officer/exports", good.EXPORT, only=good.MANAGING)
    ),
    "GET /api/officer/exports/{export_id}": Row(OFFICER, good.export("")),
    "POST /api/officer/exports/{export_id}/step": Row(OFFICER, good.export("/step")),
    "DELETE /api/officer/exports/{export_id}": Row(OFFICER, good.export("")),
    "POST /api/officer/exports/{export_id}/link": Row(OFFICER, good.export("/link", made=True)),
    "POST /api/officer/signing-batches": Row(OFFICER, good.batch),
    "GET /api/officer/signing-batches/{batch_id}": Row(OFFICER, good.batch_progress),
    "GET /api/officer/expiring-permits": Row(
        OFFICER, good.filled(issued, "/officer/expiring-permits?days=366")
    ),
    "GET /api/officer/permits/{permit_id}": Row(
        OFFICER, good.issued_permit("", only=CHAIN | {good.ADMINISTRATOR})
    ),
    "POST /api/officer/permits/{permit_id}/revocation": Row(
        OFFICER,
        good.issued_permit(
            "/revocation", {"reason": "Tidak menaati ketentuan."}, only=HEAD, once=True
        ),
    ),
    # messages between citizen and office; the gateway signs what it hands in
    "GET /api/messages": Row(CITIZEN, good.plain("/messages?limit=10")),
    "POST /api/messages": Row(CITIZEN, good.plain("/messages", {"text": "Selamat pagi."})),
    "POST /api/messages/read": Row(CITIZEN, good.read_messages),
    "GET /api/officer/messages": Row(
        OFFICER, good.plain("/officer/messages?limit=10", only=BACK_OFFICE)
    ),
    "GET /api/officer/messages/{account_id}": Row(OFFICER, good.thread("")),
    "POST /api/officer/messages/{account_id}": Row(OFFICER, good.thread("", {"text": "Baik."})),
    "POST /api/officer/messages/{account_id}/done": Row(
        OFFICER, good.thread("/done", {"version": 1})
    ),
    "POST /api/officer/messages/{account_id}/claim": Row(OFFICER, good.thread("/claim", {})),
    "POST /api/officer/messages/{account_id}/release": Row(OFFICER, good.thread("/release", {})),
    "POST /api/officer/messages/{account_id}/handover": Row(OFFICER, good.handed_over),
    "PUT /api/officer/messages/{account_id}/presence": Row(
        OFFICER, good.thread("/presence", {"viewing": True})
    ),
    "POST /api/officer/messages/{account_id}/notes": Row(
        OFFICER, good.thread("/notes", {"text": "Sudah ditelepon."})
    ),
    "GET /api/officer/messages/{account_id}/replies": Row(OFFICER, good.thread("/replies")),
    "POST /api/webhooks/whatsapp": Row(PUBLIC, good.told_by_gateway),
    # administrators
    "GET /api/admin/officers": Row(ADMINISTRATOR, good.plain("/admin/officers")),
    "POST /api/admin/officers": Row(ADMINISTRATOR, good.officer_form),
    "PATCH /api/admin/officers/{account_id}": Row(ADMINISTRATOR, good.edit_officer),
    "POST /api/admin/officers/{account_id}/invitation": Row(ADMINISTRATOR, good.invite),
    "POST /api/admin/officers/{account_id}/second-factor/reset": Row(
        ADMINISTRATOR, good.of_an_officer("second-factor/reset", {})
    ),
    "POST /api/admin/officers/{account_id}/address": Row(
        ADMINISTRATOR, good.of_an_officer("address", {"email": "lain@kantor.example"})
    ),
    "GET /api/admin/second-factor-resets": Row(OFFICER, good.way_change("")),
    "POST /api/admin/second-factor-resets/{account_id}/approval": Row(
        OFFICER, good.way_change("/{}/approval")
    ),
    "DELETE /api/admin/second-factor-resets/{account_id}": Row(OFFICER, good.way_change("/{}")),
    "GET /api/admin/testimonials": Row(
        ADMINISTRATOR, good.plain("/admin/testimonials?state=waiting")
    ),
    "POST /api/admin/testimonials/{testimonial_id}/approve": Row(
        ADMINISTRATOR, good.testimonial("approve", {"version": 1})
    ),
    "POST /api/admin/testimonials/{testimonial_id}/refuse": Row(
        ADMINISTRATOR,
        good.testimonial("refuse", {"version": 1, "reason": "Menyebut nama orang lain."}),
    ),
    "GET /api/admin/publications": Row(
        ADMINISTRATOR, good.plain("/admin/publications?state=hidden")
    ),
    "POST /api/admin/publications/{publication_id}/hide": Row(
        ADMINISTRATOR, good.moderated("hide")
    ),
    "POST /api/admin/publications/{publication_id}/show": Row(
        ADMINISTRATOR, good.moderated("show")
    ),
    "GET /api/admin/places": Row(ADMINISTRATOR, good.plain("/admin/places")),
    "PUT /api/admin/places/{entry_id}": Row(
        ADMINISTRATOR,
        good.entry(
            "places/pasar-{number}", {"name": "Pasar", "kind": "other", "district": "13.02.10"}
        ),
    ),
    "POST /api/admin/permit-imports/checks": Row(ADMINISTRATOR, good.old_permits("/checks")),
    "POST /api/admin/permit-imports": Row(ADMINISTRATOR, good.old_permits("")),
    "GET /api/admin/holidays": Row(ADMINISTRATOR, good.plain("/admin/holidays")),
    "POST /api/admin/holidays/preview": Row(
        ADMINISTRATOR, good.plain("/admin/holidays/preview", {"days": [{"date": "2027-03-10"}]})
    ),
    "POST /api/admin/holidays": Row(
        ADMINISTRATOR,
        good.plain("/admin/holidays", {"days": [{"date": "2027-03-10"}], "reason": "SKB 2027"}),
    ),
    "PUT /api/admin/holidays/{entry_id}": Row(ADMINISTRATOR, good.holiday),
    "GET /api/admin/faq": Row(ADMINISTRATOR, good.plain("/admin/faq")),
    "PUT /api/admin/faq/{entry_id}": Row(
        ADMINISTRATOR, good.entry("faq/tanya-{number}", {"question": TEXT, "answer": TEXT})
    ),
    "GET /api/admin/guide": Row(ADMINISTRATOR, good.plain("/admin/guide")),
    "PUT /api/admin/guide/{entry_id}": Row(
        ADMINISTRATOR,
        good.entry("guide/topik-{number}", {"title": TEXT, "steps": [{"text": TEXT}]}),
    ),
    "GET /api/admin/saved-replies": Row(ADMINISTRATOR, good.plain("/admin/saved-replies")),
    "PUT /api/admin/saved-replies/{entry_id}": Row(
        ADMINISTRATOR, good.entry("saved-replies/balasan-{number}", {"title": TEXT, "text": TEXT})
    ),
    "GET /api/admin/contacts": Row(ADMINISTRATOR, good.plain("/admin/contacts")),
    "PUT /api/admin/contacts/{entry_id}": Row(ADMINISTRATOR, good.office_contacts),
    "GET /api/admin/announcements": Row(ADMINISTRATOR, good.plain("/admin/announcements?limit=10")),
    "POST /api/admin/announcements": Row(
        ADMINISTRATOR, good.plain("/admin/announcements", {"content": NEWS})
    ),
    "PUT /api/admin/announcements/{entry_id}": Row(ADMINISTRATOR, good.announcement),
    "GET /api/admin/permit-types": Row(ADMINISTRATOR, good.plain("/admin/permit-types")),
    "GET /api/admin/permit-types/{type_id}/versions/{rule_set}": Row(
        ADMINISTRATOR, good.plain("/admin/permit-types/penelitian/versions/permendagri3-2018")
    ),
    "PUT /api/admin/permit-types/{type_id}/versions/{rule_set}": Row(
        ADMINISTRATOR, good.type_version
    ),
    "GET /api/admin/legal": Row(ADMINISTRATOR, good.plain("/admin/legal")),
    "PUT /api/admin/legal/{entry_id}": Row(ADMINISTRATOR, good.legal_rule),
    "GET /api/admin/audit": Row(ADMINISTRATOR, good.plain("/admin/audit?limit=10")),
}


def name_of(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


DECLARED = {name_of(endpoint): endpoint for endpoint in ENDPOINTS}
"""Every route that a view declares; parametrize over these, not over the table."""

ROUTES = list(DECLARED)


def row_of(route: str) -> Row:
    if route not in TABLE:
        raise AssertionError(missing(route))
    return TABLE[route]


def missing(route: str) -> str:
    """What a new route asks for."""
    access = DECLARED[route].access
    return (
        f"{route} has no row in tests/support/route_table.py. Decide who may call it, and add: "
        f'"{route}": Row({access.name}, good.plain("{route.partition("/api")[2]}")), '
        "with a call that is served (tests/support/route_cases.py has more of them)."
    )


def a_good_call(route: str, world: World) -> GoodCall:
    row = row_of(route)
    made = row.good_call(world)
    return replace(made, allowed=made.only or CALLERS_OF[row.access])


def caller_of(good_one: GoodCall) -> str:
    """Whom the route is for."""
    return OWNER if OWNER in good_one.allowed else min(good_one.allowed)
