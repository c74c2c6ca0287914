"""Rows of messages between citizen and office; the gateway signs what it hands in."""

from tests.support.good_calls import office_data
from tests.support.good_calls.calls import BACK_OFFICE, plain
from tests.support.routes.rows import CITIZEN, OFFICER, PUBLIC, Row

TABLE: dict[str, Row] = {
    "GET /api/messages": Row(CITIZEN, plain("/messages?limit=10")),
    "POST /api/messages": Row(CITIZEN, plain("/messages", {"text": "Selamat pagi."})),
    "POST /api/messages/read": Row(CITIZEN, office_data.read_messages),
    "GET /api/officer/messages": Row(
        OFFICER, plain("/officer/messages?limit=10", only=BACK_OFFICE)
    ),
    "GET /api/officer/messages/{account_id}": Row(OFFICER, office_data.thread("")),
    "POST /api/officer/messages/{account_id}": Row(
        OFFICER, office_data.thread("", {"text": "Baik."})
    ),
    "POST /api/officer/messages/{account_id}/done": Row(
        OFFICER, office_data.thread("/done", {"version": 1})
    ),
    "POST /api/officer/messages/{account_id}/claim": Row(OFFICER, office_data.thread("/claim", {})),
    "POST /api/officer/messages/{account_id}/release": Row(
        OFFICER, office_data.thread("/release", {})
    ),
    "POST /api/officer/messages/{account_id}/handover": Row(OFFICER, office_data.handed_over),
    "PUT /api/officer/messages/{account_id}/presence": Row(
        OFFICER, office_data.thread("/presence", {"viewing": True})
    ),
    "POST /api/officer/messages/{account_id}/notes": Row(
        OFFICER, office_data.thread("/notes", {"text": "Sudah ditelepon."})
    ),
    "GET /api/officer/messages/{account_id}/replies": Row(OFFICER, office_data.thread("/replies")),
    "POST /api/webhooks/whatsapp": Row(PUBLIC, office_data.told_by_gateway),
}
