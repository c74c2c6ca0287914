"""CloudFront in little, before the functions and the site's bucket that a deployment made."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from infra.deploying import memory, origin
from infra.deploying.place import Place
from infra.headers import page_headers
from infra.local.api import LocalApi
from infra.local.web import QuietHandler

PAST = "/past-the-edge"
"""Paths below it reach the API without CloudFront's secret."""

Answer = Callable[[dict[str, Any]], Any]


class Handled:
    """The app as `LocalApi` wants it: its routes are those of this checkout, its answers come from
    the deployed function, whatever that is just now."""

    def __init__(self, app: Any, answer: Answer) -> None:
        self.routes, self.api, self._answer = app.routes, app.api, answer

    def __call__(self, event: dict[str, Any], _context: Any) -> Any:
        return self._answer(event)


class Front:
    """``answer`` asks the API's function."""

    def __init__(self, place: Place, app: Any, answer: Answer) -> None:
        self._s3, self._bucket = place.home["s3"], place.bucket("site")
        held = place.edge["secretsmanager"].get_secret_value(SecretId=origin.name_of(place))
        secret = json.loads(held["SecretString"])["now"]

        def added(address: str | None) -> dict[str, str]:
            return {"x-origin-secret": secret, "x-viewer-address": address or ""}

        self._api = LocalApi(Handled(app, answer), added)
        self._past = LocalApi(Handled(app, answer), lambda _address: {})

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith(PAST):
            past = Request(environ | {"PATH_INFO": path.removeprefix(PAST)})
            return self._past.answer(past)(environ, start_response)
        request = Request(environ)
        shown = self._api.answer(request) if path.startswith("/api") else self._page(path)
        return shown(environ, start_response)

    def _page(self, path: str) -> Response:
        """As the function at the edge finds it (infra/stacks/edge/pages.js)."""
        first = path.strip("/").partition("/")[0]
        for key in (path[1:], f"{first}/index.html" if first else "index.html"):
            if key and (body := self._object(key)) is not None:
                return Response(body, headers=page_headers(()), mimetype="text/html")
        return Response(self._object("404/index.html") or b"", 404, headers=page_headers(()))

    def _object(self, key: str) -> bytes | None:
        try:
            found: bytes = self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except ClientError:
            return None
        return found


@contextmanager
def served(front: Front) -> Iterator[str]:
    """Its address."""
    server = make_server("127.0.0.1", 0, front, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def api_function(place: Place) -> str:
    return memory.function_name(place.prefix, "api_handler")
