"""Lambdas that no HTTP request starts: queue consumers and the schedule.

They load without ``app.py``, so nothing here may rely on it. One message per invocation: one that
failed comes again or rests, as ``retries.py`` says.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

from chalice import Blueprint, Rate

from chalicelib.domain import correlation
from chalicelib.handlers import retries, starting, wiring
from chalicelib.handlers.env import queue_name
from chalicelib.handlers.logging import log_failure, logger

if TYPE_CHECKING:
    from chalicelib.domain.all_ports import AllPorts

Handle = Callable[["AllPorts", dict[str, Any]], None]
Handler = Callable[[dict[str, Any], object], None]
"""What Lambda calls: with an event and a context."""

_IDS = ("application_id", "message_ids", "permit_id")
"""What of a message may be logged: enough to find the case."""


class JobFailed(Exception):
    """Leaves a handler in place of the failure itself: Lambda writes the text of an exception into
    the log, and that text may quote personal data."""

    def __init__(self, job: Handle, failure: Exception) -> None:
        super().__init__(f"{job.__name__}: {type(failure).__name__}")


class Jobs:
    """The job of one module. ``Jobs(__name__)``, then ``@jobs.queue(...)`` or
    ``@jobs.schedule(...)``; the function's name is the Lambda's."""

    def __init__(self, name: str) -> None:
        self.blueprint = Blueprint(name)

    def queue(self, part: str, *, at_once: int | None = None) -> Callable[[Handle], Handler]:
        """``handle(ports, body)`` for each message of the queue; ``body`` is parsed JSON. At most
        ``at_once`` messages are handled side by side.

        What fails is logged by its type, and comes again or rests (``retries.py``).
        """

        def register(handle: Handle) -> Handler:
            @wraps(handle)
            def consume(event: Any) -> None:
                for record in event:
                    given = partial(json.loads, record.body)
                    _run(handle, given, partial(_resting, part, record))

            chalice: Callable[[Callable[[Any], None]], Handler] = self.blueprint.on_sqs_message(
                queue=queue_name(part),
                batch_size=1,
                maximum_concurrency=at_once,
                name=handle.__name__,
            )
            return chalice(consume)

        return register

    def schedule(self, rate: Rate) -> Callable[[Handle], Handler]:
        """``handle(ports, detail)`` whenever the schedule fires; ``detail`` is the event's own,
        which is empty unless somebody invokes the Lambda by hand."""

        def register(handle: Handle) -> Handler:
            @wraps(handle)
            def run(event: Any) -> None:
                _run(handle, lambda: event.detail or {})

            chalice: Callable[[Callable[[Any], None]], Handler] = self.blueprint.schedule(
                rate, name=handle.__name__
            )
            return chalice(run)

        return register


def _run(
    handle: Handle,
    read: Callable[[], dict[str, Any]],
    resting: Callable[[Exception], bool] = lambda failure: False,
) -> None:
    """``resting``: whether what failed is put away, so that the run ends well."""
    try:
        given = read()
    except Exception as failure:
        _failed(handle, failure, {}, resting)
        return
    ids = {name: given[name] for name in _IDS if name in given} if isinstance(given, dict) else {}
    with correlation.following(correlation.of_message(given)):
        began = time.perf_counter()
        try:
            ports = wiring.ports()
            with ports.reads.keeping():
                handle(ports, given)
        except Exception as failure:
            _failed(handle, failure, ids, resting)
        else:
            took = round((time.perf_counter() - began) * 1000)
            logger.info("job done", job=handle.__name__, milliseconds=took, **ids)
        finally:
            starting.ended()


def _failed(
    handle: Handle,
    failure: Exception,
    ids: dict[str, Any],
    resting: Callable[[Exception], bool],
) -> None:
    log_failure("job failed", failure, job=handle.__name__, **ids)
    if not resting(failure):
        raise JobFailed(handle, failure) from None


def _resting(part: str, record: Any, failure: Exception) -> bool:
    """Whether this message of the queue is now among its dead letters. If not, it is hidden until
    its next try."""
    tries = int(record.to_dict()["attributes"]["ApproximateReceiveCount"])
    hopeless = retries.can_never_succeed(failure) and tries >= retries.HOPELESS_TRIES
    try:
        redelivery = wiring.redelivery(part)
        if hopeless:
            redelivery.give_up(record.body)
        else:
            redelivery.after(record.receipt_handle, retries.wait_after(tries))
    except Exception as refused:  # the queue's own rule holds then
        log_failure("message left to its queue", refused, queue=part)
        return False
    return hopeless
