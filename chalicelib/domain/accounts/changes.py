"""The writes of accounts, tokens and registrations, as parts of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.records import OneTimeToken, Registration
from chalicelib.domain.storage import Change


@dataclass(frozen=True, eq=False)
class PutAccount(Change):
    """``previous`` is the account as read; its version must still be the stored one, and a
    changed e-mail or NIK moves its pointer. ``None``: the account, its NIK and its e-mail must be
    new."""

    account: Account
    previous: Account | None


@dataclass(frozen=True, eq=False)
class IssueToken(Change):
    token: OneTimeToken


@dataclass(frozen=True, eq=False)
class SpendToken(Change):
    """Holds only once: the token must still be there, and is deleted."""

    token_hash: str


@dataclass(frozen=True, eq=False)
class PutRegistration(Change):
    """``expected_version`` is the version read before; ``None`` demands that it is new."""

    registration: Registration
    expected_version: int | None


@dataclass(frozen=True, eq=False)
class DropRegistration(Change):
    """Holds only once: the registration must still be there, and is deleted."""

    registration_id: str
