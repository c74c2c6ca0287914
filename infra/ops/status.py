"""How a stage is, in one look; nothing personal is in it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.dynamodb.partitions import ASIDE
from infra import functions
from infra.deploying import memory, origin, releases, unanswered
from infra.deploying.place import Place
from infra.ops import signing

QUEUES = ("uploads", "steps", "signing", "messages")


def status(place: Place) -> int:
    """1 when something asks for a person."""
    asks = 0
    for name, look in _LOOKS:
        try:
            lines = [*look(place)]
        except ClientError as error:
            lines = [_unanswered(error.response["Error"]["Code"])]
        except BotoCoreError as error:
            lines = [f"? {type(error).__name__}"]
        asks += sum(line.startswith("!") for line in lines)
        print(f"{name}:")
        for line in lines:
            print(f"  {line}")
    return 1 if asks else 0


def _unanswered(code: str) -> str:
    """What AWS says of what is not there, in words; anything else asks for somebody who looks."""
    if unanswered.not_there(code):
        return "- not there: a deployment makes it, a local stack has none"
    return f"? {code}"


def _releases(place: Place) -> Iterator[str]:
    for number, one in enumerate(releases.all_of(place)[:5]):
        yield f"{'serves' if number == 0 else 'before'}  {one.name}  {one.sha256[:12]}"


def _functions(place: Place) -> Iterator[str]:
    for name in functions.load_config()["lambda_functions"]:
        function = memory.function_name(place.prefix, name)
        try:
            one = place.home["lambda"].get_function_configuration(FunctionName=function)
        except ClientError:
            yield f"- {name} is not there"
            continue
        state = one.get("State", "Active")
        yield f"{'' if state == 'Active' else '! '}{name} {state} {one['CodeSha256'][:12]}"


def _queues(place: Place) -> Iterator[str]:
    for queue in QUEUES:
        waiting, letters = depth(place, queue), depth(place, f"{queue}-dlq")
        yield f"{'! ' if letters else ''}{queue}: {waiting} wait, {letters} given up"


def depth(place: Place, queue: str) -> int:
    sqs = place.home["sqs"]
    url = sqs.get_queue_url(QueueName=f"{place.prefix}-{queue}")["QueueUrl"]
    asked = ["ApproximateNumberOfMessages"]
    told = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=asked)["Attributes"]
    return int(told["ApproximateNumberOfMessages"])


def _outbox(place: Place) -> Iterator[str]:
    pending = place.home["dynamodb"].query(
        TableName=f"{place.prefix}-outbox",
        IndexName="by_state",
        Select="COUNT",
        KeyConditionExpression="#s = :p",
        ExpressionAttributeNames={"#s": "state"},
        ExpressionAttributeValues={":p": {"S": "pending"}},
    )["Count"]
    yield f"{pending} messages wait to be sent"


def _asides(place: Place) -> Iterator[str]:
    """How many of which kind; where each lies, docs/operations.md tells."""
    pages = (
        place.home["dynamodb"]
        .get_paginator("query")
        .paginate(
            TableName=f"{place.prefix}-asides",
            KeyConditionExpression="pk = :a",
            ExpressionAttributeValues={":a": {"S": ASIDE}},
        )
    )
    kinds = Counter(
        json.loads(item["body"]["S"])["kind"] for page in pages for item in page["Items"]
    )
    yield f"{'! ' if kinds else ''}{kinds.total()} records cannot be read"
    for kind, count in sorted(kinds.items()):
        yield f"  {kind}: {count}"


def _alarms(place: Place) -> Iterator[str]:
    told = place.home["cloudwatch"].describe_alarms(
        AlarmNamePrefix=f"{place.prefix}-", StateValue="ALARM"
    )["MetricAlarms"]
    for alarm in told:
        yield f"! {alarm['AlarmName']}: {alarm['AlarmDescription']}"
    if not told:
        yield "none rings"


def _certificates(place: Place) -> Iterator[str]:
    for days, name in signing.days_left(place):
        yield f"{'! ' if days < signing.SOON else ''}{name}: {days} days"


def _dns(place: Place) -> Iterator[str]:
    """Records that whoever keeps the domain has to make."""
    acm, domain = place.edge["acm"], place.domain
    for one in acm.list_certificates(CertificateStatuses=["PENDING_VALIDATION"])[
        "CertificateSummaryList"
    ]:
        if one["DomainName"] == domain:
            told = acm.describe_certificate(CertificateArn=one["CertificateArn"])["Certificate"]
            for option in told["DomainValidationOptions"]:
                yield _record(option.get("ResourceRecord", {}))
    mail = place.mail_address.partition("@")[2]
    identity = place.home["sesv2"].get_email_identity(EmailIdentity=mail)
    if not identity.get("VerifiedForSendingStatus"):
        for token in identity.get("DkimAttributes", {}).get("Tokens", []):
            yield f"! CNAME {token}._domainkey.{mail} -> {token}.dkim.amazonses.com"


def _record(record: dict[str, Any]) -> str:
    return f"! {record.get('Type')} {record.get('Name')} -> {record.get('Value')}"


def _origin(place: Place) -> Iterator[str]:
    told = place.edge["secretsmanager"].describe_secret(SecretId=origin.name_of(place))
    yield f"the origin's secret is of {told['LastChangedDate']:%Y-%m-%d}"


_LOOKS: tuple[tuple[str, Callable[[Place], Iterator[str]]], ...] = (
    ("Releases", _releases),
    ("Functions", _functions),
    ("Queues", _queues),
    ("Outbox", _outbox),
    ("Records", _asides),
    ("Alarms", _alarms),
    ("Certificates", _certificates),
    ("DNS", _dns),
    ("Origin", _origin),
)
