"""The local stack refuses what a function's policy does not allow, call by call."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra import functions
from infra.local.lambdas import SCHEDULED, SOURCES
from infra.local.permissions import Permissions, running_as
from infra.local.stack import LocalStack

ACCOUNT = "123456789012"
SETTINGS = {
    "AppName": "sisfo-izin",
    "Stage": "local",
    "Prefix": "sisfo-izin-local",
    "AccountId": ACCOUNT,
    "Region": "ap-southeast-3",
    "Partition": "aws",
    "MailAddress": "izin@sisfo-izin.example",
    "MailDomain": "sisfo-izin.example",
    "DataKeyArn": "arn:aws:kms:ap-southeast-3:123456789012:key/data",
    "FactorKeyArn": "arn:aws:kms:ap-southeast-3:123456789012:key/factor",
    "SigningKeyArn": "arn:aws:kms:ap-southeast-3:123456789012:key/signing",
    "TokenKeyArn": "arn:aws:secretsmanager:ap-southeast-3:123456789012:secret:token-key-x",
}
CONFIG = functions.load_config()


def table(part: str) -> str:
    return f"sisfo-izin-local-{part}"


def bucket(part: str) -> str:
    return f"sisfo-izin-local-{part}-{ACCOUNT}"


def queue(part: str) -> str:
    return f"http://127.0.0.1:1/{ACCOUNT}/sisfo-izin-local-{part}"


@pytest.fixture
def permissions() -> Permissions:
    policies = {
        name: functions.rendered_policy(values["iam_policy_file"], SETTINGS)["Statement"]
        for name, values in CONFIG["lambda_functions"].items()
    }
    return Permissions(policies, SETTINGS)


ALLOWED = [
    ("api_handler", "dynamodb", "GetItem", {"TableName": table("accounts")}),
    (
        "api_handler",
        "dynamodb",
        "Query",
        {"TableName": table("applications"), "IndexName": "by_queue"},
    ),
    ("api_handler", "dynamodb", "Query", {"TableName": table("applications")}),
    (
        "sign_permit",
        "dynamodb",
        "TransactWriteItems",
        {
            "TransactItems": [
                {"Put": {"TableName": table("permits")}},
                {"Update": {"TableName": table("counters")}},
                {"Put": {"TableName": table("notes")}},
            ]
        },
    ),
    ("check_upload", "s3", "PutObject", {"Bucket": bucket("documents"), "Key": "k"}),
    (
        "api_handler",
        "s3",
        "GetObject",
        {"Bucket": bucket("permits"), "Key": "k", "VersionId": "v"},
    ),
    ("api_handler", "kms", "Decrypt", {"KeyId": "alias/sisfo-izin-local-factor"}),
    ("sign_permit", "kms", "Sign", {"KeyId": "alias/sisfo-izin-local-signing"}),
    ("sign_permit", "secretsmanager", "GetSecretValue", {"SecretId": table("bsre")}),
    ("notify", "sesv2", "SendEmail", {}),
    (
        "api_handler",
        "dynamodb",
        "Query",
        {"TableName": table("conversations"), "IndexName": "by_unread"},
    ),
    *(
        (function, "dynamodb", "Query", {"TableName": table("office")})
        for function in ("api_handler", "check_upload", "sign_permit", "notify", "sweep")
    ),
    ("api_handler", "secretsmanager", "GetSecretValue", {"SecretId": table("whatsapp-webhook")}),
    ("api_handler", "secretsmanager", "GetSecretValue", {"SecretId": table("search-key")}),
    ("sweep", "stepfunctions", "SendTaskSuccess", {"taskToken": "t"}),
    ("sweep", "dynamodb", "Query", {"TableName": table("permits"), "IndexName": "by_reminder"}),
    ("sweep", "dynamodb", "Query", {"TableName": table("accounts"), "IndexName": "by_post"}),
    ("api_handler", "dynamodb", "Query", {"TableName": table("permits"), "IndexName": "by_expiry"}),
    (
        "api_handler",
        "dynamodb",
        "Query",
        {"TableName": table("permits"), "IndexName": "by_publication"},
    ),
    ("sign_permit", "dynamodb", "GetItem", {"TableName": table("permits")}),  # a renewal's earlier
    ("sign_permit", "sqs", "SendMessage", {"QueueUrl": queue("signing")}),  # a letter that waits
    *(  # the decree of a revocation
        (function, "sqs", "SendMessage", {"QueueUrl": queue("signing")})
        for function in ("api_handler", "sweep")
    ),
    (
        "api_handler",
        "dynamodb",
        "BatchGetItem",
        {"RequestItems": {table("applications"): {"Keys": []}}},
    ),
    ("erase", "dynamodb", "BatchGetItem", {"RequestItems": {table("applications"): {"Keys": []}}}),
    *(
        (function, "dynamodb", operation, given)
        for function in ("check_upload", "sweep")
        for operation, given in (
            ("GetItem", {"TableName": table("permits")}),
            ("TransactWriteItems", {"TransactItems": [{"Put": {"TableName": table("permits")}}]}),
        )
    ),
]

REFUSED = [
    ("api_handler", "dynamodb", "Scan", {"TableName": table("accounts")}),
    ("api_handler", "dynamodb", "Query", {"TableName": table("outbox"), "IndexName": "by_state"}),
    ("sign_permit", "dynamodb", "UpdateItem", {"TableName": table("notes")}),
    (
        "open_step",
        "dynamodb",
        "TransactWriteItems",
        {
            "TransactItems": [
                {"Put": {"TableName": table("applications")}},
                {"Put": {"TableName": table("permits")}},
            ]
        },
    ),
    ("check_upload", "s3", "PutObject", {"Bucket": bucket("permits"), "Key": "k"}),
    ("api_handler", "kms", "Sign", {"KeyId": "alias/sisfo-izin-local-signing"}),
    ("api_handler", "kms", "Decrypt", {"CiphertextBlob": b"x"}),
    ("api_handler", "kms", "Decrypt", {"KeyId": "alias/sisfo-izin-local-data"}),
    ("notify", "kms", "Decrypt", {"KeyId": "alias/sisfo-izin-local-factor"}),
    ("notify", "secretsmanager", "GetSecretValue", {"SecretId": table("token-key")}),
    ("sweep", "sesv2", "SendEmail", {}),
    ("sweep", "dynamodb", "PutItem", {"TableName": table("accounts")}),
    ("api_handler", "dynamodb", "DeleteItem", {"TableName": table("permits")}),
    ("notify", "secretsmanager", "GetSecretValue", {"SecretId": table("whatsapp-webhook")}),
    ("sign_permit", "secretsmanager", "GetSecretValue", {"SecretId": table("search-key")}),
    ("notify", "dynamodb", "GetItem", {"TableName": table("conversations")}),
    ("api_handler", "dynamodb", "DeleteItem", {"TableName": table("conversations")}),
    ("open_step", "dynamodb", "Query", {"TableName": table("office")}),
    ("api_handler", "dynamodb", "DeleteItem", {"TableName": table("office")}),
    *(
        (function, "dynamodb", "PutItem", {"TableName": table("office")})
        for function in ("check_upload", "sign_permit", "notify", "sweep")
    ),
    ("sweep", "iam", "ListUsers", {}),
    ("api_handler", "s3", "DeleteObject", {"Bucket": bucket("documents"), "Key": "k"}),
    ("erase", "s3", "DeleteObject", {"Bucket": bucket("permits"), "Key": "k", "VersionId": "v"}),
    ("erase", "dynamodb", "DeleteItem", {"TableName": table("notes")}),
    ("erase", "dynamodb", "DeleteItem", {"TableName": table("permits")}),
    ("api_handler", "sqs", "SendMessage", {"QueueUrl": queue("steps")}),
    ("sign_permit", "kms", "Encrypt", {"KeyId": "alias/sisfo-izin-local-data"}),
]


@pytest.mark.parametrize(("function", "service", "operation", "given"), ALLOWED)
def test_what_a_policy_allows_passes(
    permissions: Permissions, function: str, service: str, operation: str, given: dict[str, Any]
) -> None:
    permissions.check(function, service, operation, given)
    assert permissions.refused == []


@pytest.mark.parametrize(("function", "service", "operation", "given"), REFUSED)
def test_what_no_policy_allows_is_refused_as_aws_does(
    permissions: Permissions, function: str, service: str, operation: str, given: dict[str, Any]
) -> None:
    with pytest.raises(ClientError) as refused:
        permissions.check(function, service, operation, given)
    assert refused.value.response["Error"]["Code"] == "AccessDeniedException"
    assert [said.split()[0] for said in permissions.refused] == [function]


def test_a_handlers_own_client_is_held_against_its_policy() -> None:
    import boto3

    def do_nothing(_event: dict[str, Any], _context: Any) -> None:
        """Not under test."""

    with LocalStack(app=None, handlers=dict.fromkeys((*SOURCES, *SCHEDULED), do_nothing)) as stack:
        client = boto3.client("dynamodb")
        with running_as("notify"), pytest.raises(ClientError):
            client.scan(TableName=table("accounts"))
        assert stack.refused == [
            f"notify may not dynamodb:Scan on "
            f"arn:aws:dynamodb:ap-southeast-3:{ACCOUNT}:table/sisfo-izin-local-accounts"
        ]
        client.scan(TableName=table("accounts"))  # nobody's call: a test looks inside
