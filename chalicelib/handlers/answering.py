"""One request, from what came in to the response: authenticated, parsed, answered or refused.

Nothing escapes as an exception: Chalice would turn it into an answer of its own.
"""

import hashlib
import json
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from chalice import Response
from pydantic import BaseModel, ValidationError

from chalicelib.domain import correlation
from chalicelib.domain.accounts.sign_in import authenticate
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.errors import Conflict, DomainError, InvalidInput, NotFound, NotSignedIn
from chalicelib.domain.storage import IdempotencyKey
from chalicelib.domain.text import Language
from chalicelib.handlers import problems, starting, wiring
from chalicelib.handlers.endpoint import Access, Answer, Call, Endpoint, Reply
from chalicelib.handlers.fetching import wanted_by
from chalicelib.handlers.logging import log_failure, logger
from chalicelib.handlers.models import View
from chalicelib.handlers.operating import applicant_of_path
from chalicelib.handlers.origin import viewer_address

MAX_BODY_BYTES = 1_000_000
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What every id in a path looks like; anything else is nobody's, and no key of any table."""

SECURITY_HEADERS = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class Request(Protocol):
    """What is used of Chalice's request."""

    @property
    def headers(self) -> Mapping[str, str] | None: ...
    @property
    def context(self) -> Mapping[str, Any] | None: ...
    @property
    def raw_body(self) -> bytes | None: ...
    @property
    def query_params(self) -> Mapping[str, str] | None: ...


def answer(endpoint: Endpoint, request: Request, path_parameters: dict[str, str]) -> Response:
    """What follows from it goes by the id that came in ``X-Correlation-Id``, else by the request's
    own; the answer says which."""
    headers = {key.lower(): value for key, value in (request.headers or {}).items()}
    request_id = (request.context or {}).get("requestId", "local")
    correlation_id = correlation.well_formed(headers.get("x-correlation-id")) or request_id
    with correlation.following(correlation_id):
        response = _answer(endpoint, request, headers, request_id, path_parameters)
    response.headers["X-Correlation-Id"] = correlation_id
    return response


def _answer(
    endpoint: Endpoint,
    request: Request,
    headers: Mapping[str, str],
    request_id: str,
    path_parameters: dict[str, str],
) -> Response:
    started = time.perf_counter()
    language = Language.preferred(headers.get("accept-language"))
    ports, refusal = wiring.ports(), ""
    try:
        with ports.reads.keeping():
            view = _run(endpoint, ports, request, headers, path_parameters)
        response = _success(endpoint, view)
    except DomainError as error:
        refusal = error.problem
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
        refusal=refusal,
        milliseconds=round((time.perf_counter() - started) * 1000),
        request_id=request_id,
        **_about(path_parameters),
    )
    response.headers["Content-Language"] = language.value
    starting.ended()
    return response


def _about(path_parameters: Mapping[str, str]) -> dict[str, Any]:
    """Whose case it was: an officer's acts on an application are found by it."""
    found = path_parameters.get("application_id", "")
    return {"application_id": found} if _ID.fullmatch(found) else {}


def _run(
    endpoint: Endpoint,
    ports: AllPorts,
    request: Request,
    headers: Mapping[str, str],
    path_parameters: dict[str, str],
) -> Answer:
    actor = None
    source_address = viewer_address(headers)
    named = all(_ID.fullmatch(value) for value in path_parameters.values())
    if endpoint.access is not Access.PUBLIC:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise NotSignedIn()
        known = path_parameters if named else {}
        once_key = _once_key(headers) if endpoint.once else None
        applicant_of = ports.applications.applicant_of
        wanted = partial(wanted_by, endpoint, known, once_key, applicant_of)
        actor = authenticate(ports, token, wanted)
        endpoint.access.check(actor)
        if endpoint.operators:
            actor = applicant_of_path(ports, actor, known)
    raw = request.raw_body or b""
    if not named:
        raise NotFound()
    taken = endpoint.raw_body or "application/json"
    if raw and headers.get("content-type", taken).partition(";")[0].strip().lower() != taken:
        raise problems.UnsupportedMediaType(expected=taken)
    if len(raw) > MAX_BODY_BYTES:
        raise InvalidInput("body-too-large", max_kb=MAX_BODY_BYTES // 1000)
    arguments: dict[str, BaseModel | str] = {**path_parameters}
    try:
        if endpoint.body:
            arguments["body"] = endpoint.body.model_validate_json(raw or b"{}")
        if endpoint.query:
            arguments["query"] = endpoint.query.model_validate(dict(request.query_params or {}))
    except ValidationError as error:
        raise problems.from_validation(error) from None
    call = Call(
        ports=ports,
        language=Language.preferred(headers.get("accept-language")),
        source_address=source_address,
        headers=headers,
        caller=actor,
        raw_body=raw if endpoint.raw_body else b"",
    )
    if endpoint.once:
        return _once(endpoint, call, raw, arguments, path_parameters)
    return endpoint.view(call, **arguments)


def _once(
    endpoint: Endpoint,
    call: Call,
    raw: bytes,
    arguments: Mapping[str, BaseModel | str],
    path_parameters: Mapping[str, str],
) -> Answer:
    """The Idempotency-Key header: the same key and request give the same answer and one effect.

    The use case stores its answer in the same commit as its effect (``RememberedAnswer``). Whoever
    comes second, or at the same moment, fails on the version or on the key and reads that answer.
    """
    key = _once_key(call.headers)
    if key is None:
        raise InvalidInput("idempotency-key-missing")
    asked = [endpoint.method, endpoint.path, *map(str, sorted(path_parameters.items()))]
    digest = hashlib.sha256("\n".join(asked).encode() + b"\n" + raw).hexdigest()
    own = IdempotencyKey(call.actor.in_person, key, digest)
    if (earlier := _earlier(endpoint, call.ports, own)) is not None:
        return earlier
    keyed = replace(call, idempotency=own)
    try:
        return endpoint.view(keyed, **arguments)
    except DomainError:
        call.ports.reads.anew()
        if (winner := _earlier(endpoint, call.ports, own)) is not None:
            return winner
        raise


def _once_key(headers: Mapping[str, str]) -> str | None:
    """``None`` where there is none that could be one."""
    key = headers.get("idempotency-key", "")
    return key if 8 <= len(key) <= 80 and key.isascii() and key.isprintable() else None


def _earlier(endpoint: Endpoint, ports: AllPorts, own: IdempotencyKey) -> View | None:
    """What the use case stored is the domain's answer; of it is shown what the view shows."""
    remembered = ports.answers.find(own.account_id, own.key)
    if remembered is None:
        return None
    if remembered.digest != own.digest:
        raise Conflict("idempotency-key-reused")
    stored = json.loads(remembered.answer)
    shown = {name: stored[name] for name in endpoint.returns.model_fields if name in stored}
    return endpoint.returns.model_validate_json(json.dumps(shown))


def _success(endpoint: Endpoint, result: Answer) -> Response:
    view, own = (result.body, result.headers) if isinstance(result, Reply) else (result, {})
    caching = (
        f"public, max-age={endpoint.cached_seconds}" if endpoint.cached_seconds else "no-store"
    )
    headers = SECURITY_HEADERS | {"Cache-Control": caching, "Content-Type": "application/json"}
    text = view.model_dump_json()
    return Response(body=text, status_code=endpoint.status, headers=headers | dict(own))


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
