"""One decorator makes an HTTP view: who may call, what comes in, what goes out, what goes wrong.

``Routes`` stands for one resource's blueprint. Each view declares its access, the models of its
body, query and answer; the decorator authenticates, parses, calls, and turns refusals into
problem documents. What the views declare also makes the OpenAPI document (``openapi.py``) and the
architecture tests' list of routes.
"""

import hashlib
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import wraps
from typing import Any

from chalice import Blueprint, Response
from pydantic import BaseModel, ValidationError

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.sign_in import authenticate
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.errors import (
    Conflict,
    DomainError,
    InvalidInput,
    NotAllowed,
    NotFound,
    NotSignedIn,
)
from chalicelib.domain.storage import IdempotencyKey
from chalicelib.domain.text import Language
from chalicelib.handlers import problems, wiring
from chalicelib.handlers.logging import log_failure, logger

MAX_BODY_BYTES = 1_000_000
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What every id in a path looks like; anything else is nobody's, and no key of any table."""

SECURITY_HEADERS = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class Access(StrEnum):
    """Who may call a route. Finer rules (whose application, which role's step) are the domain's."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"
    CITIZEN = "citizen"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"

    def check(self, actor: Actor) -> None:
        allowed = {
            Access.CITIZEN: actor.kind == "citizen",
            Access.OFFICER: actor.kind == "officer",
            Access.ADMINISTRATOR: "administrator" in actor.roles,
        }.get(self, True)
        if not allowed:
            raise NotAllowed("not-for-this-role")


@dataclass(frozen=True)
class Endpoint:
    """What a view declared; ``path`` as Chalice writes it, with ``{parameters}``."""

    method: str
    path: str
    access: Access
    summary: str
    status: int
    body: type[BaseModel] | None
    raw_body: str | None
    query: type[BaseModel] | None
    returns: type[BaseModel] | None
    once: bool
    cached_seconds: int
    view: Callable[..., Any] = field(repr=False)


ENDPOINTS: list[Endpoint] = []
"""Every HTTP endpoint there is, filled as the views are loaded."""


@dataclass(frozen=True)
class Call:
    """One request, as a view sees it. ``idempotency`` is there where the endpoint demands it."""

    ports: AllPorts
    language: Language
    source_address: str
    headers: Mapping[str, str]
    caller: Actor | None = None
    idempotency: IdempotencyKey | None = None
    raw_body: bytes = b""

    @property
    def actor(self) -> Actor:
        if self.caller is None:
            raise NotSignedIn()
        return self.caller

    @property
    def key(self) -> IdempotencyKey:
        """Where the endpoint demands one (``once``) and the use case cannot do without."""
        if self.idempotency is None:
            raise InvalidInput("idempotency-key-missing")
        return self.idempotency


@dataclass(frozen=True)
class Reply:
    """An answer with headers of its own."""

    body: BaseModel
    headers: Mapping[str, str]


class Routes:
    """The routes of one resource. ``Routes(__name__)``, then ``@routes.get(...)`` and so on."""

    def __init__(self, name: str) -> None:
        self.blueprint = Blueprint(name)

    def get(self, path: str, **options: Any) -> Callable[..., Any]:
        return self._endpoint("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[..., Any]:
        return self._endpoint("POST", path, **options)

    def put(self, path: str, **options: Any) -> Callable[..., Any]:
        return self._endpoint("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> Callable[..., Any]:
        return self._endpoint("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[..., Any]:
        return self._endpoint("DELETE", path, **options)

    def _endpoint(
        self,
        method: str,
        path: str,
        *,
        access: Access,
        summary: str,
        status: int = 200,
        body: type[BaseModel] | None = None,
        raw_body: str | None = None,
        query: type[BaseModel] | None = None,
        returns: type[BaseModel] | None = None,
        once: bool = False,
        cached_seconds: int = 0,
    ) -> Callable[..., Any]:
        """``raw_body`` is a media type taken as bytes; ``once`` demands an Idempotency-Key;
        ``cached_seconds`` is for public answers that are the same for everybody."""

        def register(view: Callable[..., Any]) -> Callable[..., Any]:
            endpoint = Endpoint(
                method, path, access, summary, status, body, raw_body, query, returns, once,
                cached_seconds, view,
            )  # fmt: skip
            ENDPOINTS.append(endpoint)

            @wraps(view)
            def answer(**path_parameters: str) -> Response:
                return _answer(endpoint, self.blueprint.current_request, path_parameters)

            self.blueprint.route(
                path,
                methods=[method],
                content_types=["*/*"],  # Chalice's own refusal is no problem document; see _run
                name=f"{method} {path}",
            )(answer)
            return view

        return register


def _answer(endpoint: Endpoint, request: Any, path_parameters: dict[str, str]) -> Response:
    """Run one request to its response; nothing escapes as an exception."""
    started = time.perf_counter()
    headers = {key.lower(): value for key, value in (request.headers or {}).items()}
    language = Language.preferred(headers.get("accept-language"))
    request_id = (request.context or {}).get("requestId", "local")
    ports = wiring.ports()
    try:
        response = _success(endpoint, _run(endpoint, ports, request, headers, path_parameters))
    except DomainError as error:
        response = _problem(problems.document(error, ports.texts, language, request_id), error)
    except Exception as failure:
        route = f"{endpoint.method} {endpoint.path}"
        log_failure("unexpected failure", failure, route=route, request_id=request_id)
        fault = DomainError("internal-error")
        document = problems.document(fault, ports.texts, language, request_id) | {"status": 500}
        response = _problem(document, fault)
    logger.info(
        "request",
        route=f"{endpoint.method} {endpoint.path}",
        status=response.status_code,
        milliseconds=round((time.perf_counter() - started) * 1000),
        request_id=request_id,
    )
    response.headers["Content-Language"] = language.value
    return response


def _run(
    endpoint: Endpoint,
    ports: AllPorts,
    request: Any,
    headers: Mapping[str, str],
    path_parameters: dict[str, str],
) -> Any:
    actor = None
    if endpoint.access is not Access.PUBLIC:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn()
        actor = authenticate(ports, token)
        endpoint.access.check(actor)
    raw = request.raw_body or b""
    if not all(_ID.fullmatch(value) for value in path_parameters.values()):
        raise NotFound()
    taken = endpoint.raw_body or "application/json"
    if raw and headers.get("content-type", taken).partition(";")[0].strip().lower() != taken:
        raise problems.UnsupportedMediaType(expected=taken)
    if len(raw) > MAX_BODY_BYTES:
        raise InvalidInput("body-too-large", max_bytes=MAX_BODY_BYTES)
    arguments: list[Any] = []
    try:
        if endpoint.body:
            arguments.append(endpoint.body.model_validate_json(raw or b"{}"))
        if endpoint.query:
            arguments.append(endpoint.query.model_validate(dict(request.query_params or {})))
    except ValidationError as error:
        raise problems.from_validation(error) from None
    call = Call(
        ports=ports,
        language=Language.preferred(headers.get("accept-language")),
        source_address=(request.context or {}).get("identity", {}).get("sourceIp", ""),
        headers=headers,
        caller=actor,
        raw_body=raw if endpoint.raw_body else b"",
    )
    if endpoint.once:
        return _once(endpoint, call, raw, request.context, arguments, path_parameters)
    return endpoint.view(call, *arguments, **path_parameters)


def _once(
    endpoint: Endpoint,
    call: Call,
    raw: bytes,
    context: Mapping[str, Any],
    arguments: list[Any],
    path_parameters: dict[str, str],
) -> Any:
    """The Idempotency-Key header: the same key and request give the same answer and one effect.

    The use case stores its answer in the same commit as its effect (``RememberAnswer``). Whoever
    comes second, or at the same moment, fails on the version or on the key and reads that answer.
    """
    key = call.headers.get("idempotency-key", "")
    if not (8 <= len(key) <= 80 and key.isascii() and key.isprintable()):
        raise InvalidInput("idempotency-key-missing")
    asked = [endpoint.method, endpoint.path, *map(str, sorted(path_parameters.items()))]
    digest = hashlib.sha256("\n".join(asked).encode() + b"\n" + raw).hexdigest()
    own = IdempotencyKey(call.actor.account_id, key, digest)
    if (earlier := _earlier(endpoint, call.ports, own)) is not None:
        return earlier
    keyed = replace(call, idempotency=own)
    try:
        return endpoint.view(keyed, *arguments, **path_parameters)
    except DomainError:
        if (winner := _earlier(endpoint, call.ports, own)) is not None:
            return winner
        raise


def _earlier(endpoint: Endpoint, ports: AllPorts, own: IdempotencyKey) -> BaseModel | None:
    remembered = ports.answers.find(own.account_id, own.key)
    if remembered is None or endpoint.returns is None:
        return None
    if remembered.digest != own.digest:
        raise Conflict("idempotency-key-reused")
    return endpoint.returns.model_validate_json(remembered.answer)


def _success(endpoint: Endpoint, result: Any) -> Response:
    extra: Mapping[str, str] = {}
    if isinstance(result, Reply):
        result, extra = result.body, result.headers
    caching = (
        f"public, max-age={endpoint.cached_seconds}" if endpoint.cached_seconds else "no-store"
    )
    text = result.model_dump_json() if isinstance(result, BaseModel) else ""
    headers = SECURITY_HEADERS | {"Cache-Control": caching, "Content-Type": "application/json"}
    return Response(body=text, status_code=endpoint.status, headers=headers | dict(extra))


def _problem(document: dict[str, Any], error: DomainError) -> Response:
    headers = SECURITY_HEADERS | {
        "Content-Type": "application/problem+json",
        "Cache-Control": "no-store",
    }
    if "retry_after" in error.params:
        headers["Retry-After"] = str(error.params["retry_after"])
    if document["status"] == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="sisfo-izin"'
    return Response(body=json.dumps(document), status_code=document["status"], headers=headers)
