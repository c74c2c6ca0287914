"""Somebody works for an institution no more: by whoever is responsible, or by themselves. What they
began, sent and corrected stays the institution's."""

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.errors import NotFound
from chalicelib.domain.operating.inviting import all_of
from chalicelib.domain.operating.model import Operator, OperatorInvitation
from chalicelib.domain.operating.notices import told_of_ending
from chalicelib.domain.operating.ports import Ports
from chalicelib.domain.storage import CommitRefused, Empty, Spend


def remove(ports: Ports, actor: Actor, account_id: str) -> None:
    """By whoever is responsible. From the next request on, also in a session that goes on.

    :raises NotFound: ``unknown-operator``: nobody who works for this account.
    """
    _end(ports, own_account(ports, actor), actor.account_id, account_id, "operator-removed")


def leave(ports: Ports, actor: Actor, owner_id: str) -> None:
    """By the operator. :raises NotFound: as ``remove``."""
    _end(ports, own_account(ports, actor), owner_id, actor.account_id, "operator-left")


def _end(ports: Ports, by: Account, owner_id: str, account_id: str, event: str) -> None:
    found = ports.records.find(Operator, owner_id, account_id)
    if found is None:
        raise NotFound("unknown-operator")
    owner, operator = ports.accounts.find(owner_id), ports.accounts.find(account_id)
    said = {"operator_id": account_id, "for": owner_id}
    messages = (
        told_of_ending(ports, owner, operator, found.institution) if owner and operator else []
    )
    try:
        note = by_owner(by, event, **said)
        commit_account(ports, by, by, note, messages=messages, also=[Spend(found)])
    except CommitRefused as refused:
        if refused.concerns(Operator):
            raise NotFound("unknown-operator") from None
        raise


def erase_of(ports: Ports, account_id: str) -> None:
    """Whom one account has invited, who works for it, and for whom it works."""
    for invited in all_of(ports, account_id):
        ports.commit(Empty(OperatorInvitation, invited.invitation_id))
    limits = ports.limits.operators
    own = ports.operators.of_owner(account_id, limit=limits.of_one)
    others = ports.operators.of_person(account_id, limit=limits.for_institutions)
    for one in (*own, *others):
        try:
            ports.commit(Spend(one))
        except CommitRefused:  # ended at this moment
            continue
