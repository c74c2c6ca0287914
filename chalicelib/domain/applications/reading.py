"""Whose application it is, and by which rules it is judged."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.claims import FrozenType
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.ports import Ports
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import NotFound


def own_application(ports: Ports, actor: Actor, application_id: str) -> Application:
    """:raises NotFound: also when it is somebody else's, so that ids tell nothing."""
    application = ports.applications.get(application_id)
    if application.applicant_id != actor.account_id:
        raise NotFound("unknown-application")
    return application


def rules_of(ports: Ports, application: Application) -> PermitType:
    """The frozen copy once submitted; before that, the version in force today, or the last one
    there was: a draft of a type that is not offered any more can still be looked at. What was
    entered at the counter has the applicant's consent among its documents."""
    rules = _rules_of(ports, application)
    if application.counter is None:
        return rules
    consent = ports.catalogue.counter_consent
    if consent.id in {one.id for one in rules.documents}:
        return rules
    return rules.replace(documents=(*rules.documents, consent))


def _rules_of(ports: Ports, application: Application) -> PermitType:
    if application.phase is Phase.DRAFT or not application.submitted_at:
        today = ports.calendar.local_date(ports.clock.now())
        try:
            return ports.catalogue.get(application.type_id, today)
        except NotFound:
            return ports.catalogue.latest(application.type_id)
    return ports.applications.frozen_type(application.application_id)


def kept_type(ports: Ports, permit_type: PermitType) -> str:
    """Keeps a copy of these rules, of which no application of theirs is without from now on.

    :returns: its digest.
    """
    frozen = FrozenType.of(permit_type)
    ports.applications.keep_type(frozen)
    return frozen.digest
