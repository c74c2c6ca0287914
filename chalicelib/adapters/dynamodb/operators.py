"""Who works for whom, and who was asked to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.partitions import OPERATES, OPERATORS, OPERATORS_INVITED
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.domain.operating.model import Operator, OperatorInvitation
from chalicelib.domain.operating.ports import Operators

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoOperators(Operators):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def of_owner(self, owner_id: str, *, limit: int) -> Sequence[Operator]:
        return self._listed("by_requester", f"{OPERATORS}{owner_id}", limit)

    def of_person(self, account_id: str, *, limit: int) -> Sequence[Operator]:
        return self._listed("by_post", f"{OPERATES}{account_id}", limit)

    def invited_by(self, owner_id: str, *, limit: int) -> Sequence[OperatorInvitation]:
        own = f"{OPERATORS_INVITED}{owner_id}"
        found, _ = self._store.query(
            OperatorInvitation, "by_account", own, newest_first=True, limit=limit
        )
        return self._store.readable(OperatorInvitation, found)

    def _listed(self, index: str, own: str, limit: int) -> Sequence[Operator]:
        found, _ = self._store.query(Operator, index, own, limit=limit)
        return self._store.readable(Operator, found)
