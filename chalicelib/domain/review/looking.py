"""An officer looks at the documents of an application; each look is logged (docs/checks.md 61).

Two kinds are told apart: that a link was handed out, which the service knows, and that the document
stood on the screen, which the page reports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.applications.model import Application, Outcome
from chalicelib.domain.applications.rounds import Round, replaced_files
from chalicelib.domain.applying.documents import file_link
from chalicelib.domain.audit.views import DocumentView, Look
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotFound
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.review.sight import sight_of
from chalicelib.domain.review.workbench import open_file
from chalicelib.domain.storage import Put, until_written
from chalicelib.domain.uploads.model import LINK_HOLDS


@dataclass(frozen=True)
class HandedOut:
    """Links by file, each good until ``expires_at``; and the rounds that tell of earlier files."""

    links: Mapping[str, str]
    expires_at: datetime
    rounds: Sequence[Round]


@dataclass(frozen=True)
class ShownFile:
    document_id: str
    file_id: str


def view_document(ports: Ports, actor: Actor, application_id: str, document_id: str) -> str:
    """A short-lived link to one.

    :raises NotFound: there is no file, or it is not for this officer's step.
    """
    application = open_file(ports, actor, application_id)
    document = application.documents.get(document_id)
    seen = sight_of(ports, actor, application).document(document_id)
    if not seen or document is None or document.file is None:
        raise NotFound("document-not-uploaded")
    link = file_link(ports, application, document_id, document.file, "inline")
    fetched = {document.file.file_id: document_id}
    ports.notes.add_view(_look(ports, actor, application, fetched, Look.FETCHED))
    return link


def hand_out(ports: Ports, actor: Actor, application: Application) -> HandedOut:
    """Links to all files that the officer sees, the replaced ones too, so that they can be fetched
    ahead. ``application`` is as ``open_file`` gave it."""
    rounds = ports.applications.rounds(application)
    files = files_seen(ports, actor, application, rounds)
    expires_at = ports.clock.now() + LINK_HOLDS
    links = {
        file.file_id: file_link(ports, application, document_id, file, "inline")
        for document_id, file in files
    }
    if files:
        fetched = {file.file_id: name for name, file in files}
        ports.notes.add_view(_look(ports, actor, application, fetched, Look.FETCHED))
    return HandedOut(links, expires_at, rounds)


def report_shown(
    ports: Ports, actor: Actor, application_id: str, shown: Sequence[ShownFile]
) -> None:
    """These files stood on the officer's screen.

    :raises InvalidInput: ``unknown-file``: not one that this officer was given.
    """
    application = open_file(ports, actor, application_id)
    rounds = ports.applications.rounds(application)
    given = files_seen(ports, actor, application, rounds)
    known = {(name, file.file_id) for name, file in given}
    unknown = [n for n, one in enumerate(shown) if (one.document_id, one.file_id) not in known]
    if unknown:
        raise InvalidInput(
            fields=[FieldProblem(f"documents.{n}.file_id", "unknown-file") for n in unknown]
        )
    current = {
        one.document_id: one.file_id for one in shown if is_current(application, one.file_id)
    }

    files = {one.file_id: one.document_id for one in shown}
    ports.notes.add_view(_look(ports, actor, application, files))
    if not current:
        return

    def remember() -> None:
        before = ports.records.find(Shown, application_id, actor.account_id)
        now = ports.clock.now()
        known_by_now = before or Shown(
            application_id=application_id, officer_id=actor.account_id, at=now
        )
        ports.commit(Put(known_by_now.with_more(current, now), before))

    until_written(remember)


def files_seen(
    ports: Ports, actor: Actor, application: Application, rounds: Sequence[Round]
) -> Sequence[tuple[str, CleanFile]]:
    """Every file that this officer may look at, with its document; the current one of each last."""
    sight = sight_of(ports, actor, application)
    given: list[tuple[str, CleanFile]] = []
    for name, document in application.documents.items():
        if sight.document(name):
            given += [(name, one.file) for one in replaced_files(application, rounds, name)]
            given += [(name, document.file)] if document.file else []
    return given


def is_current(application: Application, file_id: str) -> bool:
    return any(
        document.file is not None and document.file.file_id == file_id
        for document in application.documents.values()
    )


def changed_since_return(application: Application) -> frozenset[str]:
    """Documents whose file came after the office last gave the application back."""
    returned = [d.at for d in application.decisions if d.outcome is Outcome.RETURNED]
    if not returned:
        return frozenset()
    return frozenset(
        name
        for name, document in application.documents.items()
        if document.file and document.file.checked_at > returned[-1]
    )


def _look(
    ports: Ports,
    actor: Actor,
    application: Application,
    files: Mapping[str, str],
    how: Look = Look.SHOWN,
) -> DocumentView:
    return DocumentView(
        view_id=ports.ids.new_id(),
        application_id=application.application_id,
        number=application.registration_number or application.receipt,
        type_id=application.type_id,
        files=dict(files),
        how=how,
        officer_id=actor.account_id,
        officer_name=actor.name,
        role=", ".join(actor.roles),
        at=ports.clock.now(),
    )
