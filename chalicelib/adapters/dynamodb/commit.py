"""One commit as one DynamoDB transaction: each change becomes a conditional write."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb import items
from chalicelib.adapters.dynamodb.accounts import account_writes
from chalicelib.adapters.dynamodb.conversations import conversation_writes
from chalicelib.adapters.dynamodb.table import Item, to_wire
from chalicelib.adapters.dynamodb.writes import put, put_new, put_over
from chalicelib.domain.applications.changes import (
    ClaimFile,
    ClaimNumber,
    ClaimRunning,
    EndRunning,
    FreeFile,
    FreezeType,
    PutApplication,
)
from chalicelib.domain.audit.changes import AppendNote
from chalicelib.domain.conversations.changes import AddEntry, PutThread, RememberRoute, TakeInbound
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.messages.changes import QueueMessage
from chalicelib.domain.office_data.changes import PutOfficeRecord
from chalicelib.domain.permits.changes import DropPublication, PutPermit, PutPublication
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.review.changes import PutBatch
from chalicelib.domain.satisfaction.changes import PutTestimonial
from chalicelib.domain.storage import (
    AddTo,
    AdvanceCounter,
    Change,
    CommitRefused,
    Committer,
    RememberAnswer,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write

_COLLISIONS = 6
"""Tries when another transaction holds one of our items at this very moment."""


class DynamoCommitter(Committer):
    """``prefix`` is the stage's name prefix; the tables are ``<prefix>-<part>``.

    Besides ``CommitRefused`` it raises ``Unavailable``: other transactions held our items all
    the time, and nothing was written.
    """

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.client = client
        self.prefix = prefix

    def __call__(self, *changes: Change) -> None:
        writes: list[Write] = []
        origins: list[Change] = []
        for change in changes:
            for write in self._writes(change):
                writes.append(write)
                origins.append(change)
        for attempt in range(_COLLISIONS):
            if attempt:
                time.sleep(random.uniform(0, 0.05 * 2**attempt))  # noqa: S311 — jitter, no secret
            try:
                self.client.transact_write_items(TransactItems=writes)
                return
            except self.client.exceptions.TransactionCanceledException as cancelled:
                reasons = [r.get("Code") for r in cancelled.response["CancellationReasons"]]
                refused = [
                    origin
                    for origin, reason in zip(origins, reasons, strict=True)
                    if reason == "ConditionalCheckFailed"
                ]
                if refused:
                    # One change may be several writes; records hold dicts and have no hash.
                    once = {id(change): change for change in refused}
                    raise CommitRefused(tuple(once.values())) from None
                if "TransactionConflict" not in reasons:
                    raise
            except self.client.exceptions.TransactionInProgressException:
                continue
        raise Unavailable

    def _writes(self, change: Change) -> list[Write]:
        match change:
            case PutApplication(application, expected):
                return [self._put("applications", items.application(application), expected)]
            case FreezeType(application_id, permit_type):
                return [self._new("applications", items.frozen_type(application_id, permit_type))]
            case ClaimNumber(number, application_id):
                return [self._new("applications", items.number(number, application_id))]
            case ClaimRunning(applicant, type_id, application_id):
                key = items.running_key(applicant, type_id)
                return [self._new("applications", key | {"application_id": application_id})]
            case EndRunning(applicant, type_id, application_id):
                return [self._give_back(items.running_key(applicant, type_id), application_id)]
            case ClaimFile():
                return [self._new("applications", items.file_claim(change))]
            case FreeFile(sha256, application_id):
                return [self._give_back(items.file_key(sha256), application_id)]
            case AppendNote(note):
                return [self._new("notes", items.note(note), "subject")]
            case QueueMessage(message):
                return [self._new("outbox", items.message(message), "message_id")]
            case AdvanceCounter(series, last):
                return [self._advance(series, last)]
            case PutPermit(permit, expected):
                return self._permit(permit, expected)
            case PutPublication(publication):
                return [put_over(f"{self.prefix}-permits", items.publication(publication))]
            case DropPublication(publication_id):
                # Emptied instead of deleted: nobody may delete from the table of permits.
                key = items.publication_key(publication_id)
                return [put_over(f"{self.prefix}-permits", key)]
            case RememberAnswer() as answer:
                return [self._new("sessions", items.answer(answer))]
            case PutBatch(batch, expected):
                return [self._put("sessions", items.batch(batch), expected)]
            case AddTo(series, amounts):
                return [self._add(series, amounts)]
            case PutTestimonial(testimonial, expected):
                return [self._put("permits", items.testimonial(testimonial), expected)]
            case PutOfficeRecord(record, expected):
                return [self._put("office", items.office_record(record), expected)]
            case PutThread() | AddEntry() | RememberRoute() | TakeInbound():
                return conversation_writes(change, self.prefix)
            case _:
                return account_writes(change, self.prefix)

    def _permit(self, permit: Permit, expected: int | None) -> list[Write]:
        writes = [self._put("permits", items.permit(permit), expected)]
        if expected is None:
            writes += [self._new("permits", pointer) for pointer in items.permit_pointers(permit)]
        return writes

    def _put(self, part: str, item: Item, expected: int | None) -> Write:
        return put(f"{self.prefix}-{part}", item, expected)

    def _new(self, part: str, item: Item, key: str = "pk") -> Write:
        return put_new(f"{self.prefix}-{part}", item, key)

    def _give_back(self, key: dict[str, str], application_id: str) -> Write:
        return {
            "Delete": {
                "TableName": f"{self.prefix}-applications",
                "Key": to_wire(key),
                "ConditionExpression": "attribute_not_exists(pk) OR application_id = :own",
                "ExpressionAttributeValues": to_wire({":own": application_id}),
            }
        }

    def _advance(self, series: str, last: int) -> Write:
        condition = "#value = :last" if last else "attribute_not_exists(#value)"
        values = {":next": last + 1} | ({":last": last} if last else {})
        return {
            "Update": {
                "TableName": f"{self.prefix}-counters",
                "Key": to_wire({"series": series}),
                "UpdateExpression": "SET #value = :next",
                "ConditionExpression": condition,
                "ExpressionAttributeNames": {"#value": "value"},
                "ExpressionAttributeValues": to_wire(values),
            }
        }

    def _add(self, series: str, amounts: Mapping[str, int]) -> Write:
        names = {f"#a{i}": name for i, name in enumerate(amounts)}
        values = {f":a{i}": amount for i, amount in enumerate(amounts.values())}
        return {
            "Update": {
                "TableName": f"{self.prefix}-counters",
                "Key": to_wire({"series": series}),
                "UpdateExpression": "ADD " + ", ".join(f"#a{i} :a{i}" for i in range(len(amounts))),
                "ExpressionAttributeNames": names,
                "ExpressionAttributeValues": to_wire(values),
            }
        }
