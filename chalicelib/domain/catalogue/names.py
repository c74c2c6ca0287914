"""Names and budgets of permit types, also of those that can no longer be applied for."""

from collections.abc import Mapping

from chalicelib.domain.catalogue.ports import Ports
from chalicelib.domain.catalogue.schema import PermitType, Step
from chalicelib.domain.errors import NotFound
from chalicelib.domain.text import Localized


def type_name(ports: Ports, type_id: str) -> Localized:
    """As it is called today, or was called last; its id, once the office has dropped it."""
    known = _known(ports, type_id)
    return known.name if known else Localized(id=type_id, en=type_id)


def short_name(ports: Ports, type_id: str) -> str:
    """For a narrow column, in Indonesian: as the office abbreviates it, else its name."""
    known = _known(ports, type_id)
    return (known.short_name or known.name.id) if known else type_id


def chain(ports: Ports, type_id: str) -> tuple[Step, ...]:
    """The steps of this type in their order; likewise."""
    known = _known(ports, type_id)
    return known.steps if known else ()


def step_labels(ports: Ports, type_id: str) -> Mapping[str, Localized]:
    """Of the steps of this type, by id; likewise."""
    return {step.id: step.label for step in chain(ports, type_id)}


def document_labels(ports: Ports, type_id: str) -> Mapping[str, Localized]:
    """Of the documents that this type asks for, by id; likewise."""
    known = _known(ports, type_id)
    return {one.id: one.label for one in known.documents} if known else {}


def budgets(ports: Ports, type_id: str) -> Mapping[str, int | None]:
    """What each step of this type may take, in working hours; ``None``: it counts in days."""
    return {step.id: step.working_hours for step in chain(ports, type_id)}


def _known(ports: Ports, type_id: str) -> PermitType | None:
    today = ports.calendar.local_date(ports.clock.now())
    try:
        return ports.catalogue.get(type_id, today)
    except NotFound:
        pass
    try:
        return ports.catalogue.latest(type_id)
    except NotFound:
        return None
