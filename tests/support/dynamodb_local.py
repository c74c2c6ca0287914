"""AWS's own DynamoDB Local (Java), for ``make test-conformance``: started once, emptied for each
test. It comes with an npm package, whose folder is ``tests/dynamodb_local``."""

import atexit
import os
import socket
import subprocess
import time
from collections.abc import Iterator
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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = ["java", "-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar"]
    running = subprocess.Popen(
        [*program, "-inMemory", "-port", str(port)], cwd=EMULATOR, stdout=subprocess.DEVNULL
    )
    atexit.register(running.terminate)
    client = boto3.client(
        "dynamodb",
        region_name=REGION,
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    deadline = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            client.list_tables()
        except BotoCoreError:
            assert running.poll() is None and time.monotonic() < deadline, "it did not start"
            continue
        return client
