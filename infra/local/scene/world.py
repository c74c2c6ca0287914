"""The service of the scene: the real ports, with a moved clock, seeded ids, and everything that
would leave the process kept in memory."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.adapters.office_defaults import TemplateDefaults
from chalicelib.adapters.signing.development import ensure_development_certificate
from chalicelib.domain.applications.model import Application
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.handlers import env, wiring
from infra.local.memory_dynamodb.client import MemoryDynamo
from infra.local.names import ACCOUNT, APP, PREFIX, REGION, STAGE
from infra.local.resources import create_tables
from infra.local.scene.stand_ins import (
    Announced,
    LateTexts,
    MovedClock,
    NoEngine,
    NoQueue,
    Objects,
    OnePassword,
    OwnPapers,
    SceneFiles,
    SceneKms,
    ScenePermitFiles,
    SeededIds,
    Sent,
    TrustingChecker,
    in_turn,
)


@dataclass
class World:
    """`ports` are `AllPorts`; the rest is what the scene is kept from."""

    ports: Any
    clock: MovedClock
    dynamodb: MemoryDynamo
    objects: Objects
    sent: Sent
    kms: SceneKms
    chain: str
    secrets: dict[str, str]
    """By name: what lists were made with goes with them."""

    def find(self, application_id: str) -> Application:
        found: Application = self.ports.applications.get(application_id)
        return found


@contextmanager
def world(url: str, begin: datetime, end: datetime, seed: int) -> Iterator[World]:
    """An empty service under this address at `begin`; messages are kept of the last month before
    `end`. While it is there, the process's environment is that of the local stage."""
    values = {
        "APP_STAGE": STAGE,
        "APP_NAME_PREFIX": PREFIX,
        "APP_ACCOUNT_ID": ACCOUNT,
        "AWS_DEFAULT_REGION": REGION,
        "PUBLIC_URL": url,
        "SIGNER": "kms",
    }
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    _forget_settings()
    try:
        yield _made(begin, end, seed)
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        _forget_settings()


def _made(begin: datetime, end: datetime, seed: int) -> World:
    clock, dynamodb, kms = MovedClock(begin), MemoryDynamo(), SceneKms()
    create_tables(dynamodb, APP, STAGE, ACCOUNT)
    ids = SeededIds(clock, seed)
    objects = Objects(clock, ids)
    since = end - timedelta(days=30)
    sent = Sent(clock, since)
    # good from the first permit on, for as long as a certificate is good
    chain = ensure_development_certificate(kms, "", now=begin)  # type: ignore[arg-type]
    search_key = ids.secret(256)
    ports: Any = wiring.AwsPorts()
    parts = {
        "message_texts": LateTexts(clock, since, ports.message_texts),
        "_clients": _Clients({"dynamodb": dynamodb, "kms": kms}),
        "_certificate_chain": chain,
        "search_key": search_key.encode(),
        "both": in_turn,  # nothing here is waited for, so a thread only costs
        "clock": clock,
        "ids": ids,
        "files": SceneFiles(objects),
        "permit_files": ScenePermitFiles(objects),
        "inspector": OwnPapers(),
        "signatures": TrustingChecker(),
        "workflow": NoEngine(),
        "signing_queue": NoQueue(),
        "passwords": OnePassword(),
        "announcer": Announced(),
        "channels": sent,
    }
    vars(ports).update(parts)
    # it is read anew each minute: of the machine's clock, for the moved one leaps from act to act
    defaults = TemplateDefaults(ports.templates)
    vars(ports)["office_book"] = OfficeBook(ports.office_data, defaults, lambda: datetime.now(UTC))
    secrets = {env.settings().search_key_secret: search_key}
    return World(ports, clock, dynamodb, objects, sent, kms, chain, secrets)


@dataclass(frozen=True)
class _Clients:
    """Nothing else is asked of AWS."""

    made: Mapping[str, Any]

    def get(self, service: str) -> Any:
        return self.made[service]


def _forget_settings() -> None:
    for value in vars(env).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()
