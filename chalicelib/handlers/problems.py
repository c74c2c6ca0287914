"""Refusals as RFC 9457 problem documents: one table from the class of a refusal to its status."""

from typing import Any

from pydantic import ValidationError

from chalicelib.domain.errors import (
    Conflict,
    DomainError,
    FieldProblem,
    InvalidInput,
    NotAllowed,
    NotFound,
    NotSignedIn,
    TooManyAttempts,
    Unavailable,
    Unreadable,
)
from chalicelib.domain.problem_texts import ProblemTexts
from chalicelib.domain.text import Language


class UnsupportedMediaType(DomainError):
    """The body is of another kind than the route takes; ``expected`` in ``params`` is that kind."""

    code = "unsupported-media-type"


STATUS: dict[type[DomainError], int] = {
    InvalidInput: 422,
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    TooManyAttempts: 429,
    Unavailable: 503,
    Unreadable: 503,
    UnsupportedMediaType: 415,
}

# pydantic's error types → our stable field codes; what is not listed is simply "invalid-value".
_FIELD_CODES = {
    "missing": "required",
    "not_a_date": "not-a-date",
    "extra_forbidden": "unknown-field",
    "json_invalid": "malformed-json",
    "string_too_long": "too-long",
    "string_too_short": "too-short",
    "too_long": "too-many",
    "too_short": "too-few",
    "string_type": "not-text",
}


def status_of(error: DomainError) -> int:
    """The nearest listed class decides; an unlisted family is a plain 400."""
    return next((STATUS[cls] for cls in type(error).__mro__ if cls in STATUS), 400)


def from_validation(error: ValidationError) -> InvalidInput:
    """What the parser found, without what was sent: the input may be personal data."""
    problems = [
        FieldProblem(
            ".".join(str(part) for part in item["loc"]) or "body",
            _FIELD_CODES.get(item["type"], "invalid-value"),
            {k: v for k, v in item.get("ctx", {}).items() if isinstance(v, int)},
        )
        for item in error.errors(include_url=False, include_input=False)
    ]
    code = "malformed-json" if problems[0].code == "malformed-json" else "invalid-input"
    return InvalidInput(code, fields=problems)


def document(
    error: DomainError, texts: ProblemTexts, language: Language, instance: str
) -> dict[str, Any]:
    """The problem document. ``code`` is stable; ``instance`` is the request's id, which the
    people on call find in the logs."""
    text = texts.of_problem(error.problem, language, error.params)
    return {
        "type": "about:blank",
        "title": text.title,
        "status": status_of(error),
        "detail": text.text,
        "code": error.problem,
        "instance": f"urn:request:{instance}",
        "errors": [
            {
                "field": problem.path,
                "code": problem.code,
                "message": texts.of_field(problem.code, language, problem.params),
            }
            for problem in error.fields
        ],
    }
