"""AWS's own DynamoDB Local (Java), for ``make test-conformance``: started once, emptied for each
test. It comes with an npm package, whose folder is ``tests/dynamodb_local``."""

import atexit
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError

from tests.support.tables import REGION, create_tables

EMULATOR = (
    Path(__file__).parents[1] / "dynamodb_local/node_modules/amplify-dynamodb-simulator/emulator"
)
_JAVA = ("java", "-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar", "-inMemory")
_STARTS_WITHIN = 120

ASKED_FOR = bool(os.environ.get("DYNAMODB_LOCAL"))
"""``make test`` needs no Java; ``make test-conformance`` sets it."""


@contextmanager
def dynamodb_local() -> Iterator[Any]:
    """A client of it, with all tables and nothing in them."""
    client = _started()
    for name in client.list_tables()["TableNames"]:
        client.delete_table(TableName=name)
    create_tables(client)
    yield client


@cache
def _started() -> Any:
    """Runs until this process ends."""
    client, running = start(_JAVA, EMULATOR, _STARTS_WITHIN)
    atexit.register(end, running)
    return client


def start(
    program: Sequence[str], folder: Path, seconds: float
) -> tuple[Any, "subprocess.Popen[bytes]"]:
    """A client of it once it answers, and its process.

    :raises RuntimeError: it ended, or did not answer within these seconds; nothing of it runs on.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [*program, "-port", str(port)], cwd=folder, stdout=subprocess.DEVNULL
    )
    try:
        client = _client(port)
        deadline = time.monotonic() + seconds
        while not _answers(client):
            if running.poll() is not None:
                raise RuntimeError(f"{program[0]} ended with {running.returncode}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"{program[0]} did not answer within {seconds:g} seconds")
    except BaseException:
        end(running)
        raise
    return client, running


def end(running: "subprocess.Popen[bytes]") -> None:
    """Asked to, and then made to."""
    running.terminate()
    try:
        running.wait(10)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


def _client(port: int) -> Any:
    return boto3.client(
        "dynamodb",
        region_name=REGION,
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def _answers(client: Any) -> bool:
    try:
        client.list_tables()
    except BotoCoreError:
        return False
    return True
