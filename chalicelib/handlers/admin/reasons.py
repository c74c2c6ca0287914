"""Coded reasons of refusals, returns and rejections, kept by administrators."""

from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import REASONS, OfficeReason, ReasonUse
from chalicelib.domain.text import Localized
from chalicelib.handlers.admin.office_entries import EntryInput, EntryView, shown_entries
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View

routes = Routes(__name__)


class ReasonContent(View):
    """``documents`` and ``types``: where it is offered; empty is everywhere."""

    use: ReasonUse
    label: Localized
    text: Localized
    cure: Localized
    documents: tuple[str, ...]
    types: tuple[str, ...]
    order: int


class ReasonEntry(EntryView):
    content: ReasonContent


class ReasonEntries(View):
    items: list[ReasonEntry]


class ReasonEntryInput(EntryInput):
    content: OfficeReason


@routes.get(
    "/api/admin/reasons",
    access=Access.ADMINISTRATOR,
    summary="All coded reasons, hidden ones too",
)
def list_reasons(call: Call) -> ReasonEntries:
    return ReasonEntries(items=shown_entries(call, REASONS, ReasonEntry))


@routes.put(
    "/api/admin/reasons/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add a coded reason, change where it is offered, hide it or bring it back",
)
def put_reason(call: Call, body: ReasonEntryInput, entry_id: str) -> ReasonEntry:
    entry = editing.put_entry(
        call.ports, call.actor, REASONS, entry_id, body.version, body.content, active=body.active
    )
    return ReasonEntry.model_validate(entry)
