"""`make drill` on a stage with a small regency's data: a good backup passes, and what is wrong with
a bad one is said."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.duties import Duties
from chalicelib.domain.privacy import erasure
from chalicelib.domain.privacy.model import ANSWERED_WITHIN, DataRequest, RequestKind
from chalicelib.domain.storage import Add
from infra.deploying.place import Place
from infra.local.names import PREFIX
from infra.local.stack import LocalStack
from infra.ops import drill, kept
from infra.ops.__main__ import main
from infra.ops.where import where
from tests.support.quiet_stage import quiet_stage

COPY = f"{PREFIX}-{kept.COPY}"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    with quiet_stage(tmp_path_factory.mktemp("scene")) as running:
        yield running


@pytest.fixture
def stage(stack: LocalStack) -> Place:
    return where("local")


def said(place: Place, prefix: str = COPY) -> tuple[list[str], list[str]]:
    """What is well, and what is wrong."""
    found = [*drill.look(place, prefix, compare=True)]
    return [one.text for one in found if not one.wrong], [one.text for one in found if one.wrong]


def tables(stack: LocalStack) -> list[str]:
    found: list[str] = stack.clients["dynamodb"].list_tables()["TableNames"]
    return found


def change(stack: LocalStack, table: str, key: dict[str, Any], **values: Any) -> None:
    client = stack.clients["dynamodb"]
    item = client.get_item(TableName=f"{COPY}-{table}", Key=key)["Item"]
    client.put_item(TableName=f"{COPY}-{table}", Item={**item, **values})


def first(stack: LocalStack, table: str, begins: str) -> dict[str, Any]:
    pages = stack.clients["dynamodb"].get_paginator("scan").paginate(TableName=f"{COPY}-{table}")
    return next(item for page in pages for item in page["Items"] if _begins(item, begins))


def _begins(item: dict[str, Any], begins: str) -> bool:
    own = item.get("pk") or item.get("subject") or item["series"]
    return str(own["S"]).startswith(begins)


def test_a_good_backup_passes_and_its_copy_is_deleted(
    stack: LocalStack, stage: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tables(stack)
    report = tmp_path / "drill.json"
    assert drill.drill(stage, report=report) == 0
    assert tables(stack) == before
    told = capsys.readouterr().out
    assert "chains of notes are whole" in told
    assert re.search(r" [1-9]\d* permit numbers, ", told)
    assert json.loads(report.read_text())["findings"]


def test_the_command_says_it_in_its_exit_code(stack: LocalStack) -> None:
    assert main(["drill", "local"]) == 0


@pytest.fixture
def copy(stage: Place) -> Iterator[str]:
    with drill.restored(stage, hours=0) as prefix:
        yield prefix


def test_the_copy_has_as_many_items_and_files_as_the_stage(copy: str, stage: Place) -> None:
    well, wrong = said(stage)
    assert wrong == []
    for part in kept.tables(stage):
        count = len([*kept.items(stage, f"{PREFIX}-{part}")])
        assert any(text.startswith(f"{part}: {count} items, ") for text in well)
    assert any(" files are there" in text and not text.startswith("0 ") for text in well)


def test_an_item_that_is_missing_is_noticed(copy: str, stage: Place, stack: LocalStack) -> None:
    item = first(stack, "notes", "account#")
    key = {name: item[name] for name in ("subject", "seq")}
    stack.clients["dynamodb"].delete_item(TableName=f"{COPY}-notes", Key=key)
    _, wrong = said(stage)
    assert [text for text in wrong if text.startswith("notes has")]
    assert [text for text in wrong if "chains of notes are broken" in text]


def test_a_counter_behind_its_numbers_is_noticed(
    copy: str, stage: Place, stack: LocalStack
) -> None:
    item = first(stack, "counters", "permit#")
    key = {name: item[name] for name in ("series", "part")}
    change(stack, "counters", key, value={"N": "0"})
    _, wrong = said(stage)
    assert [text for text in wrong if "but the counter is at 0" in text]


def test_a_permit_whose_file_is_another_is_noticed(
    copy: str, stage: Place, stack: LocalStack
) -> None:
    item = first(stack, "permits", "permit#")
    body = {**json.loads(item["body"]["S"]), "sha256": "0" * 64}
    change(stack, "permits", {"pk": item["pk"]}, body={"S": json.dumps(body)})
    _, wrong = said(stage)
    assert [text for text in wrong if "files are not what was noted" in text]


def test_who_was_erased_since_is_erased_in_the_copy_as_well(
    copy: str, stage: Place, stack: LocalStack
) -> None:
    ports = stack.ports
    account = _somebody_at_rest(stage, ports)
    now = ports.clock.now()
    request = DataRequest(
        request_id="r-erasure",
        account_id=account.account_id,
        kind=RequestKind.ERASURE,
        asked_at=now,
        due_at=now + ANSWERED_WITHIN,
    )
    ports.commit(Add(request))
    assert erasure.carry_out(ports, request, Duties(_raise))
    read = drill.CopiedPorts(copy).accounts.find
    assert read(account.account_id) == account
    well, _ = said(stage)
    assert "1 persons erased since that moment were erased again" in well
    emptied = read(account.account_id)
    assert emptied and emptied.erased_at and emptied.name != account.name
    assert ports.accounts.find(account.account_id).erased_at


def _somebody_at_rest(place: Place, ports: Any) -> Account:
    """A citizen without a running application."""
    for item in kept.items(place, f"{PREFIX}-accounts"):
        account = ports.accounts.find(item["pk"]["S"].removeprefix("account#"))
        if account and account.citizen:
            page = ports.applications.by_applicant(account.account_id, limit=50, cursor=None)
            if not any(one.phase.is_running for one in page.items):
                found: Account = account
                return found
    raise AssertionError("everybody waits for something")


def _raise(_what: str, error: Exception, _ids: Any) -> None:
    raise error
