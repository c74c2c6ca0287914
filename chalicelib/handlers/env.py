"""Settings of each Lambda, and the only reader of ``os.environ``.

Every physical name follows from the application's prefix and its account; nothing is copied by
hand. The names are made in ``infra/stacks`` by the same rule.
"""

import os
from functools import cache

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What every Lambda knows. ``prefix`` is ``<app>-<stage>``, as ``sisfo-izin-local``;
    ``origin_digests`` are SHA-256 in hex, with commas: without one the API answers nobody."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    stage: str = Field(alias="APP_STAGE")
    prefix: str = Field(alias="APP_NAME_PREFIX")
    account: str = Field(alias="APP_ACCOUNT_ID")
    region: str = Field(alias="AWS_DEFAULT_REGION", default="ap-southeast-3")
    public_url: str = Field(alias="PUBLIC_URL")
    origin_digests: str = Field(alias="ORIGIN_DIGESTS", default="")
    endpoint: str | None = Field(alias="AWS_ENDPOINT_URL", default=None)

    def table(self, part: str) -> str:
        return f"{self.prefix}-{part}"

    def queue_url(self, part: str) -> str:
        """The queue's URL, in the form that both AWS and the local stack understand."""
        endpoint = self.endpoint or f"https://sqs.{self.region}.amazonaws.com"
        return f"{endpoint}/{self.account}/{self.prefix}-{part}"

    def bucket(self, part: str) -> str:
        return f"{self.prefix}-{part}-{self.account}"

    def key_alias(self, part: str) -> str:
        return f"alias/{self.prefix}-{part}"

    @property
    def state_machine_arn(self) -> str:
        return f"arn:aws:states:{self.region}:{self.account}:stateMachine:{self.prefix}-chain"

    def execution_arn(self, name: str) -> str:
        return f"arn:aws:states:{self.region}:{self.account}:execution:{self.prefix}-chain:{name}"

    @property
    def token_key_secret(self) -> str:
        return f"{self.prefix}-token-key"

    @property
    def search_key_secret(self) -> str:
        return f"{self.prefix}-search-key"

    @property
    def whatsapp_secret(self) -> str:
        return f"{self.prefix}-whatsapp-webhook"

    @property
    def certificate_parameter(self) -> str:
        app, _, stage = self.prefix.rpartition("-")
        return f"/{app}/{stage}/signing-certificate"


class SigningSettings(Settings):
    """``signer``: ``kms``, ``bsre`` or (development only) ``pkcs12``."""

    signer: str = Field(alias="SIGNER", default="kms")
    tsa_url: str | None = Field(alias="TSA_URL", default=None)
    bsre_url: str | None = Field(alias="BSRE_URL", default=None)
    bsre_version: str = Field(alias="BSRE_VERSION", default="v2")
    bsre_secret: str | None = Field(alias="BSRE_SECRET", default=None)


class NotifySettings(Settings):
    mail_sender: str = Field(alias="MAIL_SENDER")
    whatsapp_gateway_url: str = Field(alias="WHATSAPP_GATEWAY_URL")
    whatsapp_gateway_secret: str | None = Field(alias="WHATSAPP_GATEWAY_SECRET", default=None)


@cache
def settings() -> Settings:
    return Settings.model_validate(dict(os.environ))


@cache
def signing_settings() -> SigningSettings:
    return SigningSettings.model_validate(dict(os.environ))


@cache
def notify_settings() -> NotifySettings:
    return NotifySettings.model_validate(dict(os.environ))


def queue_name(part: str) -> str:
    """For the event-source decorators, which name their queue when the module is loaded."""
    return f"{os.environ.get('APP_NAME_PREFIX', 'sisfo-izin-local')}-{part}"
