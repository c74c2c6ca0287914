"""Renewing a permit (perpanjangan): a draft that asks only for what has changed."""

from datetime import date, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import Document
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applying.carrying import carried_documents, carried_values
from chalicelib.domain.applying.drafting import by_applicant, commit_draft, new_draft
from chalicelib.domain.catalogue.outcome import Renewal
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.catalogue.subject import subject
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.permits.holding import own_permit
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Change, Put
from chalicelib.domain.wording import indonesian_date

_ENDED = (Phase.REJECTED, Phase.WITHDRAWN)
"""A renewal that came to nothing makes room for another."""


def start_renewal(ports: Ports, actor: Actor, permit_id: str) -> Application:
    """A draft of the type that the permit counts as, under the rules of today, from a permit in
    force or expired.

    It takes over what the earlier application said and what still passes, the earlier permit's
    number, and the checked copies of documents that do not age, each pinned to its version.

    :raises NotFound: not a permit of this holder, or its type is not offered any more.
    :raises Conflict: ``no-renewal-for-type``, ``permit-revoked``, ``permit-already-renewed``,
        ``renewal-too-early``, ``renewal-too-late``, or ``renewal-already-started``, which names the
        receipt of the one under way.
    """
    permit = own_permit(ports, actor, permit_id)
    today = ports.calendar.local_date(ports.clock.now())
    permit_type = ports.catalogue.get(permit.of_type, today)
    if permit_type.renewal is None or ApplicationKind.RENEWAL not in permit_type.kinds:
        raise Conflict("no-renewal-for-type", type_name=permit_type.name.id)
    _require_renewable(permit)
    _require_in_window(permit_type.renewal, permit, today)
    if under_way := _under_way(ports, permit):
        raise Conflict("renewal-already-started", receipt=under_way.receipt)
    earlier = ports.applications.get(permit.application_id)
    values = dict(earlier.data) | {permit_type.renewal.previous_number_field: permit.number}
    carried = carried_values(ports, permit_type, ApplicationKind.RENEWAL, values)
    draft = new_draft(ports, actor, permit_type, ApplicationKind.RENEWAL).replace(
        renews=permit.permit_id,
        data=carried,
        subject=subject(permit_type, carried),
        documents=reusable(permit_type, earlier),
    )
    after = permit.replace(renewal_id=draft.application_id, version=permit.version + 1)
    event = by_applicant(actor, "created", details={"renews": permit.number})
    return commit_draft(ports, draft, event, Put(after, permit))


def require_still_renewable(ports: Ports, application: Application) -> None:
    """What held when the renewal was begun, once more when it is sent and when it is signed.

    :raises Conflict: ``permit-revoked``, ``permit-already-renewed``.
    """
    permit = _earlier(ports, application)
    if permit is not None:
        _require_renewable(permit)


def follows(ports: Ports, application: Application, signed_on: date) -> date | None:
    """The last day of the term that is renewed, if it is to come yet: whoever renews in time loses
    no day of it (docs/domain.md §9)."""
    permit = _earlier(ports, application)
    end = permit.valid_until if permit else None
    return end if end is not None and end > signed_on else None


def _require_renewable(permit: Permit) -> None:
    if permit.state is PermitState.REVOKED:
        raise Conflict("permit-revoked")
    if permit.state is PermitState.ENDED:
        raise Conflict("permit-ended")
    if permit.renewed_by:
        raise Conflict("permit-already-renewed")


def _require_in_window(rule: Renewal, permit: Permit, today: date) -> None:
    """:raises Conflict: ``renewal-too-early``, ``renewal-too-late``."""
    end = permit.valid_until
    if end is None:
        return
    if rule.opens_days is not None and today < (opens := end - timedelta(days=rule.opens_days)):
        raise Conflict("renewal-too-early", opens_on=indonesian_date(opens))
    if rule.closes_days is not None and today > (closed := end + timedelta(days=rule.closes_days)):
        raise Conflict("renewal-too-late", closed_on=indonesian_date(closed))


def reusable(permit_type: PermitType, earlier: Application) -> dict[str, Document]:
    """Copies of documents that do not age."""
    return carried_documents(
        permit_type,
        ApplicationKind.RENEWAL,
        earlier,
        lambda asked: not asked.expires and asked.only_for is not ApplicationKind.RENEWAL,
    )


def earlier_permit_renewed(ports: Ports, application: Application, permit: Permit) -> list[Change]:
    """When the renewal is issued: the earlier permit knows it, asks for no renewal any more, and
    was in force until the day before. Two of one kind are never in force together."""
    earlier = _earlier(ports, application)
    if earlier is None:
        return []
    ended = permit.issued_on - timedelta(days=1)
    after = earlier.replace(
        renewed_by=permit.permit_id,
        valid_until=min(earlier.valid_until or ended, ended),
        version=earlier.version + 1,
    )
    return [Put(after, earlier)]


def _earlier(ports: Ports, application: Application) -> Permit | None:
    return ports.permits.find(application.renews) if application.renews else None


def _under_way(ports: Ports, permit: Permit) -> Application | None:
    if permit.renewal_id is None:
        return None
    try:
        renewal = ports.applications.get(permit.renewal_id)
    except NotFound:
        return None
    return None if renewal.phase in _ENDED else renewal
