"""What goes with every page of the sites: the local server adds it, on AWS CloudFront does.

The API sets its own headers (chalicelib/handlers/http.py). Files go to and come from the buckets
directly, under addresses that the API signs; so the pages' Content-Security-Policy names their
origins, and nothing else from outside.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

EARLY = Path(__file__).parent.parent / "frontend" / "early.js"
"""The one script that stands in a page itself (frontend/early.ts), allowed by its digest."""

PRESIGNED = ("IncomingBucket", "DocumentsBucket", "PermitsBucket")
"""The stack's outputs that name the buckets a browser goes to."""


def page_headers(file_origins: Iterable[str]) -> dict[str, str]:
    """``file_origins``: where files are, as ``bucket_origins`` has them on AWS."""
    files = "".join(f" {origin}" for origin in file_origins)
    policy = (
        "default-src 'self'",
        f"script-src 'self' 'sha256-{_digest(EARLY)}'",
        f"connect-src 'self'{files}",
        f"img-src 'self' blob:{files}",
        "worker-src 'self'",
        f"frame-src blob:{files}",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
    return {
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


def _digest(script: Path) -> str:
    return base64.b64encode(hashlib.sha256(script.read_bytes()).digest()).decode()


def bucket_origins(outputs: Mapping[str, str], region: str) -> tuple[str, ...]:
    """The origins of a stage's presigned addresses on AWS, from the outputs of its stack."""
    return tuple(f"https://{outputs[name]}.s3.{region}.amazonaws.com" for name in PRESIGNED)
