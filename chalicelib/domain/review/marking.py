"""Marking documents: ✓, or ✗ with a reason that the applicant reads (docs/domain.md §1.17)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.committing import commit_act, require_version
from chalicelib.domain.applications.document import Document, Mark
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applying.documents import requirement_of
from chalicelib.domain.catalogue.reasons import unknown_codes
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.review.sight import sight_of
from chalicelib.domain.review.workbench import at_own_step, by_officer
from chalicelib.domain.storage import until_written


@dataclass(frozen=True)
class NewMark:
    """``file_id``: of the file that was judged. A ✗ has a coded reason, own words, or both."""

    document_id: str
    file_id: str
    accepted: bool
    reason: str | None = None
    reason_code: str | None = None


def mark_document(
    ports: Ports, actor: Actor, application_id: str, version: int, mark: NewMark
) -> Application:
    """``mark_documents`` for one; ``reason`` names what is missing."""
    return mark_documents(ports, actor, application_id, version, [mark], path="")


def mark_documents(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    marks: Sequence[NewMark],
    *,
    path: str = "marks.{n}.",
) -> Application:
    """All of them in one act, or none. ``path`` leads to the n-th of a refused request. Another's
    mark on another document disturbs nobody.

    :raises InvalidInput: a document twice, ✗ without a reason, or a code that is not offered for
        it; ``marks.<n>`` names each.
    :raises NotFound: no such document. :raises Conflict: one has no file yet, ``document-replaced``
        since, or ``document-not-shown``: this officer has not seen it.
    """
    return until_written(lambda: _mark(ports, actor, application_id, version, marks, path))


def _mark(
    ports: Ports,
    actor: Actor,
    application_id: str,
    version: int,
    marks: Sequence[NewMark],
    path: str,
) -> Application:
    application = at_own_step(ports, actor, application_id, Act.MARK, version)
    _require_good(ports, application.type_id, marks, path)
    judged = {new.document_id: _document(ports, actor, application, new) for new in marks}
    for document in judged.values():
        _require_same_mark(application, document, version)
    _require_shown(ports, actor, application_id, judged)
    documents = dict(application.documents)
    for new in marks:
        mark = Mark(
            accepted=new.accepted,
            reason=None if new.accepted else new.reason,
            reason_code=None if new.accepted else new.reason_code,
            officer_id=actor.account_id,
            role=application.step.role,
            at=ports.clock.now(),
            version=application.version + 1,
        )
        documents[new.document_id] = judged[new.document_id].replace(mark=mark)
    reasons = [one.mark.reason or "" for one in documents.values() if one.mark]
    require_short(reasons, ports.limits.application.reasons_kb)
    events = [
        by_officer(actor, application, event, public=False, details=details)
        for event, details in _noted(marks)
    ]
    return commit_act(ports, application, application.replace(documents=documents), events=events)


def _noted(marks: Sequence[NewMark]) -> Iterator[tuple[str, dict[str, str]]]:
    """What the notes say: one of all that were accepted, and one of each that was refused."""
    if accepted := [new for new in marks if new.accepted]:
        yield (
            "document-accepted",
            {
                "document": " ".join(new.document_id for new in accepted),
                "file": " ".join(new.file_id for new in accepted),
            },
        )
    for new in marks:
        if not new.accepted:
            why = {"reason": new.reason_code} if new.reason_code else {}
            yield "document-refused", {"document": new.document_id, "file": new.file_id} | why


def undo_mark(
    ports: Ports, actor: Actor, application_id: str, version: int, document_id: str
) -> Application:
    """The document has no mark again; without one, nothing happens.

    :raises NotFound: no such document.
    """
    return until_written(lambda: _undo(ports, actor, application_id, version, document_id))


def _undo(
    ports: Ports, actor: Actor, application_id: str, version: int, document_id: str
) -> Application:
    application = at_own_step(ports, actor, application_id, Act.MARK, version)
    document = _seen(ports, actor, application, document_id)
    _require_same_mark(application, document, version)
    if document.mark is None:
        return application
    documents = {**application.documents, document_id: document.replace(mark=None)}
    details = {"document": document_id}
    event = by_officer(actor, application, "mark-undone", public=False, details=details)
    return commit_act(ports, application, application.replace(documents=documents), events=[event])


def _require_same_mark(application: Application, document: Document, version: int) -> None:
    """:raises Conflict: ``stale-version``: another has marked this very document since."""
    if document.mark and document.mark.version > version:
        require_version(application, version)


def require_short(texts: Iterable[str], kilobytes: int) -> None:
    """:raises InvalidInput: ``reasons-too-long``: together they take more room than they may."""
    if sum(len(text.encode()) for text in texts) > kilobytes * 1000:
        problem = FieldProblem("reason", "reasons-too-long", {"maximum": kilobytes})
        raise InvalidInput(fields=[problem])


def _require_good(ports: Ports, type_id: str, marks: Sequence[NewMark], path: str) -> None:
    names = [new.document_id for new in marks]
    wrong = [
        FieldProblem(path.format(n=n) + "document_id", "document-twice")
        for n, name in enumerate(names)
        if name in names[:n]
    ]
    refused = [(n, new) for n, new in enumerate(marks) if not new.accepted]
    wrong += [
        FieldProblem(path.format(n=n) + "reason", "required")
        for n, new in refused
        if not (new.reason or new.reason_code)
    ]
    for n, new in refused:
        offered = ports.catalogue.reasons.of_document(type_id, new.document_id)
        if new.reason_code and unknown_codes([new.reason_code], offered):
            wrong.append(FieldProblem(path.format(n=n) + "reason_code", "unknown-reason"))
    if wrong:
        raise InvalidInput(fields=wrong)


def _document(ports: Ports, actor: Actor, application: Application, new: NewMark) -> Document:
    document = _seen(ports, actor, application, new.document_id)
    if document.file is None:
        raise Conflict("document-not-uploaded")
    if document.file.file_id != new.file_id:
        raise Conflict("document-replaced", document=new.document_id)
    return document


def _seen(ports: Ports, actor: Actor, application: Application, document_id: str) -> Document:
    if not sight_of(ports, actor, application).document(document_id):
        raise NotFound("unknown-document")
    permit_type = ports.applications.frozen_type(application.application_id)
    return application.document(requirement_of(permit_type, application, document_id))


def _require_shown(
    ports: Ports, actor: Actor, application_id: str, judged: dict[str, Document]
) -> None:
    shown = ports.records.find(Shown, application_id, actor.account_id)
    files = shown.files if shown else {}
    unseen = [
        name
        for name, document in judged.items()
        if document.file and files.get(name) != document.file.file_id
    ]
    if unseen:
        raise Conflict(
            "document-not-shown",
            fields=[FieldProblem(f"documents.{name}", "document-not-seen") for name in unseen],
        )
