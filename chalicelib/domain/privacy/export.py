"""A copy of everything the office holds about a person (UU 27/2022 arts. 7 and 13), by pages.

One answer must stay below 6 MB and 29 seconds however much there is, so the copy comes in pages:
the account, applications, permits, messages, news, requests and complaints (anonymous ones are
nobody's), in this order. No passwords, no
token hashes, no state of the machinery; an officer's name stands in the log of who opened a
document alone, where the person may ask for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.own_sessions import own_account, own_sessions
from chalicelib.domain.accounts.throttling import Limit, may
from chalicelib.domain.applications.document import CleanFile, Document
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applying.documents import view_link
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.errors import InvalidInput, TooManyAttempts
from chalicelib.domain.inviting.following import own_lists
from chalicelib.domain.operating.following import standing
from chalicelib.domain.permits.holding import file_name
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.storage import Page

EXPORTS = Limit("exports", 10, timedelta(days=1))

_NOTES_READ = 100
_VIEWS_TOLD = 50
"""Of each application; ``GET /api/applications/{id}/views`` leads to older ones."""

_OF_ACCOUNT = {
    *("account_id", "nik", "name", "title_before", "title_after", "email", "whatsapp"),
    *("created_at", "citizen", "warnings", "told_by", "told_steps"),
}
_OF_APPLICATION = {
    *("application_id", "type_id", "rule_set", "kind", "phase", "receipt", "tracking_code"),
    *("created_at", "updated_at", "submitted_at", "accepted_on", "promised_on", "pauses"),
    *("registration_number", "permit_number", "permit_id", "issue_date", "renews"),
    *("applicant", "data", "correction", "closed_at", "closing_reason", "closing_codes"),
    "lapsed",
}
_OF_PERMIT = {
    *("permit_id", "application_id", "type_id", "type_name", "number", "registration_number"),
    *("holder_name", "holder_plain_name", "holder_nik_masked", "name_public", "signer_name"),
    *("issued_at", "issued_on", "valid_until", "state", "ending", "surveys", "sha256", "size"),
    *("renewal_id", "renewed_by", "reminded", "result_due_on"),
    *("publish_result", "publication_id"),
}
_OF_REQUEST = {
    *("request_id", "kind", "state", "subject", "subject_id", "field", "wrong", "wanted"),
    *("reason", "answer", "asked_at", "due_at", "answered_at"),
}
_OF_COMPLAINT = {
    *("number", "category", "text", "filed_at", "due_on", "outcome", "closed_at"),
    "replies",
}
_OF_LIST = {"type_id", "institution", "rows", "created_at", "expires_at"}
_OF_ASKED = {"name", "email", "institution", "invited_at", "expires_at"}
"""What is told of each record, by name: what is added to a record later is not told unasked."""


class Part(StrEnum):
    ACCOUNT = "account"
    APPLICATIONS = "applications"
    PERMITS = "permits"
    MESSAGES = "messages"
    NEWS = "news"
    REQUESTS = "requests"
    COMPLAINTS = "complaints"
    LISTS = "lists"


@dataclass(frozen=True)
class ExportPage:
    """``items`` are JSON objects of this part; ``cursor`` leads to the next page, of this part or
    of the next one, and is ``None`` at the end of all. Links are valid five minutes."""

    part: Part
    items: Sequence[Mapping[str, Any]]
    cursor: str | None


def export_page(ports: Ports, actor: Actor, cursor: str | None) -> ExportPage:
    """The first page (no cursor) is noted, and counted.

    :raises TooManyAttempts: ten copies within a day. :raises InvalidInput: ``bad-cursor``.
    """
    account = own_account(ports, actor)
    if cursor is None:
        if not may(ports, EXPORTS, account.account_id):
            seconds = int(EXPORTS.window.total_seconds())
            raise TooManyAttempts("too-many-exports", retry_after=seconds)
        account = commit_account(ports, account, account, by_owner(account, "data-exported"))
        return ExportPage(Part.ACCOUNT, [_account(ports, actor, account)], f"{Part.APPLICATIONS}.")
    name, _, inner = cursor.partition(".")
    if name not in _LISTS:
        raise InvalidInput("bad-cursor")
    part = Part(name)
    page = _LISTS[part](ports, actor, inner or None)
    if page.cursor is not None:
        return ExportPage(part, page.items, f"{part}.{page.cursor}")
    rest = list(_LISTS)[list(_LISTS).index(part) + 1 :]
    return ExportPage(part, page.items, f"{rest[0]}." if rest else None)


def _account(ports: Ports, actor: Actor, account: Account) -> dict[str, Any]:
    told = account.model_dump(mode="json", include=_OF_ACCOUNT)
    sessions = [
        session.model_dump(
            mode="json", include={"device", "created_at", "last_used_at", "expires_at", "kept"}
        )
        for session in own_sessions(ports, actor)
    ]
    ktp = account.ktp and ports.files.view_link(
        account.ktp.key,
        account.ktp.version_id,
        file_name="ktp.jpg",
        media_type="image/jpeg",
        disposition="attachment",
    )
    notes = [_note(note) for note in _notes(ports, account.subject)]
    return told | {
        "ktp": ktp,
        "sessions": sessions,
        "operators": _operators(ports, actor),
        "notes": notes,
    }


def _operators(ports: Ports, actor: Actor) -> dict[str, Any]:
    """Who works for this account and whom it has asked, and for which institutions it works.
    Of others their names, as the page shows them."""
    found = standing(ports, actor)
    told = {"institution", "since"}
    return {
        "mine": [
            {"name": found.names.get(one.account_id)} | one.model_dump(mode="json", include=told)
            for one in found.operators
        ],
        "asked": [one.model_dump(mode="json", include=_OF_ASKED) for one in found.invited],
        "works_for": [
            {"responsible": found.names.get(one.owner_id)}
            | one.model_dump(mode="json", include=told)
            for one in found.institutions
        ],
    }


def _applications(ports: Ports, actor: Actor, cursor: str | None) -> Page[Mapping[str, Any]]:
    page = ports.applications.by_applicant(actor.account_id, limit=5, cursor=cursor)
    found = [ports.applications.get(summary.application_id) for summary in page.items]
    return Page(tuple(_application(ports, application) for application in found), page.cursor)


def _application(ports: Ports, application: Application) -> dict[str, Any]:
    told = application.model_dump(mode="json", include=_OF_APPLICATION)
    views = ports.notes.views_of(application.application_id, limit=_VIEWS_TOLD).items
    return told | {
        "decisions": [
            decision.model_dump(mode="json", include={"step", "outcome", "role", "at"})
            for decision in application.decisions
        ],
        "amendments": [
            one.model_dump(mode="json", exclude={"application_id"})
            for one in ports.applications.amendments(application)
        ],
        "documents": [
            _document(ports, application, name, document)
            for name, document in application.documents.items()
        ],
        "notes": [_note(note) for note in _notes(ports, f"app#{application.application_id}")],
        "views": [
            view.model_dump(mode="json", include={"at", "role", "officer_name", "how"})
            | {"documents": sorted(set(view.files.values()))}
            for view in views
        ],
    }


def _document(
    ports: Ports, application: Application, name: str, document: Document
) -> dict[str, Any]:
    mark, file = document.mark, document.file
    return {
        "id": name,
        "state": document.state_at(ports.clock.now()).value,
        "mark": mark and mark.model_dump(mode="json", include={"accepted", "reason", "role", "at"}),
        "file": file and _file(file),
        "link": file and view_link(ports, application, name, "attachment"),
    }


def _permits(ports: Ports, actor: Actor, cursor: str | None) -> Page[Mapping[str, Any]]:
    page = ports.permits.by_holder(actor.account_id, limit=20, cursor=cursor)
    return Page(tuple(_permit(ports, permit) for permit in page.items), page.cursor)


def _permit(ports: Ports, permit: Permit) -> dict[str, Any]:
    """The file's link is there once the surveys are in, as for the download itself: the data in it
    is in this copy already."""
    told = permit.model_dump(mode="json", include=_OF_PERMIT)
    revoked, result = permit.revocation, permit.result.file
    link = None if permit.missing_surveys else ports.permit_files.download_link(
        permit.key, permit.version_id, file_name(permit)
    )  # fmt: skip
    return told | {
        "revocation": revoked and revoked.model_dump(mode="json", include={"on", "reason", "role"}),
        "result": result and _file(result),
        "link": link,
    }


def _messages(ports: Ports, actor: Actor, cursor: str | None) -> Page[Mapping[str, Any]]:
    page = ports.conversations.entries(actor.account_id, limit=100, cursor=cursor)
    return Page(
        tuple(e.model_dump(mode="json", include={"at", "side", "way", "text"}) for e in page.items),
        page.cursor,
    )


def _news(ports: Ports, actor: Actor, cursor: str | None) -> Page[Mapping[str, Any]]:
    page = ports.news.of(actor.account_id, limit=100, cursor=cursor)
    told = tuple(
        n.model_dump(mode="json", include={"at", "template", "params"}) for n in page.items
    )
    return Page(told, page.cursor)


def _requests(ports: Ports, actor: Actor, cursor: str | None) -> Page[Mapping[str, Any]]:
    page = ports.data_requests.of_account(actor.account_id, limit=50, cursor=cursor)
    told = tuple(r.model_dump(mode="json", include=_OF_REQUEST) for r in page.items)
    return Page(told, page.cursor)


def _complaints(ports: Ports, actor: Actor, cursor: str | None) -> Page[Mapping[str, Any]]:
    page = ports.complaints.of_account(actor.account_id, limit=25, cursor=cursor)
    told = tuple(
        one.model_dump(mode="json", include=_OF_COMPLAINT)
        | {"answers": [a.model_dump(mode="json", include={"at", "text"}) for a in one.answers]}
        for one in page.items
    )
    return Page(told, page.cursor)


def _lists(ports: Ports, actor: Actor, cursor: str | None) -> Page[Mapping[str, Any]]:
    """Whom one invited; those people's own particulars are not one's own."""
    page = own_lists(ports, actor, limit=50, cursor=cursor)
    told = tuple(one.model_dump(mode="json", include=_OF_LIST) for one in page.items)
    return Page(told, page.cursor)


_LISTS: Mapping[str, Callable[[Ports, Actor, str | None], Page[Mapping[str, Any]]]] = {
    Part.APPLICATIONS: _applications,
    Part.PERMITS: _permits,
    Part.MESSAGES: _messages,
    Part.NEWS: _news,
    Part.REQUESTS: _requests,
    Part.COMPLAINTS: _complaints,
    Part.LISTS: _lists,
}


def _notes(ports: Ports, subject: str) -> Sequence[Note]:
    """The public ones, all of them."""
    found: list[Note] = []
    last = 0
    while part := ports.notes.of(subject, after=last, limit=_NOTES_READ):
        found += [note for note in part if note.public]
        last = part[-1].seq
        if len(part) < _NOTES_READ:
            break
    return found


def _note(note: Note) -> dict[str, Any]:
    return note.model_dump(mode="json", include={"at", "event", "actor_role", "text"})


def _file(file: CleanFile) -> dict[str, Any]:
    return file.model_dump(
        mode="json", include={"sha256", "size", "media_type", "pages", "checked_at"}
    )
