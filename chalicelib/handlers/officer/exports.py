"""Exports: begun, carried on by the page that shows their progress, and fetched."""

from datetime import date, datetime

from pydantic import Field

from chalicelib.domain.days import Day
from chalicelib.domain.reporting import exporting
from chalicelib.domain.reporting.asked import scope
from chalicelib.domain.reporting.export import Export, ExportKind, ExportState
from chalicelib.domain.reporting.sheets import SheetFormat
from chalicelib.domain.reporting.whole_nik import WholeNik
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link, View

routes = Routes(__name__)


class WholeNikInput(Input):
    """Why NIKs must be whole, which is kept, and what the authenticator app shows now."""

    reason: str = Field(max_length=300)
    code: str = Field(max_length=40)


class SheetExportInput(Input):
    """``from`` and ``to``: both days included; left out are the last twelve weeks. NIKs are masked
    without ``whole_nik``."""

    kind: ExportKind
    format: SheetFormat
    first: Day | None = Field(default=None, alias="from")
    last: Day | None = Field(default=None, alias="to")
    type: str | None = Field(default=None, max_length=41)
    district: str | None = Field(default=None, pattern=r"^\d{2}(\.\d{2}){2}$")
    whole_nik: WholeNikInput | None = None


class SheetExportView(View):
    """``rows`` so far, of some ``expected`` (0: not known). ``expires_at``: until then it can be
    fetched."""

    export_id: str
    kind: ExportKind
    format: SheetFormat
    state: ExportState
    first: date
    last: date
    type_id: str | None
    district: str | None
    whole_nik: bool
    rows: int = Field(ge=0)
    expected: int = Field(ge=0)
    created_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, export: Export) -> "SheetExportView":
        return cls.model_validate(export)


@routes.post(
    "/api/officer/exports",
    access=Access.OFFICER,
    status=201,
    summary="Begin an export of issued permits, running files or figures",
)
def begin(call: Call, body: SheetExportInput) -> SheetExportView:
    asked = scope(call.ports, body.first, body.last, body.type, body.district)
    whole = WholeNik(body.whole_nik.reason, body.whole_nik.code) if body.whole_nik else None
    made = exporting.begin(
        call.ports, call.actor, body.kind, body.format, asked, call.language, whole
    )
    return SheetExportView.of(made)


@routes.get(
    "/api/officer/exports/{export_id}",
    access=Access.OFFICER,
    summary="How far an export of mine has come",
)
def show(call: Call, export_id: str) -> SheetExportView:
    return SheetExportView.of(exporting.find(call.ports, call.actor, export_id))


@routes.post(
    "/api/officer/exports/{export_id}/step",
    access=Access.OFFICER,
    summary="Carry an export on by some thousand rows; the last step writes its file",
)
def carry_on(call: Call, export_id: str) -> SheetExportView:
    return SheetExportView.of(exporting.carry_on(call.ports, call.actor, export_id))


@routes.delete(
    "/api/officer/exports/{export_id}",
    access=Access.OFFICER,
    summary="Cancel an export that still runs",
)
def cancel(call: Call, export_id: str) -> SheetExportView:
    return SheetExportView.of(exporting.cancel(call.ports, call.actor, export_id))


@routes.post(
    "/api/officer/exports/{export_id}/link",
    access=Access.OFFICER,
    summary="A link to the file, for five minutes; that it was fetched is noted",
)
def link(call: Call, export_id: str) -> Link:
    return Link(url=exporting.link(call.ports, call.actor, export_id))
