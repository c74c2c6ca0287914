"""Rows of accounts, and of people's rights over their own data."""

from tests.support.good_calls import accounts, files, people, permits
from tests.support.good_calls.calls import plain
from tests.support.good_calls.people import WISH
from tests.support.routes.rows import ADMINISTRATOR, CITIZEN, OFFICER, PUBLIC, SIGNED_IN, Row
from tests.support.stories import submitted

TABLE: dict[str, Row] = {
    # accounts
    "POST /api/registrations": Row(PUBLIC, accounts.start_registration),
    "GET /api/registrations/{registration_id}": Row(PUBLIC, accounts.registration),
    "POST /api/registrations/{registration_id}/ktp": Row(PUBLIC, accounts.scan_again),
    "PUT /api/registrations/{registration_id}/ways": Row(PUBLIC, accounts.correct_ways),
    "POST /api/registrations/{registration_id}/complete": Row(
        PUBLIC, accounts.complete_registration
    ),
    "POST /api/accounts/verify": Row(PUBLIC, accounts.verify),
    "POST /api/sessions": Row(PUBLIC, accounts.sign_in),
    "POST /api/sessions/refresh": Row(PUBLIC, accounts.refresh),
    "POST /api/sessions/second-factor": Row(PUBLIC, accounts.second_factor),
    "POST /api/sessions/second-factor/enrolment": Row(PUBLIC, accounts.enrolment),
    "POST /api/sessions/second-factor/enrolment/confirmation": Row(PUBLIC, accounts.enrolled),
    "GET /api/me/second-factor": Row(SIGNED_IN, plain("/me/second-factor")),
    "POST /api/me/second-factor/recovery-codes": Row(
        SIGNED_IN, accounts.own_factor("recovery-codes")
    ),
    "POST /api/me/second-factor/change": Row(SIGNED_IN, accounts.own_factor("change")),
    "DELETE /api/sessions/current": Row(SIGNED_IN, plain("/sessions/current")),
    "POST /api/passwords/forgotten": Row(PUBLIC, accounts.forgotten_password),
    "POST /api/passwords/reset": Row(PUBLIC, accounts.reset),
    "GET /api/profile": Row(SIGNED_IN, plain("/profile")),
    "PATCH /api/profile": Row(SIGNED_IN, accounts.edit_profile),
    "PUT /api/profile/email": Row(SIGNED_IN, accounts.change_email),
    "PUT /api/profile/whatsapp": Row(SIGNED_IN, accounts.change_whatsapp),
    "PUT /api/profile/password": Row(SIGNED_IN, accounts.change_password),
    "GET /api/profile/sessions": Row(SIGNED_IN, plain("/profile/sessions")),
    "DELETE /api/profile/sessions": Row(SIGNED_IN, plain("/profile/sessions")),
    "DELETE /api/profile/sessions/{session_id}": Row(SIGNED_IN, accounts.end_session),
    # a citizen's rights over their own data
    "POST /api/profile/export": Row(CITIZEN, plain("/profile/export", {})),
    "GET /api/profile/erasure": Row(CITIZEN, files.filled(submitted, "/profile/erasure")),
    "POST /api/profile/erasure": Row(CITIZEN, people.erasure),
    "POST /api/profile/corrections": Row(CITIZEN, plain("/profile/corrections", WISH)),
    "GET /api/profile/requests": Row(CITIZEN, plain("/profile/requests")),
    "GET /api/applications/{application_id}/views": Row(CITIZEN, people.views),
    "GET /api/officer/identities": Row(OFFICER, people.identity("")),
    "GET /api/officer/identities/{account_id}": Row(OFFICER, people.identity("/{}")),
    "POST /api/officer/identities/{account_id}": Row(
        OFFICER, people.identity("/{}", {"version": 1, "matches": True})
    ),
    "POST /api/admin/accounts/search": Row(ADMINISTRATOR, people.people_search),
    "GET /api/admin/accounts/{account_id}": Row(ADMINISTRATOR, people.persons_account("")),
    "POST /api/admin/accounts/{account_id}/closing": Row(
        ADMINISTRATOR, people.persons_account("/closing", {"reason": "Dipakai orang lain."})
    ),
    "POST /api/admin/accounts/{account_id}/reopening": Row(ADMINISTRATOR, people.closed_account),
    "POST /api/admin/accounts/{account_id}/nik-release": Row(ADMINISTRATOR, people.nik_release),
    "GET /api/officer/permit-imports": Row(OFFICER, permits.old_list("")),
    "POST /api/officer/permit-imports/{list_id}/release": Row(
        OFFICER, permits.old_list("/{}/release")
    ),
    "POST /api/officer/permit-imports/{list_id}/undoing": Row(
        OFFICER, permits.old_list("/{}/undoing", reason="Daftar yang keliru.")
    ),
    "GET /api/officer/data-requests": Row(OFFICER, people.asked("")),
    "GET /api/officer/data-requests/{request_id}": Row(OFFICER, people.asked("/{}")),
    "POST /api/officer/data-requests/{request_id}/answer": Row(
        OFFICER,
        people.asked(
            "/{}/answer", {"version": 1, "done": False, "answer": "NIK sudah sesuai KTP."}
        ),
    ),
}
