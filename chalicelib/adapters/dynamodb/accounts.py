"""Accounts in DynamoDB: the account itself, and two pointers that keep NIK and e-mail unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.items import instant
from chalicelib.adapters.dynamodb.table import Item, Table
from chalicelib.adapters.dynamodb.writes import delete, put, put_new
from chalicelib.domain.accounts.changes import (
    DropRegistration,
    IssueToken,
    PutAccount,
    PutRegistration,
    SpendToken,
)
from chalicelib.domain.accounts.model import Account, AccountKind
from chalicelib.domain.accounts.ports import AccountStore
from chalicelib.domain.accounts.records import OneTimeToken, Registration
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.privacy.changes import PutDataRequest
from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState
from chalicelib.domain.privacy.ports import DataRequests
from chalicelib.domain.storage import Change, Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write

_BY_ROLE = "by_role"


class DynamoAccounts(AccountStore):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._table = Table(client, f"{prefix}-accounts")

    def find(self, account_id: str) -> Account | None:
        item = self._table.get({"pk": f"account#{account_id}"})
        return Account.model_validate_json(item["body"]) if item else None

    def find_by_nik(self, nik: str) -> Account | None:
        return self._follow(f"nik#{nik}")

    def find_by_email(self, email: str) -> Account | None:
        return self._follow(f"email#{email_key(email)}")

    def officers(self, *, cursor: str | None = None, limit: int = 25) -> Page[Account]:
        return self._table.page(
            Account,
            _BY_ROLE,
            ("kind", AccountKind.OFFICER.value),
            *("created_at", "pk"),
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )

    def _follow(self, pointer: str) -> Account | None:
        """Always two reads, so that an unknown NIK takes as long as a known one."""
        found = self._table.get({"pk": pointer})
        return self.find(found["account_id"] if found else "nobody")


class DynamoDataRequests(DataRequests):
    """In the table of accounts."""

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._table = Table(client, f"{prefix}-accounts")

    def find(self, request_id: str) -> DataRequest | None:
        item = self._table.get({"pk": f"request#{request_id}"})
        return DataRequest.model_validate_json(item["body"]) if item else None

    def of_account(self, account_id: str, *, limit: int, cursor: str | None) -> Page[DataRequest]:
        return self._table.page(
            DataRequest,
            "by_requester",
            ("requester_id", account_id),
            *("asked_at", "pk"),
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )

    def open(
        self, kind: RequestKind, *, limit: int, cursor: str | None = None
    ) -> Page[DataRequest]:
        partition = ("open_kind", kind.value)
        return self._table.page(
            DataRequest, "by_answer_due", partition, "answer_due", "pk", limit=limit, cursor=cursor
        )


def account_writes(change: Change, prefix: str) -> list[Write]:
    """The conditional writes of one change, for ``TransactWriteItems``."""
    accounts, sessions = f"{prefix}-accounts", f"{prefix}-sessions"
    match change:
        case PutAccount(account, previous):
            return _account(accounts, account, previous)
        case IssueToken(token):
            return [put_new(sessions, _token_item(token))]
        case SpendToken(token_hash):
            return [delete(sessions, {"pk": f"token#{token_hash}"})]
        case PutRegistration(registration, expected):
            return [put(sessions, _registration_item(registration), expected)]
        case DropRegistration(registration_id):
            return [delete(sessions, {"pk": f"registration#{registration_id}"})]
        case PutDataRequest(request, expected):
            return [put(accounts, request_item(request), expected)]
        case _:
            raise TypeError(f"no write for {type(change).__name__}")


def _account(table: str, account: Account, previous: Account | None) -> list[Write]:
    item = {
        "pk": f"account#{account.account_id}",
        "version": account.version,
        "kind": account.kind.value,
        "created_at": account.created_at.isoformat(),
        "body": account.model_dump_json(),
    }
    writes = [put(table, item, previous.version if previous else None)]
    pointer = {"account_id": account.account_id}
    before, after = (_pointers(previous) if previous else set()), _pointers(account)
    writes += [put_new(table, {"pk": key} | pointer) for key in sorted(after - before)]
    writes += [delete(table, {"pk": key}) for key in sorted(before - after)]
    return writes


def _pointers(account: Account) -> set[str]:
    """Keys that lead to it, and keep NIK and e-mail unique. An erased account has neither."""
    found = {f"nik#{account.nik}"} if account.nik else set()
    return found | ({f"email#{email_key(account.email)}"} if account.email else set())


def request_item(request: DataRequest) -> Item:
    """``open_kind`` is there only while it waits, so the index holds nothing that is done."""
    item: Item = {
        "pk": f"request#{request.request_id}",
        "version": request.version,
        "requester_id": request.account_id,
        "asked_at": f"{instant(request.asked_at)}#{request.request_id}",
        "body": request.model_dump_json(),
    }
    if request.state is RequestState.OPEN:
        item["open_kind"] = request.kind.value
        item["answer_due"] = f"{instant(request.due_at)}#{request.request_id}"
    return item


def _token_item(token: OneTimeToken) -> Item:
    return {
        "pk": f"token#{token.token_hash}",
        "expires_at": int(token.expires_at.timestamp()),
        "body": token.model_dump_json(),
    }


def _registration_item(registration: Registration) -> Item:
    return {
        "pk": f"registration#{registration.registration_id}",
        "version": registration.version,
        "expires_at": int(registration.expires_at.timestamp()),
        "body": registration.model_dump_json(),
    }
