"""Sealing the secrets of second factors, by a KMS key that seals nothing else: whoever may open
these may open no signer's passphrase."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from chalicelib.domain.accounts.ports import FactorSeal

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient


class KmsFactorSeal(FactorSeal):
    """Bound to its account by the encryption context: moved to another's row, it does not open."""

    def __init__(self, kms: KMSClient, key_id: str) -> None:
        self._kms = kms
        self._key_id = key_id

    def seal(self, account_id: str, secret: bytes) -> str:
        sealed = self._kms.encrypt(
            KeyId=self._key_id, Plaintext=secret, EncryptionContext=_context(account_id)
        )["CiphertextBlob"]
        return base64.b64encode(sealed).decode()

    def open(self, account_id: str, sealed: str) -> bytes:
        return self._kms.decrypt(
            KeyId=self._key_id,
            CiphertextBlob=base64.b64decode(sealed),
            EncryptionContext=_context(account_id),
        )["Plaintext"]


def _context(account_id: str) -> dict[str, str]:
    return {"second-factor": account_id}
