"""Letters that are looked at before anybody signs them."""

from datetime import datetime

from chalicelib.handlers.models import View


class LetterLink(View):
    """A PDF; the link opens until ``expires_at``."""

    url: str
    expires_at: datetime
