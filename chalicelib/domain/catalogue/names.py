"""Names and budgets of permit types, also of those that can no longer be applied for."""

from collections.abc import Mapping

from chalicelib.domain.catalogue.ports import Ports
from chalicelib.domain.catalogue.schema import PermitType
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


def step_labels(ports: Ports, type_id: str) -> Mapping[str, Localized]:
    """Of the steps of this type, by id; likewise."""
    known = _known(ports, type_id)
    return {step.id: step.label for step in known.steps} if known else {}


def budgets(ports: Ports, type_id: str) -> Mapping[str, int | None]:
    """What each step of this type may take, in working hours; ``None``: it counts in days."""
    known = _known(ports, type_id)
    return {step.id: step.working_hours for step in known.steps} if known else {}


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
