"""Applications, what is claimed for them, and the notes of what was done."""

from __future__ import annotations

from datetime import datetime

from chalicelib.adapters.dynamodb.keys import Part, Row, at, instant
from chalicelib.adapters.dynamodb.partitions import SEARCHES, VIEWS
from chalicelib.domain.applications.claims import (
    FileClaim,
    FrozenType,
    NumberClaim,
    RunningClaim,
)
from chalicelib.domain.applications.listing import waiting_at, with_applicant
from chalicelib.domain.applications.model import FORM, Amendment, Application, Phase
from chalicelib.domain.applications.replaced import ReplacedDue
from chalicelib.domain.applications.rounds import Round
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.applications.terms import FileTerm
from chalicelib.domain.audit.notes import ACCOUNT_LOOKED_AT, IDENTITY_LOOKED_AT, Note
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.lookups import number_key
from chalicelib.domain.review.field_visits import FieldVisit


def _in_queue(application: Application, when: datetime | None) -> tuple[str, str] | None:
    """Of the role whose step it is at: what waits for it, and what it has given back."""
    lists = {Phase.REVIEW: waiting_at, Phase.CORRECTION: with_applicant}
    of_role = lists.get(application.phase)
    if of_role is None or when is None:
        return None
    return of_role(application.step.role), at(when, application.application_id)


FILES = (
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
)  # fmt: skip
