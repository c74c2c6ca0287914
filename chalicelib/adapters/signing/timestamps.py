"""Time stamps from a service that speaks RFC 3161 over HTTP."""

from __future__ import annotations

import secrets

from asn1crypto import algos, cms, tsp
from pydantic import SecretStr

from chalicelib.adapters.plain_http import NoAnswerError
from chalicelib.adapters.signing.services import Service
from chalicelib.domain.permits.signing import SignerUnavailable

GRANTED = frozenset({"granted", "granted_with_mods"})


class HttpTimeStamper:
    """For ``PadesSigner``. One call per signature; nothing is asked just to learn sizes.

    ``timeout`` in seconds. The token must answer this very request (digest and nonce); its own
    signature is judged by the checker, as every other signature is.
    """

    def __init__(
        self,
        url: str,
        *,
        timeout: float = 10.0,
        username: str | None = None,
        password: SecretStr | None = None,
    ) -> None:
        self._service = Service(url, timeout, username, password)

    def token(self, digest: bytes) -> cms.ContentInfo:
        """A time stamp of a SHA-256 digest; every failure is ``SignerUnavailable``."""
        imprint = {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "hashed_message": digest,
        }
        nonce = secrets.randbits(63)
        query = tsp.TimeStampReq(
            {"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True}
        )
        try:
            answer = self._service.call("POST", "", query.dump(), "application/timestamp-query")
        except NoAnswerError:
            raise SignerUnavailable() from None
        if answer.status != 200:
            raise SignerUnavailable()
        try:
            response = tsp.TimeStampResp.load(answer.body, strict=True)
            if _answers(response, digest, nonce):
                return response["time_stamp_token"]
        except (ValueError, TypeError, LookupError, AttributeError):
            pass  # whatever it was, it was no time stamp
        raise SignerUnavailable()


def _answers(response: tsp.TimeStampResp, digest: bytes, nonce: int) -> bool:
    if response["status"]["status"].native not in GRANTED:
        return False
    stated = response["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
    imprint = stated["message_imprint"]
    return bool(
        stated["nonce"].native == nonce
        and imprint["hash_algorithm"]["algorithm"].native == "sha256"
        and imprint["hashed_message"].native == digest
    )
