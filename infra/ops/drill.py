"""A backup is one when it was restored: all tables of a stage as of one moment, beside the real
ones, and looked at by the service's own code.

Nothing of the stage is changed. Files are not copied: their buckets keep every version, and the
drill reads those that the restored records pin. The copy holds personal data, so it is deleted at
the end, whatever was found.
"""

import json
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from chalicelib.adapters.s3_files import S3Files
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.duties import Duties
from chalicelib.domain.messages.model import Message
from chalicelib.domain.messages.ports import Announcer
from chalicelib.domain.privacy import erasure
from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState
from chalicelib.domain.storage import Add
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.handlers.wiring import AwsPorts
from infra.deploying.place import Place
from infra.ops import kept, soundness
from infra.ops.soundness import Finding

REPORT = Path("build") / "drill.json"
PATIENCE = {"Delay": 15, "MaxAttempts": 240}
"""A restore takes AWS minutes; an hour is the most that is waited for."""


def drill(place: Place, hours: int = 0, report: Path = REPORT) -> int:
    """As of ``hours`` ago; 0 is the newest moment that AWS can restore. 1 when this backup would
    not do."""
    began = time.monotonic()
    with restored(place, hours) as prefix:
        findings = [*look(place, prefix, compare=hours == 0)]
    for finding in findings:
        print(f"{'! ' if finding.wrong else '  '}{finding.text}")
    seconds = round(time.monotonic() - began)
    print(f"Drilled in {seconds} s; the copy is deleted.")
    report.parent.mkdir(parents=True, exist_ok=True)
    told = [{"text": one.text, "wrong": one.wrong} for one in findings]
    at = datetime.now(UTC).isoformat()
    report.write_text(json.dumps({"at": at, "hours": hours, "seconds": seconds, "findings": told}))
    return 1 if any(one.wrong for one in findings) else 0


@contextmanager
def restored(place: Place, hours: int) -> Iterator[str]:
    """The prefix of the copy's tables, which are deleted at the end."""
    client, prefix = place.home["dynamodb"], f"{place.prefix}-{kept.COPY}"
    names = {f"{place.prefix}-{part}": f"{prefix}-{part}" for part in kept.tables(place)}
    when: dict[str, Any] = {"UseLatestRestorableTime": True}
    if hours:  # one moment for all: tables of different moments do not fit
        when = {"RestoreDateTime": datetime.now(UTC) - timedelta(hours=hours)}
    try:
        for source, target in names.items():
            client.restore_table_to_point_in_time(
                SourceTableName=source, TargetTableName=target, **when
            )
        for target in names.values():
            client.get_waiter("table_exists").wait(TableName=target, WaiterConfig=PATIENCE)
        yield prefix
    finally:
        there = client.get_paginator("list_tables").paginate()
        for name in [name for page in there for name in page["TableNames"]]:
            if name in names.values():
                client.delete_table(TableName=name)


def look(place: Place, prefix: str, *, compare: bool) -> Iterator[Finding]:
    """``compare``: the copy should be what the stage is now."""
    for part in kept.tables(place):
        count, digest = _digest(place, f"{prefix}-{part}")
        yield Finding(f"{part}: {count} items, {digest[:12]}")
        if compare and (count, digest) != (now := _digest(place, f"{place.prefix}-{part}")):
            yield Finding(f"{part} has {now[0]} items now, or others: did somebody work?", True)
    copy = CopiedPorts(prefix)
    yield from soundness.look(place, copy, prefix)
    yield _erased_again(place, AwsPorts(), copy)


def _digest(place: Place, table: str) -> tuple[int, str]:
    return kept.digest(map(kept.line, kept.items(place, table)))


class CopiedPorts(AwsPorts):
    """The service over a copy of its tables, which reaches nobody and deletes no file."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.prefix = prefix
        self.announcer = _Nobody()
        self.files = _KeptFiles(self._clients.get("s3"), incoming_bucket="", documents_bucket="")


class _Nobody(Announcer):
    def announce(self, messages: Sequence[Message]) -> None:
        """The copy's outbox is deleted with it."""

    def announce_again(self, message_ids: Sequence[str]) -> None:
        """Likewise."""


class _KeptFiles(S3Files):
    def erase(self, kind: UploadKind, owner_id: str, keep: Collection[str]) -> None:
        """There is one bucket, and what was erased in it is gone."""


def _erased_again(place: Place, live: AllPorts, copy: AllPorts) -> Finding:
    """Persons who were erased after the moment are erased in the copy, as a restore would have to
    (UU 27/2022 arts. 43 and 44)."""
    count, stuck = 0, 0
    for account in _accounts(place, live):
        before = copy.accounts.find(account.account_id)
        if account.erased_at and before and not before.erased_at:
            count += 1
            stuck += not _erase(copy, _request(live, copy, account))
    if stuck:
        return Finding(f"{stuck} of {count} persons erased since could not be erased again", True)
    return Finding(f"{count} persons erased since that moment were erased again")


def _accounts(place: Place, live: AllPorts) -> Iterator[Account]:
    for item in kept.items(place, f"{place.prefix}-accounts"):
        own = item["pk"]["S"]
        if own.startswith("account#") and (
            found := live.accounts.find(own.removeprefix("account#"))
        ):
            yield found


def _request(live: AllPorts, copy: AllPorts, account: Account) -> DataRequest:
    """As the copy has it: open, though it was asked after the moment."""
    asked = live.data_requests.of_account(account.account_id, limit=50, cursor=None).items
    request = next(one for one in asked if one.kind is RequestKind.ERASURE)
    known = copy.data_requests.find(request.request_id)
    if known is None:
        known = request.replace(state=RequestState.OPEN, answered_at=None, version=1)
        copy.commit(Add(known))
    return known


def _erase(copy: AllPorts, request: DataRequest) -> bool:
    def tell(what: str, error: Exception, ids: Any) -> None:
        print(f"  {what}: {type(error).__name__} {dict(ids)}")

    return erasure.carry_out(copy, request, Duties(tell))
