"""Renewing a permit (perpanjangan): a draft that asks only for what has changed."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.drafting import by_applicant, commit_draft, new_draft
from chalicelib.domain.applications.model import Application, Document, Phase
from chalicelib.domain.catalogue.schema import ApplicationKind, DocumentRequirement, PermitType
from chalicelib.domain.catalogue.values import check_values
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.permits.holding import own_permit
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.ports import Ports
from chalicelib.domain.storage import PutPermit
from chalicelib.domain.uploads.model import MEDIA_TYPES

_ENDED = (Phase.REJECTED, Phase.WITHDRAWN)
"""A renewal that came to nothing makes room for another."""


def start_renewal(ports: Ports, actor: Actor, permit_id: str) -> Application:
    """A draft of the same type under the rules of today, from a permit in force or expired.

    It takes over what the earlier application said and what still passes, the earlier permit's
    number, and the checked copies of documents that do not age, each pinned to its version.

    :raises NotFound: not a permit of this holder, or its type is not offered any more.
    :raises Conflict: ``no-renewal-for-type``, ``permit-revoked``, ``permit-already-renewed``, or
        ``renewal-already-started``, which names the receipt of the one under way.
    """
    permit = own_permit(ports, actor, permit_id)
    today = ports.calendar.local_date(ports.clock.now())
    permit_type = ports.catalogue.get(permit.type_id, today)
    if permit_type.renewal is None or ApplicationKind.RENEWAL not in permit_type.kinds:
        raise Conflict("no-renewal-for-type", type_name=permit_type.name.id)
    if permit.state is PermitState.REVOKED:
        raise Conflict("permit-revoked")
    if permit.renewed_by:
        raise Conflict("permit-already-renewed")
    if under_way := _under_way(ports, permit):
        raise Conflict("renewal-already-started", receipt=under_way.receipt)
    earlier = ports.applications.get(permit.application_id)
    values = {
        name: value
        for name, value in earlier.data.items()
        if name in {rule.id for rule in permit_type.fields_for(ApplicationKind.RENEWAL)}
    }
    values[permit_type.renewal.previous_number_field] = permit.number
    passing, _ = check_values(permit_type, ApplicationKind.RENEWAL, values, today, ports.regions)
    draft = new_draft(ports, actor, permit_type, ApplicationKind.RENEWAL).model_copy(
        update={
            "renews": permit.permit_id,
            "data": {name: value for name, value in passing.items() if value is not None},
            "documents": reusable(permit_type, earlier),
        }
    )
    after = permit.model_copy(
        update={"renewal_id": draft.application_id, "version": permit.version + 1}
    )
    event = by_applicant(actor, "created", details={"renews": permit.number})
    return commit_draft(ports, draft, event, PutPermit(after, permit.version))


def reusable(permit_type: PermitType, earlier: Application) -> dict[str, Document]:
    """Checked copies that meet the requirement of today and do not age. Officers mark them anew."""
    return {
        requirement.id: Document(file=document.file)
        for requirement in permit_type.documents_for(ApplicationKind.RENEWAL)
        if not requirement.expires
        and requirement.only_for is not ApplicationKind.RENEWAL
        and (document := earlier.documents.get(requirement.id)) is not None
        and _meets(requirement, document)
    }


def renewed(ports: Ports, application: Application, permit: Permit) -> list[PutPermit]:
    """When the renewal is issued: the earlier permit knows it, and asks for no renewal any more."""
    earlier = ports.permits.find(application.renews) if application.renews else None
    if earlier is None:
        return []
    update = {"renewed_by": permit.permit_id, "version": earlier.version + 1}
    return [PutPermit(earlier.model_copy(update=update), earlier.version)]


def _meets(requirement: DocumentRequirement, document: Document) -> bool:
    file = document.file
    if file is None or document.was_marked_wrong:
        return False
    return (
        file.media_type in [MEDIA_TYPES[name] for name in requirement.formats]
        and file.size <= requirement.max_bytes
        and (file.pages or 0) <= requirement.max_pages
    )


def _under_way(ports: Ports, permit: Permit) -> Application | None:
    if permit.renewal_id is None:
        return None
    try:
        renewal = ports.applications.get(permit.renewal_id)
    except NotFound:
        return None
    return None if renewal.phase in _ENDED else renewal
