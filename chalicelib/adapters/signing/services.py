"""Plain HTTP calls to the signing and time-stamp services.

``http.client`` and not a larger library: it logs nothing, so neither a NIK in a path nor a
passphrase in a body can reach a log, at whatever level.
"""

from __future__ import annotations

import http.client
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urlsplit

from pydantic import SecretStr

# A permit is well under 1 MB; base64 adds a third.
ANSWER_LIMIT = 32 * 1024 * 1024


class NoAnswerError(Exception):
    """No complete answer within the time limit. Carries nothing of the request."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Service:
    """A service at ``base_url`` (http or https, may have a path) with a time limit in seconds
    for connecting and for every read."""

    base_url: str
    timeout: float
    username: str | None = None
    password: SecretStr | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("a service needs an http or https address")

    def call(
        self, method: str, path: str, body: bytes | None = None, content_type: str | None = None
    ) -> Answer:
        """The answer, whatever its status; redirects are not followed.

        Raises ``NoAnswerError`` on time-outs, broken connections and oversized answers.
        """
        parts = urlsplit(self.base_url)
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(str(parts.hostname), parts.port, timeout=self.timeout)
        headers = dict(self._authorization())
        if content_type:
            headers["Content-Type"] = content_type
        try:
            connection.request(method, parts.path.rstrip("/") + path, body, headers)
            response = connection.getresponse()
            answer = response.read(ANSWER_LIMIT + 1)
        except (OSError, http.client.HTTPException):
            raise NoAnswerError from None
        finally:
            connection.close()
        if len(answer) > ANSWER_LIMIT:
            raise NoAnswerError
        return Answer(response.status, response.headers, answer)

    def _authorization(self) -> Mapping[str, str]:
        if self.username is None or self.password is None:
            return {}
        pair = f"{self.username}:{self.password.get_secret_value()}".encode()
        return {"Authorization": "Basic " + b64encode(pair).decode()}
