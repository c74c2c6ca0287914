"""What others may change of an officer's ways to sign in: take off a lost second factor, correct an
e-mail address (docs/checks.md 53, 59 and 60).

Of whom ``roles.toml`` says so (the head, administrators) one administrator alone changes neither,
and of nobody the address: a second person agrees, or a day passes in which all old ways have been
told. Both on one account take a week between them, and for a time after a new address a factor
waits likewise, whosever it is. The same people agree to roles that an administrator gives
(``power.py``) and to the first address of who is told on paper (``first_address.py``), for which
no day is enough.
"""

from datetime import timedelta

from chalicelib.domain.accounts import first_address
from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.factors import WayChange, WayKind
from chalicelib.domain.accounts.model import ADMINISTRATOR, Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.officers import (
    find_officer,
    give_roles,
    invitation,
    require_administrator,
)
from chalicelib.domain.accounts.particulars import checked_email
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.proofs import get_factor, require_apart
from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.tokens import VERIFICATION_LIFETIME, account_token
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.storage import Add, Change, Page, Spend
from chalicelib.domain.text import Language
from chalicelib.domain.wording import clean, moment

NOTICE = timedelta(hours=24)
_ADDRESS_NEW = timedelta(days=90)
"""For so long whoever asked for an address may be the one who reads its mail."""
_LONGEST_REASON = 500
_DONE = {
    WayKind.FACTOR: "second-factor-reset",
    WayKind.ADDRESS: "address-change-begun",
    WayKind.ROLES: "roles-given",
    WayKind.FIRST_ADDRESS: "first-address-agreed",
}
"""What the note of each says."""
_NEVER_ALONE = {
    WayKind.ROLES: "roles-need-second-person",
    WayKind.FIRST_ADDRESS: "first-address-needs-second-person",
}
"""For these no day is enough; how whoever asked is refused."""


def ask_factor_reset(ports: Ports, actor: Actor, account_id: str, reason: str) -> WayChange | None:
    """``None``: done. Otherwise it waits for a second person, or for a day to pass.

    :raises NotFound: no such officer. :raises NotAllowed: not an administrator, or one's own.
    :raises Conflict: nothing to take off, one is waiting, or the address changed within the week.
    """
    require_administrator(actor)
    account = _somebody_else(ports, actor, account_id)
    get_factor(ports, account)
    return _ask(ports, actor, account, WayKind.FACTOR, reason)


def ask_address_change(
    ports: Ports, actor: Actor, account_id: str, email: str, reason: str
) -> WayChange | None:
    """Likewise. The new address counts once the link that is sent there has been followed; until
    then nothing changes.

    :raises InvalidInput: it is no address, or somebody's already.
    """
    require_administrator(actor)
    account = _somebody_else(ports, actor, account_id)
    address = checked_email(email)
    if ports.accounts.find_by_email(address):
        raise InvalidInput(fields=[FieldProblem("email", "address-taken")])
    return _ask(ports, actor, account, WayKind.ADDRESS, reason, address)


def list_changes(
    ports: Ports, actor: Actor, *, cursor: str | None = None, limit: int = 25
) -> Page[WayChange]:
    """What waits, the oldest first.

    :raises NotAllowed: neither an administrator nor one whom this protects.
    """
    _require_second(ports, actor)
    return ports.accounts.way_changes(cursor=cursor, limit=limit)


def approve(ports: Ports, actor: Actor, account_id: str) -> None:
    """By somebody else than who asked and whom it is about; of a factor or an officer's address,
    after a day by whoever asked, too.

    :raises NotFound: nothing waits for this account. :raises NotAllowed: a second person is needed.
    """
    _require_second(ports, actor)
    change, account = _waiting(ports, account_id)
    if actor.account_id == account_id:
        raise NotAllowed("own-account")
    if actor.account_id == change.asked_by:
        if change.kind in _NEVER_ALONE:
            raise NotAllowed(_NEVER_ALONE[change.kind])
        if ports.clock.now() < change.due_at:
            raise NotAllowed("second-person-needed", until=moment(ports.calendar, change.due_at))
    _carry_out(ports, account, change, _by(actor, ports, change), [Spend(change)])


def withdraw(ports: Ports, actor: Actor, account_id: str) -> None:
    """By any of those who may agree, and by whom it is about.

    :raises NotFound: nothing waits for this account.
    """
    if actor.account_id != account_id:
        _require_second(ports, actor)
    change, account = _waiting(ports, account_id)
    event = by_officer(actor, _role(actor, ports), f"{change.kind}-change-withdrawn")
    commit_account(ports, account, account, event, also=[Spend(change)])


def reset_last_administrator(ports: Ports, login_account: Account, operator: str) -> None:
    """For ``infra/ops`` alone: nobody is left who could do it within the service.

    :raises NotAllowed: another administrator can (``another-administrator``), or this is none.
    """
    if ADMINISTRATOR not in login_account.roles or not login_account.enabled:
        raise NotAllowed("not-an-administrator")
    cursor = None
    while True:
        page = ports.accounts.officers(cursor=cursor, limit=100)
        if any(
            one.enabled and ADMINISTRATOR in one.roles and one.password_hash
            for one in page.items
            if one.account_id != login_account.account_id
        ):
            raise NotAllowed("another-administrator")
        cursor = page.cursor
        if cursor is None:
            break
    get_factor(ports, login_account)
    event = by_officer(None, ADMINISTRATOR, "second-factor-reset", operator=operator)
    waiting = ports.records.find(WayChange, login_account.account_id)
    _reset(ports, login_account, event, [Spend(waiting)] if waiting else [])


def _ask(
    ports: Ports, actor: Actor, account: Account, kind: WayKind, reason: str, email: str = ""
) -> WayChange | None:
    words = clean(reason)
    if not words:
        raise InvalidInput(fields=[FieldProblem("reason", "required")])
    if ports.records.find(WayChange, account.account_id):
        raise Conflict("change-waits-already")
    require_apart(ports, account, kind)
    now = ports.clock.now()
    change = WayChange(
        account_id=account.account_id,
        kind=kind,
        account_name=account.full_name,
        email=email,
        asked_by=actor.account_id,
        asked_by_name=actor.name,
        reason=words[:_LONGEST_REASON],
        asked_at=now,
        due_at=now + NOTICE,
    )
    if not _waits(ports, account, kind):
        _carry_out(ports, account, change, _by(actor, ports, change), [])
        return None
    event = by_officer(actor, ADMINISTRATOR, f"{kind}-change-asked", reason=change.reason)
    messages = notice(
        ports,
        "factor_change_asked" if kind is WayKind.FACTOR else "address_change_asked",
        account,
        Language.INDONESIAN,
        about=account.account_id,
        given_by=actor.name,
        reason=change.reason,
        until=moment(ports.calendar, change.due_at),
    )
    commit_account(ports, account, account, event, messages=messages, also=[Add(change)])
    return change


def _waits(ports: Ports, account: Account, kind: WayKind) -> bool:
    """A clerk's lost telephone is seen to at once: the password is theirs. But who chose where
    their mail goes would get the next password link as well, so a new address waits, and after it
    a factor does for a time. Who has no password yet loses nothing."""
    if is_guarded(ports, account):
        return True
    if kind is WayKind.ADDRESS:
        return account.password_hash is not None
    changed = account.address_changed_at
    return changed is not None and ports.clock.now() < changed + _ADDRESS_NEW


def is_guarded(ports: Ports, account: Account) -> bool:
    """Whether one of the account's own roles needs a second person."""
    roles = ports.catalogue.roles
    return any(role in roles and roles[role].needs_second_person for role in account.roles)


def _carry_out(
    ports: Ports, account: Account, change: WayChange, event: Event, also: list[Change]
) -> None:
    if change.kind is WayKind.ROLES:
        if not account.enabled:
            raise Conflict("officer-disabled")
        give_roles(ports, account, change.roles, event, also)
        return
    if change.kind is WayKind.FIRST_ADDRESS:
        first_address.send_proof(ports, account, change.email, event, also)
        return
    require_apart(ports, account, change.kind)
    if change.kind is WayKind.FACTOR:
        _reset(ports, account, event, also)
    else:
        _readdress(ports, account, change.email, event, also)


def _reset(ports: Ports, account: Account, event: Event, also: list[Change]) -> None:
    factor = get_factor(ports, account)
    after = account.replace(generation=account.generation + 1, factor_reset_at=ports.clock.now())
    told = notice(
        ports, "second_factor_reset", account, Language.INDONESIAN, about=account.account_id
    )
    commit_account(ports, account, after, event, messages=told, also=[Spend(factor), *also])


def _readdress(
    ports: Ports, account: Account, email: str, event: Event, also: list[Change]
) -> None:
    """Who has no password yet was invited at a wrong address: the invitation goes to the new one,
    and the old link dies. Anybody else gets a link there that proves it."""
    if account.password_hash is None:
        after = account.replace(
            email=email,
            generation=account.generation + 1,
            address_changed_at=ports.clock.now(),
        )
        token, messages = invitation(ports, after)
        commit_account(ports, account, after, event, messages=messages, also=[token, *also])
        return
    proof, link = account_token(
        ports, TokenPurpose.CHANGE_EMAIL, account, VERIFICATION_LIFETIME, email=email
    )
    about = account.account_id
    told = [
        *notice(
            ports, "verify_email", account, Language.INDONESIAN, about=about, email=email, link=link
        ),
        *notice(ports, "address_change_begun", account, Language.INDONESIAN, about=about),
    ]
    commit_account(ports, account, account, event, messages=told, also=[Add(proof), *also])


def _waiting(ports: Ports, account_id: str) -> tuple[WayChange, Account]:
    change = ports.records.find(WayChange, account_id)
    account = ports.accounts.find(account_id)
    if change is None or account is None:
        raise NotFound("no-change-waits")
    return change, account


def _somebody_else(ports: Ports, actor: Actor, account_id: str) -> Account:
    if actor.account_id == account_id:
        raise NotAllowed("own-account")
    return find_officer(ports, account_id)


def _require_second(ports: Ports, actor: Actor) -> None:
    if _role(actor, ports) == "":
        raise NotAllowed("not-for-this-role")


def _role(actor: Actor, ports: Ports) -> str:
    """By which of their own roles somebody may agree; empty: by none. What was passed on counts
    for applications alone."""
    roles = ports.catalogue.roles
    own = (role for role in actor.roles if actor.acting_in(role) is None and role in roles)
    return next((one for one in own if one == ADMINISTRATOR or roles[one].needs_second_person), "")


def _by(actor: Actor, ports: Ports, change: WayChange) -> Event:
    details = {"reason": change.reason, "asked_by": change.asked_by}
    if change.roles:
        details["roles"] = ",".join(change.roles)
    return by_officer(actor, _role(actor, ports), _DONE[change.kind], **details)
