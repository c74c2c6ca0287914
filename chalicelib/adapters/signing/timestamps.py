"""Time stamps from a service that speaks RFC 3161 over HTTP."""

from __future__ import annotations

from asn1crypto import tsp
from pydantic import SecretStr
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from chalicelib.adapters.signing.services import NoAnswerError, Service

GRANTED = frozenset({"granted", "granted_with_mods"})


class HttpTimeStamper(TimeStamper):
    """For ``PadesSigner``. One call per signature; nothing is asked just to learn sizes.

    ``timeout`` in seconds. Every failure is a ``TimestampRequestError``. The token must answer
    this very request (digest and nonce); its signature is judged by the checker, as with every
    other signature.
    """

    def __init__(
        self,
        url: str,
        *,
        timeout: float = 10.0,
        username: str | None = None,
        password: SecretStr | None = None,
    ) -> None:
        super().__init__()
        self._service = Service(url, timeout, username, password)

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        try:
            answer = self._service.call("POST", "", req.dump(), "application/timestamp-query")
        except NoAnswerError:
            raise TimestampRequestError("no answer") from None
        if answer.status != 200:
            raise TimestampRequestError(f"HTTP status {answer.status}")
        try:
            response = tsp.TimeStampResp.load(answer.body, strict=True)
            _require_answer(response, req)
        except (ValueError, TypeError, LookupError, AttributeError):
            raise TimestampRequestError("not a time-stamp response") from None
        return response


def _require_answer(response: tsp.TimeStampResp, request: tsp.TimeStampReq) -> None:
    if response["status"]["status"].native not in GRANTED:
        raise TimestampRequestError("refused")
    stated = response["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
    if stated["nonce"].native != request["nonce"].native:
        raise TimestampRequestError("answer to another request")
    if stated["message_imprint"].dump() != request["message_imprint"].dump():
        # the same digest may be written with or without the algorithm's NULL parameters
        asked, got = request["message_imprint"].native, stated["message_imprint"].native
        if (asked["hash_algorithm"]["algorithm"], asked["hashed_message"]) != (
            got["hash_algorithm"]["algorithm"],
            got["hashed_message"],
        ):
            raise TimestampRequestError("time stamp of something else")
