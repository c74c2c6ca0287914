"""What the short-lived table holds: sessions, one-time tokens, registrations under way.

All instants are aware UTC datetimes. Secrets are kept as SHA-256 in hex, never in clear: they
have at least 128 random bits, so a slow hash would add nothing.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from chalicelib.domain.accounts.model import CitizenDetails, KtpScan, Person
from chalicelib.domain.records import Stored, Versioned


class Session(Stored):
    """One sign-in. ``refresh_hash`` is of the one refresh token that is good now; an older one
    coming back ends the session, unless that token has just followed it. ``generation`` is the
    account's at sign-in. ``device`` is a coarse family of browsers (``devices.py``); ``kept``: it
    outlives the browser's closing. No network address: the owner tells devices apart without
    one."""

    session_id: str
    account_id: str
    generation: int
    refresh_hash: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime
    device: str = ""
    kept: bool = False


class TokenPurpose(StrEnum):
    VERIFY_REGISTRATION = "verify_registration"
    SET_PASSWORD = "set_password"  # noqa: S105 — the name of a purpose
    CHANGE_EMAIL = "change_email"
    PROVE_WHATSAPP = "prove_whatsapp"
    TAKE_BACK = "take_back"
    PERMIT_COPY = "permit_copy"


class OneTimeToken(Stored):
    """What a link carries. ``subject`` is a registration's or an account's id; ``email`` and
    ``whatsapp`` what a link proves, or what it brings back. ``generation`` and ``ways`` (a digest)
    are the account's when it was made: a link older than a reset, or than a change of the ways that
    it was sent by, is void."""

    token_hash: str
    purpose: TokenPurpose
    subject: str
    email: str | None = None
    whatsapp: str | None = None
    generation: int = 0
    ways: str = ""
    expires_at: datetime


class KtpState(StrEnum):
    """WAITING: no verdict yet, whether not uploaded or being checked."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Registration(Versioned):
    """A registration before its account exists, which will have its id; it ends by itself.

    ``ktp_upload_id`` is the upload whose verdict counts; ``ktp_reason`` why it was refused, as a
    code of ``templates/verdicts.toml``. ``declared_at`` is when the person said that all is true.
    ``opened_by``: the officer at whose desk they said it (``at_desk.py``).
    """

    registration_id: str
    version: int = 1
    secret_hash: str
    person: Person
    citizen: CitizenDetails
    warnings: tuple[str, ...] = ()
    password_hash: str | None = None
    declared_at: datetime
    expires_at: datetime
    ktp_state: KtpState = KtpState.WAITING
    ktp_upload_id: str
    ktp_reason: str | None = None
    ktp_params: dict[str, Any] = {}
    ktp: KtpScan | None = None
    opened_by: str = ""
