"""Papers that the office has seen before: KTP, photo, STR … are offered again instead of asked for.

Nothing is stored for it. A paper is a checked copy of an earlier application of the same person; a
tick pins the same copy to the draft, as a renewal does, so no file is sent or copied. When an
earlier application is erased, its papers are offered no more; what a later one has pinned stays
with that (``privacy/retention.py``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.document import CleanFile, Document, DocumentState
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.reading import own_application, rules_of
from chalicelib.domain.applying.carrying import meets
from chalicelib.domain.applying.documents import file_link, uploadable
from chalicelib.domain.applying.drafting import by_applicant
from chalicelib.domain.applying.duplicates import with_the_same_file
from chalicelib.domain.catalogue.schema import DocumentRequirement
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotFound
from chalicelib.domain.storage import until_written
from chalicelib.domain.uploads.model import MEDIA_TYPES

RECENT, LOOKED_INTO = 50, 6
"""Of the newest applications of a person, so many are looked through, and so many accepted ones
read."""

IDENTITY_CARD = "ktp"
REGISTRATION = "registration"
"""Where the identity card comes from that an account was made with."""


@dataclass(frozen=True)
class Seen:
    """A paper that the office has: ``source`` is the receipt of the application it came with, or
    ``REGISTRATION``; ``on`` is when an officer accepted it, or it was sent in then; ``good_until``
    the last day it may be used."""

    kind: str
    file: CleanFile
    source: str
    type_id: str | None
    on: date
    good_until: date | None


@dataclass(frozen=True)
class Paper:
    """One that may be used for this document."""

    requirement: DocumentRequirement
    seen: Seen


def offered(ports: Ports, actor: Actor, application_id: str) -> Sequence[Paper]:
    """At most one for each document that is still to come, the one seen last; none for an operator:
    they are the applicant's own."""
    application = own_application(ports, actor, application_id)
    if actor.operator:
        return []
    found: dict[str, Paper] = {}
    for paper in _papers(ports, actor, application):
        found.setdefault(paper.requirement.id, paper)
    return list(found.values())


def use(ports: Ports, actor: Actor, application_id: str, chosen: Mapping[str, str]) -> Application:
    """Pin these papers, ``file_id`` by document. All of them, or none.

    :raises Conflict: ``document-already-accepted``, ``act-not-possible-now``.
    :raises InvalidInput: ``paper-not-offered``: it has aged or gone since it was shown;
        ``document-same-file``: the type wants its documents to differ.
    """
    return until_written(lambda: _use(ports, actor, application_id, chosen))


def view(ports: Ports, actor: Actor, application_id: str, document_id: str) -> str:
    """A short-lived link to the paper that is offered for this document.

    :raises NotFound: ``document-not-uploaded``: none is.
    """
    application = own_application(ports, actor, application_id)
    for paper in offered(ports, actor, application_id):
        if paper.requirement.id == document_id:
            return file_link(ports, application, document_id, paper.seen.file, "inline")
    raise NotFound("document-not-uploaded")


def _use(ports: Ports, actor: Actor, application_id: str, chosen: Mapping[str, str]) -> Application:
    application = own_application(ports, actor, application_id)
    uploadable(ports, application, list(chosen))
    papers = {
        (paper.requirement.id, paper.seen.file.file_id): paper
        for paper in _papers(ports, actor, application)
    }
    wanted = {name: papers.get((name, file_id)) for name, file_id in chosen.items()}
    gone = [
        FieldProblem(f"documents.{name}", "paper-not-offered")
        for name in chosen
        if not wanted[name]
    ]
    if gone:
        raise InvalidInput(fields=gone)
    used = [paper for paper in wanted.values() if paper]
    documents = {paper.requirement.id: Document(file=paper.seen.file) for paper in used}
    changed = application.replace(documents={**application.documents, **documents})
    permit_type = rules_of(ports, application)
    if permit_type.distinct_files:
        twice = [
            FieldProblem(
                f"documents.{paper.requirement.id}", "document-same-file", {"other": other.label.id}
            )
            for paper in used
            for other in with_the_same_file(
                permit_type, changed, paper.requirement.id, paper.seen.file.sent_sha256
            )
        ]
        if twice:
            raise InvalidInput(fields=twice)
    events = [
        by_applicant(
            actor,
            "paper-used",
            details={
                "document": paper.requirement.id,
                "from": paper.seen.source,
                "file": paper.seen.file.file_id,
            },
        )
        for paper in used
    ]
    return commit_act(ports, application, changed, events=events)


def _papers(ports: Ports, actor: Actor, application: Application) -> Iterator[Paper]:
    """All that may be used, those seen last first."""
    now, kind_of = ports.clock.now(), ports.catalogue.papers.of
    today = ports.calendar.local_date(now)
    open_ones = {
        requirement: kind
        for requirement in rules_of(ports, application).documents_for(
            application.kind, application.data
        )
        if (kind := kind_of(application.type_id, requirement.id))
        and _is_open(application.document(requirement), now)
    }
    if not open_ones:
        return
    seen = [one for earlier in _accepted_before(ports, application) for one in _of(ports, earlier)]
    for found in [*seen, *_scan(ports, actor)]:
        for requirement, kind in open_ones.items():
            there = application.document(requirement).file
            if (
                found.kind == kind
                and (found.good_until is None or found.good_until >= today)
                and meets(requirement, found.file)
                and (there is None or there.file_id != found.file.file_id)
            ):
                yield Paper(requirement, found)


def _is_open(document: Document, now: datetime) -> bool:
    """Nothing is there or on its way, or what is there was refused."""
    if document.mark:
        return not document.mark.accepted
    return document.state_at(now) not in (DocumentState.CLEAN, DocumentState.CHECKING)


def _accepted_before(ports: Ports, application: Application) -> Sequence[Application]:
    """The newest others of this person that an officer has declared complete."""
    recent = ports.applications.by_applicant(application.applicant_id, limit=RECENT, cursor=None)
    ids = [
        one.application_id
        for one in recent.items
        if one.registration_number and one.application_id != application.application_id
    ]
    found = ports.applications.get_many(ids[:LOOKED_INTO])
    return sorted(found, key=lambda one: one.created_at, reverse=True)


def _of(ports: Ports, earlier: Application) -> Iterator[Seen]:
    """What an officer accepted of this application."""
    papers, local_date = ports.catalogue.papers, ports.calendar.local_date
    for name, document in earlier.documents.items():
        kind, file, mark = papers.of(earlier.type_id, name), document.file, document.mark
        if kind and file and mark and mark.accepted:
            yield Seen(
                kind=kind,
                file=file,
                source=earlier.receipt,
                type_id=earlier.type_id,
                on=local_date(mark.at),
                good_until=papers.kinds[kind].good_until(local_date(file.checked_at), earlier.data),
            )


def _scan(ports: Ports, actor: Actor) -> Iterator[Seen]:
    """The identity card of the registration, unless an officer had a doubt about it."""
    account, rule = own_account(ports, actor), ports.catalogue.papers.kinds.get(IDENTITY_CARD)
    scan = account.ktp
    if rule is None or scan is None or scan.checked_at is None or account.identity_doubt:
        return
    file = CleanFile(
        key=scan.key,
        version_id=scan.version_id,
        sha256=scan.sha256,
        size=scan.size,
        media_type=MEDIA_TYPES["jpg"],
        checked_at=scan.checked_at,
        sent_sha256=scan.sent_sha256,
    )
    on = ports.calendar.local_date(scan.checked_at)
    yield Seen(IDENTITY_CARD, file, REGISTRATION, None, on, rule.good_until(on, {}))
