"""Somebody who is told on paper gets an e-mail address later (decision 0096).

They stand at the counter with their KTP and say it; an administrator or the head agrees; then a
link goes there, and only once it was followed is the address theirs. There is no old way that
could be asked or that would hear in time, so the officer who typed it never suffices: whoever has
the mailbox has the account.
"""

from chalicelib.domain.accounts.at_desk import serving
from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.factors import WayChange, WayKind
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.particulars import checked_email
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.tokens import VERIFICATION_LIFETIME, account_token
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.storage import Add, Change
from chalicelib.domain.text import Language


def ask(ports: Ports, actor: Actor, account_id: str, email: str) -> WayChange:
    """What the person says at the counter; nothing is sent before a second person agrees
    (``way_changes.approve``).

    :raises NotAllowed: ``not-for-this-role``; ``own-account``.
    :raises NotFound: ``unknown-account``. :raises InvalidInput: it is no address, or somebody's.
    :raises Conflict: ``counter-has-a-way``; ``change-waits-already``.
    """
    counter = serving(ports, actor)
    account = ports.accounts.find(account_id)
    if account is None or account.citizen is None or account.erased_at:
        raise NotFound("unknown-account")
    if actor.account_id == account_id or actor.nik == account.nik:
        raise NotAllowed("own-account")
    address = checked_email(email)
    _require_none_yet(account)
    if ports.accounts.find_by_email(address):
        raise InvalidInput(fields=[FieldProblem("email", "address-taken")])
    if ports.records.find(WayChange, account_id):
        raise Conflict("change-waits-already")
    now = ports.clock.now()
    change = WayChange(
        account_id=account_id,
        kind=WayKind.FIRST_ADDRESS,
        account_name=account.full_name,
        email=address,
        asked_by=actor.account_id,
        asked_by_name=actor.name,
        reason="",
        asked_at=now,
        due_at=now,
    )
    event = by_officer(actor, counter.role, "first-address-asked")
    commit_account(ports, account, account, event, also=[Add(change)])
    return change


def send_proof(
    ports: Ports, account: Account, email: str, event: Event, also: list[Change]
) -> None:
    """The one thing that the address gets before it is proven (docs/checks.md 53).

    :raises Conflict: ``counter-has-a-way``: by now.
    """
    _require_none_yet(account)
    proof, link = account_token(
        ports, TokenPurpose.CHANGE_EMAIL, account, VERIFICATION_LIFETIME, email=email
    )
    told = notice(
        ports,
        "verify_email",
        account,
        Language.INDONESIAN,
        about=account.account_id,
        email=email,
        link=link,
    )
    commit_account(ports, account, account, event, messages=told, also=[Add(proof), *also])


def _require_none_yet(account: Account) -> None:
    if not account.on_paper:
        raise Conflict("counter-has-a-way")
    if not account.enabled:
        raise Conflict("counter-account-closed")
