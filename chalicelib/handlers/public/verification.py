"""Whether a permit is real: by its QR code, by its file, by the link of a copy."""

from datetime import date, datetime

from pydantic import Field, SecretStr

from chalicelib.domain.permits import copies, verification
from chalicelib.domain.permits.model import PermitStanding
from chalicelib.domain.permits.verification import FileVerification, Verdict
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link, View

routes = Routes(__name__)


class VerdictReason(View):
    code: str
    message: str


class PublicPermitView(View):
    """All that the public sees of a permit; the NIK is masked (UU 27/2022).
    ``revoked_by`` is the number of the decree, ``followed_by`` the id of the paper that ended or
    renewed it. ``recorded_on``: since when it is in the register, if it was issued before this
    system and not signed here."""

    permit_id: str
    standing: PermitStanding
    number: str
    type_name: str
    holder_name: str
    holder_nik_masked: str
    issued_on: date
    valid_until: date | None
    signer_name: str
    revoked_on: date | None
    revoked_by: str | None
    ended_on: date | None
    followed_by: str | None
    recorded_on: date | None


class FileVerdictView(View):
    """``title`` and ``message`` say the verdict in words, ``reasons`` what is wrong with the file.
    ``permit`` is there for the files that this office issued."""

    verdict: Verdict
    title: str
    message: str
    issued_by_us: bool
    signature_valid: bool
    covers_whole_file: bool
    unchanged: bool
    signer: str | None
    signed_at: datetime | None
    timestamped: bool
    reasons: list[VerdictReason]
    permit: PublicPermitView | None


@routes.get(
    "/api/verifications/{permit_id}", access=Access.PUBLIC, summary="The permit behind a QR code"
)
def verify_token(call: Call, permit_id: str) -> PublicPermitView:
    return PublicPermitView.model_validate(verification.verify_token(call.ports, permit_id))


@routes.post(
    "/api/verifications",
    access=Access.PUBLIC,
    raw_body="application/pdf",
    summary="Whether a PDF is a permit of ours, unchanged and in force",
)
def verify_file(call: Call) -> FileVerdictView:
    found = verification.verify_file(call.ports, call.raw_body, call.source_address)
    return _in_words(call, found)


def _in_words(call: Call, found: FileVerification) -> FileVerdictView:
    texts = call.ports.texts
    verdict = texts.of_problem(f"file-{found.verdict}", call.language, {})
    return FileVerdictView(
        verdict=found.verdict,
        title=verdict.title,
        message=verdict.text,
        issued_by_us=found.issued_by_us,
        signature_valid=found.signature_valid,
        covers_whole_file=found.covers_whole_file,
        unchanged=found.unchanged,
        signer=found.signer,
        signed_at=found.signed_at,
        timestamped=found.timestamped,
        reasons=[
            VerdictReason(code=code, message=texts.of_field(code, call.language, {}))
            for code in found.reasons
        ],
        permit=PublicPermitView.model_validate(found.permit) if found.permit else None,
    )


class CopyInput(Input):
    token: SecretStr = Field(max_length=200)


@routes.post(
    "/api/permit-copies",
    access=Access.PUBLIC,
    summary="Follow the link of a copy (tembusan) to the permit's file",
)
def open_copy(call: Call, body: CopyInput) -> Link:
    return Link(url=copies.open_copy(call.ports, body.token.get_secret_value()))
