"""Accounts in DynamoDB, found by id or by the names that are theirs alone (NIK, e-mail); and what
people ask about their own data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.keys import instant
from chalicelib.adapters.dynamodb.partitions import (
    ERASED_PERSONS,
    IDENTITY,
    OFFICER,
    SCAN,
    WAY_CHANGE,
)
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.table import Sort
from chalicelib.adapters.dynamodb.together import DynamoReads
from chalicelib.domain.accounts.factors import SecondFactor, WayChange
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.ports import AccountStore
from chalicelib.domain.accounts.scan_due import ScanDue
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.privacy.model import DataRequest, RequestKind
from chalicelib.domain.privacy.ports import DataRequests
from chalicelib.domain.reads import Wanted
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoAccounts(AccountStore):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)
        self._reads = DynamoReads(client, prefix)

    def find(self, account_id: str) -> Account | None:
        return self._store.find(Account, account_id)

    def several(self, account_ids: Sequence[str]) -> Sequence[Account]:
        return self._store.many(Account, ((one,) for one in account_ids))

    def find_by_nik(self, nik: str) -> Account | None:
        return self._follow("nik", nik)

    def find_by_email(self, email: str) -> Account | None:
        return self._follow("email", email_key(email))

    def find_by_either(self, nik: str, email: str) -> Sequence[Account]:
        names = {"nik": nik, "email": email_key(email)}
        self._reads.together(
            *(Wanted.of(Account, value, name=name) for name, value in names.items())
        )
        by_nik, by_email = (
            self._store.named(Account, name, value) or f"nobody-{name}"
            for name, value in names.items()
        )
        own_ids = (by_nik, by_email if by_email != by_nik else "nobody-email")  # always two
        self._reads.together(*(Wanted.of(Account, own_id) for own_id in own_ids))
        return [account for own_id in own_ids if (account := self.find(own_id))]

    def officers(self, *, cursor: str | None = None, limit: int = 25) -> Page[Account]:
        return self._store.page(
            Account, "by_post", OFFICER, newest_first=True, limit=limit, cursor=cursor
        )

    def unseen_identities(self, *, cursor: str | None = None, limit: int = 25) -> Page[Account]:
        return self._store.page(Account, "by_answer_due", IDENTITY, limit=limit, cursor=cursor)

    def scans_due(self, now: datetime, *, limit: int) -> Sequence[ScanDue]:
        late: Sort = ("answer_due", "<=", f"{instant(now)}$")
        found, _ = self._store.query(ScanDue, "by_answer_due", SCAN, sort=late, limit=limit)
        return self._store.readable(ScanDue, found)

    def way_changes(self, *, cursor: str | None = None, limit: int = 25) -> Page[WayChange]:
        return self._store.page(WayChange, "by_answer_due", WAY_CHANGE, limit=limit, cursor=cursor)

    def _follow(self, name: str, value: str) -> Account | None:
        """Always two reads, so that an unknown NIK takes as long as a known one. The second brings
        the second factor along, for who is about to sign in."""
        own_id = self._store.named(Account, name, value) or "nobody"
        self._reads.together(Wanted.of(Account, own_id), Wanted.of(SecondFactor, own_id))
        return self.find(own_id)


class DynamoDataRequests(DataRequests):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def find(self, request_id: str) -> DataRequest | None:
        return self._store.find(DataRequest, request_id)

    def of_account(self, account_id: str, *, limit: int, cursor: str | None) -> Page[DataRequest]:
        return self._store.page(
            DataRequest, "by_requester", account_id, newest_first=True, limit=limit, cursor=cursor
        )

    def open(
        self, kind: RequestKind, *, limit: int, cursor: str | None = None
    ) -> Page[DataRequest]:
        return self._store.page(
            DataRequest, "by_answer_due", kind.value, limit=limit, cursor=cursor
        )

    def erased(self, *, limit: int, cursor: str | None) -> Page[DataRequest]:
        return self._store.page(
            DataRequest,
            "by_answer_due",
            ERASED_PERSONS,
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )
