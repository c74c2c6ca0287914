"""What AWS does on a bad day, to the calls of the functions and to their events.

Throttling comes in spells, some of them longer than a client's own patience. A lost answer is one
whose call had its effect: the client waits in vain, and calls again. A function that runs out of
time ends between two of its calls, wherever that is. A queue delivers an event twice, one after
the other or both at once. The calls of nobody (the local stack's own, Step Functions' inside moto)
are left alone: those services are AWS's to keep.
"""

import io
import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import copy_context
from typing import Any

import boto3
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ReadTimeoutError
from botocore.httpsession import URLLib3Session

from infra.local.lambdas import Handler
from infra.local.permissions import running

THROTTLED = 0.02
SPELLS = (1, 1, 1, 2, 2, 3, 5)
"""Attempts in a row that a throttled call is refused; ``adapters/clients.py`` makes four."""
ANSWER_LOST = 0.02
ENDED = 0.01
"""Of the calls of a job; an API's request is shorter, and whoever made it asks again anyway."""
TWICE = 0.3
"""Of the events of a job."""

_API = "api_handler"
_XML = "<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>made up</Message></Error>"


class RanOutOfTime(BaseException):
    """The process is gone; nothing in it may catch this."""


class Troubles:
    """``happened`` counts them. They come while ``on``; what chances are drawn follows from the
    seed, whom they meet from the threads."""

    def __init__(self, seed: int) -> None:
        self.on = False
        self.happened: Counter[str] = Counter()
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self._spells = threading.local()
        self._connection = URLLib3Session(timeout=60, max_pool_connections=30)
        self._answered: dict[str, AWSResponse] = {}

    def listen(self) -> None:
        """To clients that are made after this."""
        if boto3.DEFAULT_SESSION is None:
            boto3.setup_default_session()
        session: Any = boto3.DEFAULT_SESSION
        session.events.register("before-send", self._send)

    def handler(self, name: str, real: Callable[[], Handler]) -> Handler:
        """The job as a queue wakes it on such a day."""

        def handle(event: dict[str, Any], context: Any) -> None:
            if not self._now("an event delivered twice", TWICE):
                self._run(real(), event, context)
                return
            # its own delivery may fail like any other, and then comes again like any other
            second = threading.Thread(
                target=copy_context().run, args=(self._quietly, real(), event, context)
            )
            if self._now("of them at the same time", 0.5):
                second.start()
                try:
                    self._run(real(), event, context)
                finally:
                    second.join()
            else:
                self._run(real(), event, context)
                second.start()
                second.join()

        handle.__name__ = name
        return handle

    def _quietly(self, real: Handler, event: dict[str, Any], context: Any) -> None:
        try:
            self._run(real, event, context)
        except Exception:
            self._count("a second delivery that failed")

    def _run(self, real: Handler, event: dict[str, Any], context: Any) -> None:
        try:
            real(event, context)
        except RanOutOfTime:
            raise TimeoutError("Task timed out") from None  # as Lambda says it

    def _send(self, request: AWSPreparedRequest, event_name: str, **_: Any) -> AWSResponse | None:
        """botocore's event: an answer in place of the service's, or none."""
        function = running()
        if not self.on or function is None:
            return None
        service = event_name.split(".")[1]
        token = _token(request)
        if token in self._answered:
            return self._answered.pop(token)
        if self._in_spell(service):
            return _throttling(request, service)
        if function != _API and self._now("functions ended by their time", ENDED):
            raise RanOutOfTime
        if self._now(f"{service}: answers lost", ANSWER_LOST):
            answer = self._connection.send(request)
            if token:
                self._answered[token] = answer
            raise ReadTimeoutError(endpoint_url=request.url)
        return None

    def _in_spell(self, service: str) -> bool:
        """Whether this attempt, of this thread, is refused; a spell may begin with it."""
        left = vars(self._spells).setdefault(service, 0)
        if left:
            vars(self._spells)[service] = left - 1
            return True
        if not self._now(f"{service}: spells of throttling", THROTTLED):
            return False
        with self._lock:
            vars(self._spells)[service] = self._chance.choice(SPELLS) - 1
        return True

    def _now(self, what: str, chance: float) -> bool:
        with self._lock:
            comes = self.on and self._chance.random() < chance
            self.happened[what] += comes
        return comes

    def _count(self, what: str) -> None:
        with self._lock:
            self.happened[what] += 1


def _token(request: AWSPreparedRequest) -> str:
    """Of a transaction: DynamoDB gives a repeated one the answer of the first, and moto knows
    nothing of that."""
    body = request.body if isinstance(request.body, bytes) else b""
    if b'"ClientRequestToken"' not in body:
        return ""
    return str(json.loads(body)["ClientRequestToken"])


class _Raw(io.BytesIO):
    """As botocore reads an answer."""

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self.read()


def _throttling(request: AWSPreparedRequest, service: str) -> AWSResponse:
    if service == "S3":
        return AWSResponse(request.url, 503, {}, _Raw(_XML.encode()))
    said = json.dumps({"__type": "ThrottlingException", "message": "made up"})
    headers = {"x-amzn-ErrorType": "ThrottlingException"}
    return AWSResponse(request.url, 400, headers, _Raw(said.encode()))
