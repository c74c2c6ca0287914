"""A second person releases what one proposed, or takes it all back."""

from datetime import UTC, datetime, time
from functools import partial

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.errors import Conflict, NotAllowed, NotFound
from chalicelib.domain.importing.model import (
    ROWS_TOGETHER,
    BatchRows,
    BatchState,
    DoneBy,
    OldPermit,
    PermitBatch,
)
from chalicelib.domain.importing.ports import Ports
from chalicelib.domain.lookups import number_key
from chalicelib.domain.office_data.auditing import noted
from chalicelib.domain.permits.model import Permit, Recorded
from chalicelib.domain.storage import (
    Add,
    AdvanceCounter,
    Change,
    CommitRefused,
    Page,
    Put,
    until_written,
)


def list_batches(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[PermitBatch]:
    """:raises NotAllowed: neither administrator nor head."""
    _second_role(ports, actor)
    return ports.permit_batches.newest(limit=limit, cursor=cursor)


def release(ports: Ports, actor: Actor, batch_id: str, version: int) -> PermitBatch:
    """All of its permits are in the register, and verified as recorded, not signed here. What was
    cut off in the midst goes on where it was.

    :raises NotFound: ``unknown-permit-import``. :raises NotAllowed: ``import-own-proposal``,
        ``not-for-this-role``. :raises Conflict: ``stale-version``; ``import-not-open``;
        ``import-number-taken-since``, by a permit that was signed meanwhile, or by another list:
        nothing more is recorded, and the batch can be undone.
    """
    role = _second_role(ports, actor)
    batch = _open(ports, batch_id, version, BatchState.PROPOSED, BatchState.RELEASING)
    if batch.proposed.account_id == actor.account_id:
        raise NotAllowed("import-own-proposal")
    begun = batch
    if batch.state is BatchState.PROPOSED:
        begun = batch.replace(state=BatchState.RELEASING, version=batch.version + 1)
        ports.commit(Put(begun, batch))
    for series, last in begun.counted.items():
        _count_to(ports, series, last)
    for part in _parts(ports, begun):
        _record(ports, begun, part)
    done = begun.replace(
        state=BatchState.RELEASED, version=begun.version + 1, released=_person(ports, actor)
    )
    _close(ports, actor, role, "permits-recorded", begun, done)
    return done


def undo(ports: Ports, actor: Actor, batch_id: str, version: int, reason: str) -> PermitBatch:
    """None of its permits is shown any more; their numbers can be recorded anew, and never be given
    by this system.

    :raises NotFound: ``unknown-permit-import``. :raises NotAllowed: ``not-for-this-role``.
    :raises Conflict: ``stale-version``; ``import-not-open``: it is undone already.
    """
    role = _second_role(ports, actor)
    batch = _open(
        ports, batch_id, version, BatchState.PROPOSED, BatchState.RELEASING, BatchState.RELEASED
    )
    if batch.state is not BatchState.PROPOSED:
        for part in _parts(ports, batch):
            for old in part.permits:
                until_written(partial(_hide, ports, batch, old))
    done = batch.replace(
        state=BatchState.UNDONE,
        version=batch.version + 1,
        undone=_person(ports, actor),
        reason=reason,
    )
    _close(ports, actor, role, "permits-undone", batch, done, reason)
    return done


def _second_role(ports: Ports, actor: Actor) -> str:
    known = ports.catalogue.roles
    for role in actor.roles:
        if role in known and known[role].needs_second_person:
            return role
    raise NotAllowed("not-for-this-role")


def _open(ports: Ports, batch_id: str, version: int, *states: BatchState) -> PermitBatch:
    batch = ports.records.find(PermitBatch, batch_id)
    if batch is None:
        raise NotFound("unknown-permit-import")
    if batch.state not in states:
        raise Conflict("import-not-open")
    if batch.version != version:
        raise Conflict("stale-version", current=batch.version, sent=version)
    return batch


def _parts(ports: Ports, batch: PermitBatch) -> list[BatchRows]:
    count = -(-batch.rows // ROWS_TOGETHER)
    found = [ports.records.find(BatchRows, batch.batch_id, part) for part in range(count)]
    return [part for part in found if part is not None]


def _count_to(ports: Ports, series: str, last: int) -> None:
    """Before the permits, so that a signing of this moment gets the next number."""
    while (now := ports.counters.last(series)) < last:
        try:
            ports.commit(AdvanceCounter(series, now))
        except CommitRefused:
            continue


def _record(ports: Ports, batch: PermitBatch, part: BatchRows) -> None:
    changes: list[Change] = []
    for old in part.permits:
        changes += _changes(ports, batch, old)
    try:
        if changes:
            ports.commit(*changes)
    except CommitRefused:
        raise Conflict("import-number-taken-since") from None


def _changes(ports: Ports, batch: PermitBatch, old: OldPermit) -> list[Change]:
    """:raises Conflict: ``import-number-taken-since``, by another list that had the number of an
    undone one as well."""
    before = ports.records.find(Permit, old.permit_id)
    if before is None:
        claim = NumberClaim(
            number=number_key(old.number), application_id=batch.batch_id,
            series=old.series, sequence=old.sequence,
        )  # fmt: skip
        return [Add(_permit(ports, batch, old)), Add(claim)]
    if before.is_undone:
        return [Put(_permit(ports, batch, old, before.version + 1), before)]
    if before.recorded and before.recorded.batch_id == batch.batch_id:
        return []
    raise Conflict("import-number-taken-since")


def _permit(ports: Ports, batch: PermitBatch, old: OldPermit, version: int = 1) -> Permit:
    today = ports.calendar.local_date(ports.clock.now())
    at_noon = datetime.combine(old.issued_on, time(5), UTC)  # of West Indonesia
    return Permit(
        permit_id=old.permit_id,
        version=version,
        application_id="",
        type_id=old.type_id,
        type_name=old.type_name,
        number=old.number,
        registration_number="",
        holder_id="",
        holder_name=old.holder_name,
        holder_nik_masked=old.nik_masked,
        signer_name=old.signer_name,
        issued_at=at_noon,
        issued_on=old.issued_on,
        valid_until=old.valid_until,
        key="",
        version_id="",
        sha256="",
        size=0,
        group=old.group,
        holder_plain_name=old.holder_name,
        name_public=ports.register_rules.is_public(old.group),
        recorded=Recorded(batch_id=batch.batch_id, on=today),
    )


def _hide(ports: Ports, batch: PermitBatch, old: OldPermit) -> None:
    permit = ports.records.find(Permit, old.permit_id)
    if permit is None or permit.recorded is None or permit.recorded.batch_id != batch.batch_id:
        return
    hidden = permit.recorded.replace(undone=True)
    ports.commit(Put(permit.replace(recorded=hidden, version=permit.version + 1), permit))


def _close(
    ports: Ports,
    actor: Actor,
    role: str,
    event: str,
    before: PermitBatch,
    after: PermitBatch,
    reason: str = "",
) -> None:
    about = f"permit-import/{after.batch_id}"
    values = {"sha256": after.sha256, "rows": after.rows}
    until_written(
        lambda: ports.commit(
            Put(after, before),
            *noted(ports, actor, event, about, role=role, text=reason, **values),
        ),
        tries=3,
    )


def _person(ports: Ports, actor: Actor) -> DoneBy:
    return DoneBy(account_id=actor.account_id, name=actor.name, at=ports.clock.now())
