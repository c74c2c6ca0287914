"""API Gateway in front of the real Chalice app, as WSGI."""

import base64
import threading
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from chalice.local import LambdaContext, RouteMatcher
from werkzeug.wrappers import Request, Response

from infra import gateway
from infra.local import front
from infra.local.names import ACCOUNT, PREFIX
from infra.local.permissions import running_as

TIMEOUT_SECONDS = 29


class LocalApi:
    """Turns a request into the event of a REST API's Lambda proxy integration, and back.

    Chalice keeps the current request on the app object, because a Lambda handles one request at
    a time; here many threads share one app, so that attribute becomes each thread's own.
    """

    def __init__(
        self, app: Any, added: Callable[[str | None], dict[str, str]] = front.added
    ) -> None:
        """added: the headers that CloudFront adds to the request of an address."""
        self._app, self._added = app, added
        _keep_requests_apart(app)
        self._routes = RouteMatcher(list(app.routes))

    def answer(self, request: Request) -> Response:
        """Run one request to its response."""
        route = self._route(request)
        if route is None:
            return _gateways_own("MISSING_AUTHENTICATION_TOKEN")
        if (request.content_length or 0) > gateway.MAX_REQUEST_BYTES:
            return _gateways_own("REQUEST_TOO_LARGE")
        context = LambdaContext(PREFIX, 1024, TIMEOUT_SECONDS * 1000)
        with running_as("api_handler"):
            return _response(self._app(self._event(request, route), context))

    def _route(self, request: Request) -> Any:
        """``None``: no function stands behind this path and method."""
        try:
            # the matcher would take a ? or # that was encoded in a path for its end
            route = self._routes.match_route(quote(request.path))
        except ValueError:
            return None
        return route if request.method in self._app.routes[route.route] else None

    def _event(self, request: Request, route: Any) -> dict[str, Any]:
        data = request.get_data()
        media_type = request.headers.get("content-type", "").split(";")[0].strip()
        binary = media_type in self._app.api.binary_types
        body = base64.b64encode(data).decode() if binary else data.decode("utf-8", "replace")
        headers = {name.lower(): value for name, value in request.headers.items()}
        headers |= self._added(request.remote_addr)
        query = {name: request.args.getlist(name) for name in request.args} or None
        return {
            "resource": route.route,
            "path": request.path,
            "httpMethod": request.method,
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "queryStringParameters": {name: all_[-1] for name, all_ in query.items()}
            if query
            else None,
            "multiValueQueryStringParameters": query,
            "pathParameters": {name: unquote(part) for name, part in route.captured.items()},
            "stageVariables": {},
            "requestContext": {
                "accountId": ACCOUNT,
                "requestId": str(uuid.uuid4()),
                "resourcePath": route.route,
                "httpMethod": request.method,
                "path": request.path,
                "stage": "api",
                "protocol": "HTTP/1.1",
                "identity": {
                    "sourceIp": "130.176.0.1",  # on AWS it is CloudFront's
                    "userAgent": headers.get("user-agent"),
                },
            },
            "body": body or None,
            "isBase64Encoded": binary and bool(body),
        }


def _gateways_own(name: str) -> Response:
    own = gateway.ANSWERS[name]
    said = gateway.document(own, str(uuid.uuid4()))
    return Response(said, own.status, headers=gateway.headers(own))


def _response(answer: dict[str, Any]) -> Response:
    body = answer.get("body") or ""
    if answer.get("isBase64Encoded"):
        body = base64.b64decode(body)
    # API Gateway's own default; the app's headers replace it
    response = Response(body, answer["statusCode"], content_type="application/json")
    for name, value in (answer.get("headers") or {}).items():
        response.headers[name] = value
    for name, values in (answer.get("multiValueHeaders") or {}).items():
        for value in values:
            response.headers.add(name, value)
    return response


def _keep_requests_apart(app: Any) -> None:
    """Give the app's two per-request attributes to each thread separately."""
    local = threading.local()

    def of_this_thread(name: str) -> property:
        return property(
            lambda _app: getattr(local, name, None),
            lambda _app, value: setattr(local, name, value),
        )

    apart = {name: of_this_thread(name) for name in ("current_request", "lambda_context")}
    if not getattr(app, "_requests_apart", False):
        app.__class__ = type("ThreadedChalice", (type(app),), {**apart, "_requests_apart": True})
