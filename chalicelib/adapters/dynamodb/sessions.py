"""Sessions, one-time tokens, registrations and counters of attempts, all of which end by
themselves: DynamoDB deletes them some time after ``expires_at``, and until then they are
recognised as expired here. Tokens and registrations are written by a commit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.keys import instant
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.wire import Item, to_wire
from chalicelib.adapters.dynamodb.writes import item_of
from chalicelib.domain.accounts.ports import SessionStore
from chalicelib.domain.accounts.records import OneTimeToken, Registration, Session
from chalicelib.domain.errors import Unreadable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_MOST = 100
"""Sessions told of one account; who signs in more often within a week sees the newest."""


class DynamoSessions(SessionStore):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def start(self, session: Session, cleared: Sequence[str] = ()) -> None:
        gone: list[Item] = [{"pk": f"attempts#{key}"} for key in cleared]
        self._store.table(Session).write_many([item_of(session)], gone)

    def find(self, session_id: str, now: datetime) -> Session | None:
        item = self._store.item(Session, session_id)
        session = self._session(item) if item else None
        return session if session and session.expires_at > now else None

    def rotate(self, session_id: str, old_hash: str, new_hash: str, now: datetime) -> bool:
        used = {"refresh_hash": new_hash, "last_used_at": instant(now)}
        return self._store.update(Session, (session_id,), used, refresh_hash=old_hash)

    def end(self, session_id: str) -> None:
        self._store.delete(Session, session_id)

    def of_account(self, account_id: str, now: datetime) -> list[Session]:
        found, _ = self._store.query(
            Session, "by_account", account_id, newest_first=True, limit=_MOST
        )
        own = []
        for item in found:
            with suppress(Unreadable):
                own.append(self._session(item))
        return [session for session in own if session.expires_at > now]

    def find_token(self, token_hash: str, now: datetime) -> OneTimeToken | None:
        token = self._store.find(OneTimeToken, token_hash)
        return token if token and token.expires_at > now else None

    def find_registration(self, registration_id: str, now: datetime) -> Registration | None:
        found = self._store.find(Registration, registration_id)
        return found if found and found.expires_at > now else None

    def take_attempt(
        self, key: str, *, limit: int, window: timedelta, now: datetime, count: int = 1
    ) -> bool:
        """One conditional write, unless an earlier count has ended and was not deleted yet: then
        it fails and a new count begins. Losing the race to start it, one more on what the winner
        started."""
        add = "SET expires_at = :until ADD attempts :count"
        fresh = "SET expires_at = :until, attempts = :count"
        running = "attribute_not_exists(pk) OR (expires_at > :now AND attempts <= :left)"
        over = "expires_at <= :now"
        values = {
            ":count": count,
            ":until": math.ceil((now + window).timestamp()),
            ":now": int(now.timestamp()),
        }
        counted = {**values, ":left": limit - count}
        return (
            self._update(key, add, running, counted)
            or self._update(key, fresh, over, values)
            or self._update(key, add, running, counted)
        )

    def give_back_attempt(self, key: str) -> None:
        self._update(key, "ADD attempts :minus", "attribute_exists(pk)", {":minus": -1})

    def clear_attempts(self, *keys: str) -> None:
        self._store.table(Session).write_many([], [{"pk": f"attempts#{key}"} for key in keys])

    def _update(self, key: str, expression: str, condition: str, values: Item) -> bool:
        table = self._store.table(Session)
        client = table.client
        try:
            client.update_item(
                TableName=table.name,
                Key=to_wire({"pk": f"attempts#{key}"}),
                UpdateExpression=expression,
                ConditionExpression=condition,
                ExpressionAttributeValues=to_wire(values),
            )
        except client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _session(self, item: Item) -> Session:
        """Hash and last use move on without the body being written again."""
        return self._store.read(Session, item).replace(
            refresh_hash=item["refresh_hash"],
            last_used_at=datetime.fromisoformat(item["last_used_at"]),
        )
