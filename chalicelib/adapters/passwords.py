"""Passwords by argon2id (RFC 9106), with the parameters of OWASP's password storage sheet."""

import base64
from functools import cached_property
from pathlib import Path

from argon2 import PasswordHasher as Hasher
from argon2 import Type
from argon2.exceptions import InvalidHashError, VerificationError

from chalicelib.domain.accounts.ports import PasswordHasher

COMMON_PASSWORDS = Path(__file__).parent.parent / "templates" / "common_passwords.txt"


class Argon2Passwords(PasswordHasher):
    """``memory_kib`` 19,456 KiB, two passes, one lane: about 20 ms. The parameters are in each
    hash, so they can be raised at any time: old hashes are renewed at the next sign-in."""

    def __init__(
        self,
        *,
        passes: int = 2,
        memory_kib: int = 19_456,
        lanes: int = 1,
        common: Path = COMMON_PASSWORDS,
    ) -> None:
        self._hasher = Hasher(passes, memory_kib, lanes, type=Type.ID)
        self._nobody = _hash_of_nothing(passes, memory_kib, lanes)
        self._common_path = common

    def hash(self, password: str) -> str:
        return self._hasher.hash(password)

    def verify(self, password: str, password_hash: str | None) -> bool:
        try:
            return self._hasher.verify(password_hash or self._nobody, password)
        except (VerificationError, InvalidHashError):
            return False

    def needs_rehash(self, password_hash: str) -> bool:
        return self._hasher.check_needs_rehash(password_hash)

    def is_common(self, password: str) -> bool:
        return password in self._common

    @cached_property
    def _common(self) -> frozenset[str]:
        lines = self._common_path.read_text(encoding="utf-8").splitlines()
        return frozenset(line for line in lines if line and not line.startswith("#"))


def _hash_of_nothing(passes: int, memory_kib: int, lanes: int) -> str:
    """A hash that costs what a real one does and that no password has: all zeros would take
    2^256 guesses to hit. Nobody's password is measured against it."""
    zeros = base64.b64encode(bytes(32)).decode().rstrip("=")
    return f"$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${zeros[:22]}${zeros}"
