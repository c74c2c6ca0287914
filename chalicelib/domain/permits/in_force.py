"""How many permits of one type a holder has in force: one practice permit per place, and so many
places at most (Permenkes 13/2025 art. 149, docs/domain.md §9)."""

from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import Conflict
from chalicelib.domain.permits.model import Permit, PermitStanding
from chalicelib.domain.permits.ports import Ports

_PAGE = 50


def require_room(ports: Ports, application: Application, permit_type: PermitType) -> None:
    """Asked when it is sent and when it is signed. A renewal takes the place of what it renews.

    :raises Conflict: ``too-many-in-force``, with their numbers.
    """
    most = permit_type.most_in_force
    if most is None:
        return
    found = [
        permit.number
        for permit in in_force(ports, application.applicant_id, permit_type.id)
        if permit.permit_id != application.renews
    ]
    if len(found) >= most:
        raise Conflict("too-many-in-force", most=most, numbers=", ".join(found))


def in_force(ports: Ports, holder_id: str, type_id: str) -> list[Permit]:
    """The holder's permits of this type in force today that nothing has followed, the newest
    first."""
    today = ports.calendar.local_date(ports.clock.now())
    found: list[Permit] = []
    cursor: str | None = None
    while True:
        page = ports.permits.by_holder(holder_id, limit=_PAGE, cursor=cursor)
        found += [
            permit
            for permit in page.items
            if permit.of_type == type_id
            and permit.standing(today) is PermitStanding.IN_FORCE
            and permit.renewed_by is None
        ]
        cursor = page.cursor
        if cursor is None:
            return found
