"""Every record that is stored: its table, its key, and what finds it. A new one is a row here.

An index holds what is still asked for, and nothing that is done. ``docs/data-model.md`` is the
same as a table with sizes and access patterns; a test holds one against the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from chalicelib.adapters.dynamodb.keys import Part, Row, S, at, instant
from chalicelib.domain.accounts.factors import SecondFactor, SignInTicket, WayChange
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.records import OneTimeToken, Registration, Session
from chalicelib.domain.accounts.scan_due import ScanDue
from chalicelib.domain.applications.claims import (
    FileClaim,
    FrozenType,
    NumberClaim,
    RunningClaim,
)
from chalicelib.domain.applications.handover import Handover
from chalicelib.domain.applications.listing import waiting_at, with_applicant
from chalicelib.domain.applications.model import FORM, Amendment, Application, Phase
from chalicelib.domain.applications.replaced import ReplacedDue
from chalicelib.domain.applications.rounds import Round
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.applications.terms import FileTerm
from chalicelib.domain.asides import Aside
from chalicelib.domain.audit.notes import ACCOUNT_LOOKED_AT, IDENTITY_LOOKED_AT, Note
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.conversations.model import (
    Entry,
    Handling,
    InnerNote,
    Received,
    Route,
    Thread,
)
from chalicelib.domain.conversations.watching import ThreadPresence
from chalicelib.domain.importing.model import BatchRows, PermitBatch
from chalicelib.domain.lookups import number_key
from chalicelib.domain.messages.model import Message, MessageState
from chalicelib.domain.messages.news import KEPT as NEWS_KEPT
from chalicelib.domain.messages.news import News, NewsSeen
from chalicelib.domain.messages.undelivered import KEPT as UNDELIVERED_KEPT
from chalicelib.domain.messages.undelivered import Undelivered
from chalicelib.domain.office_data.model import OfficeRecord
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.permits.certificates import SignerCertificate
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.permits.model import Permit, PermitSummary, Publication
from chalicelib.domain.permits.register_entry import RegisterEntry, register_key
from chalicelib.domain.permits.series import FreedNumbers
from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState
from chalicelib.domain.records import Stored
from chalicelib.domain.reporting.export import Export
from chalicelib.domain.review.desk import Desk
from chalicelib.domain.review.field_visits import FieldVisit
from chalicelib.domain.review.presence import Presence
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.storage import RememberedAnswer

RUNNING, OFFICER, EXPIRING, DUE, RESEARCH, HIDDEN, UNREAD, ASIDE = (
    *("running", "officer", "expiring", "due", "research", "hidden", "office", "aside"),
)
SEARCHES, VIEWS = "searches#", "views#"
"""Stand before whose they are, among the subjects of notes."""
UNDELIVERED, NEWS = "undelivered#", "news#"
"""Stands before whose it is, in the index of people's sessions."""
ANSWERED = "answered"
BATCHES, DECREES = "permit-batches", "decrees"
"""Among the holders of permits, where no account has this id; what is being signed stands among the
reminders as well."""
COMPLAINT = "complaint#"
"""Stands before whose it is, in the index of people's requests."""
COMPLAINT_OPEN, COMPLAINT_CLOSED = "complaint", "complaint-closed"
WAY_CHANGE, IDENTITY, SCAN = "way-change", "identity", "scan"
ERASED_PERSONS = "erased-persons"
"""Partitions of lists that need but one: each holds some hundreds, and is read by pages."""

MESSAGES_KEPT = timedelta(days=180)


def held_by(officer_id: str) -> str:
    """The list of the threads that an officer looks after."""
    return f"held#{officer_id}"


def _in_queue(application: Application, when: datetime | None) -> tuple[str, str] | None:
    """Of the role whose step it is at: what waits for it, and what it has given back."""
    lists = {Phase.REVIEW: waiting_at, Phase.CORRECTION: with_applicant}
    of_role = lists.get(application.phase)
    if of_role is None or when is None:
        return None
    return of_role(application.step.role), at(when, application.application_id)


def _complaint_list(complaint: Complaint) -> tuple[str, str] | None:
    """By the last day while it is open, then by when it was closed, until it is erased."""
    if complaint.erased_at:
        return None
    if complaint.closed_at:
        return COMPLAINT_CLOSED, at(complaint.closed_at, complaint.complaint_id)
    return COMPLAINT_OPEN, f"{complaint.due_on}#{complaint.complaint_id}"


def _request_list(request: DataRequest) -> tuple[str, str] | None:
    """What waits for an answer, and who was erased."""
    if request.state is RequestState.OPEN:
        return request.kind.value, at(request.due_at, request.request_id)
    if request.kind is RequestKind.ERASURE and request.answered_at:
        return ERASED_PERSONS, at(request.answered_at, request.request_id)
    return None


_ROWS = (
    # --- applications: what an application is now, and what is claimed for it
    Row(
        Application,
        "applications",
        ("app#{}", "application"),
        lambda r: (r.application_id,),
        indexes={
            "by_applicant": lambda r: (r.applicant_id, at(r.created_at, r.application_id)),
            # while an officer is awaited, or a correction
            "by_queue": lambda r: _in_queue(r, r.due_at),
            "by_received": lambda r: _in_queue(r, r.submitted_at),
            "by_claimant": lambda r: (
                (r.claimed_by, at(r.due_at, r.application_id))
                if r.claimed_by and r.due_at and r.phase is Phase.REVIEW
                else None
            ),
            "by_rest": lambda r: (
                (r.resting, at(r.updated_at, r.application_id)) if r.resting else None
            ),
        },
        copies={
            "summary": lambda r: ApplicationSummary.of(r).as_stored(
                exclude={"application_id", "applicant_id", "created_at"}
            )
        },
        own_id="application_id",
        beside=("applicant_id", "created_at"),
        parts=(
            # what the applicant wrote, and what sending it in made of that
            Part("form", FORM, version="form_version"),
            Part("documents", ("documents",), version="documents_version", each=True),
        ),
        bare=("version", "form_version", "documents_version", "type_digest"),
    ),
    Row(Amendment, "applications", ("app#{}", "amendment#{}"),
        lambda r: (r.application_id, r.number)),
    Row(Round, "applications", ("app#{}", "round#{}"), lambda r: (r.application_id, r.number)),
    Row(
        ReplacedDue,
        "applications",
        ("app#{}", "replaced#{}"),
        lambda r: (r.application_id, r.number),
        indexes={"by_rest": lambda r: ("replaced", at(r.due_at, r.application_id))},
    ),
    Row(FileTerm, "applications", ("term#{}", "{}#{}"),
        lambda r: (r.term, instant(r.at), r.application_id)),
    Row(FrozenType, "applications", ("type#{}", "type"), lambda r: (r.digest,)),
    Row(FieldVisit, "applications", ("app#{}", "visit"), lambda r: (r.application_id,)),
    Row(NumberClaim, "applications", ("number#{}", "number"), lambda r: (number_key(r.number),),
        copies={"application_id": lambda r: r.application_id}),
    Row(RunningClaim, "applications", ("running#{}#{}", "running"),
        lambda r: (r.applicant_id, r.type_id),
        copies={"application_id": lambda r: r.application_id}),
    Row(FileClaim, "applications", ("file#{}", "file"), lambda r: (r.sha256,),
        copies={"application_id": lambda r: r.application_id}),
    # --- notes: what was done, for good
    Row(
        Note,
        "notes",
        ("{}", "{}"),
        lambda r: (r.subject, r.seq),
        indexes={
            # looks at a person alone
            "by_looker": lambda r: (
                (r.actor_id, instant(r.at))
                if r.event in (ACCOUNT_LOOKED_AT, IDENTITY_LOOKED_AT)
                else None
            )
        },
    ),
    Row(
        SearchLog,
        "notes",
        (f"{SEARCHES}{{}}", "{}"),
        lambda r: (r.officer_id, int(r.at.timestamp() * 1_000_000)),
        indexes={"by_looker": lambda r: (r.officer_id, instant(r.at))},
    ),
    Row(
        DocumentView,
        "notes",
        (f"{VIEWS}{{}}", "{}"),
        lambda r: (r.application_id, int(r.at.timestamp() * 1_000_000)),
        indexes={"by_looker": lambda r: (r.officer_id, instant(r.at))},
    ),
    # --- accounts
    Row(
        Account,
        "accounts",
        ("account#{}",),
        lambda r: (r.account_id,),
        indexes={
            # officers alone
            "by_post": lambda r: (OFFICER, at(r.created_at, r.account_id)) if r.post else None,
            # citizens whose scan nobody has looked at
            "by_answer_due": lambda r: (
                (IDENTITY, at(r.created_at, r.account_id))
                if r.enabled and r.identity_unseen
                else None
            ),
        },
        names={"nik": lambda r: r.nik, "email": lambda r: r.email and email_key(r.email)},
    ),
    Row(SecondFactor, "accounts", ("factor#{}",), lambda r: (r.account_id,)),
    Row(
        WayChange,
        "accounts",
        ("way-change#{}",),
        lambda r: (r.account_id,),
        indexes={"by_answer_due": lambda r: (WAY_CHANGE, at(r.due_at, r.account_id))},
    ),
    Row(
        ScanDue,
        "accounts",
        ("scan#{}",),
        lambda r: (r.registration_id,),
        indexes={"by_answer_due": lambda r: (SCAN, at(r.due_at, r.registration_id))},
    ),
    Row(
        DataRequest,
        "accounts",
        ("request#{}",),
        lambda r: (r.request_id,),
        indexes={
            "by_requester": lambda r: (r.account_id, at(r.asked_at, r.request_id)),
            "by_answer_due": _request_list,
        },
    ),
    Row(
        Complaint,
        "accounts",
        ("complaint#{}",),
        lambda r: (r.complaint_id,),
        indexes={
            "by_requester": lambda r: (
                (f"{COMPLAINT}{r.account_id}", at(r.filed_at, r.complaint_id))
                if r.account_id
                else None
            ),
            "by_answer_due": _complaint_list,
        },
        names={"complaint-code": lambda r: r.code_hash},
    ),
    Row(Desk, "accounts", ("desk#{}",), lambda r: (r.account_id,)),
    # --- sessions: what ends by itself
    Row(
        Session,
        "sessions",
        ("session#{}",),
        lambda r: (r.session_id,),
        indexes={"by_account": lambda r: (r.account_id, instant(r.created_at))},
        # both move on without the body being written again
        copies={
            "refresh_hash": lambda r: r.refresh_hash,
            "last_used_at": lambda r: instant(r.last_used_at),
        },
        ends=lambda r: r.expires_at,
    ),
    Row(OneTimeToken, "sessions", ("token#{}",), lambda r: (r.token_hash,),
        ends=lambda r: r.expires_at),
    Row(SignInTicket, "sessions", ("ticket#{}",), lambda r: (r.token_hash,),
        ends=lambda r: r.expires_at),
    Row(Registration, "sessions", ("registration#{}",), lambda r: (r.registration_id,),
        ends=lambda r: r.expires_at),
    Row(RememberedAnswer, "sessions", ("idempotency#{}#{}",), lambda r: (r.account_id, r.key),
        ends=lambda r: r.expires_at),
    Row(Handover, "sessions", ("handover#{}",), lambda r: (r.application_id,),
        ends=lambda r: r.expires_at),
    Row(SigningBatch, "sessions", ("batch#{}",), lambda r: (r.batch_id,),
        ends=lambda r: r.expires_at),
    Row(Export, "sessions", ("export#{}",), lambda r: (r.export_id,),
        ends=lambda r: r.expires_at),
    Row(Presence, "sessions", ("presence#{}",), lambda r: (r.application_id,),
        ends=lambda r: r.expires_at),
    Row(ThreadPresence, "sessions", ("thread-presence#{}",), lambda r: (r.account_id,),
        ends=lambda r: r.expires_at),
    Row(Shown, "sessions", ("shown#{}#{}",), lambda r: (r.application_id, r.officer_id),
        ends=lambda r: r.expires_at),
    Row(Route, "sessions", ("route#{}",), lambda r: (r.number_digest,),
        ends=lambda r: r.expires_at),
    Row(Received, "sessions", ("inbound#{}",), lambda r: (r.digest,),
        ends=lambda r: r.expires_at),
    Row(
        Undelivered,
        "sessions",
        ("undelivered#{}#{}",),
        lambda r: (r.message_id, r.channel.value),
        indexes={"by_account": lambda r: (f"{UNDELIVERED}{r.whose}", at(r.at, r.message_id))},
        ends=lambda r: r.at + UNDELIVERED_KEPT,
    ),
    Row(
        News,
        "sessions",
        ("news#{}",),
        lambda r: (r.news_id,),
        indexes={"by_account": lambda r: (f"{NEWS}{r.account_id}", at(r.at, r.news_id))},
        ends=lambda r: r.at + NEWS_KEPT,
    ),
    Row(NewsSeen, "sessions", ("news-seen#{}",), lambda r: (r.account_id,),
        ends=lambda r: r.expires_at),
    # --- permits, and what the public reads beside them; nobody may delete from this table
    Row(
        Permit,
        "permits",
        ("permit#{}",),
        lambda r: (r.permit_id,),
        indexes={
            "by_holder": lambda r: (
                (r.holder_id, at(r.issued_at, r.permit_id)) if r.holder_id else None
            ),
            # the indexes of the public register carry ``register`` alone
            "by_type": lambda r: (
                None if r.is_undone else (r.type_id, at(r.issued_at, r.permit_id))
            ),
            # only a name that may be shown can be searched for
            "by_name": register_key,
            "by_expiry": lambda r: (
                (EXPIRING, f"{r.valid_until}#{r.permit_id}") if r.is_expiring else None
            ),
            "by_reminder": lambda r: (
                (DUE, f"{r.next_reminder_on}#{r.permit_id}") if r.next_reminder_on else None
            ),
        },
        copies={
            "summary": lambda r: PermitSummary.of(r).as_stored(),
            "register": lambda r: RegisterEntry.of(r).as_stored(),
        },
        names={"file": lambda r: r.sha256, "number": lambda r: number_key(r.number)},
    ),
    Row(
        RevocationDecree,
        "permits",
        ("decree#{}",),
        lambda r: (r.permit_id,),
        indexes={
            "by_holder": lambda r: (
                (DECREES, at(r.proposed_at, r.permit_id)) if r.is_open else None
            ),
            "by_reminder": lambda r: (
                (DECREES, at(r.signed_by.at, r.permit_id))
                if r.state is DecreeState.SIGNING
                else None
            ),
        },
        names={"file": lambda r: r.sha256},
    ),
    Row(
        PermitBatch,
        "permits",
        ("permit-batch#{}",),
        lambda r: (r.batch_id,),
        indexes={"by_holder": lambda r: (BATCHES, at(r.proposed.at, r.batch_id))},
    ),
    Row(BatchRows, "permits", ("permit-batch#{}#{}",), lambda r: (r.batch_id, r.part)),
    Row(SignerCertificate, "permits", ("certificate#{}",), lambda r: (r.account_id,)),
    Row(
        Publication,
        "permits",
        ("publication#{}",),
        lambda r: (r.publication_id,),
        indexes={
            "by_publication": lambda r: (
                HIDDEN if r.hidden else RESEARCH,
                at(r.published_at, r.publication_id),
            )
        },
    ),
    Row(
        Testimonial,
        "permits",
        ("testimonial#{}",),
        lambda r: (r.testimonial_id,),
        indexes={
            "by_testimonial": lambda r: (
                (r.state.value, at(r.given_at, r.testimonial_id))
                if r.state is not TestimonialState.REFUSED
                else None
            )
        },
    ),
    # --- counters: beside each, what was given back of it
    Row(FreedNumbers, "counters", ("freed#{}", "freed"), lambda r: (r.series,)),
    # --- outbox
    Row(
        Message,
        "outbox",
        ("{}",),
        lambda r: (r.message_id,),
        indexes={
            "by_state": lambda r: (
                (r.state.value, instant(r.due_at)) if r.state is MessageState.PENDING else None
            )
        },
        copies={"attempts": lambda r: r.attempts},
        ends=lambda r: r.created_at + MESSAGES_KEPT,
    ),
    # --- conversations: a citizen's messages by time, and beside them the state of the thread
    Row(
        Thread,
        "conversations",
        ("thread#{}", "thread"),
        lambda r: (r.account_id,),
        indexes={
            "by_unread": lambda r: (
                (UNREAD, at(r.waiting_since, r.account_id))
                if r.waiting_since
                else (ANSWERED, at(r.last_at, r.account_id))
            )
        },
        names={"code": lambda r: r.code},
    ),
    Row(
        Handling,
        "conversations",
        ("thread#{}", "handling"),
        lambda r: (r.account_id,),
        indexes={
            "by_unread": lambda r: (
                (held_by(r.officer_id), at(r.since, r.account_id))
                if r.officer_id and r.since
                else None
            )
        },
    ),
    # apart from the messages: no list of them can hold one
    Row(InnerNote, "conversations", ("inner#{}", "{}#{}"),
        lambda r: (r.account_id, instant(r.at), r.note_id)),
    Row(Entry, "conversations", ("account#{}", "{}#{}"),
        lambda r: (r.account_id, instant(r.at), r.entry_id)),
    # --- office: a partition per kind, an item per entry
    Row(OfficeRecord, "office", ("{}", "{}"), lambda r: (r.kind.value, r.entry_id)),
    # --- asides: what this release cannot read
    Row(Aside, "asides", (ASIDE, "{}"), lambda r: (r.place,)),
)  # fmt: skip

# no type in front of the rows: it would be taken for the records', and their fields go unchecked
LAYOUT: Mapping[type[Stored], Row[Any]] = {
    row.kind: row for row in cast("tuple[Row[Any], ...]", _ROWS)
}


def row_of(kind: type[S]) -> Row[S]:
    """:raises TypeError: no row says where these lie."""
    if kind not in LAYOUT:
        raise TypeError(f"no row for {kind.__name__} in layout.py")
    return LAYOUT[kind]
