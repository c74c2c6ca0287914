"""Rows of a citizen's applications and permits."""

from tests.support.good_calls import files, handovers, invitations, operators, permits
from tests.support.good_calls.calls import plain
from tests.support.routes.rows import CITIZEN, PUBLIC, Row
from tests.support.stories import SURVEYS, complete, draft, issued, returned, submitted

TABLE: dict[str, Row] = {
    "POST /api/applications": Row(CITIZEN, plain("/applications", {"type_id": "penelitian"})),
    "GET /api/applications": Row(CITIZEN, files.filled(submitted, "/applications?limit=10")),
    "GET /api/applications/{application_id}": Row(CITIZEN, files.own(returned, "")),
    "PATCH /api/applications/{application_id}/data": Row(
        CITIZEN, files.own(draft, "/data", body={"data": {"judul": "Pelayanan Terpadu"}})
    ),
    "POST /api/applications/{application_id}/submit": Row(
        CITIZEN, files.own(complete, "/submit", body=files.version, once=True)
    ),
    "POST /api/applications/{application_id}/resubmit": Row(
        CITIZEN, files.own(files.corrected, "/resubmit", body=files.version, once=True)
    ),
    "POST /api/applications/{application_id}/withdraw": Row(
        CITIZEN, files.own(submitted, "/withdraw", body={"reason": "Salah jenis izin."})
    ),
    "GET /api/applications/{application_id}/notes": Row(CITIZEN, files.own(submitted, "/notes")),
    "GET /api/applications/{application_id}/rules": Row(CITIZEN, files.own(submitted, "/rules")),
    "POST /api/applications/{application_id}/amendments": Row(
        CITIZEN,
        files.own(
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
        CITIZEN, files.own(files.withdrawn, "/again")
    ),
    "POST /api/applications/{application_id}/documents/{document_id}/upload": Row(
        CITIZEN, files.own(draft, "/documents/ktp/upload", body={"media_type": "image/jpeg"})
    ),
    "GET /api/applications/{application_id}/uploads": Row(CITIZEN, files.own(draft, "/uploads")),
    "POST /api/applications/{application_id}/uploads": Row(
        CITIZEN,
        files.own(
            draft,
            "/uploads",
            body={"uploads": [{"document_id": "ktp", "media_type": "image/jpeg"}]},
        ),
    ),
    "GET /api/applications/{application_id}/documents/{document_id}": Row(
        CITIZEN, files.own(complete, "/documents/ktp")
    ),
    "GET /api/applications/{application_id}/papers": Row(
        CITIZEN, files.own(files.second, "/papers")
    ),
    "POST /api/applications/{application_id}/papers": Row(
        CITIZEN, files.own(files.second, "/papers", body=files.first_paper)
    ),
    "GET /api/applications/{application_id}/papers/{document_id}": Row(
        CITIZEN, files.own(files.second, "/papers/ktp")
    ),
    "POST /api/applications/{application_id}/handover": Row(CITIZEN, handovers.own),
    "DELETE /api/applications/{application_id}/handover": Row(CITIZEN, handovers.own),
    "POST /api/handovers/look": Row(CITIZEN, handovers.offered("/look")),
    "POST /api/handovers/accept": Row(CITIZEN, handovers.offered("/accept")),
    "GET /api/invitation-lists/templates/{type_id}": Row(
        CITIZEN, plain("/invitation-lists/templates/penelitian")
    ),
    "POST /api/invitation-lists/checks": Row(CITIZEN, invitations.checked),
    "POST /api/invitation-lists": Row(CITIZEN, invitations.listed),
    "GET /api/invitation-lists": Row(CITIZEN, invitations.sent),
    "GET /api/invitation-lists/{list_id}": Row(CITIZEN, invitations.own("/{}")),
    "POST /api/invitation-lists/{list_id}/withdrawal": Row(
        CITIZEN, invitations.own("/{}/withdrawal")
    ),
    "POST /api/invitations/look": Row(CITIZEN, invitations.invited("/look")),
    "POST /api/invitations/accept": Row(CITIZEN, invitations.invited("/accept")),
    "POST /api/invitations/decline": Row(PUBLIC, invitations.invited("/decline")),
    "GET /api/operators": Row(CITIZEN, operators.granted("/operators")),
    "POST /api/operators/invitations": Row(CITIZEN, operators.inviting_somebody),
    "DELETE /api/operators/invitations/{invitation_id}": Row(CITIZEN, operators.open_invitation),
    "DELETE /api/operators/{operator_id}": Row(CITIZEN, operators.removing),
    "DELETE /api/institutions/{owner_id}": Row(CITIZEN, operators.leaving),
    "POST /api/operator-invitations/look": Row(CITIZEN, operators.invited("/look")),
    "POST /api/operator-invitations/accept": Row(CITIZEN, operators.invited("/accept")),
    "POST /api/operator-invitations/decline": Row(PUBLIC, operators.invited("/decline")),
    "GET /api/news": Row(CITIZEN, files.filled(files.told, "/news")),
    "POST /api/news/seen": Row(
        CITIZEN, plain("/news/seen", {"until": "2026-03-02T03:00:00+00:00"})
    ),
    "PUT /api/profile/told": Row(
        CITIZEN, plain("/profile/told", {"told_by": "both", "told_steps": True})
    ),
    "GET /api/permits": Row(CITIZEN, files.filled(issued, "/permits?standing=active")),
    "GET /api/permits/{permit_id}": Row(CITIZEN, permits.permit("")),
    "GET /api/permits/{permit_id}/download": Row(
        CITIZEN, permits.permit("/download", surveyed=True)
    ),
    "GET /api/permits/{permit_id}/revocation": Row(CITIZEN, permits.revoked("holder")),
    "POST /api/permits/{permit_id}/renewal": Row(CITIZEN, permits.renewal),
    "GET /api/permits/{permit_id}/result": Row(CITIZEN, permits.own_result),
    "POST /api/permits/{permit_id}/result/upload": Row(
        CITIZEN, permits.permit("/result/upload", {"media_type": "application/pdf"})
    ),
    "PUT /api/permits/{permit_id}/result/consent": Row(
        CITIZEN, permits.permit("/result/consent", {"publish": True})
    ),
    "POST /api/permits/{permit_id}/surveys/poll": Row(
        CITIZEN, permits.permit("/surveys/poll", SURVEYS["poll"])
    ),
    "POST /api/permits/{permit_id}/surveys/testimonial": Row(
        CITIZEN, permits.permit("/surveys/testimonial", SURVEYS["testimonial"])
    ),
    "POST /api/permits/{permit_id}/surveys/questionnaire": Row(
        CITIZEN, permits.permit("/surveys/questionnaire", SURVEYS["questionnaire"])
    ),
}
