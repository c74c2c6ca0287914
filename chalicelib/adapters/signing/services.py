"""The signing and time-stamp services: where each is, and how long it is waited for."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from chalicelib.adapters.plain_http import Answer, ask


@dataclass(frozen=True)
class Service:
    """A service at ``base_url`` (http or https, may have a path) with a time limit in seconds
    for the whole of a call."""

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

        :raises NoAnswerError: as ``plain_http.ask``.
        """
        headers = dict(self._authorization())
        if content_type:
            headers["Content-Type"] = content_type
        url = self.base_url.rstrip("/") + path
        return ask(method, url, body, headers, within=self.timeout)

    def _authorization(self) -> Mapping[str, str]:
        if self.username is None or self.password is None:
            return {}
        pair = f"{self.username}:{self.password.get_secret_value()}".encode()
        return {"Authorization": "Basic " + b64encode(pair).decode()}
