"""Making an export: begun, carried on step by step, finished as a file that lives for a day.

Each step is one request of the page that shows its progress: a bounded stretch of reading, written
away before the next. So it costs the same memory whatever it holds, can be cancelled between two
steps, and goes on after a reload. Who leaves the page finds it where it was (decision 0074).
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.office_data.auditing import noted
from chalicelib.domain.reporting.asked import Scope, require_manager
from chalicelib.domain.reporting.columns import TITLES, headings
from chalicelib.domain.reporting.export import Export, ExportKind, ExportState
from chalicelib.domain.reporting.figures import figures
from chalicelib.domain.reporting.figures_sheets import figures_sheets
from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.reporting.reading import read_stretch
from chalicelib.domain.reporting.sheets import Cell, Sheet, SheetFormat
from chalicelib.domain.reporting.whole_nik import WholeNik, require_whole, used_code
from chalicelib.domain.storage import Put, until_written
from chalicelib.domain.text import Language

FOLDER = "previews/exports"
"""In the bucket of documents, where the lifecycle ends what lies there after a day."""

_MEDIA_TYPES = {
    SheetFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    SheetFormat.CSV: "text/csv",
}
_PART = "application/gzip"


def begin(
    ports: Ports,
    actor: Actor,
    kind: ExportKind,
    file_format: SheetFormat,
    scope: Scope,
    language: Language,
    whole: WholeNik | None = None,
) -> Export:
    """NIKs are masked without ``whole``, which uses a code up and is noted with its reason.

    :raises NotAllowed: ``not-a-manager``, ``nik-not-for-this-role``.
    :raises InvalidInput: permits by district, which they do not name; or as ``whole_nik.py``.
    """
    require_manager(ports, actor)
    if kind is ExportKind.PERMITS and scope.district:
        raise InvalidInput(fields=[FieldProblem("district", "permits-name-no-district")])
    reason = require_whole(ports, actor, kind, whole) if whole else ""
    export = Export(
        export_id=ports.ids.new_id(),
        version=1,
        officer_id=actor.account_id,
        created_at=ports.clock.now(),
        kind=kind,
        format=file_format,
        language=language,
        first=scope.first,
        last=scope.last,
        type_id=scope.type_id,
        district=scope.district,
        whole_nik=whole is not None,
        expected=_expected(ports, actor, kind, scope),
    )

    def write() -> None:
        about = _about(export)
        values = {"days": f"{export.first}/{export.last}", "whole_nik": export.whole_nik}
        used = [used_code(ports, actor, whole.code)] if whole else []
        ports.commit(
            Put(export, None),
            *used,
            *noted(ports, actor, "export-begun", about, text=reason, role=_role(actor), **values),
        )

    until_written(write)
    return export


def find(ports: Ports, actor: Actor, export_id: str) -> Export:
    """:raises NotAllowed: ``not-a-manager``.
    :raises NotFound: it is another's, or its day is over.
    """
    require_manager(ports, actor)
    export = ports.records.find(Export, export_id)
    if export is None or export.officer_id != actor.account_id:
        raise NotFound("unknown-export")
    if export.expires_at <= ports.clock.now():
        raise NotFound("unknown-export")
    return export


def carry_on(ports: Ports, actor: Actor, export_id: str) -> Export:
    """One step further; what is finished stays as it is.

    :raises Conflict: ``export-too-large``, or another window carries it on at this moment.
    """
    export = find(ports, actor, export_id)
    if export.state is not ExportState.RUNNING:
        return export
    if export.kind is ExportKind.FIGURES:
        sheets = figures_sheets(figures(ports, actor, export.scope), export.language)
        return _finished(ports, export, sheets, sum(1 for sheet in sheets for _ in sheet.rows))
    stretch = read_stretch(ports, export)
    rows = export.rows + len(stretch.rows)
    if rows > ports.limits.reports.rows:
        raise Conflict("export-too-large", rows=ports.limits.reports.rows)
    further = export.replace(rows=rows, source=stretch.source, cursor=stretch.cursor)
    if stretch.rows:
        key = f"{FOLDER}/{export.export_id}/{len(export.parts)}.gz"
        kept = ports.files.store_clean(key, _packed(stretch.rows), _PART)
        further = further.replace(parts=(*export.parts, kept))
    if not stretch.done:
        return _written(ports, export, further)
    if not rows:
        return _written(ports, export, further.replace(state=ExportState.EMPTY))
    title = TITLES[export.kind].in_language(export.language)
    columns = headings(export.kind, export.language, whole_nik=export.whole_nik)
    sheet = Sheet(title, columns, _rows(ports, further))
    return _finished(ports, export, [sheet], rows, further)


def cancel(ports: Ports, actor: Actor, export_id: str) -> Export:
    """What is finished stays finished."""

    def write() -> Export:
        export = find(ports, actor, export_id)
        if export.state is not ExportState.RUNNING:
            return export
        return _written(ports, export, export.replace(state=ExportState.CANCELLED))

    return until_written(write)


def link(ports: Ports, actor: Actor, export_id: str) -> str:
    """To the file, for five minutes; that it was fetched is noted.

    :raises NotAllowed: ``not-a-manager``. :raises Conflict: ``export-not-ready``.
    """
    export = find(ports, actor, export_id)
    if export.state is not ExportState.READY:
        raise Conflict("export-not-ready")
    until_written(
        lambda: ports.commit(
            *noted(
                ports,
                actor,
                "export-fetched",
                _about(export),
                role=_role(actor),
                rows=export.rows,
                whole_nik=export.whole_nik,
            )
        )
    )
    name = f"{export.kind.value}-{export.first}-{export.last}.{export.format.value}"
    return ports.files.view_link(
        _key(export),
        export.file,
        file_name=name,
        media_type=_MEDIA_TYPES[export.format],
        disposition="attachment",
    )


def _expected(ports: Ports, actor: Actor, kind: ExportKind, scope: Scope) -> int:
    if kind is ExportKind.FIGURES:
        return 0
    found = figures(ports, actor, scope)
    if kind is ExportKind.PERMITS:
        return found.total.issued
    return sum(
        one.in_time + one.overdue + one.broken + one.with_applicant for one in found.waiting.roles
    )


def _finished(
    ports: Ports, before: Export, sheets: Sequence[Sheet], rows: int, further: Export | None = None
) -> Export:
    done = (further or before).replace(state=ExportState.READY, rows=rows)
    data = ports.spreadsheets.write(done.format, sheets, done.language)
    kept = ports.files.store_clean(_key(done), data, _MEDIA_TYPES[done.format])
    return _written(ports, before, done.replace(file=kept))


def _written(ports: Ports, before: Export, after: Export) -> Export:
    after = after.replace(version=before.version + 1)
    ports.commit(Put(after, before))
    return after


def _role(actor: Actor) -> str:
    return actor.roles[0]


def _about(export: Export) -> str:
    return f"export/{export.kind.value}/{export.export_id}"


def _key(export: Export) -> str:
    return f"{FOLDER}/{export.export_id}/file.{export.format.value}"


def _packed(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A line of JSON for each row; a day is a list of its text, to be told from other texts."""
    lines = (json.dumps([_kept(cell) for cell in row], ensure_ascii=False) for row in rows)
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def _rows(ports: Ports, export: Export) -> Iterator[Sequence[Cell]]:
    """Of all parts, one part in memory at a time."""
    for number, version in enumerate(export.parts):
        key = f"{FOLDER}/{export.export_id}/{number}.gz"
        packed = ports.files.read_clean(key, version)
        for line in gzip.decompress(packed).decode().split("\n"):
            yield [date.fromisoformat(c[0]) if isinstance(c, list) else c for c in json.loads(line)]


def _kept(cell: Cell) -> object:
    return [cell.isoformat()] if isinstance(cell, date) else cell
