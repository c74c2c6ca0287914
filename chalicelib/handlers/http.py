"""One decorator makes an HTTP view: who may call, what comes in, what goes out, what goes wrong.

``Routes`` stands for one resource's blueprint. Each view says who may call it in the decorator, and
what it takes and gives in its own annotations (``endpoint.py``); ``answering.py`` authenticates,
parses, calls, and turns refusals into problem documents. What the views declare also makes the
OpenAPI document (``openapi.py``) and the architecture tests' list of routes.
"""

from collections.abc import Callable
from functools import wraps
from typing import Required, TypedDict, TypeVar, Unpack

from chalice import Blueprint, Response

from chalicelib.domain.reads import Beside
from chalicelib.domain.records import Stored
from chalicelib.handlers.answering import answer
from chalicelib.handlers.endpoint import Access, Call, Endpoint, Reply, ViewFunction, declared

__all__ = ["ENDPOINTS", "Access", "Call", "Endpoint", "Reply", "Routes"]

V = TypeVar("V", bound=ViewFunction)

ENDPOINTS: list[Endpoint] = []
"""Every HTTP endpoint there is, filled as the views are loaded."""


class Options(TypedDict, total=False):
    """``raw_body`` is a media type taken as bytes; ``once`` demands an Idempotency-Key;
    ``cached_seconds`` is for public answers that are the same for everybody. ``reads``: what the
    use case will read of the record in the path, besides the record itself (``fetching.py``);
    ``operators``: also for whoever works for its applicant (``operating.py``)."""

    access: Required[Access]
    summary: Required[str]
    status: int
    raw_body: str | None
    once: bool
    cached_seconds: int
    reads: tuple[Beside | type[Stored], ...]
    operators: bool


class Routes:
    """The routes of one resource. ``Routes(__name__)``, then ``@routes.get(...)`` and so on."""

    def __init__(self, name: str) -> None:
        self.blueprint = Blueprint(name)

    def get(self, path: str, **options: Unpack[Options]) -> Callable[[V], V]:
        return self._endpoint("GET", path, **options)

    def post(self, path: str, **options: Unpack[Options]) -> Callable[[V], V]:
        return self._endpoint("POST", path, **options)

    def put(self, path: str, **options: Unpack[Options]) -> Callable[[V], V]:
        return self._endpoint("PUT", path, **options)

    def patch(self, path: str, **options: Unpack[Options]) -> Callable[[V], V]:
        return self._endpoint("PATCH", path, **options)

    def delete(self, path: str, **options: Unpack[Options]) -> Callable[[V], V]:
        return self._endpoint("DELETE", path, **options)

    def _endpoint(
        self,
        method: str,
        path: str,
        *,
        access: Access,
        summary: str,
        status: int = 200,
        raw_body: str | None = None,
        once: bool = False,
        cached_seconds: int = 0,
        reads: tuple[Beside | type[Stored], ...] = (),
        operators: bool = False,
    ) -> Callable[[V], V]:
        def register(view: V) -> V:
            body, query, returns = declared(view, path)
            endpoint = Endpoint(
                method, path, access, summary, status, body, raw_body, query, returns, once,
                cached_seconds, reads, operators, view,
            )  # fmt: skip
            ENDPOINTS.append(endpoint)

            @wraps(view)
            def serve(**path_parameters: str) -> Response:
                return answer(endpoint, self.blueprint.current_request, path_parameters)

            self.blueprint.route(
                path,
                methods=[method],
                content_types=["*/*"],  # Chalice's own refusal is no problem document: answering.py
                name=f"{method} {path}",
            )(serve)
            return view

        return register
