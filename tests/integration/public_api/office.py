"""A running office, as whoever calls its public addresses meets it."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import requests

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.permits.model import Permit
from tests.unit.permits_public.world import permit

JSON = "application/json"
NIK = "1302105705900001"


@dataclass
class Office:
    """A running stack with a few people, permits and one application in it."""

    url: str
    ports: AllPorts
    holder: Actor
    stranger: Actor
    officer: Actor
    signed: bytes
    genuine: Permit

    def call(
        self, method: str, path: str, by: Actor | None = None, body: Any = None, **headers: str
    ) -> requests.Response:
        headers = {"Content-Type": JSON, **headers}
        if by:
            headers["Authorization"] = f"Bearer {self._token(by)}"
        data = body if isinstance(body, bytes) else json.dumps(body) if body is not None else None
        return requests.request(method, self.url + path, headers=headers, data=data, timeout=30)

    def permit(self, number: int, **changes: Any) -> Permit:
        return permit(self.ports, number, **{"holder_id": self.holder.account_id, **changes})

    def _token(self, actor: Actor) -> str:
        return self.ports.access_tokens.issue(
            account_id=actor.account_id,
            session_id="s",
            generation=1,
            token_id=self.ports.ids.new_id(),
            now=self.ports.clock.now(),
            lifetime=timedelta(minutes=5),
        )


def problem(answer: requests.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    found: dict[str, Any] = answer.json()
    assert found["title"] and found["detail"]
    return found
