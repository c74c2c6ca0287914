"""Rows of what anybody may look at."""

from tests.support.good_calls import files, office_data, permits
from tests.support.good_calls.calls import plain
from tests.support.routes.rows import PUBLIC, Row

TABLE: dict[str, Row] = {
    "GET /api/permit-types": Row(PUBLIC, plain("/permit-types")),
    "GET /api/permit-types/{type_id}": Row(PUBLIC, plain("/permit-types/penelitian")),
    "GET /api/requirements": Row(PUBLIC, plain("/requirements")),
    "GET /api/service-standards": Row(PUBLIC, plain("/service-standards")),
    "GET /api/office": Row(PUBLIC, plain("/office")),
    "GET /api/calendar": Row(PUBLIC, plain("/calendar?year=2026")),
    "GET /api/places": Row(PUBLIC, plain("/places")),
    "GET /api/faq": Row(PUBLIC, plain("/faq")),
    "GET /api/guide": Row(PUBLIC, plain("/guide")),
    "GET /api/announcements": Row(
        PUBLIC, files.filled(office_data.announced, "/announcements?limit=10")
    ),
    "GET /api/surveys": Row(PUBLIC, plain("/surveys")),
    "POST /api/tracking": Row(PUBLIC, permits.track),
    "GET /api/verifications/{permit_id}": Row(PUBLIC, permits.verify_code),
    "POST /api/verifications": Row(PUBLIC, permits.verify_file),
    "POST /api/permit-copies": Row(PUBLIC, permits.open_copy),
    "GET /api/register": Row(PUBLIC, plain("/register?type=penelitian&limit=10")),
    "GET /api/register/latest": Row(PUBLIC, plain("/register/latest")),
    "POST /api/register/search": Row(PUBLIC, plain("/register/search", {"text": "Warga"})),
    "GET /api/statistics/permits": Row(PUBLIC, plain("/statistics/permits?year=2026")),
    "GET /api/statistics/satisfaction": Row(
        PUBLIC, plain("/statistics/satisfaction?year=2026&quarter=1")
    ),
    "GET /api/statistics/districts": Row(PUBLIC, plain("/statistics/districts?year=2026")),
    "GET /api/testimonials": Row(
        PUBLIC, files.filled(permits.recommended, "/testimonials?limit=10")
    ),
    "GET /api/publications/research": Row(
        PUBLIC, files.filled(permits.publishing, "/publications/research?limit=10")
    ),
    "GET /api/publications/research/{publication_id}/file": Row(PUBLIC, permits.published),
}
