"""Every line that tells of one request, application, message or execution."""

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from infra import functions
from infra.deploying import memory
from infra.deploying.place import Place
from infra.local.names import STAGE as LOCAL

NAMES = ("request_id", "correlation_id", "application_id", "message_id", "account_id")
"""Under which an id may stand in a line. None of them is personal."""

LOCAL_LOG = Path(".local/log.jsonl")


def logs(place: Place, wanted: str, days: int, local_log: Path = LOCAL_LOG) -> int:
    """1 when nothing tells of it."""
    found = _local(local_log, wanted) if place.stage == LOCAL else _cloudwatch(place, wanted, days)
    count = 0
    for line in sorted(found, key=lambda line: str(line.get("timestamp", ""))):
        print(json.dumps(line, ensure_ascii=False))
        count += 1
    if not count:
        print(f"No line tells of it within {days} days.")
    return 0 if count else 1


def pattern(wanted: str) -> str:
    """CloudWatch's filter syntax."""
    return "{ " + " || ".join(f'$.{name} = "{wanted}"' for name in NAMES) + " }"


def _cloudwatch(place: Place, wanted: str, days: int) -> Iterator[Mapping[str, Any]]:
    client = place.home["logs"]
    since = int((time.time() - days * 86_400) * 1000)
    for name in functions.load_config()["lambda_functions"]:
        group = f"/aws/lambda/{memory.function_name(place.prefix, name)}"
        pages = client.get_paginator("filter_log_events").paginate(
            logGroupName=group, filterPattern=pattern(wanted), startTime=since
        )
        for page in pages:
            for event in page["events"]:
                yield json.loads(event["message"])


def _local(log: Path, wanted: str) -> Iterator[Mapping[str, Any]]:
    if not log.is_file():
        return
    for text in log.read_text(encoding="utf-8").splitlines():
        if wanted in text:
            line = json.loads(text)
            if any(line.get(name) == wanted for name in NAMES):
                yield line
