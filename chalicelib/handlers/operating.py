"""Routes that an institution's operators may call for its applicant (decision 0095): those that say
``operators=True``. All others know the caller alone."""

from collections.abc import Mapping
from contextlib import suppress

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.errors import NotFound
from chalicelib.domain.operating.acting import acting_for


def applicant_of_path(ports: AllPorts, actor: Actor, path_parameters: Mapping[str, str]) -> Actor:
    """The applicant of the application or permit that the path names, where ``actor`` works for
    them; else ``actor``, whom the use case refuses or not. Of one's own nothing is read besides."""
    whose = _whose(ports, path_parameters)
    if whose is None or whose[0] == actor.account_id:
        return actor
    return acting_for(ports, actor, *whose) or actor


def _whose(ports: AllPorts, path_parameters: Mapping[str, str]) -> tuple[str, str] | None:
    """By account, and of which type."""
    if application_id := path_parameters.get("application_id"):
        with suppress(NotFound):
            application = ports.applications.get(application_id)
            return application.applicant_id, application.type_id
    if permit_id := path_parameters.get("permit_id"):
        permit = ports.permits.find(permit_id)
        return (permit.holder_id, permit.of_type) if permit else None
    return None
