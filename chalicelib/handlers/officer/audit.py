"""All that was done with an application, whether that account of it is whole, and who looked."""

from datetime import datetime

from chalicelib.domain.audit.views import Look
from chalicelib.domain.review import auditing
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View
from chalicelib.handlers.notes_in_words import all_note_views
from chalicelib.handlers.views.applications import NoteView

routes = Routes(__name__)


class ChainView(View):
    """Whether no note was changed, taken out or cut off; ``broken_at``: the first that does not
    fit."""

    whole: bool
    notes: int
    broken_at: int | None


class AccessRow(View):
    """``fetched``: the officer's browser was given the document; ``shown``: it stood on the
    screen."""

    document: str
    document_label: str
    file_id: str
    officer: str
    role: str
    at: datetime
    how: Look


class AuditView(View):
    """``access`` newest first, a page at a time; ``notes`` and ``chain`` of the whole."""

    notes: list[NoteView]
    chain: ChainView
    access: list[AccessRow]
    cursor: str | None


@routes.get(
    "/api/officer/applications/{application_id}/audit",
    access=Access.OFFICER,
    summary="Notes with the state of their chain, and who was given or shown which document",
)
def audit(call: Call, query: PageQuery, application_id: str) -> AuditView:
    told = auditing.audit(
        call.ports, call.actor, application_id, limit=query.limit, cursor=query.cursor
    )
    roles = call.ports.catalogue.roles
    rules = call.ports.applications.frozen_type(application_id)
    labels = {one.id: one.label.in_language(call.language) for one in rules.documents}
    return AuditView(
        notes=all_note_views(call.ports, told.notes, call.language),
        chain=ChainView(
            whole=told.broken_at is None, notes=len(told.notes), broken_at=told.broken_at
        ),
        access=[
            AccessRow(
                document=document,
                document_label=labels.get(document, document),
                file_id=file_id,
                officer=view.officer_name,
                role=", ".join(
                    roles[role].name.in_language(call.language) if role in roles else role
                    for role in view.role.split(", ")
                ),
                at=view.at,
                how=view.how,
            )
            for view in told.looks.items
            for file_id, document in view.files.items()
        ],
        cursor=told.looks.cursor,
    )
