"""Whether the account of an application is whole, and who looked at its documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.audit.notes import Note, first_break
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.sight import sight_of
from chalicelib.domain.review.workbench import open_file
from chalicelib.domain.storage import Page

_PAGE = 200


@dataclass(frozen=True)
class Audit:
    """``broken_at``: the first note that does not fit the chain."""

    notes: Sequence[Note]
    broken_at: int | None
    looks: Page[DocumentView]


def audit(
    ports: Ports, actor: Actor, application_id: str, *, limit: int, cursor: str | None
) -> Audit:
    """:raises NotAllowed: as ``open_file``; or of an outside body, which sees a part alone."""
    application = open_file(ports, actor, application_id)
    if not sight_of(ports, actor, application).is_whole:
        raise NotAllowed("not-for-this-role")
    notes = list(all_notes(ports, application))
    return Audit(
        notes=notes,
        broken_at=first_break(notes, application.note_count, application.note_head),
        looks=ports.notes.views_of(application_id, limit=limit, cursor=cursor),
    )


def all_notes(ports: Ports, application: Application) -> Iterator[Note]:
    """However many pages they take."""
    subject, last = f"app#{application.application_id}", 0
    while page := ports.notes.of(subject, after=last, limit=_PAGE):
        yield from page
        last = page[-1].seq
