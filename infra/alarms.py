"""Alarms and the metrics that they look at, from infra/stacks/watch/alarms.toml: a row each.

A metric of our own is counted from the lines that the functions log anyway, by CloudWatch itself
(AWS::Logs::MetricFilter): nothing is sent and nothing is loaded for it.
"""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

WATCH = Path(__file__).parent / "stacks" / "watch"
ROWS = WATCH / "alarms.toml"
RUNBOOK = "docs/operations.md#alarm-"


@cache
def rows() -> dict[str, Any]:
    """``metric`` and ``alarm``, each by its name."""
    found: dict[str, Any] = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    return found


def resources() -> str:
    """The resources of the stack "watch" that are made of rows, as YAML (each a line of JSON)."""
    made = {f"{_logical(name)}Metric": _metric(name, row) for name, row in rows()["metric"].items()}
    made |= {f"{_logical(name)}Alarm": _alarm(name, row) for name, row in rows()["alarm"].items()}
    return "".join(f"  {name}: {json.dumps(one)}\n" for name, one in made.items())


def status_script() -> str:
    """The function behind the public status page, with what each alarm means to citizens."""
    public = {name: row["public"] for name, row in rows()["alarm"].items() if "public" in row}
    script = (WATCH / "status.py").read_text(encoding="utf-8")
    return script.replace("%PUBLIC%", json.dumps(public))


def _logical(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _sub(text: str) -> Any:
    return {"Fn::Sub": text} if "${" in text else text


def _metric(name: str, row: dict[str, Any]) -> dict[str, Any]:
    counted = {
        "MetricNamespace": _sub("${AppName}-${Stage}"),
        "MetricName": name,
        "MetricValue": row.get("value", "1"),
    }
    return {
        "Type": "AWS::Logs::MetricFilter",
        "Properties": {
            "LogGroupName": _sub("/aws/lambda/${AppName}-${Stage}" + row.get("function", "")),
            "FilterPattern": row["pattern"],
            "MetricTransformations": [counted],
        },
    }


def _alarm(name: str, row: dict[str, Any]) -> dict[str, Any]:
    statistic = row.get("statistic", "Sum")
    how = "ExtendedStatistic" if statistic.startswith("p") else "Statistic"
    properties = {
        "AlarmName": _sub("${AppName}-${Stage}-" + name),
        "AlarmDescription": f"{row['means']} {RUNBOOK}{name}",
        "Namespace": _sub(row.get("namespace", "${AppName}-${Stage}")),
        "MetricName": row["metric"],
        "Dimensions": [
            {"Name": key, "Value": _sub(value)} for key, value in row.get("of", {}).items()
        ],
        how: statistic,
        "Period": row.get("period", 300),
        "EvaluationPeriods": row.get("periods", 1),
        "Threshold": row.get("threshold", 1),
        "ComparisonOperator": "LessThanThreshold"
        if row.get("silent") or row.get("below")
        else "GreaterThanOrEqualToThreshold",
        "TreatMissingData": "breaching" if row.get("silent") else "notBreaching",
        "AlarmActions": [{"Ref": "AlarmTopic"}],
    }
    return {"Type": "AWS::CloudWatch::Alarm", "Properties": properties}
