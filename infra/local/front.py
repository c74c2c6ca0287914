"""CloudFront in little: what it adds to each request of the API, whatever a browser sent."""

import hashlib
import secrets

_SECRET = secrets.token_urlsafe(48)
DIGESTS = hashlib.sha256(_SECRET.encode()).hexdigest()
"""The API's setting, as infra/deploying/origin.py makes it for AWS."""


def added(address: str | None) -> dict[str, str]:
    """Headers, by which the API knows that nobody went past."""
    return {"x-origin-secret": _SECRET, "x-viewer-address": address or "127.0.0.1"}
