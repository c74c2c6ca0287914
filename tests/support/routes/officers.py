"""Rows of officers."""

from tests.support.good_calls import counter, files, on_paper, people, permits, review
from tests.support.good_calls.calls import (
    BACK_OFFICE,
    CHAIN,
    HEAD,
    MANAGING,
    SCHOOL_CHAIN,
    SECRETARY,
    VISITING,
    plain,
)
from tests.support.routes.rows import CITIZEN, OFFICER, Row
from tests.support.stories import at_head, issued, submitted

LOST = "/officer/applications/{application}/undelivered"

TABLE: dict[str, Row] = {
    "GET /api/officer/queue": Row(OFFICER, plain("/officer/queue?role=back_office", only=CHAIN)),
    "GET /api/officer/applications/{application_id}": Row(
        OFFICER, files.office(submitted, "", only=CHAIN)
    ),
    "GET /api/officer/applications/{application_id}/letter": Row(
        OFFICER, files.office(submitted, "/letter", only=CHAIN)
    ),
    "GET /api/officer/applications/{application_id}/field-visit": Row(
        OFFICER, files.office(review.visiting, "/field-visit", only=SCHOOL_CHAIN)
    ),
    "PUT /api/officer/applications/{application_id}/field-visit": Row(
        OFFICER,
        files.office(review.visiting, "/field-visit", only=VISITING, body=review.visit_form),
    ),
    "POST /api/officer/applications/{application_id}/field-visit/photos": Row(
        OFFICER,
        files.office(
            review.visiting,
            "/field-visit/photos",
            only=VISITING,
            body=lambda _case: {"media_type": "image/jpeg"},
        ),
    ),
    "DELETE /api/officer/applications/{application_id}/field-visit/photos/{photo_id}": Row(
        OFFICER,
        files.office(review.photographed, "/field-visit/photos/visit-1", only=VISITING),
    ),
    "POST /api/officer/applications/{application_id}/field-visit/completion": Row(
        OFFICER,
        files.office(
            review.visited, "/field-visit/completion", only=VISITING, body=review.visit_version
        ),
    ),
    "GET /api/officer/signer-certificate": Row(OFFICER, plain("/officer/signer-certificate")),
    "GET /api/officer/applications/{application_id}/notes": Row(
        OFFICER, files.office(submitted, "/notes", only=CHAIN)
    ),
    "POST /api/officer/applications/{application_id}/notes": Row(
        OFFICER,
        files.office(
            submitted, "/notes", only=CHAIN, body={"text": "Sudah ditelepon.", "public": False}
        ),
    ),
    "GET /api/officer/applications/{application_id}/documents/{document_id}": Row(
        OFFICER, files.office(submitted, "/documents/ktp", only=CHAIN)
    ),
    "PUT /api/officer/applications/{application_id}/marks": Row(
        OFFICER,
        files.office(
            review.seen,
            "/marks",
            only=BACK_OFFICE,
            body=review.marks(accepted=False, reason="Buram."),
        ),
    ),
    "PUT /api/officer/applications/{application_id}/marks/{document_id}": Row(
        OFFICER,
        files.office(
            review.seen,
            "/marks/ktp",
            only=BACK_OFFICE,
            body=lambda case: files.version(case) | review.judged(case, accepted=True),
        ),
    ),
    "DELETE /api/officer/applications/{application_id}/marks/{document_id}": Row(
        OFFICER, review.undo_mark
    ),
    "GET /api/officer/applications/{application_id}/presence": Row(
        OFFICER, files.office(submitted, "/presence", only=CHAIN)
    ),
    "PUT /api/officer/applications/{application_id}/presence": Row(
        OFFICER, files.office(submitted, "/presence", only=CHAIN, body={"viewing": True})
    ),
    "GET /api/officer/applications/{application_id}/audit": Row(
        OFFICER, files.office(review.seen, "/audit?limit=10", only=CHAIN)
    ),
    "POST /api/officer/files/search": Row(OFFICER, review.search("/officer/files/search")),
    "POST /api/officer/queue/search": Row(
        OFFICER, review.search("/officer/queue/search", CHAIN, role="back_office")
    ),
    "POST /api/officer/claims": Row(OFFICER, review.many("claims")),
    "POST /api/officer/releases": Row(OFFICER, review.many("releases")),
    "POST /api/officer/assignments": Row(
        OFFICER, review.many("assignments", officer_id="nobody", note="Mohon dikerjakan.")
    ),
    "GET /api/officer/views": Row(OFFICER, plain("/officer/views")),
    "PUT /api/officer/views": Row(OFFICER, plain("/officer/views", review.DESK)),
    "GET /api/officer/applications/{application_id}/file": Row(
        OFFICER, files.office(submitted, "/file", only=CHAIN)
    ),
    "POST /api/officer/applications/{application_id}/shown": Row(
        OFFICER,
        files.office(
            submitted,
            "/shown",
            only=CHAIN,
            body=lambda case: {
                "documents": [{"document_id": "ktp", "file_id": case.file_id("ktp")}]
            },
        ),
    ),
    "POST /api/officer/applications/{application_id}/claim": Row(
        OFFICER, files.office(submitted, "/claim", only=BACK_OFFICE, body=files.version)
    ),
    "POST /api/officer/applications/{application_id}/release": Row(
        OFFICER, files.office(submitted, "/release", only=BACK_OFFICE, body=files.version)
    ),
    "GET /api/profile/undelivered": Row(CITIZEN, review.undelivered("/profile/undelivered")),
    "GET /api/officer/applications/{application_id}/undelivered": Row(
        OFFICER, review.undelivered(LOST)
    ),
    "POST /api/officer/applications/{application_id}/undelivered/{message_id}/again": Row(
        OFFICER, review.undelivered(LOST + "/{message}/again")
    ),
    "POST /api/officer/applications/{application_id}/steps/{step}/again": Row(
        OFFICER, review.step_to_redo
    ),
    "POST /api/officer/applications/{application_id}/approve": Row(
        OFFICER,
        files.office(files.ready, "/approve", only=BACK_OFFICE, body=files.version, once=True),
    ),
    "POST /api/officer/applications/{application_id}/return": Row(
        OFFICER,
        files.office(
            files.marked,
            "/return",
            only=BACK_OFFICE,
            once=True,
            body=files.version_and(
                message="Mohon diperbaiki.", fields=[{"field": "judul", "reason": "Terlalu umum."}]
            ),
        ),
    ),
    "POST /api/officer/applications/{application_id}/reject": Row(
        OFFICER,
        files.office(
            submitted,
            "/reject",
            only=BACK_OFFICE,
            once=True,
            body=files.version_and(reason="Bukan wewenang kami."),
        ),
    ),
    "POST /api/officer/applications/{application_id}/sign": Row(
        OFFICER,
        files.office(
            at_head,
            "/sign",
            only=HEAD,
            once=True,
            body=files.version_and(passphrase="sandi-penanda-tangan"),
        ),
    ),
    "GET /api/statistics/steps": Row(OFFICER, plain("/statistics/steps?year=2026&quarter=1")),
    "GET /api/officer/overdue": Row(OFFICER, plain("/officer/overdue?limit=10")),
    "GET /api/officer/delegations": Row(OFFICER, plain("/officer/delegations?limit=10")),
    "POST /api/officer/delegations": Row(OFFICER, people.delegate),
    "POST /api/officer/delegations/{delegation_id}/revocation": Row(
        OFFICER, people.revoke_delegation
    ),
    "GET /api/officer/roles/{role}/outlook": Row(
        OFFICER, plain("/officer/roles/secretary/outlook", only=SECRETARY)
    ),
    "GET /api/officer/colleagues": Row(OFFICER, plain("/officer/colleagues?limit=10")),
    "GET /api/officer/dashboard": Row(OFFICER, plain("/officer/dashboard")),
    "GET /api/officer/figures": Row(
        OFFICER,
        plain("/officer/figures?from=2026-01-01&to=2026-03-31", only=MANAGING),
    ),
    "GET /api/officer/reports/satisfaction": Row(
        OFFICER,
        plain("/officer/reports/satisfaction?year=2025&quarter=4", only=MANAGING),
    ),
    "GET /api/officer/reports/monthly": Row(
        OFFICER,
        plain("/officer/reports/monthly?year=2025&month=12", only=MANAGING),
    ),
    "POST /api/officer/exports": Row(
        OFFICER, plain("/officer/exports", review.EXPORT, only=MANAGING)
    ),
    "GET /api/officer/exports/{export_id}": Row(OFFICER, review.export("")),
    "POST /api/officer/exports/{export_id}/step": Row(OFFICER, review.export("/step")),
    "DELETE /api/officer/exports/{export_id}": Row(OFFICER, review.export("")),
    "POST /api/officer/exports/{export_id}/link": Row(OFFICER, review.export("/link", made=True)),
    "POST /api/officer/signing-batches": Row(OFFICER, review.batch),
    "GET /api/officer/signing-batches/{batch_id}": Row(OFFICER, review.batch_progress),
    "GET /api/officer/expiring-permits": Row(
        OFFICER, files.filled(issued, "/officer/expiring-permits?days=366")
    ),
    "GET /api/officer/permits/{permit_id}": Row(OFFICER, permits.to_be_revoked),
    "GET /api/officer/permits/{permit_id}/revocation": Row(OFFICER, permits.revoked("officer")),
    "POST /api/officer/counter": Row(OFFICER, counter.begin),
    "POST /api/officer/counter-takeovers": Row(OFFICER, counter.take_over),
    "GET /api/officer/counter/{application_id}": Row(OFFICER, counter.file("")),
    "PATCH /api/officer/counter/{application_id}/data": Row(
        OFFICER, counter.file("/data", {"data": {"judul": "Pasar nagari"}})
    ),
    "POST /api/officer/counter/{application_id}/documents/{document_id}/upload": Row(
        OFFICER,
        counter.file("/documents/persetujuan_loket/upload", {"media_type": "application/pdf"}),
    ),
    "POST /api/officer/counter/{application_id}/submission": Row(OFFICER, counter.send),
    "POST /api/officer/paper/accounts": Row(OFFICER, on_paper.begin),
    "POST /api/officer/paper/accounts/{account_id}": Row(OFFICER, on_paper.finish),
    "GET /api/officer/paper/letters": Row(
        OFFICER, plain("/officer/paper/letters?limit=10", only=BACK_OFFICE)
    ),
    "POST /api/officer/paper/letters": Row(OFFICER, on_paper.letters),
    "POST /api/officer/paper/accounts/{account_id}/letters/{message_id}": Row(
        OFFICER, on_paper.letter
    ),
    "POST /api/officer/paper/accounts/{account_id}/applications/{application_id}/withdrawal": Row(
        OFFICER, on_paper.withdrawal
    ),
    "POST /api/officer/paper/accounts/{account_id}/address": Row(OFFICER, on_paper.address),
    "POST /api/officer/paper/accounts/{account_id}/permits/{permit_id}": Row(
        OFFICER, on_paper.permit
    ),
    "POST /api/officer/permits/search": Row(OFFICER, permits.by_number),
    "GET /api/officer/decrees": Row(OFFICER, plain("/officer/decrees?limit=10")),
    "GET /api/officer/decrees/{permit_id}/letter": Row(OFFICER, permits.decree("/letter")),
    "POST /api/officer/decrees/{permit_id}/withdrawal": Row(
        OFFICER, permits.decree("/withdrawal", {"version": 1})
    ),
    "POST /api/officer/permits/{permit_id}/revocation": Row(
        OFFICER,
        permits.issued_permit(
            "/revocation", {"reason": "Tidak menaati ketentuan."}, only=HEAD, once=True
        ),
    ),
}
