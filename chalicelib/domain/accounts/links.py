"""Following a link that proves a registration, an address or a number, or that takes a change of
these back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import OneTimeToken, TokenPurpose
from chalicelib.domain.accounts.registration import verify
from chalicelib.domain.accounts.tokens import open_token
from chalicelib.domain.accounts.ways import confirm_email, confirm_whatsapp, take_back

_FOLLOWED: Mapping[TokenPurpose, Callable[[Ports, OneTimeToken], Account]] = {
    TokenPurpose.CHANGE_EMAIL: confirm_email,
    TokenPurpose.PROVE_WHATSAPP: confirm_whatsapp,
    TokenPurpose.TAKE_BACK: take_back,
}


@dataclass(frozen=True)
class Followed:
    """The account as it is then, and what the link was for."""

    account: Account
    purpose: TokenPurpose


def follow_link(ports: Ports, secret: str, password: str | None) -> Followed:
    """``password`` counts for registrations alone.

    :raises LinkExpired: not a good link of any of these kinds.
    """
    token = open_token(ports, secret, TokenPurpose.VERIFY_REGISTRATION, *_FOLLOWED)
    follow = _FOLLOWED.get(token.purpose)
    account = follow(ports, token) if follow else verify(ports, token, password)
    return Followed(account, token.purpose)
