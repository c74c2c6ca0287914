"""Rows of the register of complaints."""

from tests.support.good_calls.calls import MANAGING, plain
from tests.support.good_calls.complaints import WRONG, filed, followed, own, own_replied, replied
from tests.support.routes.rows import CITIZEN, OFFICER, PUBLIC, Row

TABLE: dict[str, Row] = {
    "GET /api/complaint-form": Row(PUBLIC, plain("/complaint-form")),
    "POST /api/complaints": Row(PUBLIC, plain("/complaints", WRONG)),
    "POST /api/complaints/follow": Row(PUBLIC, followed),
    "POST /api/complaints/replies": Row(PUBLIC, replied),
    "POST /api/own-complaints/{complaint_id}/replies": Row(CITIZEN, own_replied),
    "POST /api/own-complaints": Row(CITIZEN, plain("/own-complaints", WRONG)),
    "GET /api/own-complaints": Row(CITIZEN, own),
    "GET /api/officer/complaints": Row(OFFICER, filed("")),
    "GET /api/officer/complaints/{complaint_id}": Row(OFFICER, filed("/{}")),
    "POST /api/officer/complaints/{complaint_id}/answers": Row(
        OFFICER,
        filed(
            "/{}/answers",
            {"version": 1, "text": "Kami sudah memeriksa.", "outcome": "upheld"},
        ),
    ),
    "POST /api/officer/complaints/{complaint_id}/read": Row(
        OFFICER, filed("/{}/read", {"version": 1})
    ),
    "GET /api/officer/complaint-figures": Row(
        OFFICER, plain("/officer/complaint-figures?year=2026", only=MANAGING)
    ),
}
