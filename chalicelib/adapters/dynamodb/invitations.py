"""Lists of people who are invited, in the sessions table: they end by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.partitions import INVITATION_LISTS, INVITED
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.domain.inviting.model import Invitation, InvitationList
from chalicelib.domain.inviting.ports import Invitations
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoInvitations(Invitations):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def several(self, invitation_ids: Sequence[str]) -> Sequence[Invitation]:
        ids = ((one,) for one in invitation_ids)
        return self._store.many(Invitation, ids, consistent=True) if invitation_ids else ()

    def of_list(self, list_id: str, *, limit: int) -> Sequence[Invitation]:
        own = f"{INVITED}{list_id}"
        found, _ = self._store.query(Invitation, "by_account", own, limit=limit)
        return self._store.readable(Invitation, found)

    def lists_of(self, owner_id: str, *, limit: int, cursor: str | None) -> Page[InvitationList]:
        own = f"{INVITATION_LISTS}{owner_id}"
        return self._store.page(
            InvitationList, "by_account", own, newest_first=True, limit=limit, cursor=cursor
        )
