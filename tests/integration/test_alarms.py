"""What alarms look at is really logged: each metric of ours counts a line of the functions."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import requests

from chalicelib.handlers import answering
from chalicelib.handlers.jobs import check_upload, notify, sweep
from chalicelib.handlers.logging import logger
from chalicelib.handlers.wiring.parts import no_filter
from infra import alarms, functions
from infra.local.stack import LocalStack
from tests.support.alarm_values import counts

METRICS: dict[str, dict[str, Any]] = alarms.rows()["metric"]


@pytest.fixture(scope="module")
def lines() -> Iterator[list[dict[str, Any]]]:
    """Of one request that worked, one that failed, a wrong password, a sweep, an erasing; and of
    what jobs say when a file is refused, a message fails and a chain is begun anew, and of a
    platform on which the memory of what opens files can be read."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logger.registered_formatter)
    service = logging.getLogger(logger.name)
    service.addHandler(handler)
    patched = pytest.MonkeyPatch()
    try:
        with LocalStack(demo_accounts=False) as stack:
            assert requests.get(f"{stack.url}/api/office", timeout=30).status_code == 200
            wrong = {"login": "1302100303010099", "password": "salah"}
            assert (
                requests.post(f"{stack.url}/api/sessions", json=wrong, timeout=30).status_code
                == 401
            )
            _with_jobs_that_say_so(stack, patched)
            no_filter(hidden=False)
            patched.setattr(answering, "_run", _broken)
            assert requests.get(f"{stack.url}/api/office", timeout=30).status_code == 500
        yield [json.loads(line) for line in stream.getvalue().splitlines()]
    finally:
        patched.undo()
        service.removeHandler(handler)


def _broken(*_: object) -> None:
    raise RuntimeError


def _with_jobs_that_say_so(stack: LocalStack, patched: pytest.MonkeyPatch) -> None:
    patched.setattr(check_upload, "check_arrived", lambda *_: "refused")
    patched.setattr(notify, "send", lambda *_: {"m1": "failed"})
    swept = sweep.sweeping.Swept(outcomes=[("a1", "restarted")])
    patched.setattr(sweep.sweeping, "sweep", lambda *_, **__: swept)
    for function, event in (
        ("check_upload", {"Records": [{"s3": {"object": {"key": "k"}}}]}),
        ("notify", {"message_ids": ["m1"]}),
    ):
        record = {
            "body": json.dumps(event),
            "receiptHandle": "r",
            "attributes": {"ApproximateReceiveCount": "1"},
            "eventSource": "aws:sqs",
        }
        stack.invoke(function, {"Records": [record]})
    stack.sweep()


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_counts_a_line_that_is_really_logged(
    name: str, lines: list[dict[str, Any]]
) -> None:
    row = METRICS[name]
    counted = [line for line in lines if counts(row["pattern"], line)]
    assert counted, f"no line is counted by {row['pattern']}"
    assert len(counted) < len(lines), "it counts everything"
    if value := row.get("value"):
        assert all(isinstance(line[value.removeprefix("$.")], int) for line in counted)


def test_every_metric_is_of_a_function_that_there_is() -> None:
    names = {f"-{name}" for name in functions.load_config()["lambda_functions"]} | {""}
    assert {row.get("function", "") for row in METRICS.values()} <= names


def test_every_alarm_on_a_metric_of_ours_names_one_that_is_counted() -> None:
    ours = [row for row in alarms.rows()["alarm"].values() if "namespace" not in row]
    assert ours
    assert {row["metric"] for row in ours} <= set(METRICS)


def test_an_alarm_rings_from_its_threshold_on_and_silence_below_it() -> None:
    made = {
        name: alarms._alarm(name, row)["Properties"] for name, row in alarms.rows()["alarm"].items()
    }
    for name, properties in made.items():
        silent = name.endswith("-silent")
        assert (properties["TreatMissingData"] == "breaching") is silent
        below = silent or "below" in alarms.rows()["alarm"][name]
        assert properties["ComparisonOperator"].startswith("LessThan") is below
        assert properties["Threshold"] > 0
