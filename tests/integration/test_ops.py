"""An operator's commands, on the local stack that runs, as `make <act> STAGE=local` starts them."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509

from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.wire import to_wire
from chalicelib.adapters.dynamodb.writes import item_of
from chalicelib.adapters.signing.development import ensure_development_certificate
from chalicelib.domain.errors import Unreadable
from infra.local.names import PREFIX
from infra.local.stack import LocalStack
from infra.ops import logs
from infra.ops.__main__ import main
from infra.ops.where import where
from tests.contract import records


def do_nothing(*_: object) -> None:
    """Not under test."""


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    jobs = ("check_upload", "open_step", "sign_permit", "notify", "erase")
    handlers = dict.fromkeys(jobs, do_nothing)
    before = dict(os.environ)
    with LocalStack(app=None, demo_accounts=False, handlers=handlers) as running:
        os.environ["PORT"] = running.url.rpartition(":")[2]
        yield running
    os.environ.clear()
    os.environ.update(before)


Said = pytest.CaptureFixture[str]


def act(*words: str) -> int:
    name, *rest = words
    return main([name, "local", *rest])


def test_status_is_one_look_and_asks_for_nobody_when_all_is_well(
    stack: LocalStack, capsys: Said
) -> None:
    assert act("status") == 0
    said = capsys.readouterr().out
    assert "signing: 0 wait, 0 given up" in said
    assert "0 records cannot be read" in said
    assert "PENGEMBANGAN" in said and "days" in said
    assert "Releases:\n  - not there: a deployment makes it" in said, "in words, not in AWS's codes"
    assert "  ? " not in said


def test_records_that_cannot_be_read_are_counted_and_a_mended_one_no_longer(
    stack: LocalStack, capsys: Said
) -> None:
    dynamodb = stack.clients["dynamodb"]
    for sample in (records.testimonial("garbage"), records.permit("garbage")):
        item = item_of(sample) | {"body": "?"}
        table = f"{PREFIX}-{row_of(type(sample)).table}"
        dynamodb.put_item(TableName=table, Item=to_wire(item))
        with pytest.raises(Unreadable):
            stack.ports.records.find(type(sample), "garbage")
    assert act("status") == 1
    said = capsys.readouterr().out
    assert "! 2 records cannot be read\n    Permit: 1\n    Testimonial: 1\n" in said
    assert "garbage" not in said
    mended = item_of(records.testimonial("garbage"))
    dynamodb.put_item(TableName=f"{PREFIX}-permits", Item=to_wire(mended))
    dynamodb.delete_item(TableName=f"{PREFIX}-permits", Key=to_wire({"pk": "permit#garbage"}))
    assert act("sweep") == 0
    assert act("status") == 0
    assert "0 records cannot be read" in capsys.readouterr().out


def test_what_was_given_up_shows_and_is_moved_back(stack: LocalStack, capsys: Said) -> None:
    sqs = stack.clients["sqs"]
    letters = sqs.get_queue_url(QueueName="sisfo-izin-local-signing-dlq")["QueueUrl"]
    sqs.send_message(QueueUrl=letters, MessageBody='{"application_id": "a1"}')
    assert act("status") == 1
    assert "! signing: 0 wait, 1 given up" in capsys.readouterr().out
    assert act("redrive", "--queue", "signing") == 0
    assert "1 moved back to signing" in capsys.readouterr().out
    assert act("status") == 0


def test_letters_that_cannot_succeed_again_are_not_moved_back(
    stack: LocalStack, capsys: Said
) -> None:
    sqs = stack.clients["sqs"]
    letters = sqs.get_queue_url(QueueName="sisfo-izin-local-steps-dlq")["QueueUrl"]
    sqs.send_message(QueueUrl=letters, MessageBody="{}")
    assert act("redrive", "--queue", "steps") == 1
    assert "tokens are old" in capsys.readouterr().out
    assert act("redrive", "--queue", "steps", "--purge") == 0
    assert "1 thrown away" in capsys.readouterr().out


def test_everything_is_swept_now(stack: LocalStack, capsys: Said) -> None:
    assert act("sweep") == 0
    assert "Swept" in capsys.readouterr().out


def test_the_request_is_signed_by_the_key_and_the_policy_is_as_before(
    stack: LocalStack, capsys: Said
) -> None:
    kms = stack.clients["kms"]
    key = kms.describe_key(KeyId="alias/sisfo-izin-local-signing")["KeyMetadata"]["KeyId"]
    before = kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    assert act("csr", "--name", "Kepala Dinas") == 0
    asked = x509.load_pem_x509_csr(capsys.readouterr().out.encode())
    assert asked.is_signature_valid
    assert "Kepala Dinas" in asked.subject.rfc4514_string()
    assert kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"] == before


def test_a_certificate_that_ends_soon_is_told(stack: LocalStack, capsys: Said) -> None:
    from datetime import UTC, datetime, timedelta

    assert act("certificate-days") == 0
    long_ago = datetime.now(UTC) - timedelta(days=3 * 365 - 10)
    parameter = "/sisfo-izin/local/signing-certificate"
    ssm = stack.clients["ssm"]
    kept = ssm.get_parameter(Name=parameter)["Parameter"]["Value"]
    ending = ensure_development_certificate(
        stack.clients["kms"], "alias/sisfo-izin-local-signing", now=long_ago, kept=None
    )
    ssm.put_parameter(Name=parameter, Value=ending, Type="String", Tier="Advanced", Overwrite=True)
    try:
        assert act("certificate-days") == 1
        assert act("status") == 1
    finally:
        ssm.put_parameter(
            Name=parameter, Value=kept, Type="String", Tier="Advanced", Overwrite=True
        )


def test_the_first_administrator_is_made_once(
    stack: LocalStack, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["1302105705900001", "Ujang Saputra", "it@kantor.example", "081234567890"]
    typed = iter(["12", *answers[1:], *answers])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert act("first-admin") == 1
    assert "nik" in capsys.readouterr().out
    assert act("first-admin") == 0
    said = capsys.readouterr().out
    assert "The link to set a password is in the mail" in said
    assert "1302105705900001" not in said
    assert act("first-admin") == 1


def test_the_lines_of_one_request_are_found_by_its_id(
    stack: LocalStack, tmp_path: Path, capsys: Said
) -> None:
    log = tmp_path / "log.jsonl"
    lines = [
        {"timestamp": "2", "message": "request", "request_id": "r-1", "status": 500},
        {"timestamp": "1", "message": "unexpected failure", "request_id": "r-1"},
        {"timestamp": "3", "message": "request", "request_id": "r-2", "note": "r-1"},
    ]
    log.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    assert logs.logs(where("local"), "r-1", 1, log) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["timestamp"] for one in found] == ["1", "2"]
    assert logs.logs(where("local"), "r-3", 1, log) == 1


def test_without_a_local_stack_it_says_so(
    stack: LocalStack, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("PORT", "9")
    assert act("status") == 1
    assert "make run" in capsys.readouterr().out
