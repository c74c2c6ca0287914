"""What moto's CloudFormation leaves out, and where moto is not safe among threads.

moto 5.2 reads infra/stacks/state, but skips some properties in silence. Each function here adds
one of them, from the template's own (resolved) properties, so that the local stack behaves as
written there. Types that change nothing locally (bucket and queue policies) stay skipped.

`install()` changes moto's classes for the whole process; call it before deploying.
"""

import functools
import logging
import os
import secrets
import string
import threading
from typing import Any

import boto3
import moto.backends
import moto.cloudformation.parsing  # registers every model that moto knows  # noqa: F401
from moto.core.common_models import CloudFormationModel
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler
from moto.kms.models import Key, kms_backends
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response
from moto.sqs.models import Queue
from moto.stepfunctions.models import StateMachine

from infra.local import copies, table_updates

SKIPPED = ("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy")
"""Types that moto leaves out and nothing here replaces; any other one still warns."""

_installed = False


def install() -> None:
    """Close the gaps; calling it again changes nothing."""
    global _installed
    if _installed:
        return
    _installed = True
    logging.getLogger("moto").setLevel(logging.ERROR)
    _after_creating(FakeBucket, _complete_bucket)
    _after_creating(Table, _complete_table)
    table_updates.install(_complete_table)
    _after_creating(StateMachine, _complete_machine)
    _replace_key_creation()
    _serialise(DynamoHandler, "call_action")
    copies.install()
    _serialise(S3Response, "put_object")  # If-None-Match looks, then writes
    _keep_messages_while_deleting()
    _skip_quietly()
    _look_for_modules_once()
    moto.cloudformation.parsing.get_model_map.cache_clear()


class Secret(CloudFormationModel):
    """AWS::SecretsManager::Secret with GenerateSecretString: unknown to moto's CloudFormation."""

    def __init__(self, arn: str) -> None:
        self.arn = arn

    @property
    def physical_resource_id(self) -> str:
        return self.arn

    @staticmethod
    def cloudformation_name_type() -> str:
        return "Name"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SecretsManager::Secret"

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
        **_: Any,
    ) -> "Secret":
        length = int(cloudformation_json["Properties"]["GenerateSecretString"]["PasswordLength"])
        letters = string.ascii_letters + string.digits
        value = "".join(secrets.choice(letters) for _ in range(length))
        client = _client("secretsmanager")
        return cls(client.create_secret(Name=resource_name, SecretString=value)["ARN"])


def _skip_quietly() -> None:
    """moto warns of each type it leaves out; of those in SKIPPED we know."""
    parsing = moto.cloudformation.parsing
    original = parsing.parse_resource

    @functools.wraps(original)
    def parse(resource_json: Any, resources_map: Any) -> Any:
        if resource_json["Type"] in SKIPPED:
            return None
        return original(resource_json, resources_map)

    parsing.parse_resource = parse


def _look_for_modules_once() -> None:
    """moto lists its own folders for every request that it is sent."""
    moto.backends.list_of_moto_modules = functools.cache(
        lambda found=moto.backends.list_of_moto_modules: tuple(found())
    )


def _client(service: str) -> Any:
    return _client_at(service, os.environ["AWS_ENDPOINT_URL"])


@functools.lru_cache(maxsize=8)
def _client_at(service: str, url: str) -> Any:
    """Making a client costs more than everything that is asked of it here."""
    make: Any = boto3.client  # its stubs list hundreds of literal names
    return make(service, endpoint_url=url)


def _after_creating(model: Any, complete: Any) -> None:
    """Let `complete(name, properties)` run after moto made the resource."""
    original = model.create_from_cloudformation_json.__func__

    @functools.wraps(original)
    def create(
        cls: Any,
        resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
        **more: Any,
    ) -> Any:
        made = original(cls, resource_name, cloudformation_json, account_id, region_name, **more)
        complete(resource_name, cloudformation_json["Properties"])
        return made

    model.create_from_cloudformation_json = classmethod(create)


def _complete_bucket(name: str, properties: dict[str, Any]) -> None:
    client = _client("s3")
    if access := properties.get("PublicAccessBlockConfiguration"):
        flags = {key: _flag(value) for key, value in access.items()}
        client.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=flags)
    if versioning := properties.get("VersioningConfiguration"):
        client.put_bucket_versioning(Bucket=name, VersioningConfiguration=versioning)
    if cors := properties.get("CorsConfiguration"):
        rules = [_renamed(rule, _CORS) for rule in cors["CorsRules"]]
        client.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": rules})
    if lifecycle := properties.get("LifecycleConfiguration"):
        rules = [_lifecycle_rule(rule) for rule in lifecycle["Rules"]]
        client.put_bucket_lifecycle_configuration(
            Bucket=name, LifecycleConfiguration={"Rules": rules}
        )
    if notification := properties.get("NotificationConfiguration"):
        queues = [
            {"QueueArn": entry["Queue"], "Events": [entry["Event"]]}
            for entry in notification["QueueConfigurations"]
        ]
        client.put_bucket_notification_configuration(
            Bucket=name, NotificationConfiguration={"QueueConfigurations": queues}
        )


_CORS = {"ExposedHeaders": "ExposeHeaders", "MaxAge": "MaxAgeSeconds"}


def _renamed(values: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    renamed = {names.get(key, key): value for key, value in values.items()}
    if "MaxAgeSeconds" in renamed:
        renamed["MaxAgeSeconds"] = int(renamed["MaxAgeSeconds"])
    return renamed


def _lifecycle_rule(rule: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ID": rule["Id"],
        "Status": rule["Status"],
        "Filter": {"Prefix": rule.get("Prefix", "")},
    }
    if "ExpirationInDays" in rule:
        made["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    if unfinished := rule.get("AbortIncompleteMultipartUpload"):
        days = int(unfinished["DaysAfterInitiation"])
        made["AbortIncompleteMultipartUpload"] = {"DaysAfterInitiation": days}
    if old := rule.get("NoncurrentVersionExpiration"):
        made["NoncurrentVersionExpiration"] = {"NoncurrentDays": int(old["NoncurrentDays"])}
    return made


def _complete_table(name: str, properties: dict[str, Any]) -> None:
    client = _client("dynamodb")
    if recovery := properties.get("PointInTimeRecoverySpecification"):
        client.update_continuous_backups(
            TableName=name,
            PointInTimeRecoverySpecification={
                "PointInTimeRecoveryEnabled": _flag(recovery["PointInTimeRecoveryEnabled"])
            },
        )
    if ends := properties.get("TimeToLiveSpecification"):
        specification = {"AttributeName": ends["AttributeName"], "Enabled": _flag(ends["Enabled"])}
        client.update_time_to_live(TableName=name, TimeToLiveSpecification=specification)


def _complete_machine(_name: str, properties: dict[str, Any]) -> None:
    """moto has one backend that keeps state machines and another that runs them; CloudFormation
    reaches only the first."""
    _client("stepfunctions").create_state_machine(
        name=properties["StateMachineName"],
        definition=properties["DefinitionString"],
        roleArn=properties["RoleArn"],
    )


def _flag(value: Any) -> bool:
    """CloudFormation's true may come as a text."""
    return str(value).lower() == "true"


def _replace_key_creation() -> None:
    """moto makes every key a symmetric one; the template asks for RSA_2048 as well."""

    def create(
        cls: Any,
        resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
        **_: Any,
    ) -> Key:
        properties = cloudformation_json["Properties"]
        key = kms_backends[account_id][region_name].create_key(
            policy=None,  # moto reads policies by halves, and nobody is refused here
            key_usage=properties.get("KeyUsage", "ENCRYPT_DECRYPT"),
            key_spec=properties.get("KeySpec", "SYMMETRIC_DEFAULT"),
            description=properties.get("Description", ""),
            tags=None,
        )
        key.key_rotation_status = _flag(properties.get("EnableKeyRotation", False))
        return key

    Key.create_from_cloudformation_json = classmethod(create)


def _serialise(owner: Any, method: str) -> None:
    """One call of this method at a time. moto checks and changes in two steps without a lock
    (a failing DynamoDB transaction even puts a whole old table back), where AWS is atomic."""
    original = getattr(owner, method)
    lock = threading.RLock()

    @functools.wraps(original)
    def one_at_a_time(*args: Any, **kwargs: Any) -> Any:
        with lock:
            return original(*args, **kwargs)

    setattr(owner, method, one_at_a_time)


def _keep_messages_while_deleting() -> None:
    """moto deletes by copying the list without the message: what arrives meanwhile is lost."""
    original = Queue.delete_message

    @functools.wraps(original)
    def delete(self: Any, receipt_handle: str) -> None:
        with self._messages_lock:
            original(self, receipt_handle)

    Queue.delete_message = delete
