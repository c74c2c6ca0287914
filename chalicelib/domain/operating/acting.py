"""An operator's request on what is another's: who acts, and for whom. Read anew each time, so that
nobody goes on who was removed."""

from collections.abc import Sequence

from chalicelib.domain.accounts.model import Actor, Operating
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import NotAllowed, NotFound
from chalicelib.domain.operating.model import Operator
from chalicelib.domain.operating.ports import Ports


def acting_for(ports: Ports, actor: Actor, owner_id: str, type_id: str) -> Actor | None:
    """``owner_id``'s applicant, for whom ``actor`` does it; ``None``: they may not, for this type.
    One read, and that of the owner's account."""
    found = ports.records.find(Operator, owner_id, actor.account_id)
    if found is None or not is_of_institutions(ports, type_id):
        return None
    return _as(ports, actor, found)


def for_institution(ports: Ports, actor: Actor, owner_id: str, type_id: str = "") -> Actor:
    """The applicant in whose name ``actor`` begins something, or lists what there is.

    :raises NotAllowed: ``operator-no-more``: they are no operator of this account.
    :raises NotFound: ``type-of-persons``: this type is applied for by persons alone.
    """
    found = ports.records.find(Operator, owner_id, actor.account_id)
    applicant = _as(ports, actor, found) if found else None
    if applicant is None:
        raise NotAllowed("operator-no-more")
    if type_id and not is_of_institutions(ports, type_id):
        raise NotFound("type-of-persons")
    return applicant


def types_of_institutions(ports: Ports) -> Sequence[PermitType]:
    """Those that are offered today."""
    today = ports.calendar.local_date(ports.clock.now())
    kinds = ports.catalogue.groupings.institutions
    return [one for one in ports.catalogue.list_types(today) if kinds.apply_for(one)]


def is_of_institutions(ports: Ports, type_id: str) -> bool:
    """Whether institutions apply for it, also where the office offers it no more today."""
    try:
        permit_type = ports.catalogue.latest(type_id)
    except NotFound:  # the office has it no more
        return False
    return ports.catalogue.groupings.institutions.apply_for(permit_type)


def _as(ports: Ports, actor: Actor, found: Operator) -> Actor | None:
    owner = ports.accounts.find(found.owner_id)
    if owner is None or not owner.enabled:
        return None
    operating = Operating(
        account_id=actor.account_id, name=actor.name, institution=found.institution
    )
    return Actor.of(owner, actor.session_id).replace(operator=operating)
