"""Rows of administrators."""

from tests.support.good_calls import office_data, people, permits
from tests.support.good_calls.calls import plain
from tests.support.good_calls.office_data import NEWS, TEXT
from tests.support.routes.rows import ADMINISTRATOR, OFFICER, Row

TABLE: dict[str, Row] = {
    "GET /api/admin/officers": Row(ADMINISTRATOR, plain("/admin/officers")),
    "POST /api/admin/officers": Row(ADMINISTRATOR, people.officer_form),
    "PATCH /api/admin/officers/{account_id}": Row(ADMINISTRATOR, people.edit_officer),
    "GET /api/admin/erasures": Row(ADMINISTRATOR, plain("/admin/erasures?which=draft")),
    "GET /api/admin/officers/{account_id}/access": Row(ADMINISTRATOR, people.access_log),
    "POST /api/admin/officers/{account_id}/invitation": Row(ADMINISTRATOR, people.invite),
    "POST /api/admin/officers/{account_id}/second-factor/reset": Row(
        ADMINISTRATOR, people.of_an_officer("second-factor/reset", {})
    ),
    "POST /api/admin/officers/{account_id}/address": Row(
        ADMINISTRATOR, people.of_an_officer("address", {"email": "lain@kantor.example"})
    ),
    "GET /api/admin/second-factor-resets": Row(OFFICER, people.way_change("")),
    "POST /api/admin/second-factor-resets/{account_id}/approval": Row(
        OFFICER, people.way_change("/{}/approval")
    ),
    "DELETE /api/admin/second-factor-resets/{account_id}": Row(OFFICER, people.way_change("/{}")),
    "GET /api/admin/testimonials": Row(ADMINISTRATOR, plain("/admin/testimonials?state=waiting")),
    "POST /api/admin/testimonials/{testimonial_id}/approve": Row(
        ADMINISTRATOR, permits.testimonial("approve", {"version": 1})
    ),
    "POST /api/admin/testimonials/{testimonial_id}/refuse": Row(
        ADMINISTRATOR,
        permits.testimonial("refuse", {"version": 1, "reason": "Menyebut nama orang lain."}),
    ),
    "GET /api/admin/publications": Row(ADMINISTRATOR, plain("/admin/publications?state=hidden")),
    "POST /api/admin/publications/{publication_id}/hide": Row(
        ADMINISTRATOR, permits.moderated("hide")
    ),
    "POST /api/admin/publications/{publication_id}/show": Row(
        ADMINISTRATOR, permits.moderated("show")
    ),
    "GET /api/admin/places": Row(ADMINISTRATOR, plain("/admin/places")),
    "PUT /api/admin/places/{entry_id}": Row(
        ADMINISTRATOR,
        office_data.entry(
            "places/pasar-{number}", {"name": "Pasar", "kind": "other", "district": "13.02.10"}
        ),
    ),
    "POST /api/admin/permit-imports/checks": Row(ADMINISTRATOR, permits.faulty_old_permits),
    "POST /api/admin/permit-imports": Row(ADMINISTRATOR, permits.old_permits),
    "GET /api/admin/holidays": Row(ADMINISTRATOR, plain("/admin/holidays")),
    "POST /api/admin/holidays/preview": Row(
        ADMINISTRATOR, plain("/admin/holidays/preview", {"days": [{"date": "2027-03-10"}]})
    ),
    "POST /api/admin/holidays": Row(
        ADMINISTRATOR,
        plain("/admin/holidays", {"days": [{"date": "2027-03-10"}], "reason": "SKB 2027"}),
    ),
    "PUT /api/admin/holidays/{entry_id}": Row(ADMINISTRATOR, office_data.holiday),
    "GET /api/admin/faq": Row(ADMINISTRATOR, plain("/admin/faq")),
    "PUT /api/admin/faq/{entry_id}": Row(
        ADMINISTRATOR, office_data.entry("faq/tanya-{number}", {"question": TEXT, "answer": TEXT})
    ),
    "GET /api/admin/guide": Row(ADMINISTRATOR, plain("/admin/guide")),
    "PUT /api/admin/guide/{entry_id}": Row(
        ADMINISTRATOR,
        office_data.entry("guide/topik-{number}", {"title": TEXT, "steps": [{"text": TEXT}]}),
    ),
    "GET /api/admin/follow-ups": Row(ADMINISTRATOR, plain("/admin/follow-ups")),
    "PUT /api/admin/follow-ups/{entry_id}": Row(
        ADMINISTRATOR,
        office_data.entry(
            "follow-ups/rencana-{number}",
            {
                "period": "2026-1",
                "element": "U3",
                "activity": "Memperpendek tahap",
                "due": "Triwulan II 2026",
                "responsible": "Kepala Bidang",
            },
        ),
    ),
    "GET /api/admin/saved-replies": Row(ADMINISTRATOR, plain("/admin/saved-replies")),
    "PUT /api/admin/saved-replies/{entry_id}": Row(
        ADMINISTRATOR,
        office_data.entry("saved-replies/balasan-{number}", {"title": TEXT, "text": TEXT}),
    ),
    "GET /api/admin/reasons": Row(ADMINISTRATOR, plain("/admin/reasons")),
    "PUT /api/admin/reasons/{entry_id}": Row(
        ADMINISTRATOR,
        office_data.entry(
            "reasons/alasan-{number}",
            {"use": "returning", "label": TEXT, "text": TEXT, "cure": TEXT},
        ),
    ),
    "GET /api/admin/contacts": Row(ADMINISTRATOR, plain("/admin/contacts")),
    "PUT /api/admin/contacts/{entry_id}": Row(ADMINISTRATOR, office_data.office_contacts),
    "GET /api/admin/announcements": Row(ADMINISTRATOR, plain("/admin/announcements?limit=10")),
    "POST /api/admin/announcements": Row(
        ADMINISTRATOR, plain("/admin/announcements", {"content": NEWS})
    ),
    "PUT /api/admin/announcements/{entry_id}": Row(ADMINISTRATOR, office_data.announcement),
    "GET /api/admin/permit-types": Row(ADMINISTRATOR, plain("/admin/permit-types")),
    "GET /api/admin/permit-types/{type_id}/versions/{rule_set}": Row(
        ADMINISTRATOR, plain("/admin/permit-types/rekomendasi_keramaian/versions/perpol7-2023")
    ),
    "GET /api/admin/permit-types/{type_id}/versions/{rule_set}/letter": Row(
        ADMINISTRATOR, plain("/admin/permit-types/penelitian/versions/permendagri3-2018/letter")
    ),
    "PUT /api/admin/permit-types/{type_id}/versions/{rule_set}": Row(
        ADMINISTRATOR, office_data.type_version
    ),
    "GET /api/admin/legal": Row(ADMINISTRATOR, plain("/admin/legal")),
    "PUT /api/admin/legal/{entry_id}": Row(ADMINISTRATOR, office_data.legal_rule),
    "GET /api/admin/audit": Row(ADMINISTRATOR, plain("/admin/audit?limit=10")),
}
