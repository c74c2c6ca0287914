"""A regency's sample data, told in seconds: a few permits, and applications at most steps."""

from datetime import date
from typing import Any

from infra.local.scene.people import words

URL = "http://127.0.0.1:8000"
LAST = date(2026, 11, 27)
SMALL: dict[str, Any] = {
    "seed": 7,
    "months": 5,
    "issued": {"sip_perawat": 4, "penelitian": 3, "sip_bidan": 1},
    "running": {
        "draft": {"penelitian": 1},
        "back_office": {"sip_perawat": 1, "penelitian": 1},
        "returned": {"penelitian": 1},
        "secretary": {"penelitian": 1},
        "rejected": {"penelitian": 1},
        "signing_refused": {"penelitian": 1},
        "head": {"sip_bidan": 1, "penelitian": 1},
    },
    "pace": words("scene")["pace"],
    "after": {
        "surveyed": 1,
        "published": 1,
        "revoked": 1,
        "decrees_waiting": 0,
        "testimonials_waiting": 1,
        "testimonials_refused": 1,
        "asks": 2,
    },
}
