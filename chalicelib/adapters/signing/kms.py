"""Signing with a key that never leaves AWS KMS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.signing.certificates import SigningCertificate
from chalicelib.adapters.signing.pades import PadesSigner, TimeStamper
from chalicelib.domain.permits.signing import SignerUnavailable, SigningRefused

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

RAW_LIMIT = 4096
# Answers that the same call will get again until somebody changes the key or the policy.
LASTING = frozenset(
    {
        "AccessDeniedException",
        "DisabledException",
        "InvalidKeyUsageException",
        "KMSInvalidStateException",
        "NotFoundException",
        "ValidationException",
    }
)


class KmsSigner(PadesSigner):
    """Adapter of the ``Signer`` port. The key is RSA with usage SIGN_VERIFY; ``chain_pem`` is
    its certificate (leaf first) and its authority's. Needs only ``kms:Sign``."""

    def __init__(
        self,
        client: KMSClient,
        key_id: str,
        chain_pem: str,
        *,
        timestamper: TimeStamper | None = None,
        revocation_lists: Sequence[str] = (),
    ) -> None:
        certificate = SigningCertificate(chain_pem, revocation_lists)
        super().__init__(_KmsKey(client, key_id), certificate, timestamper)


class _KmsKey:
    def __init__(self, client: KMSClient, key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def raw(self, data: bytes) -> bytes:
        """MessageType RAW: KMS hashes. The CMS attributes are a few hundred bytes, far below
        its limit, and moto knows RAW alone (with DIGEST it gives wrong signatures)."""
        if len(data) > RAW_LIMIT:
            raise SigningRefused("attributes-too-large")
        try:
            answer = self._client.sign(
                KeyId=self._key_id,
                Message=data,
                MessageType="RAW",
                SigningAlgorithm="RSASSA_PKCS1_V1_5_SHA_256",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in LASTING:
                raise SigningRefused("key-not-usable") from error
            raise SignerUnavailable() from error
        except BotoCoreError as error:
            raise SignerUnavailable() from error
        return answer["Signature"]
