"""One structured logger for all Lambdas. Only codes, counts, routes and ids go in: never names,
numbers, addresses, tokens or bodies (checks: canary values appear in no log)."""

import logging
import traceback
from typing import Any

from aws_lambda_powertools import Logger

from chalicelib.domain import correlation
from chalicelib.domain.errors import DomainError

logger = Logger(service="sisfo-izin")


def _correlated(line: logging.LogRecord) -> bool:
    if found := correlation.current():
        setattr(line, correlation.NAME, found)
    return True


logger.addFilter(_correlated)


def log_failure(message: str, error: BaseException, **facts: object) -> None:
    """What failed and where, without the exception's text: it may quote personal data."""
    details: dict[str, Any] = facts
    if isinstance(error, DomainError):
        details |= {"code": error.problem, "reasons": error.params.get("reasons", "")}
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    logger.error(
        message,
        error=type(error).__name__,
        at=[f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames],
        **details,
    )
