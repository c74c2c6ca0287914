"""Tables and buckets of the service, made from ``infra/stack.yaml`` itself: in memory or in moto.

What CloudFormation would do, for these two kinds alone: a test that needs tables starts in a
fraction of a second, and cannot drift from what is deployed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import boto3
import yaml

from infra import template
from infra.local.memory_dynamodb.client import MemoryDynamo

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


def memory_dynamodb() -> MemoryDynamo:
    """An empty DynamoDB in memory with all tables."""
    made = MemoryDynamo()
    create_tables(made)
    return made


@contextmanager
def dynamodb() -> Iterator[Any]:
    """A client of an empty DynamoDB with all tables, in moto. Safe among threads, as the real one
    is."""
    # moto takes seconds to import, and most tests get along without it
    from moto import mock_aws

    from infra.local import gaps

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
