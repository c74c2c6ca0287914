"""Several items, of one table or of several, read or written by one call."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import kept
from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import KeysAndAttributesTypeDef, WriteRequestUnionTypeDef

    from chalicelib.adapters.dynamodb.wire import Wire

_MOST_READ = 100
"""Items in one ``BatchGetItem``."""
_TRIES = 6
THROTTLED = frozenset(
    {
        *("ThrottlingException", "ThrottlingError", "RequestLimitExceeded"),
        *("ProvisionedThroughputExceededException", "ProvisionedThroughputExceeded"),
        *("InternalServerError", "TransactionInProgressException"),
    }
)
"""DynamoDB's words for "not now", as an error of a call and as the reason of a transaction."""


@contextmanager
def asking() -> Iterator[None]:
    """:raises Unavailable: DynamoDB said "not now", also when botocore had tried again."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in THROTTLED:
            raise Unavailable from None
        raise


def read_batches(
    client: DynamoDBClient, keys: Sequence[tuple[str, Wire]], *, consistent: bool
) -> list[tuple[str, Wire]]:
    """Those of these (different) items that are there, each with its table, in any order.

    :raises Unavailable: DynamoDB left some of them unread, time and again.
    """
    found: list[tuple[str, Wire]] = []
    left, tries = list(keys), 0
    while left:
        asked, left = left[:_MOST_READ], left[_MOST_READ:]
        wanted: dict[str, KeysAndAttributesTypeDef] = {
            table: {"Keys": [], "ConsistentRead": consistent} for table, _ in asked
        }
        for table, key in asked:
            wanted[table]["Keys"] = [*wanted[table]["Keys"], key]
        with asking():
            answer = client.batch_get_item(RequestItems=wanted)
        found += [(name, item) for name, part in answer["Responses"].items() for item in part]
        if unread := answer.get("UnprocessedKeys"):
            tries += 1
            if tries == _TRIES:
                raise Unavailable
            time.sleep(0.02 * 2**tries)
            left += [(name, key) for name, part in unread.items() for key in part["Keys"]]
    return found


def write_batch(
    client: DynamoDBClient,
    items: Sequence[tuple[str, Wire]],
    gone: Sequence[tuple[str, Wire]] = (),
) -> None:
    """Put these items and delete those keys, each with its table, whatever is there and each by
    itself; at most 25.

    :raises Unavailable: DynamoDB left some of them unwritten, time and again.
    """
    for table, one in (*items, *gone):
        kept.drop(table, one)
    match [*items], [*gone]:
        case [], []:
            return
        case [(table, item)], []:
            with asking():
                client.put_item(TableName=table, Item=item)
            return
        case [], [(table, key)]:
            with asking():
                client.delete_item(TableName=table, Key=key)
            return
    wanted: dict[str, list[WriteRequestUnionTypeDef]] = {}
    for table, item in items:
        wanted.setdefault(table, []).append({"PutRequest": {"Item": item}})
    for table, key in gone:
        wanted.setdefault(table, []).append({"DeleteRequest": {"Key": key}})
    left: Mapping[str, Sequence[WriteRequestUnionTypeDef]] = wanted
    for tries in range(_TRIES):
        with asking():
            answer = client.batch_write_item(RequestItems=left)
        left = answer.get("UnprocessedItems", {})
        if not left:
            return
        time.sleep(0.02 * 2**tries)
    raise Unavailable
