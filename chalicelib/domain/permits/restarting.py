"""Applying again after a rejection: nobody types everything twice (docs/domain.md §1.18)."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.reading import own_application
from chalicelib.domain.applying.carrying import carried_documents, carried_values
from chalicelib.domain.applying.drafting import by_applicant, commit_draft, new_draft
from chalicelib.domain.catalogue.subject import subject
from chalicelib.domain.errors import Conflict
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.renewal import start_renewal

_ENDED = (Phase.REJECTED, Phase.WITHDRAWN)


def start_again(ports: Ports, actor: Actor, application_id: str) -> Application:
    """A draft from an application that was rejected or withdrawn, under the rules of today: its
    answers, and its documents but those that an officer refused. A renewal begins from its permit.

    :raises NotFound: not this applicant's, or its type is not offered any more.
    :raises Conflict: it has not come to nothing (``not-ended``).
    """
    earlier = own_application(ports, actor, application_id)
    if earlier.phase not in _ENDED:
        raise Conflict("not-ended")
    if earlier.renews:
        return start_renewal(ports, actor, earlier.renews)
    today = ports.calendar.local_date(ports.clock.now())
    permit_type = ports.catalogue.get(earlier.type_id, today)
    carried = carried_values(ports, permit_type, earlier.kind, dict(earlier.data))
    draft = new_draft(ports, actor, permit_type, earlier.kind).replace(
        data=carried,
        subject=subject(permit_type, carried),
        documents=carried_documents(permit_type, earlier.kind, earlier),
    )
    event = by_applicant(actor, "created", details={"again": earlier.receipt})
    return commit_draft(ports, draft, event)
