"""Each function may do on the local stack what its IAM policy allows, and nothing else.

moto asks nobody for permission, so a policy that lacks something would first be noticed on AWS.
Here every AWS call that a handler makes is held against its own policy file, and refused as AWS
would refuse it. What was refused is also kept, because code that catches errors may hide it.

One thing goes unseen: all functions share this process, so what one of them has read and keeps
(the certificate, the token key) is not asked for again by another.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from fnmatch import fnmatchcase
from typing import Any

import boto3
from botocore.exceptions import ClientError

logger = logging.getLogger("infra.local")

Need = tuple[str, str]
"""An action and the ARN of its resource."""

Right = tuple[str, str, str]
"""A function, the name of a statement of its policy, and an action of it."""

_running: ContextVar[str | None] = ContextVar("running", default=None)
_current: "Permissions | None" = None


def running() -> str | None:
    """Whose calls these are; ``None``: nobody's, somebody looks inside."""
    return _running.get()


@contextmanager
def running_as(function: str) -> Iterator[None]:
    """What is called in this block is called by that function."""
    token = _running.set(function)
    try:
        yield
    finally:
        _running.reset(token)


class Permissions:
    """`policies`: the statements by function; `settings`: the stage's values (AccountId, ...)."""

    def __init__(
        self, policies: Mapping[str, Sequence[Mapping[str, Any]]], settings: Mapping[str, str]
    ) -> None:
        self._policies = policies
        self._settings = settings
        self.refused: list[str] = []
        self.used: set[Right] = set()

    def enforce(self) -> None:
        """From now on, for clients that are made after this."""
        global _current
        _current = self
        if boto3.DEFAULT_SESSION is None:
            boto3.setup_default_session()
        session: Any = boto3.DEFAULT_SESSION
        session.events.register("provide-client-params", _check, unique_id="local-permissions")

    def stop(self) -> None:
        global _current
        _current = None

    def check(self, function: str, service: str, operation: str, given: Mapping[str, Any]) -> None:
        """ClientError (AccessDeniedException) when the function's policy does not allow it."""
        for action, resource in self._needs(service, operation, given):
            by = [one["Sid"] for one in self._policies[function] if _allows(one, action, resource)]
            self.used.update((function, sid, action) for sid in by)
            if not by:
                said = f"{function} may not {action} on {resource}"
                self.refused.append(said)
                logger.error("%s", said)
                error = {"Error": {"Code": "AccessDeniedException", "Message": said}}
                raise ClientError(error, operation)  # type: ignore[arg-type]

    def _needs(self, service: str, operation: str, given: Mapping[str, Any]) -> list[Need]:
        find: Callable[..., list[Need]] | None = getattr(self, f"_{service}", None)
        return find(operation, given) if find else [(f"{service}:{operation}", "unknown")]

    def _arn(self, service: str, rest: str) -> str:
        return f"arn:aws:{service}:{self._settings['Region']}:{self._settings['AccountId']}:{rest}"

    def _dynamodb(self, operation: str, given: Mapping[str, Any]) -> list[Need]:
        if operation == "TransactWriteItems":
            names = {
                "Put": "PutItem",
                "Update": "UpdateItem",
                "Delete": "DeleteItem",
                "ConditionCheck": "ConditionCheckItem",
            }
            return [
                need
                for item in given["TransactItems"]
                for kind, part in item.items()
                for need in self._dynamodb(names[kind], part)
            ]
        if operation in ("BatchGetItem", "BatchWriteItem"):
            tables = given["RequestItems"]
            return [(f"dynamodb:{operation}", self._arn("dynamodb", f"table/{t}")) for t in tables]
        table = f"table/{given['TableName']}"
        if "IndexName" in given:
            table += f"/index/{given['IndexName']}"
        return [(f"dynamodb:{operation}", self._arn("dynamodb", table))]

    def _s3(self, operation: str, given: Mapping[str, Any]) -> list[Need]:
        # botocore signs the form of a presigned POST as if it made a bucket
        action = {"HeadObject": "GetObject", "CreateBucket": "PutObject"}.get(operation, operation)
        if action in ("GetObject", "DeleteObject") and given.get("VersionId"):
            action += "Version"
        if action == "ListObjectVersions":
            return [("s3:ListBucketVersions", f"arn:aws:s3:::{given['Bucket']}")]
        return [(f"s3:{action}", f"arn:aws:s3:::{given['Bucket']}/{given.get('Key', 'key')}")]

    def _sqs(self, operation: str, given: Mapping[str, Any]) -> list[Need]:
        action = operation.removesuffix("Batch")
        return [(f"sqs:{action}", self._arn("sqs", given["QueueUrl"].rpartition("/")[2]))]

    def _stepfunctions(self, operation: str, given: Mapping[str, Any]) -> list[Need]:
        chain = self._arn("states", f"stateMachine:{self._settings['Prefix']}-chain")
        resource = given.get("executionArn") or given.get("stateMachineArn") or chain
        return [(f"states:{operation}", resource)]

    def _kms(self, operation: str, given: Mapping[str, Any]) -> list[Need]:
        prefix = self._settings["Prefix"]
        keys = {
            f"alias/{prefix}-data": self._settings["DataKeyArn"],
            f"alias/{prefix}-factor": self._settings["FactorKeyArn"],
            f"alias/{prefix}-signing": self._settings["SigningKeyArn"],
            None: self._settings["DataKeyArn"],  # a sealed text names its key itself
        }
        key = given.get("KeyId")
        return [(f"kms:{operation}", keys.get(key, str(key)))]

    def _secretsmanager(self, operation: str, given: Mapping[str, Any]) -> list[Need]:
        name = given["SecretId"]
        known = self._settings["TokenKeyArn"]
        token_key = name == f"{self._settings['Prefix']}-token-key"
        # AWS puts six letters behind the name of a secret
        arn = known if token_key else self._arn("secretsmanager", f"secret:{name}-AbCdEf")
        return [(f"secretsmanager:{operation}", arn)]

    def _ssm(self, operation: str, given: Mapping[str, Any]) -> list[Need]:
        return [(f"ssm:{operation}", self._arn("ssm", f"parameter{given['Name']}"))]

    def _sesv2(self, operation: str, _given: Mapping[str, Any]) -> list[Need]:
        identity = self._arn("ses", f"identity/{self._settings['MailAddress']}")
        return [(f"ses:{operation}", identity)]


def _allows(statement: Mapping[str, Any], action: str, resource: str) -> bool:
    return action in statement["Action"] and any(
        fnmatchcase(resource, pattern) for pattern in statement["Resource"]
    )


def _check(params: Mapping[str, Any], model: Any, **_: Any) -> None:
    """botocore's event before each call, presigned ones included."""
    function = running()
    if function is not None and _current is not None:
        service = {"sfn": "stepfunctions"}.get(
            model.service_model.service_id.lower(), model.service_model.service_name
        )
        _current.check(function, service, model.name, params)
