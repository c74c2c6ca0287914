"""Plain HTTP calls that end in time, whatever the other side does.

``http.client`` and not a larger library: it logs nothing, so neither a NIK in a path nor a
passphrase in a body can reach a log, at whatever level.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import urlsplit

# A permit is well under 1 MB; base64 adds a third.
ANSWER_LIMIT = 32 * 1024 * 1024


class NoAnswerError(Exception):
    """No complete answer within the time limit. Carries nothing of the request."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes = field(repr=False)


def ask(
    method: str, url: str, body: bytes | None, headers: Mapping[str, str], *, within: float
) -> Answer:
    """The answer, whatever its status; redirects are not followed.

    ``within``: seconds for all of it. A socket's own limit is for each read, and begins anew with
    each byte of an answer that trickles.

    :raises NoAnswerError: time-outs, broken connections, what is no HTTP, oversized answers.
    :raises ValueError: the address has no port that is one.
    """
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = kind(str(address.hostname), address.port, timeout=within)
    target = address._replace(scheme="", netloc="").geturl()
    try:
        with _ended_after(within, connection) as held:
            connection.connect()
            held.append(connection.sock)
            connection.request(method, target, body, dict(headers))
            response = connection.getresponse()
            answer = response.read(ANSWER_LIMIT + 1)
    except (OSError, HTTPException):
        raise NoAnswerError from None
    finally:
        connection.close()
    if len(answer) > ANSWER_LIMIT or response.length:
        raise NoAnswerError
    return Answer(response.status, response.headers, answer)


@contextmanager
def _ended_after(seconds: float, connection: HTTPConnection) -> Iterator[list[socket.socket]]:
    """Whoever still reads then reads the end. For the socket once it is connected: the connection
    lets go of it while an answer without a length is read.

    :raises TimeoutError: it was ended, also where the end looks like that of an answer.
    """
    held: list[socket.socket] = []
    ended = False

    def end() -> None:
        nonlocal ended
        ended = True
        for one in held or [connection.sock]:
            if one is not None:
                one.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield held
    finally:
        timer.cancel()
    if ended:
        raise TimeoutError
