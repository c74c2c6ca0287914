"""Empty services to test on: in memory, or on moto (``tests/support/api.py`` says what is real)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from moto import mock_aws

from chalicelib.adapters.access_tokens import JwtAccessTokens
from chalicelib.adapters.clients import Clients
from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.adapters.s3_files import S3Files
from chalicelib.adapters.signing.development import ensure_development_certificate
from chalicelib.domain.uploads.model import PresignedUpload
from chalicelib.handlers import env, wiring
from infra.local import gaps
from tests.fakes import papers
from tests.fakes.ports import FakePorts
from tests.fakes.time_and_ids import FakeClock
from tests.fakes.workflow import FakeWorkflow
from tests.support import tables
from tests.support.api import PUBLIC_URL, TOKEN_KEY, World

_ENVIRONMENT = {
    "APP_STAGE": tables.STAGE,
    "APP_NAME_PREFIX": tables.PREFIX,
    "APP_ACCOUNT_ID": tables.ACCOUNT,
    "PUBLIC_URL": PUBLIC_URL,
    "AWS_DEFAULT_REGION": tables.REGION,
    "SIGNER": "kms",
    "MAIL_SENDER": "izin@contoh.id",
    "WHATSAPP_GATEWAY_URL": "http://127.0.0.1:9/",
}
_UNSET = ("AWS_ENDPOINT_URL", "AWS_PROFILE", "TSA_URL", "BSRE_URL", "BSRE_SECRET")


class BrowserFiles(S3Files):
    """Storage, with the browser that posts an issued form."""

    def receive(self, form: PresignedUpload, data: bytes) -> None:
        self._client.put_object(Bucket=self._incoming, Key=form.key, Body=data)


@contextmanager
def world() -> Iterator[World]:
    """An empty service with its state in memory."""
    fake = FakePorts()
    stores = ("commit", "accounts", "sessions", "applications", "notes", "waits", "counters",
              "answers", "permits", "outbox")  # fmt: skip
    parts = {name: getattr(fake, name) for name in stores}
    parts |= {
        "files": fake.files,
        "permit_files": fake.permit_files,
        "announcer": fake.announcer,
    }
    with _process() as ports:
        yield _made(ports, FakeClock(), **parts, **_fakes())


@contextmanager
def aws_world(*, real_check: bool = False, real_signing: bool = False) -> Iterator[World]:
    """An empty service on moto's DynamoDB, S3 and SQS. ``real_check``: files are inspected in the
    real, killable process. ``real_signing``: the letter is rendered, signed by KMS and checked as
    in production, and all secrets are where they are there."""
    clock = FakeClock()
    with _process() as ports:
        files = BrowserFiles(
            ports._client("s3"),
            incoming_bucket=env.settings().bucket("incoming"),
            documents_bucket=env.settings().bucket("documents"),
        )
        parts = {} if real_signing else _fakes()
        parts["inspector"] = ports.inspector if real_check else papers.FakeInspector()
        _create_resources(ports)
        if real_signing:
            _create_secrets(ports, clock)
        yield _made(ports, clock, files=files, **parts)


@contextmanager
def _process() -> Iterator[Any]:
    """A Lambda's environment and its ports, with nothing behind them but moto."""
    gaps.install()
    before = {name: os.environ.get(name) for name in (*_ENVIRONMENT, *_UNSET)}
    with mock_aws(config={"stepfunctions": {"execute_state_machine": False}}):
        try:
            for name in _UNSET:
                os.environ.pop(name, None)
            os.environ.update(_ENVIRONMENT)
            _forget_settings()
            ports: Any = wiring.ports()
            ports._clients = _clients()
            yield ports
        finally:
            _forget_settings()
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value


def _made(ports: Any, clock: FakeClock, **parts: Any) -> World:
    """The real ports with these parts in place of their own."""
    workflow, channels = FakeWorkflow(), papers.FakeChannels()
    standing = {
        "clock": clock,
        "workflow": workflow,
        "channels": channels,
        "passwords": Argon2Passwords(passes=1, memory_kib=8),
    }
    vars(ports).update(standing | parts)
    return World(ports, clock, workflow, channels)


def _fakes() -> dict[str, Any]:
    return {
        "access_tokens": JwtAccessTokens(TOKEN_KEY, PUBLIC_URL),
        "vault": papers.FakeVault(),
        "inspector": papers.FakeInspector(),
        "letters": papers.FakeLetters(),
        "signer": papers.FakeSigner(),
        "signatures": papers.FakeSignatureChecker(),
        "stationery": FakePorts().stationery,
    }


def _create_resources(ports: Any) -> None:
    tables.create_tables(ports._client("dynamodb"))
    tables.create_buckets(ports._client("s3"))
    for properties in tables.resources("AWS::SQS::Queue"):
        ports._client("sqs").create_queue(QueueName=properties["QueueName"])


def _create_secrets(ports: Any, clock: FakeClock) -> None:
    ports._client("secretsmanager").create_secret(
        Name=env.settings().token_key_secret, SecretString=TOKEN_KEY.decode()
    )
    _key(ports, "data")
    _key(ports, "signing", KeyUsage="SIGN_VERIFY", KeySpec="RSA_2048")
    chain = ensure_development_certificate(
        ports._client("kms"), env.settings().key_alias("signing"), now=clock.now()
    )
    ports._client("ssm").put_parameter(
        Name=env.settings().certificate_parameter, Value=chain, Type="String", Tier="Advanced"
    )


@cache
def _clients() -> Clients:
    """Made once: it takes as long as everything that a small test asks of them."""
    return Clients(tables.REGION)


def _key(ports: Any, part: str, **specification: Any) -> None:
    kms = ports._client("kms")
    made = kms.create_key(**specification)["KeyMetadata"]
    kms.create_alias(AliasName=env.settings().key_alias(part), TargetKeyId=made["KeyId"])


def _forget_settings() -> None:
    """Handlers keep settings and clients for the life of a process."""
    for module in (env, wiring):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
