"""By what a browser shows that somebody signed in with it before: a mark that only we can make."""

import hmac
from datetime import datetime

from chalicelib.domain.accounts.ports import DeviceMarks


class SignedDeviceMarks(DeviceMarks):
    """``<device>.<end>.<HMAC-SHA-256>``, by a key that follows from the access tokens'."""

    def __init__(self, key: bytes) -> None:
        self._key = hmac.digest(key, b"device marks", "sha256")

    def make(self, account_id: str, device_id: str, ends_at: datetime) -> str:
        said = f"{device_id}.{int(ends_at.timestamp())}"
        return f"{said}.{self._seal(account_id, said)}"

    def read(self, mark: str, account_id: str, now: datetime) -> str | None:
        said, _, seal = mark.rpartition(".")
        if not hmac.compare_digest(
            self._seal(account_id, said).encode(), seal.encode(errors="replace")
        ):
            return None
        device_id, _, ends = said.rpartition(".")
        return device_id if int(ends) > now.timestamp() else None

    def _seal(self, account_id: str, said: str) -> str:
        return hmac.digest(
            self._key, f"{account_id} {said}".encode(errors="replace"), "sha256"
        ).hex()
