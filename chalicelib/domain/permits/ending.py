"""Ending a permit by a later paper of its holder: withdrawal, change of place or name, loss.

Which types do so, their ``ends`` says (``catalogue/outcome.py``). The earlier permit ends in the
commit that publishes the later one, so that both are never in force together.
"""

from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.catalogue.term import named_end
from chalicelib.domain.errors import Conflict, FieldProblem
from chalicelib.domain.permits.model import Ending, Permit, PermitStanding, PermitState
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Change, Put
from chalicelib.domain.wording import indonesian_date


def permit_to_end(ports: Ports, application: Application, permit_type: PermitType) -> Permit | None:
    """The permit that this application's paper would end, if its type ends any and the number is
    one of ours."""
    ends = permit_type.ends
    number = application.data.get(ends.number_field) if ends else None
    return ports.permits.find_by_number(str(number)) if number else None


def require_endable(ports: Ports, application: Application, permit_type: PermitType) -> None:
    """Asked when it is sent and when it is signed.

    :raises Conflict: with the field: ``permit-to-end-unknown``, not one of this holder's of such a
        type; ``permit-to-end-over``, not in force any more or renewed; ``permit-to-end-until``, the
        paper would not hold as long as the permit that it replaces.
    """
    ends = permit_type.ends
    if ends is None:
        return
    path = f"data.{ends.number_field}"
    permit = permit_to_end(ports, application, permit_type)
    if (
        permit is None
        or permit.holder_id != application.applicant_id
        or permit.group not in ends.groups
    ):
        raise _refused("permit-to-end-unknown", path)
    today = ports.calendar.local_date(ports.clock.now())
    if permit.standing(today) is not PermitStanding.IN_FORCE or permit.renewed_by:
        raise _refused("permit-to-end-over", path)
    until = permit.valid_until
    if ends.replaces and until and named_end(permit_type, application.data) != until:
        path = f"data.{permit_type.validity.until_field}"
        raise _refused("permit-to-end-until", path, until=indonesian_date(until))


def earlier_permit_ended(
    ports: Ports, application: Application, permit_type: PermitType, permit: Permit
) -> list[Change]:
    """When the paper is issued; none for one that was revoked or has ended meanwhile."""
    earlier = permit_to_end(ports, application, permit_type)
    if permit_type.ends is None or earlier is None or earlier.state is not PermitState.ACTIVE:
        return []
    ending = Ending(
        on=permit.issued_on,
        permit_id=permit.permit_id,
        number=permit.number,
        replaced=permit_type.ends.replaces,
    )
    after = earlier.replace(state=PermitState.ENDED, ending=ending, version=earlier.version + 1)
    return [Put(after, earlier)]


def replaced_permit(
    ports: Ports, application: Application, permit_type: PermitType
) -> Permit | None:
    """The permit in whose place this application's paper will stand: it counts as one of that
    type and group from then on."""
    replaces = permit_type.ends is not None and permit_type.ends.replaces
    return permit_to_end(ports, application, permit_type) if replaces else None


def _refused(code: str, path: str, **params: object) -> Conflict:
    return Conflict(code, fields=[FieldProblem(path, code, dict(params))], **params)
