"""What API Gateway answers itself, before or instead of our function, in the form of our refusals.

It fills in the request's id and nothing more ("gateway responses" know simple substitution alone),
so these answers speak both languages at once. The Content-Security-Policy comes from CloudFront
(infra/stacks/edge): its words need the quotes by which API Gateway ends a header's value.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.text import Language
from chalicelib.handlers.answering import MAX_BODY_BYTES, SECURITY_HEADERS

MAX_REQUEST_BYTES = 10_000_000
"""What API Gateway takes of a REST API's request."""

SECONDS_TO_WAIT = 30
_REQUEST_ID = "$context.requestId"
_LANGUAGES = (Language.INDONESIAN, Language.ENGLISH)


@dataclass(frozen=True)
class Own:
    """One answer: its status, the code of its text in ``templates/problems.toml``, and what that
    text wants filled in."""

    status: int
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


_NO_SUCH_ADDRESS = Own(404, "no-such-address")
_TOO_LARGE = Own(413, "body-too-large", {"max_kb": MAX_BODY_BYTES // 1000})
_TOO_BUSY = Own(429, "too-busy")
_NO_ANSWER = Own(503, "temporarily-unavailable")
_FAULT = Own(500, "internal-error")

ANSWERS: dict[str, Own] = {
    # A path or method that is no route: it asks for AWS's own signature there, and judges what
    # looks like one.
    "MISSING_AUTHENTICATION_TOKEN": _NO_SUCH_ADDRESS,
    "INVALID_SIGNATURE": _NO_SUCH_ADDRESS,
    "EXPIRED_TOKEN": _NO_SUCH_ADDRESS,
    "ACCESS_DENIED": _NO_SUCH_ADDRESS,
    "RESOURCE_NOT_FOUND": _NO_SUCH_ADDRESS,
    "REQUEST_TOO_LARGE": _TOO_LARGE,
    "THROTTLED": _TOO_BUSY,
    "QUOTA_EXCEEDED": _TOO_BUSY,
    "INTEGRATION_FAILURE": _NO_ANSWER,
    "INTEGRATION_TIMEOUT": _NO_ANSWER,
    "API_CONFIGURATION_ERROR": _FAULT,
    "DEFAULT_4XX": Own(400, "refused"),
    "DEFAULT_5XX": _FAULT,
}
"""By API Gateway's own names; the last two are for whatever has no name here."""


def responses() -> dict[str, Any]:
    """As ``x-amazon-apigateway-gateway-responses`` of an OpenAPI document has them."""
    return {
        name: {
            "statusCode": own.status,
            "responseParameters": {
                f"gatewayresponse.header.{header}": f"'{value}'"
                for header, value in headers(own).items()
                if "'" not in value
            },
            "responseTemplates": {"application/json": document(own)},
        }
        for name, own in ANSWERS.items()
    }


def headers(own: Own) -> dict[str, str]:
    """All that go with it, whoever adds them."""
    found = SECURITY_HEADERS | {
        "Content-Type": "application/problem+json",
        "Content-Language": ", ".join(language.value for language in _LANGUAGES),
        "Cache-Control": "no-store",
    }
    return found | ({"Retry-After": str(SECONDS_TO_WAIT)} if own.status in (429, 503) else {})


def document(own: Own, request_id: str = _REQUEST_ID) -> str:
    """The problem document (RFC 9457), as ``handlers/problems.py`` makes ours."""
    texts = [_texts().of_problem(own.code, language, own.params) for language in _LANGUAGES]
    return json.dumps(
        {
            "type": "about:blank",
            "title": " / ".join(text.title for text in texts),
            "status": own.status,
            "detail": " / ".join(text.text for text in texts),
            "code": own.code,
            "instance": f"urn:request:{request_id}",
            "errors": [],
        }
    )


@cache
def _texts() -> Any:
    return TemplateCatalogue().problem_texts
