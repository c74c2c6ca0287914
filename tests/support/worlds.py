"""Empty services to test on: in memory, or on moto (``tests/support/api.py`` says what is real)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from botocore.exceptions import ClientError
from moto import mock_aws

from chalicelib.adapters.access_tokens import JwtAccessTokens
from chalicelib.adapters.clients import Clients
from chalicelib.adapters.device_marks import SignedDeviceMarks
from chalicelib.adapters.dynamodb.table import Table
from chalicelib.adapters.factor_seal import KmsFactorSeal
from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.adapters.refresh_tokens import DerivedRefreshTokens
from chalicelib.adapters.s3_files import S3Files
from chalicelib.adapters.signing.development import ensure_development_certificate
from chalicelib.adapters.vault import KmsVault
from chalicelib.domain.uploads.model import PresignedUpload
from chalicelib.handlers import env, wiring
from infra.local import front, gaps
from tests.fakes import papers
from tests.fakes.ports import FakePorts
from tests.fakes.time_and_ids import FakeClock
from tests.fakes.workflow import FakeWorkflow
from tests.support import tables
from tests.support.api import PUBLIC_URL, TOKEN_KEY, World
from tests.support.rights import HeldToPolicies

_ENVIRONMENT = {
    "APP_STAGE": tables.STAGE,
    "APP_NAME_PREFIX": tables.PREFIX,
    "APP_ACCOUNT_ID": tables.ACCOUNT,
    "PUBLIC_URL": PUBLIC_URL,
    "AWS_DEFAULT_REGION": tables.REGION,
    "SIGNER": "kms",
    "MAIL_SENDER": "izin@contoh.id",
    "WHATSAPP_GATEWAY_URL": "http://127.0.0.1:9/",
    "ORIGIN_DIGESTS": front.DIGESTS,
}
_UNSET = ("AWS_ENDPOINT_URL", "AWS_PROFILE", "TSA_URL", "BSRE_URL", "BSRE_SECRET")


class BrowserFiles(S3Files):
    """Storage, with the browser that posts an issued form."""

    def receive(self, form: PresignedUpload, data: bytes) -> None:
        self._client.put_object(Bucket=self._incoming, Key=form.key, Body=data)


class _OneAtATime:
    """moto has one AWS in a process: a second world would empty the first."""

    busy = False

    def __enter__(self) -> None:
        assert not self.busy, "there is a world on moto already, perhaps a module's"
        self.busy = True

    def __exit__(self, *_: object) -> None:
        self.busy = False


_one_at_a_time = _OneAtATime()


@contextmanager
def world() -> Iterator[World]:
    """An empty service with its state in memory. There may be several."""
    clock, dynamodb = FakeClock(), HeldToPolicies(tables.memory_dynamodb())
    parts = {
        "dynamodb": dynamodb,
        "files": papers.FakeFiles(),
        "permit_files": papers.FakePermitFiles(),
        "announcer": papers.FakeAnnouncer(),
    }
    with _process(_OnlyDynamo(dynamodb)) as ports:
        yield _made(ports, clock, **parts, **_fakes(dynamodb, clock))


@contextmanager
def aws_world(*, real_check: bool = False, real_signing: bool = False) -> Iterator[World]:
    """An empty service on moto's DynamoDB, S3 and SQS. ``real_check``: files are inspected in the
    real, killable process. ``real_signing``: the letter is rendered, signed by KMS and checked as
    in production, and all secrets are where they are there."""
    clock = FakeClock()
    gaps.install()
    quiet = {"stepfunctions": {"execute_state_machine": False}}
    with _one_at_a_time, mock_aws(config=quiet), _process(_clients()) as ports:
        files = BrowserFiles(
            ports._clients.get("s3"),
            incoming_bucket=env.settings().bucket("incoming"),
            documents_bucket=env.settings().bucket("documents"),
        )
        parts = {} if real_signing else _fakes(ports._clients.get("dynamodb"), clock)
        parts["inspector"] = ports.inspector if real_check else papers.FakeInspector()
        _create_resources(ports)
        if real_signing:
            _create_secrets(ports, clock)
        yield _made(ports, clock, files=files, **parts)


@contextmanager
def _process(clients: Any) -> Iterator[Any]:
    """A Lambda's environment, and its ports."""
    before = {name: os.environ.get(name) for name in (*_ENVIRONMENT, *_UNSET)}
    found = wiring.ports
    try:
        for name in _UNSET:
            os.environ.pop(name, None)
        os.environ.update(_ENVIRONMENT)
        _forget_settings()
        ports: Any = wiring.AwsPorts()
        ports._clients = clients
        yield ports
    finally:
        wiring.ports = found
        _forget_settings()
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@dataclass(frozen=True)
class _OnlyDynamo:
    """In memory nothing else is asked of AWS."""

    dynamodb: Any

    def get(self, service: str) -> Any:
        assert service == "dynamodb", f"a world in memory has no {service}"
        return self.dynamodb


def _made(ports: Any, clock: FakeClock, **parts: Any) -> World:
    """The real ports with these parts in place of their own."""
    workflow, channels = FakeWorkflow(), papers.FakeChannels()
    standing = {
        "clock": clock,
        "workflow": workflow,
        "channels": channels,
        "signing_queue": papers.FakeSigningQueue(workflow.inbox, clock),
        "passwords": Argon2Passwords(passes=1, memory_kib=8),
    }
    vars(ports).update(standing | parts)
    return World(ports, clock, workflow, channels)


def _fakes(dynamodb: Any, clock: FakeClock) -> dict[str, Any]:
    sessions = Table(dynamodb, f"{tables.PREFIX}-sessions")
    return {
        "access_tokens": JwtAccessTokens(TOKEN_KEY, PUBLIC_URL),
        "search_key": FakePorts.search_key,
        "refresh_tokens": DerivedRefreshTokens(TOKEN_KEY),
        "device_marks": SignedDeviceMarks(TOKEN_KEY),
        "factor_seal": KmsFactorSeal(papers.FakeKms(), "factor-key"),
        "vault": KmsVault(papers.FakeKms(), "key", sessions, clock),
        "inspector": papers.FakeInspector(),
        "letters": papers.FakeLetters(),
        "signer": papers.FakeSigner(),
        "signing_chain": papers.FakeSigningChain(),
        "signatures": papers.FakeSignatureChecker(),
        "signatures_of_strangers": papers.FakeSignatureChecker(),
        "stationery": FakePorts().stationery,
        "whatsapp_secret": FakePorts.whatsapp_secret,
    }


def _create_resources(ports: Any) -> None:
    tables.create_tables(ports._clients.get("dynamodb"))
    tables.create_buckets(ports._clients.get("s3"))
    for properties in tables.resources("AWS::SQS::Queue"):
        ports._clients.get("sqs").create_queue(QueueName=properties["QueueName"])


def _create_secrets(ports: Any, clock: FakeClock) -> None:
    ports._clients.get("secretsmanager").create_secret(
        Name=env.settings().token_key_secret, SecretString=TOKEN_KEY.decode()
    )
    ports._clients.get("secretsmanager").create_secret(
        Name=env.settings().search_key_secret, SecretString=FakePorts.search_key.decode()
    )
    ports._clients.get("secretsmanager").create_secret(
        Name=env.settings().whatsapp_secret, SecretString=FakePorts.whatsapp_secret.decode()
    )
    _key(ports, "data")
    _key(ports, "factor")
    _key(ports, "signing", KeyUsage="SIGN_VERIFY", KeySpec="RSA_2048")
    chain = ensure_development_certificate(
        ports._clients.get("kms"), env.settings().key_alias("signing"), now=clock.now()
    )
    ports._clients.get("ssm").put_parameter(
        Name=env.settings().certificate_parameter, Value=chain, Type="String", Tier="Advanced"
    )


@cache
def _clients() -> Clients:
    """Made once: it takes as long as everything that a small test asks of them."""
    clients = Clients(tables.REGION)
    events = clients.get("dynamodb").meta.events
    events.register("provide-client-params.dynamodb", _refuse_impossible_keys)
    return clients


LONGEST_KEY = {"pk": 2048, "sk": 1024, "subject": 2048, "series": 2048, "message_id": 2048}
"""Bytes, of partition and sort keys (DynamoDB developer guide, quotas)."""


def _refuse_impossible_keys(params: Any, model: Any, **_: Any) -> None:
    """What DynamoDB answers to keys that cannot be, and moto lets pass."""
    for name, value in _strings(params):
        if not 0 < len(value.encode(errors="surrogatepass")) <= LONGEST_KEY.get(name, 2048):
            error = {"Code": "ValidationException", "Message": f"size of {name}: {len(value)}"}
            raise ClientError({"Error": error}, model.name)


def _strings(node: Any) -> Iterator[tuple[str, str]]:
    """Every string that is a key, in any part of a request."""
    if isinstance(node, list):
        for part in node:
            yield from _strings(part)
    elif isinstance(node, dict):
        for name, part in node.items():
            is_key = name in LONGEST_KEY or name == ":p"
            if is_key and isinstance(part, dict) and "S" in part:
                yield name, part["S"]
            elif name == "ExclusiveStartKey":
                yield from ((key, value["S"]) for key, value in part.items() if "S" in value)
            else:
                yield from _strings(part)


def _key(ports: Any, part: str, **specification: Any) -> None:
    kms = ports._clients.get("kms")
    made = kms.create_key(**specification)["KeyMetadata"]
    kms.create_alias(AliasName=env.settings().key_alias(part), TargetKeyId=made["KeyId"])


def _forget_settings() -> None:
    """Handlers keep them for the life of a process."""
    for value in vars(env).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()
