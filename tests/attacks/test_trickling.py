"""The office never gets stuck: a service that answers drop by drop, or with what is no HTTP, is
given up in time (docs/checks.md 57)."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from chalicelib.adapters import channels
from chalicelib.adapters.channels import WhatsAppGateway
from chalicelib.adapters.plain_http import NoAnswerError, ask
from chalicelib.domain.errors import InvalidInput, Unavailable
from chalicelib.domain.messages.templates import RenderedMessage
from tests.support.http_stand_in import Reply, serving

WITHIN = 0.3
RENDERED = RenderedMessage(subject="", body="Izin Anda terbit.")
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextmanager
def dripping(first: bytes, drop: bytes = b"") -> Iterator[str]:
    """Its address. It sends ``first`` and then drop after drop, for as long as somebody reads."""
    server, over = socket.create_server(("127.0.0.1", 0)), Event()

    def serve() -> None:
        with server.accept()[0] as client:
            client.recv(65536)
            try:
                client.sendall(first)
                while drop and not over.wait(WITHIN / 10):
                    client.sendall(drop)
            except OSError:
                return

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/send?to=1"
    finally:
        over.set()
        thread.join()
        server.close()


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"x"),
    ],
    ids=["headers", "body", "a body without an end"],
)
def test_an_answer_that_trickles_is_given_up_when_its_time_is_over(
    first: bytes, drop: bytes
) -> None:
    began = time.monotonic()
    with dripping(first, drop) as url, pytest.raises(NoAnswerError):
        ask("POST", url, b"{}", {}, within=WITHIN)
    assert time.monotonic() - began >= WITHIN


@pytest.mark.parametrize("said", [b"SSH-2.0-x\r\n", WHOLE[:-1], b""], ids=["other", "cut", "none"])
def test_what_is_no_whole_answer_is_none(said: bytes) -> None:
    with dripping(said) as url, pytest.raises(NoAnswerError):
        ask("POST", url, b"{}", {}, within=60)


def test_a_whole_answer_is_one_and_keeps_path_and_query() -> None:
    with serving(lambda request: Reply(202, request.path.encode())) as base:
        answer = ask("POST", f"{base}/a/b?c=d", b"{}", {}, within=60)
    assert (answer.status, answer.body) == (202, b"/a/b?c=d")


def test_a_gateway_that_trickles_is_away_for_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "TIMEOUT_SECONDS", WITHIN)
    with dripping(b"HTTP/1.1 200 OK\r\n", b"x") as url, pytest.raises(Unavailable):
        WhatsAppGateway(url, None).send("+6281200000001", RENDERED, "m1")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(302, Unavailable), (401, Unavailable), (503, Unavailable), (404, InvalidInput)],
)
def test_what_the_gateway_says_is_a_wrong_number_or_worth_another_try(
    status: int, outcome: type[Exception]
) -> None:
    with serving(lambda _request: Reply(status)) as base, pytest.raises(outcome):
        WhatsAppGateway(base, "token").send("+6281200000001", RENDERED, "m1")
