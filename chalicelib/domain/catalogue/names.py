"""Names of permit types, also of those that can no longer be applied for."""

from chalicelib.domain.errors import NotFound
from chalicelib.domain.ports import Ports
from chalicelib.domain.text import Localized


def type_name(ports: Ports, type_id: str) -> Localized:
    """As it is called today; its id, once the office has dropped it."""
    try:
        return ports.catalogue.get(type_id, ports.calendar.local_date(ports.clock.now())).name
    except NotFound:
        return Localized(id=type_id, en=type_id)
