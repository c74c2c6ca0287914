"""Tables and buckets of the service in moto, made from ``infra/stack.yaml`` itself.

What CloudFormation would do, for these two kinds alone: a test that needs tables starts in a
fraction of a second, and cannot drift from what is deployed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import boto3
import yaml
from moto import mock_aws

from chalicelib.adapters.dynamodb import applications, batches, permits
from chalicelib.adapters.dynamodb.accounts import DynamoAccounts, DynamoDataRequests
from chalicelib.adapters.dynamodb.commit import DynamoCommitter
from chalicelib.adapters.dynamodb.conversations import DynamoConversations
from chalicelib.adapters.dynamodb.office import DynamoOfficeData
from chalicelib.adapters.dynamodb.sessions import DynamoSessions
from infra import template
from infra.local import gaps
from tests.fakes.ports import FakePorts

REGION = "ap-southeast-3"
ACCOUNT = "123456789012"
APP, STAGE = "sisfo-izin", "test"
PREFIX = f"{APP}-{STAGE}"

_TABLE_PROPERTIES = (
    "TableName",
    "BillingMode",
    "AttributeDefinitions",
    "KeySchema",
    "GlobalSecondaryIndexes",
)


@cache
def resources(kind: str) -> list[dict[str, Any]]:
    """The properties of every resource of this type, with its names filled in."""
    loaded = yaml.load(template.render(), Loader=_TemplateLoader)  # noqa: S506 — our own file
    found = loaded["Resources"].values()
    return [resource["Properties"] for resource in found if resource["Type"] == kind]


def create_tables(dynamodb_client: Any) -> None:
    for properties in resources("AWS::DynamoDB::Table"):
        given = {name: properties[name] for name in _TABLE_PROPERTIES if name in properties}
        dynamodb_client.create_table(**given)


def create_buckets(s3_client: Any) -> None:
    for properties in resources("AWS::S3::Bucket"):
        name = properties["BucketName"]
        s3_client.create_bucket(
            Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        if versioning := properties.get("VersioningConfiguration"):
            s3_client.put_bucket_versioning(Bucket=name, VersioningConfiguration=versioning)


def bucket(part: str) -> str:
    return f"{PREFIX}-{part}-{ACCOUNT}"


@contextmanager
def dynamodb() -> Iterator[Any]:
    """A client of an empty DynamoDB with all tables. Safe among threads, as the real one is."""
    gaps.install()
    with mock_aws():
        create_tables(client("dynamodb"))
        yield client("dynamodb")


@cache
def client(service: str) -> Any:
    """Kept for all tests: making one takes longer than any test. It reaches whatever moto holds
    at the time, and nothing while no ``mock_aws`` is active but a refusal of these keys."""
    return boto3.client(
        service,
        region_name=REGION,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def ports_on(dynamodb_client: Any) -> FakePorts:
    """Ports whose state lies in DynamoDB; the rest stays in memory. ``store`` is empty then."""
    ports = FakePorts()
    ports.commit = DynamoCommitter(dynamodb_client, PREFIX)
    ports.accounts = DynamoAccounts(dynamodb_client, PREFIX)
    ports.sessions = DynamoSessions(dynamodb_client, PREFIX)
    ports.applications = applications.DynamoApplications(dynamodb_client, PREFIX)
    ports.notes = applications.DynamoNotes(dynamodb_client, PREFIX)
    ports.waits = applications.DynamoWaits(dynamodb_client, PREFIX)
    ports.counters = applications.DynamoCounters(dynamodb_client, PREFIX)
    ports.answers = applications.DynamoAnswers(dynamodb_client, PREFIX)
    ports.permits = permits.DynamoPermits(dynamodb_client, PREFIX)
    ports.testimonials = permits.DynamoTestimonials(dynamodb_client, PREFIX)
    ports.outbox = permits.DynamoOutbox(dynamodb_client, PREFIX)
    ports.batches = batches.DynamoBatches(dynamodb_client, PREFIX)
    ports.trials = batches.DynamoTrials(dynamodb_client, PREFIX)
    ports.conversations = DynamoConversations(dynamodb_client, PREFIX)
    ports.data_requests = DynamoDataRequests(dynamodb_client, PREFIX)
    ports.office_data = DynamoOfficeData(dynamodb_client, PREFIX)
    return ports


class _TemplateLoader(yaml.SafeLoader):
    """YAML with CloudFormation's short functions; ``!Sub`` is filled in, the others are kept as
    they are written, for nothing that is made here needs them."""


def _sub(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        return None
    text = str(loader.construct_scalar(node))
    names = {"AppName": APP, "Stage": STAGE, "AWS::AccountId": ACCOUNT}
    for name, value in names.items():
        text = text.replace(f"${{{name}}}", value)
    return text


def _kept(loader: yaml.SafeLoader, _tag: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)


_TemplateLoader.add_constructor("!Sub", _sub)
_TemplateLoader.add_multi_constructor("!", _kept)
