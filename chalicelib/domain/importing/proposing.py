"""An administrator sends a list of permits: it is looked at as a whole (dry run), and proposed once
nothing is wrong with it."""

import hashlib
from dataclasses import dataclass

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.power import guarding
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.importing import numbers
from chalicelib.domain.importing.columns import COLUMNS, Reading, Said
from chalicelib.domain.importing.model import (
    MOST_ROWS,
    ROWS_TOGETHER,
    BatchRows,
    DoneBy,
    OldPermit,
    PermitBatch,
)
from chalicelib.domain.importing.ports import Ports
from chalicelib.domain.messages.model import Message
from chalicelib.domain.office_data.auditing import noted, require_administrator
from chalicelib.domain.sheets import SheetLimits, table
from chalicelib.domain.storage import Add
from chalicelib.domain.text import Language

LIMITS = SheetLimits(max_bytes=1_000_000, max_rows=MOST_ROWS + 1)


@dataclass(frozen=True)
class Looked:
    """The dry run. ``unknown``: headings that no column is read by. ``permits`` is empty while
    there are ``problems``."""

    sha256: str
    rows: int
    unknown: tuple[str, ...]
    problems: tuple[FieldProblem, ...]
    permits: tuple[OldPermit, ...]


def look(ports: Ports, actor: Actor, data: bytes) -> Looked:
    """Nothing is written.

    :raises NotAllowed: not an administrator. :raises SheetRefused: it cannot be read.
    """
    require_administrator(actor)
    found = table(ports.sheets.read(data, LIMITS), COLUMNS)
    today = ports.calendar.local_date(ports.clock.now())
    newest = {one.id: one for one in ports.catalogue.all_versions()}
    newest = {name: ports.catalogue.latest(name) for name in newest}
    reading = Reading(found, list(newest.values()), today)
    rows = reading.rows()
    places = numbers.places(ports, rows, today)
    numbers.judge(ports, reading, rows, places)
    if not found.rows and not reading.problems:
        reading.problems.append(FieldProblem("row.1", "import-no-rows"))
    permits = [] if reading.problems else [_permit(ports, one, places) for one in rows]
    return Looked(
        sha256=hashlib.sha256(data).hexdigest(),
        rows=len(found.rows),
        unknown=found.unknown,
        problems=tuple(reading.problems),
        permits=tuple(permits),
    )


def propose(ports: Ports, actor: Actor, data: bytes) -> PermitBatch:
    """Kept until a second person releases it, and all who may are told; hash and number of rows
    are noted.

    :raises InvalidInput: ``import-refused``, with every problem as a field. As ``look``.
    """
    looked = look(ports, actor, data)
    if looked.problems:
        raise InvalidInput("import-refused", fields=looked.problems, count=len(looked.problems))
    batch = PermitBatch(
        batch_id=ports.ids.new_id(),
        sha256=looked.sha256,
        size=len(data),
        rows=looked.rows,
        counted=_counted(looked.permits),
        proposed=DoneBy(account_id=actor.account_id, name=actor.name, at=ports.clock.now()),
    )
    parts = [
        BatchRows(
            batch_id=batch.batch_id,
            part=number,
            permits=looked.permits[start : start + ROWS_TOGETHER],
        )
        for number, start in enumerate(range(0, looked.rows, ROWS_TOGETHER))
    ]
    about = f"permit-import/{batch.batch_id}"
    note = noted(ports, actor, "permits-proposed", about, sha256=batch.sha256, rows=batch.rows)
    told = _told(ports, actor, batch)
    added = [Add(one) for one in (batch, *parts, *told)]
    ports.commit(*added, *note)
    ports.announcer.announce(told)
    return batch


def _told(ports: Ports, actor: Actor, batch: PermitBatch) -> list[Message]:
    """To everybody who may release it."""
    return [
        message
        for one in guarding(ports)
        if one.account_id != actor.account_id
        for message in notice(
            ports,
            "permits_proposed",
            one,
            Language.INDONESIAN,
            about=batch.batch_id,
            proposed_by=actor.name,
            rows=str(batch.rows),
        )
    ]


def _permit(ports: Ports, said: Said, places: dict[int, numbers.Place]) -> OldPermit:
    """A number that an undone batch has recorded keeps its permit's id."""
    undone = ports.permits.find_by_number(said.number, undone=True)
    series, sequence = places.get(said.row, ("", 0))
    return OldPermit(
        row=said.row,
        permit_id=undone.permit_id if undone else ports.ids.secret(),
        number=said.number,
        type_id=said.permit_type.id,
        type_name=said.permit_type.name.id,
        group=said.permit_type.group,
        holder_name=said.holder,
        nik_masked=said.nik_masked,
        issued_on=said.issued_on,
        valid_until=said.valid_until,
        signer_name=said.signer,
        series=series,
        sequence=sequence,
    )


def _counted(permits: tuple[OldPermit, ...]) -> dict[str, int]:
    last: dict[str, int] = {}
    for permit in permits:
        if permit.series:
            last[permit.series] = max(last.get(permit.series, 0), permit.sequence)
    return last
