"""What the public status page is told: by the function that AWS runs, and by operators."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from bench.load.evidence import place_of
from infra import alarms
from infra.local.names import PREFIX
from infra.local.stack import LocalStack
from infra.ops import planned

PAGE = Path(__file__).parents[2] / "frontend" / "pemohon" / "src" / "pages" / "status"
PUBLIC = {name: row["public"] for name, row in alarms.rows()["alarm"].items() if "public" in row}
INLINE_BYTES = 4096
"""What CloudFormation takes as a function's code within a template."""


MEANWHILE = """
real = handler
def handler(event, context):
    os.environ["TAKEN_AWAY_BY_NOW"] = "yes"
    real(event, context)
"""
"""Behind the function's code: what another thread does while it runs."""


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    with LocalStack(app=None, demo_accounts=False) as running:
        yield running


@pytest.fixture
def ringing(stack: LocalStack) -> Iterator[Any]:
    """``ringing("api-slow")`` makes that alarm ring, until the test ends."""
    cloudwatch, made = stack.clients["cloudwatch"], []

    def ring(name: str) -> None:
        made.append(name)
        cloudwatch.put_metric_alarm(
            AlarmName=name,
            MetricName="m",
            Namespace="n",
            Period=60,
            EvaluationPeriods=1,
            Threshold=1,
            Statistic="Sum",
            ComparisonOperator="GreaterThanOrEqualToThreshold",
        )
        cloudwatch.set_alarm_state(AlarmName=name, StateValue="ALARM", StateReason="a test")

    yield ring
    cloudwatch.delete_alarms(AlarmNames=made)


def told(stack: LocalStack) -> dict[str, Any]:
    answer = requests.get(f"{stack.url}/status/now.json", timeout=30)
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "public, max-age=30"
    found: dict[str, Any] = answer.json()
    return found


def test_a_stage_in_which_nothing_rings_is_up_as_a_whole(stack: LocalStack) -> None:
    parts = {said.split()[0] for said in PUBLIC.values()}
    assert told(stack)["parts"] == dict.fromkeys(parts, "up")


@pytest.mark.parametrize(("alarm", "said"), PUBLIC.items())
def test_an_alarm_that_citizens_would_notice_is_told_as_its_row_says(
    stack: LocalStack, ringing: Any, alarm: str, said: str
) -> None:
    part, state = said.split()
    ringing(f"{PREFIX}-{alarm}")
    parts = told(stack)["parts"]
    assert parts.pop(part) == state
    assert {*parts.values()} == {"up"}


def test_of_two_alarms_of_a_part_the_worse_one_is_told(stack: LocalStack, ringing: Any) -> None:
    ringing(f"{PREFIX}-api-failed")
    ringing(f"{PREFIX}-api-slow")
    assert told(stack)["parts"]["site"] == "down"


def test_what_is_for_whoever_is_on_call_and_what_is_not_ours_stays_unsaid(
    stack: LocalStack, ringing: Any
) -> None:
    ringing(f"{PREFIX}-sign-ins-refused")
    ringing("somebody-else-api-failed")
    assert {*told(stack)["parts"].values()} == {"up"}


def test_planned_work_is_announced_and_taken_back(
    stack: LocalStack, capsys: pytest.CaptureFixture[str]
) -> None:
    place = place_of(stack)
    assert told(stack)["planned"] == []
    words = {"indonesian": "Unggahan ditutup sementara.", "english": "No uploads for a while."}
    assert planned.announce(place, "2026-12-05 20:00", "2026-12-05 22:00", **words) == 0
    assert told(stack)["planned"] == [
        {
            "from": "2026-12-05T20:00:00+07:00",
            "to": "2026-12-05T22:00:00+07:00",
            "text": {"id": "Unggahan ditutup sementara.", "en": "No uploads for a while."},
        }
    ]
    for begins, ends in (
        ("2026-12-05 22:00", "2026-12-05 20:00"),
        ("2026-12-05 20:00", "2026-12-15 20:00"),
        ("tomorrow", "2026-12-05 20:00"),
    ):
        assert planned.announce(place, begins, ends, **words) == 1
    without = words | {"english": " "}
    assert planned.announce(place, "2026-12-05 20:00", "2026-12-05 22:00", **without) == 1
    assert planned.clear(place) == 0
    assert told(stack)["planned"] == []
    assert "both languages" in capsys.readouterr().out


def test_whoever_asks_for_it_brings_back_no_environment_that_is_over(
    stack: LocalStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is answered by a thread, and the stack may stop meanwhile."""
    monkeypatch.setenv("TAKEN_AWAY_BY_NOW", "no")
    real = alarms.status_script()
    monkeypatch.setattr(alarms, "status_script", lambda: real + MEANWHILE)
    told(stack)
    assert os.environ["TAKEN_AWAY_BY_NOW"] == "yes"


def test_the_function_fits_into_its_template_with_all_that_it_is_told() -> None:
    script = alarms.status_script()
    assert len(script.encode()) <= INLINE_BYTES
    assert json.dumps(PUBLIC) in script and "${" not in script


def test_the_page_has_a_name_for_each_part_and_no_other() -> None:
    source = (PAGE / "Status.tsx").read_text(encoding="utf-8")
    [names] = re.findall(r"const PARTS: .*?= \{\n(.*?)\n\};", source, re.DOTALL)
    named = set(re.findall(r"^  (\w+): ", names, re.MULTILINE))
    assert named == {said.split()[0] for said in PUBLIC.values()}
    assert {said.split()[1] for said in PUBLIC.values()} == {"slow", "down"}
