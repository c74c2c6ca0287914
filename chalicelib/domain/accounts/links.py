"""Following a verification link: of a registration, or of a new e-mail address."""

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.profile import confirm_email
from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.registration import verify
from chalicelib.domain.accounts.tokens import open_token


def follow_link(ports: Ports, secret: str, password: str | None) -> Account:
    """The account as it is then. ``password`` counts for registrations alone.

    :raises LinkExpired: not a good link of either kind.
    """
    token = open_token(ports, secret, TokenPurpose.VERIFY_REGISTRATION, TokenPurpose.CHANGE_EMAIL)
    if token.purpose is TokenPurpose.CHANGE_EMAIL:
        return confirm_email(ports, token)
    return verify(ports, token, password)
