"""Tables and buckets of the service, made from ``infra/stacks/state`` itself: in memory or in moto.

What CloudFormation would do, for these two kinds alone: a test that needs tables starts in a
fraction of a second, and cannot drift from what is deployed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import boto3

from infra.local import resources as stack
from infra.local.memory_dynamodb.client import MemoryDynamo

REGION = "ap-southeast-3"
ACCOUNT = "123456789012"
APP, STAGE = "sisfo-izin", "test"
PREFIX = f"{APP}-{STAGE}"


def resources(kind: str) -> list[dict[str, Any]]:
    """The properties of every resource of this type, with its names filled in."""
    return stack.resources(kind, APP, STAGE, ACCOUNT)


def create_tables(dynamodb_client: Any) -> None:
    stack.create_tables(dynamodb_client, APP, STAGE, ACCOUNT)


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
