"""What a signer looks at before signing: the letter as it would be, and their own certificate."""

from datetime import date, datetime

from chalicelib.domain.permits.certificates import certificate_of
from chalicelib.domain.review.letter_preview import preview_letter
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View
from chalicelib.handlers.views.letters import LetterLink

routes = Routes(__name__)


class CertificateView(View):
    """``state`` as the signing service names it, ISSUE may sign; NOT_SEEN before the first
    signature. ``seen_at``: when the signing function last saw it. ``days_left`` is ``null`` where
    the certificate itself was never seen."""

    state: str
    subject: str | None
    valid_until: date | None
    days_left: int | None
    seen_at: datetime | None


@routes.get(
    "/api/officer/applications/{application_id}/letter",
    access=Access.OFFICER,
    summary="The letter as it would be signed today, with a watermark",
)
def letter(call: Call, application_id: str) -> LetterLink:
    return LetterLink.model_validate(preview_letter(call.ports, call.actor, application_id))


@routes.get(
    "/api/officer/signer-certificate",
    access=Access.OFFICER,
    summary="The certificate that one's own signatures are made with, as last seen",
)
def signer_certificate(call: Call) -> CertificateView:
    return CertificateView.model_validate(certificate_of(call.ports, call.actor))
