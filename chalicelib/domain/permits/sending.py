"""Sending an application in that may renew a permit: what became of that is looked at once more."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.reading import own_application
from chalicelib.domain.applying import submission
from chalicelib.domain.applying.submission import Submitted
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.renewal import require_still_renewable
from chalicelib.domain.storage import IdempotencyKey


def submit(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    idempotency: IdempotencyKey | None = None,
) -> Submitted:
    """As ``submission.submit``, whose refusals it has, and those of ``require_still_renewable``."""
    require_still_renewable(ports, own_application(ports, actor, application_id))
    return submission.submit(ports, actor, application_id, version, idempotency)
