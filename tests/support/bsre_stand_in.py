"""BSrE's Esign client service on the loopback, v1 and v2, behaving as docs and public clients
say: basic auth, states of certificates, 429, wrong passphrase, silence. It really signs."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from threading import Event

from chalicelib.adapters.signing.pages import page_height
from chalicelib.domain.permits.signing import SignatureBox, Signer
from tests.support import signing
from tests.support.http_stand_in import Reply, Request, serving

USERNAME, PASSWORD = "sisfo-izin", "esign-client-password"


@dataclass
class BsreStandIn:
    """``state`` of everybody's certificate; ``busy`` calls are answered 429 first, with
    ``retry_after`` if given; ``failing`` is a status that signing answers with; while ``silent``
    signing never answers; ``tampers`` gives back a damaged file."""

    signer: Signer
    state: str = "ISSUE"
    busy: int = 0
    retry_after: str | None = None
    failing: int | None = None
    silent: bool = False
    tampers: bool = False
    url: str = ""
    paths: list[str] = field(default_factory=list)
    asked: list[dict[str, object]] = field(default_factory=list)
    released: Event = field(default_factory=Event)

    def answer(self, request: Request) -> Reply:
        self.paths.append(request.path)
        expected = "Basic " + b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
        if request.headers["Authorization"] != expected:
            return Reply(401)
        if self.busy:
            self.busy -= 1
            return Reply(429, headers={"Retry-After": self.retry_after} if self.retry_after else {})
        if request.path == f"/api/user/status/{signing.NIK}":
            return self._state()
        if request.path == "/api/v2/user/check/status":
            return self._state()
        if self.silent:
            self.released.wait(30)
        if self.failing:
            return _json(self.failing, {"error": "gangguan", "status_code": 9999})
        if request.path == "/api/sign/pdf":
            return self._sign_v1(request)
        if request.path == "/api/v2/sign/pdf":
            return self._sign_v2(json.loads(request.body))
        return Reply(404)

    def _state(self) -> Reply:
        status = 404 if self.state == "NOT_REGISTERED" else 200
        return _json(status, {"status_code": 1111, "status": self.state, "message": "keterangan"})

    def _sign_v1(self, request: Request) -> Reply:
        head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
        parts = {
            str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True)
            for part in BytesParser(policy=HTTP).parsebytes(head + request.body).iter_parts()
        }
        form = {
            name: value.decode()
            for name, value in parts.items()
            if name not in ("file", "imageTTD")
        }
        self.asked.append(form)
        if form["passphrase"] != signing.PASSPHRASE or form["nik"] != signing.NIK:
            return _wrong_passphrase()
        box = SignatureBox(
            int(form["page"]),
            *(float(form[side]) for side in ("xAxis", "yAxis", "width", "height")),
        )
        signed = self._signed(parts["file"], box, form["reason"], form["location"])
        return Reply(200, signed, {"Content-Type": "application/pdf", "id_dokumen": "5f2c"})

    def _sign_v2(self, message: dict) -> Reply:
        self.asked.append(message)
        if message["passphrase"] != signing.PASSPHRASE or message["nik"] != signing.NIK:
            return _wrong_passphrase()
        pdf, place = b64decode(message["file"][0]), message["signatureProperties"][0]
        width, height = place["width"], place["height"]
        bottom = page_height(pdf, place["page"]) - place["originY"] - height
        box = SignatureBox(place["page"], place["originX"], bottom, width, height)
        signed = self._signed(pdf, box, place["reason"], place["location"])
        return _json(200, {"time": 812, "file": [b64encode(signed).decode()]})

    def _signed(self, pdf: bytes, box: SignatureBox, reason: str, location: str) -> bytes:
        request = signing.a_request(box=box, reason=reason, location=location)
        signed = self.signer.sign(pdf, request)
        return signed.replace(b"/Producer", b"/Predicer", 1) if self.tampers else signed


def _wrong_passphrase() -> Reply:
    return _json(400, {"error": "Passphrase anda salah", "status_code": 2031})


def _json(status: int, message: object) -> Reply:
    return Reply(status, json.dumps(message).encode(), {"Content-Type": "application/json"})


@contextmanager
def bsre(signer: Signer) -> Iterator[BsreStandIn]:
    """Serve the client service; ``signer`` makes its signatures."""
    stand_in = BsreStandIn(signer)
    with serving(stand_in.answer) as url:
        stand_in.url = url
        try:
            yield stand_in
        finally:
            stand_in.released.set()
