"""Which documents an application still has to have."""

from datetime import datetime

from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import DocumentRequirement, PermitType


def still_required(
    permit_type: PermitType,
    application: Application,
    requirement: DocumentRequirement,
    now: datetime,
) -> bool:
    """A required document that has no other in its place: of two that say ``instead_of``, either
    is enough."""
    return requirement.is_required(application.data) and not any(
        application.document(other).state_at(now) is DocumentState.CLEAN
        for other in permit_type.documents_for(application.kind, application.data)
        if other.instead_of == requirement.id
    )
