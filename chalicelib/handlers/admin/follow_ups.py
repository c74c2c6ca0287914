"""What the office will do about the elements of the satisfaction survey, kept by administrators."""

from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import FOLLOW_UPS, FollowUp
from chalicelib.handlers.admin.office_entries import EntryInput, EntryView, shown_entries
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View

routes = Routes(__name__)


class FollowUpContent(View):
    """``period`` is a quarter, ``2026-3``; ``element`` one of U1 to U9."""

    period: str
    element: str
    activity: str
    due: str
    responsible: str


class FollowUpEntry(EntryView):
    content: FollowUpContent


class FollowUpEntries(View):
    items: list[FollowUpEntry]


class FollowUpInput(EntryInput):
    content: FollowUp


@routes.get(
    "/api/admin/follow-ups",
    access=Access.ADMINISTRATOR,
    summary="The plan after the satisfaction surveys, hidden entries too",
)
def list_follow_ups(call: Call) -> FollowUpEntries:
    return FollowUpEntries(items=shown_entries(call, FOLLOW_UPS, FollowUpEntry))


@routes.put(
    "/api/admin/follow-ups/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add, change, hide or bring back one entry of the plan",
)
def put_follow_up(call: Call, body: FollowUpInput, entry_id: str) -> FollowUpEntry:
    entry = editing.put_entry(
        call.ports, call.actor, FOLLOW_UPS, entry_id, body.version, body.content, active=body.active
    )
    return FollowUpEntry.model_validate(entry)
