"""Parts of what the office says of itself: shown to everybody, and kept by administrators."""

from chalicelib.domain.text import Localized
from chalicelib.handlers.models import View


class ContactView(View):
    """Whom to reach, and by which WhatsApp number (E.164)."""

    label: Localized
    whatsapp: str


class GuideStepView(View):
    """``picture`` names one of the site's own pictures."""

    text: Localized
    picture: str | None
