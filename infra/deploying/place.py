"""Where a stage is: its names, and the clients that reach it."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3

STAGES = Path(__file__).parent.parent / "stages.toml"
APP = "sisfo-izin"
EDGE = "us-east-1"
"""Where CloudFront wants its certificate, and keeps its logs."""


class WrongPlace(Exception):
    """These credentials, or this region, are not the stage's."""


def stage_settings(stage: str) -> dict[str, str]:
    """What infra/stages.toml says about a stage; KeyError for an unknown one."""
    with STAGES.open("rb") as file:
        return tomllib.load(file)[stage]


@dataclass(frozen=True)
class Place:
    """``account`` is asked of AWS, so making one needs credentials."""

    stage: str
    region: str
    account: str
    settings: Mapping[str, str]

    @property
    def prefix(self) -> str:
        return f"{APP}-{self.stage}"

    @property
    def domain(self) -> str:
        return urlsplit(self.settings["PublicUrl"]).hostname or ""

    @property
    def mail_address(self) -> str:
        return parseaddr(self.settings["MailSender"])[1]

    def bucket(self, part: str) -> str:
        return f"{self.prefix}-{part}-{self.account}"

    @cached_property
    def home(self) -> "Clients":
        return Clients(self.region)

    @cached_property
    def edge(self) -> "Clients":
        return Clients(EDGE)


class Clients(Mapping[str, Any]):
    """boto3's of one region, made when asked for. ``AWS_ENDPOINT_URL`` leads them elsewhere."""

    def __init__(self, region: str) -> None:
        self.region = region
        self._made: dict[str, Any] = {}

    def __getitem__(self, service: str) -> Any:
        if service not in self._made:
            make: Any = boto3.client  # its stubs list hundreds of literal names
            self._made[service] = make(service, region_name=self.region)
        return self._made[service]

    def __iter__(self) -> Any:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def place(stage: str, settings: Mapping[str, str] | None = None) -> Place:
    """:raises WrongPlace: another account or region than stages.toml names."""
    chosen = dict(settings or stage_settings(stage))
    region = os.environ.get("AWS_DEFAULT_REGION") or chosen["Region"]
    if region != chosen["Region"]:
        raise WrongPlace(f"{stage} is in {chosen['Region']}, not in {region} (infra/stages.toml)")
    account = str(Clients(region)["sts"].get_caller_identity()["Account"])
    if chosen["Account"] and account != chosen["Account"]:
        raise WrongPlace(f"{stage} is in account {chosen['Account']}, these credentials are not")
    return Place(stage, region, account, chosen)
