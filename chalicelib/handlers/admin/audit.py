"""Who changed what in the office's data, for administrators."""

import json
from datetime import datetime
from typing import Any

from chalicelib.domain.audit.notes import Note
from chalicelib.domain.office_data import auditing
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View

routes = Routes(__name__)


class OfficeNoteView(View):
    """``about``: kind and id of the entry. ``before`` and ``after``: its content."""

    number: int
    at: datetime
    event: str
    by: str
    about: str
    text: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @classmethod
    def of(cls, note: Note) -> "OfficeNoteView":
        return cls(
            number=note.seq,
            at=note.at,
            event=note.event,
            by=note.actor_name,
            about=note.details["about"],
            text=note.text,
            before=json.loads(note.details.get("before", "null")),
            after=json.loads(note.details.get("after", "null")),
        )


class OfficeNotePage(View):
    items: list[OfficeNoteView]
    cursor: str | None


@routes.get(
    "/api/admin/audit",
    access=Access.ADMINISTRATOR,
    summary="Who changed what in the office's data, the latest first",
)
def audit(call: Call, query: PageQuery) -> OfficeNotePage:
    page = auditing.list_notes(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return OfficeNotePage(items=[OfficeNoteView.of(n) for n in page.items], cursor=page.cursor)
