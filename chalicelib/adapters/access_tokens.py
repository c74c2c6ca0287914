"""Access tokens: JWTs (RFC 7519, RFC 8725) signed with HS256 by the one key of this stage."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.adapters.postponed import absent
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.accounts.ports import AccessTokens

with absent("cryptography"):  # for every algorithm but HMAC, which is ours
    import jwt

ALGORITHM = "HS256"
KEY_ID = "access-1"
SHORTEST_KEY = 32
_CLAIMS = ("iss", "aud", "sub", "sid", "gen", "jti", "iat", "nbf", "exp", "typ")


@dataclass(frozen=True)
class Claims:
    account_id: str
    session_id: str
    generation: int


class JwtAccessTokens(AccessTokens):
    """``key`` has at least 32 bytes (RFC 7518 §3.2); ``issuer`` is the site's public URL.

    The token's own header decides nothing: one algorithm, one key, whatever it names. Every claim
    is required, since PyJWT checks only those that are there. ``gen`` is the account's generation.
    """

    def __init__(self, key: bytes, issuer: str) -> None:
        if len(key) < SHORTEST_KEY:
            raise ValueError(f"the token key needs at least {SHORTEST_KEY} bytes")
        self._key = key
        self._issuer = issuer
        self._audience = f"{issuer}/api"

    def issue(
        self,
        *,
        account_id: str,
        session_id: str,
        generation: int,
        token_id: str,
        now: datetime,
        lifetime: timedelta,
    ) -> str:
        issued = int(now.timestamp())
        claims = {
            "iss": self._issuer,
            "aud": self._audience,
            "sub": account_id,
            "sid": session_id,
            "gen": generation,
            "jti": token_id,
            "iat": issued,
            "nbf": issued,
            "exp": issued + int(lifetime.total_seconds()),
            "typ": "access",
        }
        return jwt.encode(claims, self._key, algorithm=ALGORITHM, headers={"kid": KEY_ID})

    def read(self, token: str, now: datetime) -> Claims | None:
        """The times are checked here, against the caller's clock, not by PyJWT against its own."""
        try:
            complete = jwt.decode_complete(
                token,
                self._key,
                algorithms=[ALGORITHM],
                issuer=self._issuer,
                audience=self._audience,
                options={
                    "require": list(_CLAIMS),
                    "strict_aud": True,
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
        except jwt.InvalidTokenError:
            return None
        claims = complete["payload"]
        if complete["header"].get("kid") != KEY_ID or claims["typ"] != "access":
            return None
        if not _well_formed(claims) or not claims["nbf"] <= now.timestamp() < claims["exp"]:
            return None
        return Claims(claims["sub"], claims["sid"], claims["gen"])


def _well_formed(claims: Untyped) -> bool:
    texts = all(isinstance(claims[name], str) for name in ("sub", "sid", "jti"))
    return texts and all(type(claims[name]) is int for name in ("gen", "iat", "nbf", "exp"))
