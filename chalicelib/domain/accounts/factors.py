"""An officer's second factor: the secret that an authenticator app shares with us, and codes for
the day when the telephone is lost. What is stored opens nothing by itself."""

import hashlib
import hmac
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.domain.accounts import totp
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.records import Versioned

RECOVERY_CODES = 10
TICKET_LIFETIME = timedelta(minutes=10)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without 0, O, 1, I and L, which handwriting confuses."""
_LENGTH = 10


class SecondFactor(Versioned):
    """``sealed``: the secret, as ``FactorSeal`` leaves it; ``last_step``: of the last code that was
    taken, so that none is taken twice; ``recovery``: keyed hashes of the recovery codes that are
    left, in no order that a person has seen."""

    account_id: str
    version: int = 1
    sealed: str
    last_step: int
    recovery: tuple[str, ...]
    enrolled_at: datetime


class SignInTicket(Versioned):
    """The password was right, the second factor is still to come. ``generation`` is the account's;
    ``changes``: it is for another factor instead of the one there is; ``sealed``: the new secret,
    while it is being entered into an app."""

    token_hash: str
    version: int = 1
    account_id: str
    generation: int
    device: str = ""
    changes: bool = False
    sealed: str = ""
    expires_at: datetime


class WayKind(StrEnum):
    FACTOR = "factor"
    ADDRESS = "address"
    ROLES = "roles"
    FIRST_ADDRESS = "first-address"


class WayChange(Versioned):
    """Somebody's factor is to go, the address to become ``email``, or ``roles`` to be added, and a
    second person has not agreed yet. From ``due_at`` nobody else is needed for the first two: by
    then all old ways have been told. A first address is a citizen's who has had no way at all
    (``first_address.py``)."""

    account_id: str
    version: int = 1
    kind: WayKind
    account_name: str
    email: str = ""
    roles: tuple[str, ...] = ()
    asked_by: str
    asked_by_name: str
    reason: str
    asked_at: datetime
    due_at: datetime


class CodeRefused(InvalidInput):
    """It is not the code of now (``wrong-code``), or was taken before (``code-already-used``)."""

    def __init__(self, why: str) -> None:
        super().__init__(fields=[FieldProblem("code", why)])


def secret_of(randomness: str) -> bytes:
    """160 bits (RFC 4226 §4 R6) out of a random text of at least as many."""
    return hashlib.sha256(b"second factor" + randomness.encode()).digest()[:20]


def recovery_codes(randomness: str) -> list[str]:
    """``XXXXX-XXXXX``, of 49 bits each."""
    codes = []
    for number in range(RECOVERY_CODES):
        rest = int.from_bytes(hashlib.sha512(f"{number}{randomness}".encode()).digest(), "big")
        letters = ""
        for _ in range(_LENGTH):
            rest, letter = divmod(rest, len(_LETTERS))
            letters += _LETTERS[letter]
        codes.append(f"{letters[:5]}-{letters[5:]}")
    return codes


def recovery_hash(secret: bytes, recovery_code: str) -> str:
    """Keyed by the secret, which only the seal opens: who reads the table cannot even guess."""
    plain = _tidy(recovery_code)
    return hmac.digest(secret, f"recovery code {plain}".encode(), "sha256").hex()


def recovery_hashes(secret: bytes, codes: list[str]) -> tuple[str, ...]:
    return tuple(sorted(recovery_hash(secret, one) for one in codes))


def after_code(factor: SecondFactor, secret: bytes, given: str, now: datetime) -> SecondFactor:
    """The factor once this code, of the app or for recovery, has been used up.

    :raises CodeRefused: it is no good.
    """
    plain = _tidy(given)
    if len(plain) == totp.DIGITS:  # recovery codes are longer
        step = totp.matching_step(secret, plain, now)
        if step is None:
            raise CodeRefused("wrong-code")
        if step <= factor.last_step:
            raise CodeRefused("code-already-used")
        return factor.replace(last_step=step, version=factor.version + 1)
    used = recovery_hash(secret, plain)
    left = tuple(one for one in factor.recovery if not hmac.compare_digest(one, used))
    if left == factor.recovery:
        raise CodeRefused("wrong-code")
    return factor.replace(recovery=left, version=factor.version + 1)


def _tidy(given: str) -> str:
    return "".join(filter(str.isalnum, given)).upper()
