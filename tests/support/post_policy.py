"""What S3 does with a browser's POST, by its documentation ("Creating a POST Policy", "Examples:
Browser-Based Upload using HTTP POST", Signature Version 4). The local stack's storage accepts any
form, so the rules that the real one enforces are replayed here."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

# Fields that need no condition of the policy.
_UNCHECKED = {"policy", "x-amz-signature", "file"}


class PolicyViolation(Exception):
    """S3 would answer 403 (or 400 for the size) and keep nothing."""


def post_to_s3(
    *, bucket: str, fields: Mapping[str, str], content: bytes, secret_key: str, now: datetime
) -> None:
    """Raises PolicyViolation unless S3 would keep ``content``."""
    form = {name.lower(): value for name, value in fields.items()}
    _check_signature(form, secret_key)
    policy = json.loads(base64.b64decode(form["policy"]))
    if now >= datetime.fromisoformat(policy["expiration"]):
        raise PolicyViolation("expired")
    values = {**form, "bucket": bucket}
    covered = set()
    for kind, name, wanted in _conditions(policy["conditions"]):
        if kind == "content-length-range":
            least, most = name, wanted
            if not least <= len(content) <= most:
                raise PolicyViolation(f"size {len(content)}")
            continue
        covered.add(name)
        value = values.get(name, "")
        if not (value == wanted if kind == "eq" else value.startswith(wanted)):
            raise PolicyViolation(f"{name} is {value!r}")
    extra = values.keys() - covered - _UNCHECKED
    extra = {name for name in extra if not name.startswith("x-ignore-")}
    if extra:
        raise PolicyViolation(f"extra input fields: {sorted(extra)}")


def _conditions(conditions: list[Any]) -> list[tuple[str, Any, Any]]:
    found: list[tuple[str, Any, Any]] = []
    for condition in conditions:
        if isinstance(condition, dict):
            found += [("eq", name.lower(), value) for name, value in condition.items()]
        elif condition[0] == "content-length-range":
            found.append(tuple(condition))
        else:
            kind, name, value = condition
            found.append((kind, name.removeprefix("$").lower(), value))
    return found


def _check_signature(form: Mapping[str, str], secret_key: str) -> None:
    _, date, region, service, end = form["x-amz-credential"].split("/")
    key = b"AWS4" + secret_key.encode()
    for part in (date, region, service, end):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    signature = hmac.digest(key, form["policy"].encode(), hashlib.sha256).hex()
    if not hmac.compare_digest(signature, form["x-amz-signature"]):
        raise PolicyViolation("signature")
