"""What the accounts need from outside. Writes of state go through ``ports.commit``."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.domain.accounts.factors import WayChange
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.records import OneTimeToken, Registration, Session
from chalicelib.domain.accounts.scan_due import ScanDue
from chalicelib.domain.audit import ports as audit
from chalicelib.domain.catalogue import ports as catalogue
from chalicelib.domain.messages import ports as messages
from chalicelib.domain.storage import Page
from chalicelib.domain.uploads import ports as uploads


class AccountStore(Protocol):
    """All reads are consistent: what was committed is seen."""

    def find(self, account_id: str) -> Account | None: ...

    def several(self, account_ids: Sequence[str]) -> Sequence[Account]:
        """Those of these (different) ones that are there, in any order; at most one call, and none
        for none."""
        ...

    def find_by_nik(self, nik: str) -> Account | None:
        """Takes the same number of reads whether the NIK is known or not."""
        ...

    def find_by_email(self, email: str) -> Account | None:
        """In any spelling (``email_key``). Same number of reads whether it is known or not."""
        ...

    def find_by_either(self, nik: str, email: str) -> Sequence[Account]:
        """Whoever has one of both, each once. Takes the same number of reads whether one is known,
        both or none, and whether they are one person's or two's."""
        ...

    def officers(self, *, cursor: str | None = None, limit: int = 25) -> Page[Account]:
        """Newest first. Follows the writes within moments, not at once."""
        ...

    def unseen_identities(self, *, cursor: str | None = None, limit: int = 25) -> Page[Account]:
        """Citizens whose scan no officer has looked at, the oldest first. Follows the writes
        within moments, not at once."""
        ...

    def scans_due(self, now: datetime, *, limit: int) -> Sequence[ScanDue]:
        """Registrations whose scans are to be looked through by now; likewise."""
        ...

    def way_changes(self, *, cursor: str | None = None, limit: int = 25) -> Page[WayChange]:
        """Those that wait for a second person, the oldest first. Follows the writes likewise."""
        ...


class SessionStore(Protocol):
    """Short-lived records. Expired ones are never returned, even if not deleted yet."""

    def start(self, session: Session, cleared: Sequence[str] = ()) -> None:
        """``cleared``: keys whose attempts are forgotten with it."""
        ...

    def find(self, session_id: str, now: datetime) -> Session | None: ...

    def rotate(self, session_id: str, old_hash: str, new_hash: str, now: datetime) -> bool:
        """Replace the refresh hash if it is still ``old_hash``, and note the use; ``False`` if
        it is not."""
        ...

    def end(self, session_id: str) -> None:
        """Nothing happens if it has ended before."""
        ...

    def of_account(self, account_id: str, now: datetime) -> Sequence[Session]:
        """Its sessions, newest first. Follows the writes within moments, not at once."""
        ...

    def find_token(self, token_hash: str, now: datetime) -> OneTimeToken | None: ...

    def find_registration(self, registration_id: str, now: datetime) -> Registration | None: ...

    def take_attempt(
        self, key: str, *, limit: int, window: timedelta, now: datetime, count: int = 1
    ) -> bool:
        """Count ``count`` attempts under ``key``, atomically; ``False`` if that were more than
        ``limit``.

        The count starts anew once ``window`` has passed since the last counted attempt, so no
        stretch of that length ever holds more than ``limit``.
        """
        ...

    def give_back_attempt(self, key: str) -> None:
        """Uncount one: it was no failure."""
        ...

    def clear_attempts(self, *keys: str) -> None:
        """By one call; none for none."""
        ...


class PasswordHasher(Protocol):
    def hash(self, password: str) -> str: ...

    def verify(self, password: str, password_hash: str | None) -> bool:
        """``None`` costs as much as a real hash and is never verified."""
        ...

    def needs_rehash(self, password_hash: str) -> bool:
        """Made with other parameters than those of today."""
        ...

    def is_common(self, password: str) -> bool:
        """Among the passwords that are tried first; ``password`` is case-folded."""
        ...


class FactorSeal(Protocol):
    """Seals what second factors share with people's apps, under a key that opens nothing else."""

    def seal(self, account_id: str, secret: bytes) -> str: ...

    def open(self, account_id: str, sealed: str) -> bytes:
        """Only for the account that it was sealed for."""
        ...


class AccessClaims(Protocol):
    """What a genuine, unexpired access token says."""

    @property
    def account_id(self) -> str: ...
    @property
    def session_id(self) -> str: ...
    @property
    def generation(self) -> int: ...


class AccessTokens(Protocol):
    def issue(
        self,
        *,
        account_id: str,
        session_id: str,
        generation: int,
        token_id: str,
        now: datetime,
        lifetime: timedelta,
    ) -> str: ...

    def read(self, token: str, now: datetime) -> AccessClaims | None:
        """``None`` for whatever is not an access token of ours that is valid at ``now``."""
        ...


class RefreshTokens(Protocol):
    def following(self, session_id: str, secret: str) -> str:
        """The secret that a session's next token has: always the same after ``secret``, and to be
        told by nobody but us."""
        ...


class DeviceMarks(Protocol):
    """Kept by browsers that somebody signed in with before. Nobody else can make one."""

    def make(self, account_id: str, device_id: str, ends_at: datetime) -> str: ...

    def read(self, mark: str, account_id: str, now: datetime) -> str | None:
        """The device, if the mark is ours, of this account and not too old."""
        ...


class Ports(audit.Ports, catalogue.Ports, messages.Ports, uploads.Ports, Protocol):
    @property
    def accounts(self) -> AccountStore: ...
    @property
    def sessions(self) -> SessionStore: ...
    @property
    def passwords(self) -> PasswordHasher: ...
    @property
    def access_tokens(self) -> AccessTokens: ...
    @property
    def refresh_tokens(self) -> RefreshTokens: ...
    @property
    def device_marks(self) -> DeviceMarks: ...
    @property
    def factor_seal(self) -> FactorSeal: ...
    @property
    def stage(self) -> str:
        """``prod``, or where people may try things: ``local``, ``dev``, ``staging``."""
        ...
