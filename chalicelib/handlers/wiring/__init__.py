"""Composition root: the only package that knows both the ports and their adapters.

Each part is built on first use and kept, so that a Lambda pays, in imports and in clients, only
for what its own requests need.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chalicelib.adapters.clients import Clients
from chalicelib.handlers.env import settings
from chalicelib.handlers.wiring.chain import ChainParts
from chalicelib.handlers.wiring.office import OfficeParts
from chalicelib.handlers.wiring.permits import PermitParts
from chalicelib.handlers.wiring.signing_in import SigningInParts
from chalicelib.handlers.wiring.state import StateParts

if TYPE_CHECKING:
    from chalicelib.adapters.redelivery import SqsRedelivery
    from chalicelib.domain.all_ports import AllPorts


class AwsPorts(OfficeParts, StateParts, SigningInParts, ChainParts, PermitParts):
    """``AllPorts`` on AWS, or on the local stack that stands in for it."""


@cache
def ports() -> AllPorts:
    """The one bundle of this process."""
    return AwsPorts()


@cache
def redelivery(part: str) -> SqsRedelivery:
    """Of the queue of this name; built when a message of it has failed."""
    from chalicelib.adapters.redelivery import SqsRedelivery

    own = settings()
    client = Clients(own.region, path_style=own.endpoint is not None).get("sqs")
    return SqsRedelivery(client, own.queue_url(part), own.queue_url(f"{part}-dlq"))
