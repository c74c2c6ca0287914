"""A time-stamp service on the loopback: real RFC 3161 answers, and the ways it can fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper

from chalicelib.adapters.signing.development import DevelopmentAuthority
from tests.support.http_stand_in import Reply, Request, serving


@dataclass
class TsaStandIn:
    """``mode``: ok, refuse, error (HTTP 503), garbage, hang, other-digest or other-nonce; with
    ``-all-the-same``, refuse and error send the time stamp that they deny. ``at`` is the time it
    states."""

    stamper: DummyTimeStamper
    mode: str = "ok"
    calls: int = 0
    url: str = ""
    released: Event = field(default_factory=Event)

    def answer(self, request: Request) -> Reply:
        self.calls += 1
        if self.mode == "hang":
            self.released.wait(30)
        if self.mode == "error":
            return Reply(503)
        if self.mode == "garbage":
            return Reply(200, b"<html>maintenance</html>")
        if self.mode == "refuse":
            refusal = {"status": tsp.PKIStatusInfo({"status": tsp.PKIStatus("rejection")})}
            return Reply(200, tsp.TimeStampResp(refusal).dump())
        query = tsp.TimeStampReq.load(request.body)
        if self.mode == "other-digest":
            query["message_imprint"]["hashed_message"] = bytes(32)
        if self.mode == "other-nonce":
            query["nonce"] = query["nonce"].native + 1
        answer = self.stamper.request_tsa_response(query)
        if self.mode == "refuse-all-the-same":
            answer["status"] = tsp.PKIStatusInfo({"status": tsp.PKIStatus("rejection")})
        status = 503 if self.mode == "error-all-the-same" else 200
        return Reply(status, answer.dump(), {"Content-Type": "application/timestamp-reply"})


@contextmanager
def tsa(authority: DevelopmentAuthority, *, at: datetime | None = None) -> Iterator[TsaStandIn]:
    """Serve a time-stamp service whose certificate the authority issued."""
    at = at or datetime.now(UTC)
    key = rsa.generate_private_key(65537, 2048)
    certificate = authority.issue(
        key.public_key(),
        not_before=at - timedelta(days=1),
        not_after=at + timedelta(days=365),
        common_name="TSA (PENGEMBANGAN)",
        stamps_time=True,
    )
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    stand_in = TsaStandIn(
        DummyTimeStamper(
            tsa_cert=x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
            tsa_key=keys.PrivateKeyInfo.load(pkcs8),
            fixed_dt=at.replace(microsecond=0),
        )
    )
    with serving(stand_in.answer) as url:
        stand_in.url = url
        try:
            yield stand_in
        finally:
            stand_in.released.set()
