"""Whether a request came through CloudFront, and whose it is.

CloudFront adds a secret that nobody else knows (``infra/deploying/origin.py``); without it a
request is refused. With it the viewer's address, which CloudFront writes over whatever a browser
sent, can be believed. API Gateway itself sees CloudFront's address alone.
"""

import hashlib
import hmac
from collections.abc import Mapping

from chalicelib.domain.errors import NotAllowed
from chalicelib.handlers.env import settings

SECRET = "x-origin-secret"  # noqa: S105 — the name of a header
VIEWER = "x-viewer-address"


def viewer_address(headers: Mapping[str, str]) -> str:
    """
    :raises NotAllowed: it went past CloudFront.
    """
    given = hashlib.sha256(headers.get(SECRET, "").encode()).hexdigest()
    good = [hmac.compare_digest(given, digest) for digest in settings().origin_digests.split(",")]
    if not any(good):
        raise NotAllowed("not-through-front")
    return headers.get(VIEWER, "")
