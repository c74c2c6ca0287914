"""Lambdas that no HTTP request starts: queue consumers and the schedule.

They load without ``app.py``, so nothing here may rely on it. One message per invocation: a
failure is retried by the queue and, after the third time, rests in its dead-letter queue.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from chalicelib.domain.all_ports import AllPorts
from chalicelib.handlers import wiring
from chalicelib.handlers.logging import log_failure

_IDS = ("application_id", "message_id")
"""What of a message may be logged: enough to find the case."""


class JobFailed(Exception):
    """Leaves a handler in place of the failure itself: Lambda writes the text of an exception into
    the log, and that text may quote personal data."""

    def __init__(self, job: Callable[..., None], failure: Exception) -> None:
        super().__init__(f"{job.__name__}: {type(failure).__name__}")


def queue_job(handle: Callable[[AllPorts, dict[str, Any]], None]) -> Callable[[Any], None]:
    """``handle(ports, body)`` for each message of an SQS event; ``body`` is parsed JSON.

    An exception is logged by its type and left to the queue's redrive policy.
    """

    @wraps(handle)
    def consume(event: Any) -> None:
        for record in event:
            body = json.loads(record.body)
            try:
                handle(wiring.ports(), body)
            except Exception as failure:
                ids = {name: body[name] for name in _IDS if name in body}
                log_failure("job failed", failure, job=handle.__name__, **ids)
                raise JobFailed(handle, failure) from None

    return consume


def scheduled_job(handle: Callable[[AllPorts, dict[str, Any]], None]) -> Callable[[Any], None]:
    """``handle(ports, detail)`` whenever the schedule fires; ``detail`` is the event's own, which
    is empty unless somebody invokes the Lambda by hand."""

    @wraps(handle)
    def run(event: Any) -> None:
        try:
            handle(wiring.ports(), event.detail or {})
        except Exception as failure:
            log_failure("job failed", failure, job=handle.__name__)
            raise JobFailed(handle, failure) from None

    return run
