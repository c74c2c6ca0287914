"""One commit as one DynamoDB transaction: each change becomes a conditional write. A single write
needs no transaction, and costs half without."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import kept
from chalicelib.adapters.dynamodb.batches import THROTTLED
from chalicelib.adapters.dynamodb.writes import writes_of
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.storage import Change, CommitRefused, Committer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write

_COLLISIONS = 6
"""Tries when another transaction holds one of our items at this very moment."""

_NOT_NOW = THROTTLED | {"TransactionConflict", "TransactionConflictException"}
"""As the reason of a transaction, and as the error of a single write."""


class DynamoCommitter(Committer):
    """``prefix`` is the stage's name prefix; the tables are ``<prefix>-<part>``.

    It raises ``Unavailable`` when other transactions held our items all the time, or DynamoDB had
    no capacity, and nothing was written.
    """

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.client = client
        self.prefix = prefix

    def __call__(self, *changes: Change) -> None:
        writes: list[Write] = []
        origins: list[Change] = []
        for change in changes:
            for write in writes_of(change, self.prefix):
                writes.append(write)
                origins.append(change)
        if not writes:
            return
        put_there = kept.drop_all_of(writes)
        for attempt in range(_COLLISIONS):
            if attempt:
                time.sleep(random.uniform(0, 0.05 * 2**attempt))  # noqa: S311 — jitter, no secret
            try:
                self._write(writes)
                for where, item in put_there:
                    kept.keep(where, item)
                return
            except self.client.exceptions.ConditionalCheckFailedException:
                kept.drop_everything()
                raise CommitRefused((origins[0],)) from None
            except self.client.exceptions.TransactionCanceledException as cancelled:
                reasons = [r.get("Code") for r in cancelled.response["CancellationReasons"]]
                refused = [
                    origin
                    for origin, reason in zip(origins, reasons, strict=True)
                    if reason == "ConditionalCheckFailed"
                ]
                if refused:
                    kept.drop_everything()
                    # One change may be several writes; records hold dicts and have no hash.
                    once = {id(change): change for change in refused}
                    raise CommitRefused(tuple(once.values())) from None
                if not _NOT_NOW.intersection(reasons):
                    raise
            except ClientError as error:
                if error.response["Error"]["Code"] not in _NOT_NOW:
                    raise
        raise Unavailable

    def _write(self, writes: list[Write]) -> None:
        match writes:
            case [{"Put": put}]:
                self.client.put_item(**put)
            case [{"Update": update}]:
                self.client.update_item(**update)
            case [{"Delete": delete}]:
                self.client.delete_item(**delete)
            case _:
                self.client.transact_write_items(TransactItems=writes)
