"""What follows a refresh token: told by that token and our key, so it is stored nowhere."""

import hmac
from base64 import urlsafe_b64encode

from chalicelib.domain.accounts.ports import RefreshTokens


class DerivedRefreshTokens(RefreshTokens):
    """HMAC-SHA-256 of session and secret, by a key that follows from the access tokens'."""

    def __init__(self, key: bytes) -> None:
        self._key = hmac.digest(key, b"refresh tokens", "sha256")

    def following(self, session_id: str, secret: str) -> str:
        said = f"{session_id}.{secret}".encode(errors="replace")
        derived = hmac.digest(self._key, said, "sha256")
        return urlsafe_b64encode(derived).decode().rstrip("=")
