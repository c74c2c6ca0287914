"""Codes that change with time (RFC 6238), as authenticator apps make them: SHA-1, thirty seconds,
six digits. Other values are for the RFC's own test vectors."""

import base64
import hmac
from datetime import datetime
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
DIGITS = 6
DRIFT = 1
"""Steps that a phone's clock may be off, either way (RFC 6238 §5.2)."""


def step_at(moment: datetime) -> int:
    """Thirty-second steps since 1970."""
    return int(moment.timestamp()) // STEP_SECONDS


def code(secret: bytes, step: int, *, digits: int = DIGITS, digest: str = "sha1") -> str:
    """The code of this step, with its leading zeros (RFC 4226 §5.3)."""
    mac = hmac.digest(secret, step.to_bytes(8, "big"), digest)
    start = mac[-1] & 15
    number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def matching_step(secret: bytes, given: str, now: datetime) -> int | None:
    """The step whose code this is, if it is the present one or ``DRIFT`` beside it."""
    present, typed = step_at(now), given.encode(errors="replace")
    for step in range(present - DRIFT, present + DRIFT + 1):
        if hmac.compare_digest(code(secret, step).encode(), typed):
            return step
    return None


def base32(secret: bytes) -> str:
    """As it is typed into an app: groups of four."""
    plain = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def otpauth_uri(secret: bytes, account: str, issuer: str) -> str:
    """What the QR code says (Key URI Format)."""
    label = f"{quote(issuer, safe='')}:{quote(account, safe='@')}"
    about = {"secret": base32(secret).replace(" ", ""), "issuer": issuer}
    return f"otpauth://totp/{label}?{urlencode(about, quote_via=quote)}"
