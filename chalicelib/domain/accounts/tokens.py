"""One-time links: 128 random bits, stored as SHA-256, good once and for a limited time.

Looking at a token does not spend it: the use case checks everything else first and spends it in
the commit of its effect (``Spend``), so a refused password costs nobody a link.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import TypedDict, Unpack

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import OneTimeToken, TokenPurpose
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.people.contact import email_key

VERIFICATION_LIFETIME = timedelta(hours=24)
PASSWORD_LINK_LIFETIME = timedelta(hours=1)
INVITATION_LIFETIME = timedelta(days=7)

_PAGES = {
    TokenPurpose.VERIFY_REGISTRATION: "verifikasi",
    TokenPurpose.CHANGE_EMAIL: "verifikasi",
    TokenPurpose.PROVE_WHATSAPP: "verifikasi",
    TokenPurpose.TAKE_BACK: "verifikasi",
    TokenPurpose.SET_PASSWORD: "sandi",
    TokenPurpose.PERMIT_COPY: "tembusan",
}


class LinkExpired(InvalidInput):
    """Used, too old, voided by a newer change of the password, or never ours: all answer alike."""

    code = "link-expired"


def digest(secret: str) -> str:
    """SHA-256 in hex: how every secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, stored: str) -> bool:
    return hmac.compare_digest(digest(secret), stored)


class About(TypedDict, total=False):
    """What a token of an account holds besides, as ``OneTimeToken`` says."""

    email: str | None
    whatsapp: str | None
    generation: int
    ways: str


def new_token(
    ports: Ports,
    purpose: TokenPurpose,
    subject: str,
    lifetime: timedelta,
    **about: Unpack[About],
) -> tuple[OneTimeToken, str]:
    """The token to store, and the link to send. The secret is in the link's fragment, which
    browsers keep to themselves: no server log and no Referer header ever has it."""
    secret = ports.ids.secret()
    token = OneTimeToken(
        token_hash=digest(secret),
        purpose=purpose,
        subject=subject,
        **about,
        expires_at=ports.clock.now() + lifetime,
    )
    return token, f"{ports.public_url}/{_PAGES[purpose]}#token={secret}"


def ways_of(account: Account) -> str:
    """A digest of where links of this account go now."""
    return digest(f"{email_key(account.email)} {account.reachable_whatsapp}")


def account_token(
    ports: Ports,
    purpose: TokenPurpose,
    account: Account,
    lifetime: timedelta,
    *,
    email: str | None = None,
    whatsapp: str | None = None,
) -> tuple[OneTimeToken, str]:
    """One that dies with the account's generation, and with the ways that it is sent by."""
    return new_token(
        ports,
        purpose,
        account.account_id,
        lifetime,
        email=email,
        whatsapp=whatsapp,
        generation=account.generation,
        ways=ways_of(account),
    )


def open_token(ports: Ports, secret: str, *purposes: TokenPurpose) -> OneTimeToken:
    """:raises LinkExpired: not a good token for any of these purposes."""
    token = ports.sessions.find_token(digest(secret), ports.clock.now())
    if token is None or token.purpose not in purposes:
        raise LinkExpired()
    return token


def account_of(ports: Ports, token: OneTimeToken) -> Account:
    """The account a link is for, unless its password or its ways have changed since the link was
    made.

    :raises LinkExpired: there is none, or it has.
    """
    account = ports.accounts.find(token.subject)
    if account is None or account.generation != token.generation:
        raise LinkExpired()
    if not hmac.compare_digest(token.ways, ways_of(account)):
        raise LinkExpired()
    return account
