"""An issued permit (izin), its file, and the surveys that open its download."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from chalicelib.domain.applications.document import CleanFile, Document
from chalicelib.domain.records import Record, Stored, Versioned

EXPIRY, RESULT = "expiry", "result"
"""Kinds of reminders."""


class PermitState(StrEnum):
    """Stored states; whether an active permit has expired follows from its dates."""

    ACTIVE = "active"
    REVOKED = "revoked"
    ENDED = "ended"


class PermitStanding(StrEnum):
    """What the public is told."""

    IN_FORCE = "in-force"
    EXPIRED = "expired"
    REVOKED = "revoked"
    ENDED = "ended"


class SurveyKind(StrEnum):
    """The three forms of the source (docs/domain.md §1.21)."""

    POLL = "poll"
    TESTIMONIAL = "testimonial"
    QUESTIONNAIRE = "questionnaire"


def standing_on(today: date, state: PermitState, valid_until: date | None) -> PermitStanding:
    if state is PermitState.REVOKED:
        return PermitStanding.REVOKED
    if state is PermitState.ENDED:
        return PermitStanding.ENDED
    if valid_until is not None and today > valid_until:
        return PermitStanding.EXPIRED
    return PermitStanding.IN_FORCE


class Revocation(Record):
    """Who took the permit back, when and why; the reason is for its holder, not for the public.
    ``number`` is the decree's, ``letter`` the decree itself."""

    at: datetime
    on: date
    reason: str
    officer_id: str
    officer_name: str
    role: str
    number: str = ""
    letter: CleanFile | None = None


class Ending(Record):
    """By which later paper of its holder a permit has ended, on that paper's day. ``replaced``: the
    paper stands in its place; else it was withdrawn at the holder's wish."""

    on: date
    permit_id: str
    number: str
    replaced: bool


class Recorded(Record):
    """A permit that the office issued before this system: in its register since ``on``, by the list
    ``batch_id``. There is no file, no application and no account. ``undone``: the list was taken
    back, and nobody is shown it."""

    batch_id: str
    on: date
    undone: bool = False


class Permit(Versioned):
    """``permit_id`` is also the verification id in the QR: 128 random bits. ``sha256`` is of the
    signed file at ``key``. ``valid_until`` is the last day in force; None: no end.

    ``subject`` tells it apart from others of its type.
    ``holder_name`` is as on the permit, ``holder_plain_name`` without titles. ``name_public``:
    names of this ``group`` were in the public register when the permit was issued.

    ``remind_before``: days before ``valid_until`` on which the holder is reminded; ``reminded``
    what was sent, by name (``reminders.py``). ``renewal_id`` is the application that renews it,
    ``renewed_by`` the permit that came of it. ``result_due_on``: from then on the holder is
    reminded of the result; None where the type asks for none. ``stands_for`` is the type of the
    permit that it replaced. ``recorded``: it was issued before this system.
    """

    permit_id: str
    version: int = 1
    application_id: str
    type_id: str
    type_name: str
    number: str
    registration_number: str
    holder_id: str
    holder_name: str
    holder_nik_masked: str
    signer_name: str
    issued_at: datetime
    issued_on: date
    valid_until: date | None
    key: str
    version_id: str
    sha256: str
    size: int
    state: PermitState = PermitState.ACTIVE
    surveys: dict[str, Any] = {}
    group: str = ""
    subject: str = ""
    holder_plain_name: str = ""
    name_public: bool = False
    revocation: Revocation | None = None
    ending: Ending | None = None
    stands_for: str | None = None
    renewal_id: str | None = None
    renewed_by: str | None = None
    remind_before: tuple[int, ...] = ()
    reminded: dict[str, datetime] = {}
    result_due_on: date | None = None
    result: Document = Document()
    publish_result: bool = False
    publication_id: str | None = None
    publication_hidden: bool = False
    recorded: Recorded | None = None

    def standing(self, today: date) -> PermitStanding:
        return standing_on(today, self.state, self.valid_until)

    @property
    def is_expiring(self) -> bool:
        """Whether its end is still to be watched: in force, with an end, and not yet renewed."""
        return (
            self.state is PermitState.ACTIVE
            and self.recorded is None
            and self.valid_until is not None
            and self.renewed_by is None
        )

    def open_reminders(self) -> dict[str, date]:
        """Reminders not yet sent, by name, and the day of each: ``expiry-<days before>``, except
        those that fell before the permit was issued, and ``result``."""
        days: dict[str, date] = {}
        if self.is_expiring and self.valid_until is not None:
            for before in self.remind_before:
                day = self.valid_until - timedelta(days=before)
                if day > self.issued_on:
                    days[f"{EXPIRY}-{before}"] = day
        in_force = self.state is PermitState.ACTIVE
        if in_force and self.result_due_on is not None and self.result.file is None:
            days[RESULT] = self.result_due_on
        return {name: day for name, day in days.items() if name not in self.reminded}

    @property
    def next_reminder_on(self) -> date | None:
        return min(self.open_reminders().values(), default=None)

    @property
    def is_undone(self) -> bool:
        return self.recorded is not None and self.recorded.undone

    @property
    def of_type(self) -> str:
        """The type that it counts as: its own, or that of the permit in whose place it stands."""
        return self.stands_for or self.type_id

    @property
    def followed_by(self) -> str | None:
        """The id of the paper that ended or renewed it."""
        return self.ending.permit_id if self.ending else self.renewed_by

    @property
    def missing_surveys(self) -> tuple[SurveyKind, ...]:
        return tuple(kind for kind in SurveyKind if kind.value not in self.surveys)


class PermitSummary(Record):
    """What an office's list of permits shows: small, whatever the holder has written."""

    permit_id: str
    application_id: str
    number: str
    type_id: str
    type_name: str
    holder_name: str
    issued_on: date
    valid_until: date | None

    @classmethod
    def of(cls, permit: Permit) -> "PermitSummary":
        return cls(**{name: getattr(permit, name) for name in cls.model_fields})


class Publication(Stored):
    """A research result that anybody may read, because its author said so. It has an id of its
    own: the permit's id opens more than this. ``hidden`` by an administrator, it is in no public
    list."""

    publication_id: str
    permit_id: str
    title: str
    author: str
    valid_until: date | None
    published_at: datetime
    file: CleanFile
    hidden: bool = False
