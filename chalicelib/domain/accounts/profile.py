"""A person's own particulars: seeing and correcting them. The NIK never changes; what one signs in
with has ways of its own (``ways.py``)."""

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor, By
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.particulars import ParticularsEdit, edited
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.errors import Conflict


def edit_profile(ports: Ports, actor: Actor, version: int, edit: ParticularsEdit) -> Account:
    """Change what ``edit`` names. Running applications keep the particulars they were sent with.

    :raises InvalidInput: naming every wrong field, or fields that are not the person's to change.
    :raises Conflict: ``version`` is not the one stored.
    """
    account = own_account(ports, actor)
    if account.version != version:
        raise Conflict("stale-version", current=account.version, sent=version)
    after = edited(account, edit, ports.regions, ports.calendar.local_date(ports.clock.now()))
    if after == account:
        return account
    fields = ",".join(sorted(edit.model_fields_set))
    return commit_account(ports, account, after, by_owner(account, "profile-edited", fields=fields))


def choose_told(ports: Ports, actor: Actor, *, by: By, steps: bool) -> Account:
    """By which way to hear of one's applications, and whether of each step inside the office."""
    account = own_account(ports, actor)
    after = account.replace(told_by=by, told_steps=steps)
    if after == account:
        return account
    event = by_owner(account, "told-chosen", by=by.value, steps=str(steps).lower())
    return commit_account(ports, account, after, event)
