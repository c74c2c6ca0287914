"""Signing through BSrE, the state's certification body: its Esign client service, v1 and v2.

The office runs the client service; it holds no keys either, but speaks to BSrE's. What it hands
back is a file that this program did not make: the signing job has a ``SignatureChecker`` look
at it before anything is published.

The passphrase belongs to the signer. It is opened here, in the line that writes it into the
request, and nowhere else: errors carry codes of ours alone, and no text of the service.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pydantic import SecretStr

from chalicelib.adapters.plain_http import Answer, NoAnswerError
from chalicelib.adapters.signing.forms import multipart
from chalicelib.adapters.signing.pages import page_height
from chalicelib.adapters.signing.services import Service
from chalicelib.domain.permits.signing import (
    CertificateNotUsable,
    SignatureRequest,
    Signer,
    SignerUnavailable,
    SigningRefused,
    WrongPassphrase,
)

MAY_SIGN = "ISSUE"
STATES = frozenset(
    {
        "EXPIRED",
        "RENEW",
        "WAITING_FOR_VERIFICATION",
        "NEW",
        "NO_CERTIFICATE",
        "NOT_REGISTERED",
        "SUSPEND",
        "REVOKE",
    }
)
# Public clients know this number for "Passphrase anda salah" (not confirmed by a specification,
# so the word is looked for as well).
WRONG_PASSPHRASE = 2031
TOO_MANY = 429
# Seconds; a service that asks for more patience than this gets it from the queue's retry.
LONGEST_WAIT = 10.0
# The letter draws its own QR block, so BSrE's stamp is one transparent pixel.
SEE_THROUGH_PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII="
)


@dataclass(frozen=True)
class BsreAccess:
    """How to reach the client service: basic auth, a time limit of 30-60 seconds, and how often
    to call while it answers 429. ``sleep`` takes seconds."""

    base_url: str
    username: str
    password: SecretStr
    sleep: Callable[[float], None]
    timeout: float = 45.0
    calls: int = 4


class BsreSigner(Signer, ABC):
    """Adapter of the ``Signer`` port; the two versions differ in their messages alone."""

    def __init__(self, access: BsreAccess) -> None:
        self._access = access
        self._service = Service(access.base_url, access.timeout, access.username, access.password)

    def sign(self, pdf: bytes, request: SignatureRequest) -> bytes:
        if request.signer_nik is None:
            raise SigningRefused("nik-missing")
        if request.passphrase is None:
            raise WrongPassphrase()
        state = self._state(request.signer_nik)
        if state != MAY_SIGN:
            raise CertificateNotUsable(state)
        signed = self._signed(pdf, request, request.signer_nik, request.passphrase)
        if not signed.startswith(b"%PDF-"):
            raise SigningRefused("answer-is-no-pdf")
        return signed

    @abstractmethod
    def _state(self, nik: str) -> str:
        """State of the signer's certificate."""

    @abstractmethod
    def _signed(
        self, pdf: bytes, request: SignatureRequest, nik: str, passphrase: SecretStr
    ) -> bytes:
        """The signed file as the service returned it."""

    def _call(
        self, method: str, path: str, body: bytes | None = None, content_type: str | None = None
    ) -> Answer:
        """A successful answer. 429 is retried after the pause that the service asks for, else
        after 1, 2, 4 ... seconds; a time-out is not: the queue's retry is the place for that."""
        for number in range(self._access.calls):
            try:
                answer = self._service.call(method, path, body, content_type)
            except NoAnswerError:
                raise SignerUnavailable() from None
            if answer.status != TOO_MANY:
                return _successful(answer)
            pause = _pause(answer, number)
            if pause > LONGEST_WAIT or number + 1 == self._access.calls:
                break
            self._access.sleep(pause)
        raise SignerUnavailable()

    def _send_json(self, path: str, message: Mapping[str, object]) -> Mapping[str, object]:
        answer = self._call("POST", path, json.dumps(message).encode(), "application/json")
        return _message(answer)


class BsreV1Signer(BsreSigner):
    """Multipart in, PDF bytes out. Lengths in whole points from the lower left corner."""

    def _state(self, nik: str) -> str:
        return _state(_message(self._call("GET", f"/api/user/status/{quote(nik, safe='')}")))

    def _signed(
        self, pdf: bytes, request: SignatureRequest, nik: str, passphrase: SecretStr
    ) -> bytes:
        box = request.box
        fields = {
            "nik": nik,
            "passphrase": passphrase.get_secret_value(),
            "tampilan": "visible",
            "image": "true",
            "page": str(box.page),
            "xAxis": str(round(box.x)),
            "yAxis": str(round(box.y)),
            "width": str(round(box.width)),
            "height": str(round(box.height)),
            "reason": request.reason,
            "location": request.location,
        }
        body, content_type = multipart(
            fields,
            {
                "file": ("permit.pdf", "application/pdf", pdf),
                "imageTTD": ("stamp.png", "image/png", SEE_THROUGH_PNG),
            },
        )
        return self._call("POST", "/api/sign/pdf", body, content_type).body


class BsreV2Signer(BsreSigner):
    """JSON both ways. Lengths in points from the upper left corner (as public clients use it)."""

    def _state(self, nik: str) -> str:
        return _state(self._send_json("/api/v2/user/check/status", {"nik": nik}))

    def _signed(
        self, pdf: bytes, request: SignatureRequest, nik: str, passphrase: SecretStr
    ) -> bytes:
        box = request.box
        answer = self._send_json(
            "/api/v2/sign/pdf",
            {
                "nik": nik,
                "passphrase": passphrase.get_secret_value(),
                "signatureProperties": [
                    {
                        "tampilan": "VISIBLE",
                        "imageBase64": b64encode(SEE_THROUGH_PNG).decode(),
                        "page": box.page,
                        "originX": box.x,
                        "originY": page_height(pdf, box.page) - box.y - box.height,
                        "width": box.width,
                        "height": box.height,
                        "location": request.location,
                        "reason": request.reason,
                    }
                ],
                "file": [b64encode(pdf).decode()],
            },
        )
        files = answer.get("file")
        try:
            return b64decode(files[0], validate=True) if isinstance(files, list) else b""
        except (ValueError, TypeError, IndexError):
            return b""


def _successful(answer: Answer) -> Answer:
    """The answer, unless it is a refusal or a failure; then the port's error for it."""
    if answer.status < 300:
        return answer
    if answer.status >= 500:
        raise SignerUnavailable()
    if answer.status in (401, 403):
        raise SigningRefused("bsre-credentials")
    refusal = _message(answer)
    state = refusal.get("status")
    code = refusal.get("status_code", state)
    text = f"{refusal.get('error', '')} {refusal.get('message', '')}".lower()
    if code == WRONG_PASSPHRASE or "passphrase" in text:
        raise WrongPassphrase()
    if isinstance(state, str) and state in STATES:
        raise CertificateNotUsable(state)
    raise SigningRefused(f"bsre-{code}" if isinstance(code, int) else f"http-{answer.status}")


def _message(answer: Answer) -> Mapping[str, object]:
    try:
        message = json.loads(answer.body)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def _state(message: Mapping[str, object]) -> str:
    state = message.get("status")
    if state == MAY_SIGN or state in STATES:
        return str(state)
    raise SigningRefused("bsre-unknown-state")


def _pause(answer: Answer, number: int) -> float:
    try:
        return max(0.0, float(answer.headers.get("Retry-After", "")))
    except ValueError:
        return float(2**number)
