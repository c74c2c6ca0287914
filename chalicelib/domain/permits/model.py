"""An issued permit (izin), its file, and the surveys that open its download."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from chalicelib.domain.applications.model import Record


class PermitState(StrEnum):
    """Stored states; whether an active permit has expired follows from its dates."""

    ACTIVE = "active"
    REVOKED = "revoked"


class PermitStanding(StrEnum):
    """What the public is told."""

    IN_FORCE = "in-force"
    EXPIRED = "expired"
    REVOKED = "revoked"


class SurveyKind(StrEnum):
    """The three forms of the source (domain page §1.21)."""

    POLL = "poll"
    TESTIMONIAL = "testimonial"
    QUESTIONNAIRE = "questionnaire"


def standing_on(today: date, state: PermitState, valid_until: date | None) -> PermitStanding:
    if state is PermitState.REVOKED:
        return PermitStanding.REVOKED
    if valid_until is not None and today > valid_until:
        return PermitStanding.EXPIRED
    return PermitStanding.IN_FORCE


class Permit(Record):
    """``permit_id`` is also the verification id in the QR: 128 random bits. ``sha256`` is of the
    signed file at ``key``. ``valid_until`` is the last day in force; None: no end.

    ``holder_name`` is as on the permit, ``holder_plain_name`` without titles. ``name_public``:
    names of this ``group`` were in the public register when the permit was issued."""

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
    holder_plain_name: str = ""
    name_public: bool = False

    def standing(self, today: date) -> PermitStanding:
        return standing_on(today, self.state, self.valid_until)

    @property
    def missing_surveys(self) -> tuple[SurveyKind, ...]:
        return tuple(kind for kind in SurveyKind if kind.value not in self.surveys)
