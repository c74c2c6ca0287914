"""What the parts of the bundle are made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from chalicelib.adapters.clients import Clients
from chalicelib.adapters.system import RandomIds, SideBySide, SystemClock
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.handlers.env import settings
from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.logging import logger

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_dynamodb import DynamoDBClient


S = TypeVar("S")


class Parts:
    def __init__(self) -> None:
        self.both = SideBySide()
        self.clock = SystemClock()
        self.ids = RandomIds()
        self.templates = TemplateCatalogue()
        self.prefix = settings().prefix
        self.public_url = settings().public_url
        own_endpoint = settings().endpoint is not None
        self._clients = Clients(settings().region, path_style=own_endpoint)

    def _store(self, kind: Callable[[DynamoDBClient, str], S]) -> S:
        return kind(self._clients.get("dynamodb"), self.prefix)

    @lazy
    def _certificate_chain(self) -> str:
        return self._read_chain()

    def _read_chain(self) -> str:
        name = settings().certificate_parameter
        return self._clients.get("ssm").get_parameter(Name=name)["Parameter"]["Value"]

    def _chain_if_any(self) -> str:
        """As it is by now, whatever this process signs with; empty where there is none yet."""
        missing = self._clients.get("ssm").exceptions.ParameterNotFound
        try:
            return self._read_chain()
        except missing:
            return ""

    def _secret(self, name: str) -> str:
        """Read when what needs it is built, so a renewed one is seen by the next process."""
        return self._clients.get("secretsmanager").get_secret_value(SecretId=name)["SecretString"]


def no_filter(*, hidden: bool) -> None:
    """Of this platform: limits alone confine what opens files, and an alarm rings where the
    function's memory can be read (docs/decisions/0099-without-a-filter-of-system-calls.md)."""
    memory = "hidden" if hidden else "readable"
    message = "system calls of the process that opens files are not filtered"
    logger.warning(message, memory=memory)
