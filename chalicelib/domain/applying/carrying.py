"""What a new draft takes over from an earlier application of the same person and type."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.applications.document import CleanFile, Document
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import ApplicationKind, DocumentRequirement, PermitType
from chalicelib.domain.catalogue.values import check_values
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.uploads.model import MEDIA_TYPES


def carried_values(
    ports: Ports, permit_type: PermitType, kind: ApplicationKind, values: dict[str, Any]
) -> dict[str, Any]:
    """Those that the rules of today still ask for and that still pass."""
    asked = {rule.id for rule in permit_type.fields_for(kind, values)}
    known = {name: value for name, value in values.items() if name in asked}
    today = ports.calendar.local_date(ports.clock.now())
    passing, _ = check_values(permit_type, kind, known, today, ports.regions)
    return {name: value for name, value in passing.items() if value is not None}


def carried_documents(
    permit_type: PermitType,
    kind: ApplicationKind,
    earlier: Application,
    wanted: Callable[[DocumentRequirement], bool] = lambda _: True,
) -> dict[str, Document]:
    """Checked copies that no officer refused and that meet the requirement of today, each pinned to
    its version. Officers mark them anew."""
    return {
        requirement.id: Document(file=document.file)
        for requirement in permit_type.documents_for(kind, earlier.data)
        if wanted(requirement)
        and (document := earlier.documents.get(requirement.id)) is not None
        and document.file is not None
        and not document.was_marked_wrong
        and meets(requirement, document.file)
    }


def meets(requirement: DocumentRequirement, file: CleanFile) -> bool:
    """Whether a checked copy is of the kind and size that are asked for today."""
    return (
        file.media_type in [MEDIA_TYPES[name] for name in requirement.formats]
        and file.size <= requirement.max_bytes
        and (file.pages or 0) <= requirement.max_pages
    )
