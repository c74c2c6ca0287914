"""What the public status page shows: which parts of the service ring, and what operators announced
(infra/ops/planned.py), as one file beside the pages.

Nothing of the service is in it, neither its package nor its tables nor its API: what tells that the
service is down must not go down with it. Lambda's own boto3 is all that it needs. It stands in the
template as it is here (at most 4,096 bytes); infra/alarms.py fills in PUBLIC, each alarm's part and
state.
"""

import json
import os
from datetime import UTC, datetime

import boto3
from botocore.exceptions import ClientError

PUBLIC: dict[str, str] = json.loads("""%PUBLIC%""")
WORSE = ("up", "slow", "down")


def handler(_event: object, _context: object) -> None:
    made: dict[str, str] = {}
    for name in ringing():
        if name in PUBLIC:
            part, state = PUBLIC[name].split()
            made[part] = max(made.get(part, "up"), state, key=WORSE.index)
    parts = sorted({told.split()[0] for told in PUBLIC.values()})
    said = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "parts": {part: made.get(part, "up") for part in parts},
        "planned": planned(),
    }
    boto3.client("s3").put_object(
        Bucket=os.environ["SITE_BUCKET"],
        Key="status/now.json",
        Body=json.dumps(said),
        ContentType="application/json",
        CacheControl="public, max-age=30",
    )


def planned() -> object:
    try:
        found = boto3.client("s3").get_object(
            Bucket=os.environ["SITE_BUCKET"], Key="status/planned.json"
        )
    except ClientError:
        return []  # nobody ever announced anything
    return json.load(found["Body"])


def ringing() -> list[str]:
    prefix = os.environ["PREFIX"] + "-"
    found = boto3.client("cloudwatch").describe_alarms(
        AlarmNamePrefix=prefix, StateValue="ALARM", MaxRecords=100
    )
    return [one["AlarmName"].removeprefix(prefix) for one in found["MetricAlarms"]]
