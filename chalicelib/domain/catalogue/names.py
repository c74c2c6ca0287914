"""Names of permit types, also of those that can no longer be applied for."""

from chalicelib.domain.catalogue.ports import Ports
from chalicelib.domain.errors import NotFound
from chalicelib.domain.text import Localized


def type_name(ports: Ports, type_id: str) -> Localized:
    """As it is called today, or was called last; its id, once the office has dropped it."""
    today = ports.calendar.local_date(ports.clock.now())
    try:
        return ports.catalogue.get(type_id, today).name
    except NotFound:
        pass
    try:
        return ports.catalogue.latest(type_id).name
    except NotFound:
        return Localized(id=type_id, en=type_id)
