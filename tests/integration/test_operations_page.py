"""Every command of docs/operations.md, typed into a shell as it stands there.

``STAGE=prod`` is typed as ``STAGE=local``, and means a local stack that runs; ``aws`` is
tests/support/aws_cli.py; what the page leaves to fill in (``<name>``) is in ``FILLED_IN``. What
deploys, or asks, is carried out elsewhere: ``ELSEWHERE`` says by which test.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from infra.local.names import ACCOUNT, PREFIX, REGION
from infra.local.stack import LocalStack
from infra.ops.accounts import first_administrator
from tests.support.factor import with_factor

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

_IN_THE_PAGE = "tests/architecture/test_operations.py"
_BLOCKS = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
BEGIN, *_OTHERS = _BLOCKS
PROGRAMS = [block for block in _OTHERS if "<<'EOF'" in block]
BLOCKS = [block for block in _OTHERS if block not in PROGRAMS]
INLINE = re.findall(r"`((?:aws|curl|pdfinfo) [^`]+)`", PAGE)

FILLED_IN = {
    "<application id>-<n>": "a1-1",
    "<name>": "a1-1",
    "<id>": "r-1",
    "<token>": "rahasia",
    "<user>": "sisfo-izin",
    "<password>": "rahasia",
    "Nama Lengkap": "Rina Marlina",
}

ELSEWHERE = {
    "deploy": "tests/integration/test_rehearsal.py",
    "rollback": "tests/integration/test_rehearsal.py",
    "renew-origin": "tests/integration/test_rehearsal.py",
    "undeploy": "tests/integration/test_rehearsal.py",
    "rehearse-deploy": "tests/integration/test_rehearsal.py",
    "rehearse-all": "tests/integration/test_rehearsal.py",
    "package": "tests/architecture/test_infra_package.py",
    "audit": "tests/architecture/test_infra_package.py",
    "first-admin": "tests/integration/test_ops.py",
    "certificate-days": "tests/integration/test_ops.py",
    "csr": "tests/integration/test_ops.py",
    "logs": "tests/integration/test_ops.py",
    "cost": "tests/unit/test_cost.py",
    "bench": "tests/unit/test_bench.py",
    "legal": "tests/unit/catalogue",
    "install": ".ci/run",
}
"""Targets that no block types: what carries out their program."""


def do_nothing(*_: object) -> None:
    """Not under test."""


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    jobs = ("check_upload", "open_step", "sign_permit", "notify", "erase")
    with LocalStack(
        app=None, demo_accounts=False, handlers=dict.fromkeys(jobs, do_nothing)
    ) as running:
        _what_the_page_speaks_of(running)
        yield running


def _what_the_page_speaks_of(stack: LocalStack) -> None:
    """What a deployed stage has and this one lacks: an execution, the rule of the sweeper, the
    API's function, and one administrator."""
    clients = stack.clients
    [machine] = clients["stepfunctions"].list_state_machines()["stateMachines"]
    clients["stepfunctions"].start_execution(
        stateMachineArn=machine["stateMachineArn"],
        name=FILLED_IN["<name>"],
        input='{"application_id": "a1", "steps": []}',
    )
    clients["events"].put_rule(Name=f"{PREFIX}-sweep-event", ScheduleExpression="rate(5 minutes)")
    known = clients["lambda"].get_function_configuration(FunctionName=f"{PREFIX}-sign_permit")
    clients["lambda"].create_function(
        FunctionName=PREFIX,
        Runtime=known["Runtime"],
        Role=known["Role"],
        Handler="app.app",
        Code={"S3Bucket": f"{PREFIX}-permits-{ACCOUNT}", "S3Key": _a_package(stack)},
    )
    answers = iter(["1302105705900001", "Ujang Saputra", "it@kantor.example", "081234567890"])
    assert first_administrator(stack.ports, lambda _: next(answers)) == 0
    [administrator] = stack.ports.accounts.officers(limit=2).items
    with_factor(stack.ports, administrator.account_id)


def _a_package(stack: LocalStack) -> str:
    """The key of an empty archive."""
    empty = b"PK\x05\x06" + bytes(18)
    stack.clients["s3"].put_object(
        Bucket=f"{PREFIX}-permits-{ACCOUNT}", Key="package.zip", Body=empty
    )
    return "package.zip"


@pytest.fixture
def desk(stack: LocalStack, tmp_path: Path) -> Path:
    """Where the operator sits: a checkout's commands, and files that the page takes as given."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, line in (
        ("aws", f'exec "{sys.executable}" "{ROOT}/tests/support/aws_cli.py" "$@"'),
        ("make", f'cd "{ROOT}" && exec "{shutil.which("make")}" "$@"'),
    ):
        tool = tools / name
        tool.write_text(f"#!/bin/bash\n{line}\n")
        tool.chmod(0o755)
    chain = stack.clients["ssm"].get_parameter(Name="/sisfo-izin/local/signing-certificate")
    for name in ("new-chain.pem", "authorities.pem", "chain.pem"):
        (tmp_path / name).write_text(chain["Parameter"]["Value"])
    (tmp_path / "recipient.pem").write_bytes(_a_recipient(stack))
    return tmp_path


def _a_recipient(stack: LocalStack) -> bytes:
    """Any certificate with an RSA key: here that of the signer."""
    chain = stack.clients["ssm"].get_parameter(Name="/sisfo-izin/local/signing-certificate")
    [first, *_] = x509.load_pem_x509_certificates(chain["Parameter"]["Value"].encode())
    return first.public_bytes(Encoding.PEM)


def typed(command: str, desk: Path, stack: LocalStack) -> str:
    """What it says.

    :raises AssertionError: a line of it failed; the text is what it said.
    """
    for written, meant in {
        **FILLED_IN,
        "<BsreUrl>": stack.url,
        "recipient.pem": f"{desk}/recipient.pem",
    }.items():
        command = command.replace(written, meant)
    whole = f"{BEGIN}\n{command}".replace("STAGE=prod", "STAGE=local")
    environment = {
        **os.environ,
        "PATH": f"{desk}/bin:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PORT": stack.url.rpartition(":")[2],
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", whole],
        cwd=desk,
        env=environment,
        input="",
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, f"$ {command}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


def test_the_page_begins_with_what_all_its_commands_need(stack: LocalStack, desk: Path) -> None:
    assert typed('echo "$A $P $APP_NAME_PREFIX $AWS_DEFAULT_REGION"', desk, stack).split() == [
        ACCOUNT, PREFIX, PREFIX, REGION,
    ]  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: " ".join(block.split()[:4]))
def test_a_block_of_the_page_does_what_it_says(block: str, stack: LocalStack, desk: Path) -> None:
    typed(block, desk, stack)


@pytest.mark.parametrize("command", INLINE, ids=lambda command: " ".join(command.split()[:4]))
def test_a_command_within_a_sentence_does_as_well(
    command: str, stack: LocalStack, desk: Path
) -> None:
    typed(command, desk, stack)


def test_what_aws_does_not_know_is_refused(stack: LocalStack, desk: Path) -> None:
    for wrong, said in (
        ("aws sqs get-queue-adress --queue-name x", "sqs has no get-queue-adress"),
        ("aws sqs get-queue-url --queue x", "get-queue-url has no --queue"),
        ("aws sqs get-queue-url --queue-name nobody", "NonExistentQueue"),
    ):
        with pytest.raises(AssertionError, match=said):
            typed(wrong, desk, stack)


def test_every_target_that_the_page_names_is_typed_above_or_carried_out_elsewhere() -> None:
    named = set(re.findall(r"(?:`|^)make\s([a-z-]+)", PAGE, re.MULTILINE))
    here = set(re.findall(r"^make ([a-z-]+)", "\n".join(BLOCKS), re.MULTILINE))
    assert named <= here | set(ELSEWHERE)
    assert set(ELSEWHERE) <= named - here
    assert [where for where in ELSEWHERE.values() if not (ROOT / where).exists()] == []


def test_every_program_of_the_page_has_a_test_of_its_own() -> None:
    tests = (ROOT / _IN_THE_PAGE).read_text(encoding="utf-8")
    assert f"len(PROGRAMS) == {len(PROGRAMS)}" in tests
