"""AWS clients: one per service and process, made on first use, with short time limits."""

from __future__ import annotations

import sys
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Protocol, overload

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_kms import KMSClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_secretsmanager import SecretsManagerClient
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_ssm import SSMClient
    from mypy_boto3_stepfunctions import SFNClient

SERVICES = ("dynamodb", "kms", "s3", "secretsmanager", "sesv2", "sqs", "ssm", "stepfunctions")


READ_SECONDS = 20
MAIL_READ_SECONDS = 8
CONNECT_SECONDS = 3
ATTEMPTS = 4
MAIL_ATTEMPTS = 2
"""An e-mail that does not leave at once is tried again for days (``delivery/sending.py``), and
other messages wait behind it: twice 11 seconds, and not four times 23."""


class FailureLog(Protocol):
    """Where an adapter says what failed and did not stop it: ``log_failure`` of the handlers."""

    def __call__(self, message: str, error: BaseException, **facts: object) -> None: ...


class Clients:
    """``path_style``: buckets stand in the path, as stacks with an endpoint of their own want it.
    On AWS they stand in the host, with the region behind: the global host that botocore would sign
    for knows no region opened after March 2019, and ap-southeast-3 is one."""

    def __init__(self, region: str, *, path_style: bool = False) -> None:
        self._region = region
        self._path_style = path_style
        self._made: dict[str, Any] = {}
        self._lock = threading.Lock()

    @overload
    def get(self, service: Literal["dynamodb"]) -> DynamoDBClient: ...
    @overload
    def get(self, service: Literal["kms"]) -> KMSClient: ...
    @overload
    def get(self, service: Literal["s3"]) -> S3Client: ...
    @overload
    def get(self, service: Literal["secretsmanager"]) -> SecretsManagerClient: ...
    @overload
    def get(self, service: Literal["sesv2"]) -> SESV2Client: ...
    @overload
    def get(self, service: Literal["sqs"]) -> SQSClient: ...
    @overload
    def get(self, service: Literal["ssm"]) -> SSMClient: ...
    @overload
    def get(self, service: Literal["stepfunctions"]) -> SFNClient: ...

    def get(self, service: str) -> Any:
        """A Lambda that waits is paid for, so nothing here waits longer than needed."""
        with self._lock:
            if service not in self._made:
                from botocore.config import Config

                mail = service == "sesv2"
                patience = Config(
                    connect_timeout=CONNECT_SECONDS,
                    read_timeout=MAIL_READ_SECONDS if mail else READ_SECONDS,
                    retries={
                        "total_max_attempts": MAIL_ATTEMPTS if mail else ATTEMPTS,
                        "mode": "standard",
                    },
                    signature_version="s3v4" if service == "s3" else None,
                    s3={"addressing_style": "path" if self._path_style else "virtual"},
                    max_pool_connections=20,
                )
                self._made[service] = self._client(
                    service, region_name=self._region, config=patience
                )
            return self._made[service]

    @cached_property
    def _client(self) -> Any:
        """Makes one. botocore's own: boto3 would add transfers of files and resources, which
        nothing here uses and each start would pay for. Untyped, since the stubs know a client by a
        literal name alone, and here the name is a variable."""
        # who set one up listens to it: the policies on one machine, the bench
        if standing := getattr(sys.modules.get("boto3"), "DEFAULT_SESSION", None):
            return standing.client

        from chalicelib.adapters.postponed import postpone

        # of its documentation's writers a client only ever names these
        postpone("botocore.docs", "botocore.docs.params", "botocore.docs.example")
        postpone("botocore.docs.bcdoc.restdoc", annotations=["DocumentStructure"])
        postpone("botocore.docs.method", annotations=["document_model_driven_method"])
        postpone("botocore.docs.paginator", annotations=["document_paginate_method"])
        postpone("botocore.docs.waiter", annotations=["document_wait_method"])
        from botocore.loaders import Loader
        from botocore.session import get_session

        class OwnServices(Loader):
            """Does not look through the thousand folders of all services for the names of ours."""

            def list_available_services(self, type_name: str) -> list[str]:
                return list(SERVICES)

        session = get_session()
        session.register_component("data_loader", OwnServices())
        return session.create_client
