"""What lies in a DynamoDB in memory, looked at behind the ports; and put there past them."""

from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from chalicelib.adapters.dynamodb.chain import wait_key
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.wire import from_wire, to_wire
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.applications.model import Application
from chalicelib.domain.messages.model import Message
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.records import Versioned
from chalicelib.domain.storage import Put
from tests.support.tables import PREFIX

M = TypeVar("M", bound=BaseModel)

PARTS = (
    "applications", "notes", "accounts", "sessions", "permits", "outbox", "counters",
    "conversations", "office", "asides",
)  # fmt: skip
"""Every table."""
_KEYS = {"notes": "subject", "outbox": "message_id", "counters": "series"}


class Stateful(Protocol):
    """``FakePorts`` and its like."""

    dynamodb: Any
    commit: Any
    accounts: Any


def items(ports: Stateful, part: str) -> list[dict[str, Any]]:
    """A whole table, in the order of its items' first writing."""
    return [from_wire(item) for item in ports.dynamodb.items(f"{PREFIX}-{part}")]


def rows(ports: Stateful, part: str, start: str = "") -> dict[str, dict[str, Any]]:
    """The items whose partition key begins so, each alone in its partition, by the rest of that
    key."""
    key = _KEYS.get(part, "pk")
    found = [item for item in items(ports, part) if item[key].startswith(start)]
    by_key = {item[key].removeprefix(start): item for item in found}
    assert len(by_key) == len(found), "several in one partition"
    return by_key


def records(ports: Stateful, part: str, start: str, model: type[M]) -> list[M]:
    return [model.model_validate_json(item["body"]) for item in rows(ports, part, start).values()]


def messages(ports: Stateful) -> list[Message]:
    return records(ports, "outbox", "", Message)


def permits(ports: Stateful) -> list[Permit]:
    return records(ports, "permits", "permit#", Permit)


def claimed_files(ports: Stateful) -> set[str]:
    return set(rows(ports, "applications", "file#"))


def counters(ports: Stateful) -> dict[str, int]:
    """Last numbers by series; sums lie beside them."""
    found = (item for item in items(ports, "counters") if "value" in item)
    return {item["series"]: item["value"] for item in found}


def attempts(ports: Stateful) -> dict[str, int]:
    found = rows(ports, "sessions", "attempts#")
    return {key: item["attempts"] for key, item in found.items()}


def everything(ports: Stateful, *parts: str) -> str:
    """These tables (or all), as text."""
    return repr([items(ports, part) for part in parts or PARTS])


def put_application(ports: Stateful, application: Application) -> None:
    """Whatever version is there."""
    Store(ports.dynamodb, PREFIX).put(application)


def put_account(ports: Stateful, account: Account) -> None:
    """In place of the one with its id, whose version it keeps."""
    ports.commit(Put(account, ports.accounts.find(account.account_id)))


def lose_token(ports: Stateful, application_id: str) -> None:
    """As if its engine had never asked."""
    ports.dynamodb.update_item(
        TableName=f"{PREFIX}-applications",
        Key=to_wire(wait_key(application_id)),
        UpdateExpression="REMOVE #kind, #step, #token",
        ExpressionAttributeNames={f"#{name}": name for name in ("kind", "step", "token")},
    )


def over(record: Versioned, version: int | None) -> Put[Versioned]:
    """The change of somebody who read this record at an earlier version; ``None``: not at all."""
    return Put(record, None if version is None else record.replace(version=version))
