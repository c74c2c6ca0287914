"""A permit that was taken back: its decree drawn up, signed, and delivered by the queue."""

from typing import Any

from pydantic import SecretStr

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.permits.decree_signing import sign_decree
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.revoking import propose
from tests.fakes.deliveries import deliver

REASON = "Tempat praktik tidak sesuai dengan izin."
PASSPHRASE = SecretStr("rahasia")


def revoked(ports: Any, officer: Actor, permit_id: str, reason: str = REASON) -> Permit:
    """``ports`` with a queue in memory."""
    waits = propose(ports, officer, permit_id, reason=reason)
    sign_decree(ports, officer, permit_id, waits.version, passphrase=PASSPHRASE)
    deliver(ports, ports.signing_queue.inbox.pop())
    permit: Permit = ports.permits.find(permit_id)
    assert permit.revocation is not None
    return permit
