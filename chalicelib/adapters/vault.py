"""Sealing a signer's passphrase: encrypted by KMS, kept for minutes, gone after use."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pydantic import SecretStr

from chalicelib.adapters.dynamodb.table import Table
from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.permits.ports import Vault
from chalicelib.domain.ports import Clock

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

KEPT = timedelta(minutes=30)
"""Eight of the queue's nine tries; then the signer is asked again (decision 0061)."""


def passphrase_key(application_id: str) -> Item:
    return {"pk": f"secret#{application_id}"}


class KmsVault(Vault):
    """Only ciphertext is stored, bound to its application by the encryption context."""

    def __init__(self, kms: KMSClient, key_id: str, sessions: Table, clock: Clock) -> None:
        self.kms = kms
        self.key_id = key_id
        self.sessions = sessions
        self.clock = clock

    def seal(self, application_id: str, passphrase: SecretStr) -> None:
        sealed = self.kms.encrypt(
            KeyId=self.key_id,
            Plaintext=passphrase.get_secret_value().encode(),
            EncryptionContext=self._context(application_id),
        )["CiphertextBlob"]
        expires_at = int((self.clock.now() + KEPT).timestamp())
        key = passphrase_key(application_id)
        self.sessions.put(key | {"sealed": sealed, "expires_at": expires_at})

    def find(self, application_id: str) -> SecretStr | None:
        item = self.sessions.get(passphrase_key(application_id))
        if item is None or item["expires_at"] <= self.clock.now().timestamp():
            return None
        plain = self.kms.decrypt(
            KeyId=self.key_id,
            CiphertextBlob=bytes(item["sealed"]),
            EncryptionContext=self._context(application_id),
        )["Plaintext"]
        return SecretStr(plain.decode())

    def forget(self, application_id: str) -> None:
        """Most signers need none: what is known not to be there costs no write."""
        if self.sessions.get(passphrase_key(application_id)) is not None:
            self.sessions.delete(passphrase_key(application_id))

    @staticmethod
    def _context(application_id: str) -> dict[str, str]:
        return {"application": application_id}
