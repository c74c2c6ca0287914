"""Sending an application in, with an eye on the permits that its applicant has: what became of the
one that it renews or ends, and how many of the type are in force."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.reading import own_application, rules_of
from chalicelib.domain.applying import submission
from chalicelib.domain.applying.submission import Submitted
from chalicelib.domain.permits.ending import require_endable
from chalicelib.domain.permits.in_force import require_room
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
    """As ``submission.submit``, whose refusals it has, and those of ``require_still_renewable``,
    ``require_room`` and ``require_endable``."""
    application = own_application(ports, actor, application_id)
    require_still_renewable(ports, application)
    rules = rules_of(ports, application)
    require_endable(ports, application, rules)
    return submission.submit(
        ports,
        actor,
        application_id,
        version,
        idempotency,
        meanwhile=lambda: require_room(ports, application, rules),
    )
