"""Between the password and the second factor: a ticket that is good for ten minutes, and opens
nothing by itself."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.factors import (
    TICKET_LIFETIME,
    SecondFactor,
    SignInTicket,
    WayChange,
)
from chalicelib.domain.accounts.model import Account, AccountKind
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.tokens import digest
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.reads import Wanted
from chalicelib.domain.storage import Add


@dataclass(frozen=True)
class FactorWanted:
    """``enrolled``: a code is asked for; otherwise the person has to set the factor up first."""

    ticket: str
    expires_at: datetime
    enrolled: bool


def is_obligatory(ports: Ports, account: Account) -> bool:
    """For every role of an officer, own or passed on, that ``roles.toml`` does not except in this
    stage."""
    today = ports.calendar.local_date(ports.clock.now())
    roles = (ports.catalogue.roles.get(role) for role in account.roles_on(today))
    return account.kind is AccountKind.OFFICER and any(
        role is None or ports.stage not in role.no_second_factor_in for role in roles
    )


def factor_wanted(ports: Ports, account: Account, device: str) -> FactorWanted | None:
    """``None``: the password is enough. Who has a factor is always asked for it."""
    if account.kind is not AccountKind.OFFICER:
        return None
    factor = ports.records.find(SecondFactor, account.account_id)
    if factor is None and not is_obligatory(ports, account):
        return None
    ticket, secret = new_ticket(ports, account, device=device)
    ports.commit(Add(ticket))
    return FactorWanted(secret, ticket.expires_at, enrolled=factor is not None)


def new_ticket(
    ports: Ports, account: Account, *, device: str = "", changes: bool = False
) -> tuple[SignInTicket, str]:
    """To be stored, and the secret to be handed out."""
    secret = ports.ids.secret()
    ticket = SignInTicket(
        token_hash=digest(secret),
        account_id=account.account_id,
        generation=account.generation,
        device=device,
        changes=changes,
        expires_at=ports.clock.now() + TICKET_LIFETIME,
    )
    return ticket, secret


class TicketExpired(InvalidInput):
    """Too old, used, voided by a change of the account, or never ours: all answer alike."""

    code = "sign-in-again"


def opened(ports: Ports, secret: str) -> tuple[SignInTicket, Account]:
    """:raises TicketExpired: not a good ticket."""
    ticket = ports.records.find(SignInTicket, digest(secret))
    if ticket is None or ticket.expires_at <= ports.clock.now():
        raise TicketExpired()
    kinds = (Account, SecondFactor, WayChange)
    ports.reads.together(*(Wanted.of(kind, ticket.account_id) for kind in kinds))
    account = ports.accounts.find(ticket.account_id)
    if account is None or not account.enabled or account.generation != ticket.generation:
        raise TicketExpired()
    return ticket, account
