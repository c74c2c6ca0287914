"""What runs and is said at the edge, made from the built site and from infra/headers.py.

A page that is not there is answered at the edge itself: CloudFront's own error pages would take the
place of the API's refusals as well.
"""

import json
import re
from pathlib import Path
from typing import Any

from chalicelib.handlers.answering import SECURITY_HEADERS
from infra.headers import PRESIGNED, page_headers

FOLDER = Path(__file__).parent / "stacks" / "edge"
MOST_BYTES = 10_240
"""What CloudFront takes as a function."""

REGIONS = (".csv", ".json", ".txt")
"""Endings under /wilayah, which is not part of the build."""


def files(site: Path, app: str, stage: str, account: str, region: str) -> dict[str, Any]:
    """What stands in place of file names in the stack "edge" (``infra/template.py``)."""
    headers = page_headers(origins(app, stage, account, region))
    return {
        "pages.js": pages_script(site, headers),
        "api.js": (FOLDER / "api.js").read_text(encoding="utf-8"),
        "content-security-policy": headers["Content-Security-Policy"],
        "policy-of-the-api": SECURITY_HEADERS["Content-Security-Policy"],
        "behaviours": [*map(_public, public_paths()), _API],
    }


def public_paths() -> list[str]:
    """Of the answers that are the same for everybody, as CloudFront's patterns."""
    import app  # noqa: F401  (loading it declares every view)
    from chalicelib.handlers.http import ENDPOINTS

    paths = {one.path for one in ENDPOINTS if one.cached_seconds}
    return sorted(re.sub(r"{\w+}", "*", path) for path in paths)


_TO_API = {
    "TargetOriginId": "api",
    "ViewerProtocolPolicy": "https-only",
    "Compress": True,
    # AWS's AllViewerExceptHostHeader: API Gateway knows itself by its own host alone
    "OriginRequestPolicyId": "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    "ResponseHeadersPolicyId": {"Ref": "ApiHeaders"},
    "FunctionAssociations": [
        {
            "EventType": "viewer-request",
            "FunctionARN": {"Fn::GetAtt": ["ApiFunction", "FunctionARN"]},
        }
    ],
}

_API = _TO_API | {
    "PathPattern": "/api/*",
    "AllowedMethods": ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",  # AWS's CachingDisabled
}


def _public(path: str) -> dict[str, Any]:
    return _TO_API | {
        "PathPattern": path,
        "AllowedMethods": _API["AllowedMethods"],
        "CachePolicyId": {"Ref": "PublicAnswers"},
    }


def origins(app: str, stage: str, account: str, region: str) -> tuple[str, ...]:
    """Of the buckets that a browser goes to."""
    parts = (name.removesuffix("Bucket").lower() for name in PRESIGNED)
    return tuple(
        f"https://{app}-{stage}-{part}-{account}.s3.{region}.amazonaws.com" for part in parts
    )


def pages_script(site: Path, headers: dict[str, str]) -> str:
    """pages.js for this build. ValueError when it is larger than CloudFront takes."""
    found = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    pages = sorted(
        {path.parts[0] for path in found if path.name == "index.html"} - {"index.html", "404"}
    )
    endings = sorted(
        {path.suffix for path in found if path.suffix not in ("", ".html")} | {*REGIONS}
    )
    said = {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"}
    said |= {name.lower(): value for name, value in headers.items()}
    filled = (FOLDER / "pages.js").read_text(encoding="utf-8")
    for name, value in {
        "PAGES": pages,
        "ENDINGS": endings,
        "NOT_FOUND": (site / "404" / "index.html").read_text(encoding="utf-8"),
        "HEADERS": {name: {"value": value} for name, value in said.items()},
    }.items():
        filled = filled.replace(f'"%{name}%"', json.dumps(value, ensure_ascii=False))
    if len(filled.encode()) > MOST_BYTES:
        raise ValueError(f"pages.js is {len(filled.encode())} bytes, CloudFront takes {MOST_BYTES}")
    return filled
