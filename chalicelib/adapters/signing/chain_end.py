"""When the certificates of the stage's parameter end, read without what signing loads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from chalicelib.domain.permits.signing import SigningChain


class ParameterChain(SigningChain):
    """``read``: the chain as PEM, or empty where the stage has none yet."""

    def __init__(self, read: Callable[[], str]) -> None:
        self._read = read

    def first_end(self) -> datetime | None:
        from cryptography import x509

        chain = self._read()
        if not chain:
            return None
        return min(
            one.not_valid_after_utc for one in x509.load_pem_x509_certificates(chain.encode())
        )
