"""One loopback origin: /api from the app, the site, and the pages of the local stack itself."""

import html
import json
import socket
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from infra.headers import page_headers
from infra.local import codes, site, status
from infra.local.api import LocalApi
from infra.local.outbox import LocalOutbox

PLAIN_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
article { border-top: 1px solid #8fbdb3; }
pre { overflow-wrap: anywhere; white-space: pre-wrap; }
"""


class LocalWeb:
    """`api` may be missing in tests; `info` is what /local/info.json shows; `file_origins` are
    those of the buckets, once they are known: here all have one. `clients` reach the local AWS."""

    def __init__(self, outbox: LocalOutbox, info: Callable[[], dict[str, Any]]) -> None:
        self.api: LocalApi | None = None
        self.file_origins: tuple[str, ...] = ()
        self.clients: Mapping[str, Any] | None = None
        self._outbox = outbox
        self._info = info
        self._server: BaseWSGIServer | None = None
        self._thread: threading.Thread | None = None

    def bind(self, port: int) -> int:
        """Take the port (0: any free one) before anything else starts; the port taken. OSError when
        it is in use."""
        # werkzeug would end the process over a port in use, so the port is taken before
        with socket.create_server(("127.0.0.1", port)) as taken:
            port = taken.getsockname()[1]
            self._server = make_server(
                "127.0.0.1",
                port,
                self,
                threaded=True,
                request_handler=QuietHandler,
                fd=taken.fileno(),
            )
        return port

    def start(self) -> None:
        assert self._server is not None, "bind first"  # noqa: S101
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        if self._server is not None:
            if self._thread is not None:
                self._server.shutdown()
                self._thread.join(timeout=1)
            self._server.server_close()
            self._server = self._thread = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        try:
            response = self._answer(request)
        except NotFound:
            response = site.not_found()
        except HTTPException as refusal:
            response = Response(f"{refusal.description}\n", refusal.code, mimetype="text/plain")
        if not request.path.startswith("/api"):
            for name, value in page_headers(self.file_origins).items():
                response.headers.setdefault(name, value)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        path = request.path
        if path == "/api" or path.startswith("/api/"):
            if self.api is None:
                raise NotFound("this stack has no API")
            return self.api.answer(request)
        if path == "/local/whatsapp" and request.method == "POST":
            number = self._outbox.receive_whatsapp(request.get_json(silent=True))
            return _json({"id": f"local-{number}", "status": "queued"}, 202)
        if path == "/local/outbox":
            page = Response(_outbox_page(self._outbox), mimetype="text/html")
            page.headers["Cache-Control"] = "no-store"
            return page
        if path == codes.PATH:
            page = Response(codes.page(self._info()["accounts"]), mimetype="text/html")
            page.headers["Cache-Control"] = "no-store"
            return page
        if path == f"{codes.PATH}.json":
            return _json(codes.shown())
        if path == "/local/outbox.json":
            return _json(self._outbox.saved())
        if path == "/local/info.json":
            return _json(self._info())
        if path == "/local/plain.css":
            return Response(PLAIN_STYLE, mimetype="text/css")
        if path == status.PATH and self.clients is not None:
            return status.answer(self.clients)
        return site.answer(request)


class QuietHandler(WSGIRequestHandler):
    """For a server of loopback."""

    protocol_version = "HTTP/1.1"  # one connection for many requests

    def log(self, *_: Any) -> None:
        """The handlers log each request themselves."""


def _json(value: Any, status: int = 200) -> Response:
    response = Response(json.dumps(value), status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _outbox_page(outbox: LocalOutbox) -> str:
    mails = "".join(_mail_item(mail) for mail in reversed(outbox.mails()))
    chats = "".join(_chat_item(chat) for chat in reversed(outbox.whatsapp()))
    return f"""<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Kotak keluar lokal</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/local/plain.css"></head>
<body><main><p><a href="/">Sisfo Izin</a></p><h1>Kotak keluar lokal</h1>
<p>Semua pesan yang dikirim tumpukan lokal ini, yang terbaru di atas.
<span lang="en">Every message this local stack sent, newest first.</span></p>
<h2>E-mail</h2>{mails or "<p>Belum ada.</p>"}
<h2>WhatsApp</h2>{chats or "<p>Belum ada.</p>"}</main></body></html>"""


def _mail_item(mail: dict[str, Any]) -> str:
    attached = ", ".join(mail["attachments"])
    return (
        f"<article><h3>{html.escape(mail['subject'])}</h3>"
        f"<p>Kepada: {html.escape(', '.join(mail['to']))}</p>"
        f"<pre>{_with_links(mail['text'] or mail['html'])}</pre>"
        + (f"<p>Lampiran: {html.escape(attached)}</p>" if attached else "")
        + "</article>"
    )


def _chat_item(chat: dict[str, Any]) -> str:
    body = chat["body"]
    fields = body.items() if isinstance(body, dict) else [("isi", body)]
    lines = "\n".join(f"{name}: {value}" for name, value in fields)
    return f"<article><p>{chat['received_at']}</p><pre>{_with_links(lines)}</pre></article>"


def _with_links(text: str) -> str:
    """Escaped text whose addresses can be clicked."""
    words = (
        f'<a href="{html.escape(word)}">{html.escape(word)}</a>'
        if word.startswith(("http://", "https://"))
        else html.escape(word)
        for word in _tokens(text)
    )
    return "".join(words)


def _tokens(text: str) -> Iterable[str]:
    word = ""
    for character in text:
        if character.isspace():
            yield word
            yield character
            word = ""
        else:
            word += character
    yield word
