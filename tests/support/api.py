"""The whole service in this process: the real app and the real jobs, without a socket.

``worlds.world()`` keeps its state in memory: for what views and domain decide, in milliseconds.
``worlds.aws_world()`` has DynamoDB, S3, SQS, KMS and Secrets Manager as moto has them: for what
depends on storage, queues or the adapters. In both, stand-ins are the clock, the chain's engine
(``tests/fakes/workflow.py`` interprets its definition), the way out to people, and, unless a test
asks otherwise, the check of files and the letter.

Every answer is held against the OpenAPI document as it is received.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast
from urllib.parse import quote

from chalice.local import LambdaContext, RouteMatcher
from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from app import app
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.sign_in import open_session
from chalicelib.domain.applications.standing import SIGN
from chalicelib.domain.permits.ports import DECREE
from chalicelib.handlers import env, openapi, wiring
from infra.local.api import LocalApi
from infra.local.lambdas import real_handler
from infra.local.permissions import running_as
from tests.fakes import papers
from tests.fakes.ports import FakePorts
from tests.fakes.time_and_ids import FakeClock
from tests.fakes.workflow import FakeWorkflow
from tests.support import tables
from tests.support.people import Staff, a_citizen, a_staff, an_administrator, an_officer

PUBLIC_URL = "https://izin.contoh.id"
SOURCE = "198.51.100.7"
TOKEN_KEY = b"only-for-tests-" * 5


@dataclass(frozen=True)
class Answer:
    """What came back. ``headers`` by lower-case name; of several cookies the last stands there, and
    all in ``cookies``."""

    status: int
    headers: Mapping[str, str]
    text: str
    cookies: tuple[str, ...] = ()

    @property
    def body(self) -> Any:
        return json.loads(self.text)

    @property
    def code(self) -> str:
        """The stable code of a refusal; empty for a success."""
        return str(self.body["code"]) if self.status >= 400 else ""

    @property
    def fields(self) -> dict[str, str]:
        """Offending fields of a refusal, with the code of each."""
        return {error["field"]: error["code"] for error in self.body["errors"]}


@dataclass
class World:
    """One empty service. ``case_ports`` are the same ports, as ``tests/support/cases.py`` wants
    them typed; ``history`` is every request made, and its answer."""

    ports: Any
    clock: FakeClock
    workflow: FakeWorkflow
    channels: papers.FakeChannels
    history: list[tuple[str, Answer]] = field(default_factory=list)
    _tokens: dict[str, str] = field(default_factory=dict)
    _last_number: int = 1000  # below are people whom a test numbers itself
    _staff: Staff | None = None
    _stranger: Actor | None = None
    _administrator: Actor | None = None

    def __post_init__(self) -> None:
        self._api = LocalApi(app)

    @property
    def case_ports(self) -> FakePorts:
        return cast(FakePorts, self.ports)

    # --- people --------------------------------------------------------------------------------

    def next_number(self) -> int:
        """Another one each time."""
        self._last_number += 1
        return self._last_number

    def citizen(self, *, password: str | None = None, **changes: Any) -> Actor:
        """Another person each time, who can sign in if a ``password`` is given."""
        if password:
            changes["password_hash"] = self.ports.passwords.hash(password)
        return a_citizen(self.ports, self.next_number(), **changes)

    def officer(self, *roles: str, **changes: Any) -> Actor:
        """Another officer each time, besides the standing ``staff``."""
        return an_officer(self.ports, *roles, number=self.next_number(), **changes)

    @property
    def stranger(self) -> Actor:
        """A citizen with nothing to do here."""
        if self._stranger is None:
            self._stranger = self.citizen()
        return self._stranger

    @property
    def staff(self) -> Staff:
        if self._staff is None:
            self._staff = a_staff(self.ports)
        return self._staff

    @property
    def administrator(self) -> Actor:
        if self._administrator is None:
            self._administrator = an_administrator(self.ports)
        return self._administrator

    def token(self, actor: Actor) -> str:
        """An access token of this person, the same one while it is good."""
        if actor.account_id not in self._tokens:
            self._tokens[actor.account_id] = self.fresh_token(actor)
        return self._tokens[actor.account_id]

    def fresh_token(self, actor: Actor) -> str:
        """As after another sign-in."""
        account = self.ports.accounts.find(actor.account_id)
        return open_session(self.ports, account).access_token

    # --- HTTP ----------------------------------------------------------------------------------

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        by: Actor | str | None = None,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
        raw: bytes | None = None,
        content_type: str = "application/json",
        language: str = "id",
        source: str = SOURCE,
        checked: bool = True,
    ) -> Answer:
        """One request. ``path`` starts behind ``/api``; ``by`` is a person or a bearer token;
        ``key`` the Idempotency-Key; ``raw`` goes instead of ``body``, as it is."""
        self.enter()
        sent = {"Accept-Language": language, "Content-Type": content_type, **(headers or {})}
        if by is not None:
            sent["Authorization"] = f"Bearer {self.token(by) if isinstance(by, Actor) else by}"
        if key is not None:
            sent["Idempotency-Key"] = key
        data = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        place, _, query = f"/api{path}".partition("?")
        builder = EnvironBuilder(
            place,
            PUBLIC_URL,
            query_string=query,
            method=method,
            headers=sent,
            data=data,
            environ_base={"REMOTE_ADDR": source},
        )
        response = self._api.answer(Request(builder.get_environ()))
        answered = {name.lower(): value for name, value in response.headers.items()}
        cookies = tuple(response.headers.getlist("Set-Cookie"))
        text = response.get_data(as_text=True)
        answer = Answer(response.status_code, answered, text, cookies)
        self.history.append((f"{method} {place}?{query}", answer))
        if checked:
            _require_as_declared(method, place, answer)
        return answer

    # --- jobs ----------------------------------------------------------------------------------

    def job(self, function: str, *bodies: Mapping[str, Any]) -> None:
        """The Lambda gets these messages of its queue, one by one."""
        for number, body in enumerate(bodies):
            record = {
                "messageId": f"message-{number}",
                "receiptHandle": "receipt",
                "body": json.dumps(body),
                "attributes": {"ApproximateReceiveCount": "1"},
                "eventSource": "aws:sqs",
            }
            self._invoke(function, {"Records": [record]})

    def sweep(self, function: str = "sweep") -> None:
        event = {"version": "0", "id": "sweep", "detail-type": "Scheduled Event", "detail": {}}
        event |= {"source": "aws.events", "account": tables.ACCOUNT, "region": tables.REGION}
        self._invoke(function, event | {"time": "2026-03-02T02:00:00Z", "resources": []})

    def run_chain(self) -> None:
        """The queues ``steps`` and ``signing``, until nobody asks any more."""
        while self.workflow.inbox:
            body = self.workflow.inbox.pop(0)
            self.job("sign_permit" if body["kind"] in (SIGN, DECREE) else "open_step", body)

    def post_file(self, key: str, data: bytes) -> dict[str, Any]:
        """A browser sends a file; the event that S3 tells of it, for ``check_upload``."""
        if isinstance(self.ports.files, papers.FakeFiles):
            self.ports.files.incoming[key] = data
            etag = hashlib.sha256(data).hexdigest()
        else:
            bucket = env.settings().bucket("incoming")
            etag = self.aws("s3").put_object(Bucket=bucket, Key=key, Body=data)["ETag"].strip('"')
        return arrival(key, etag)

    def announced(self) -> list[dict[str, Any]]:
        """What the queue ``messages`` holds, each message by itself; it is empty then."""
        if isinstance(self.ports.announcer, papers.FakeAnnouncer):
            ids, self.ports.announcer.announced = self.ports.announcer.announced, []
            return [{"message_ids": [message_id]} for message_id in ids]
        ids = [one for body in self.taken("messages") for one in body["message_ids"]]
        return [{"message_ids": [message_id]} for message_id in ids]

    def send_messages(self) -> list[papers.Sent]:
        """The queue ``messages``; what left for people by it."""
        before = len(self.channels.sent)
        self.job("notify", *self.announced())
        return self.channels.sent[before:]

    def taken(self, part: str) -> list[dict[str, Any]]:
        """The messages of a real queue; they are gone then."""
        sqs, url, found = self.aws("sqs"), env.settings().queue_url(part), []
        while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                found.append(json.loads(message["Body"]))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return found

    def enter(self) -> None:
        """From here on the handlers of this process serve this world."""
        wiring.ports = lambda: self.ports

    def _invoke(self, function: str, event: dict[str, Any]) -> None:
        self.enter()
        with running_as(function):
            real_handler(function)(event, LambdaContext(function, 512, 30_000))

    # --- what lies in the tables ---------------------------------------------------------------

    def aws(self, service: str) -> Any:
        """The very client that the service uses."""
        return self.ports._clients.get(service)

    def items(self, part: str) -> list[dict[str, Any]]:
        """All items of one table, as they go over the wire."""
        pages = self.aws("dynamodb").get_paginator("scan").paginate(TableName=table(part))
        return [item for page in pages for item in page["Items"]]

    def notes(self, application_id: str) -> list[str]:
        """The events of an application's audit notes, in order."""
        return [note.event for note in self.ports.notes.of(f"app#{application_id}", limit=1000)]


def arrival(key: str, etag: str) -> dict[str, Any]:
    """S3's event of a stored object: the key is URL-encoded, the ETag without quotes."""
    stored = {"key": quote(key, safe=""), "eTag": etag.strip('"')}
    return {"Records": [{"eventSource": "aws:s3", "s3": {"object": stored}}]}


def table(part: str) -> str:
    return f"{tables.PREFIX}-{part}"


# --- the OpenAPI document as a contract ---------------------------------------------------------


@cache
def _matcher() -> RouteMatcher:
    return RouteMatcher(list(app.routes))


@cache
def _validator(route: str, method: str, status: str) -> Draft202012Validator | None:
    """For the answer's body; ``None``: the document says nothing of this answer."""
    document = openapi.document()
    responses = document["paths"].get(route, {}).get(method.lower(), {}).get("responses", {})
    declared = responses.get(status) or responses.get(f"{status[0]}XX")
    if declared is None:
        return None
    [content] = declared["content"].values()
    schema = {**content["schema"], "components": document["components"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def _require_as_declared(method: str, path: str, answer: Answer) -> None:
    """Status, body and media type as the OpenAPI document has them: no field more, none less."""
    route = _matcher().match_route(path).route
    validator = _validator(route, method, str(answer.status))
    assert validator is not None, f"{method} {route} answered {answer.status}, not declared"
    validator.validate(answer.body)
    media_type = "application/json" if answer.status < 400 else "application/problem+json"
    assert answer.headers["content-type"] == media_type
    if answer.status >= 400:
        assert answer.body["status"] == answer.status
