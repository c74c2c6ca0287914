"""What became of a list: numbers and states, for whoever sent it. Nobody's papers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.errors import NotFound
from chalicelib.domain.inviting.model import Invitation, InvitationList, InvitationState
from chalicelib.domain.inviting.ports import Ports
from chalicelib.domain.storage import CommitRefused, Empty, Page, Put

_LISTS = 50


@dataclass(frozen=True)
class Standing:
    """``counts`` by state. ``waiting``: those who have not answered, by their rows; nothing of the
    others is known any more."""

    made: InvitationList
    counts: Mapping[InvitationState, int]
    waiting: Sequence[Invitation]


def own_lists(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[InvitationList]:
    """Newest first, without those that have ended."""
    page = ports.invitations.lists_of(actor.account_id, limit=limit, cursor=cursor)
    now = ports.clock.now()
    return Page(tuple(one for one in page.items if one.expires_at > now), page.cursor)


def standing(ports: Ports, actor: Actor, list_id: str) -> Standing:
    """:raises NotFound: none of one's own, or it has ended."""
    made = _own(ports, actor, list_id)
    found = ports.invitations.of_list(list_id, limit=made.rows)
    waiting = [one for one in found if one.state is InvitationState.SENT]
    return Standing(made, Counter(one.state for one in found), waiting)


def withdraw(ports: Ports, actor: Actor, list_id: str) -> Standing:
    """Nobody who has not answered can do so any more. Drafts that were begun are their owners'.

    :raises NotFound: as ``standing``.
    """
    made = _own(ports, actor, list_id)
    account = own_account(ports, actor)
    event = by_owner(account, "invitations-withdrawn", list_id=list_id)
    commit_account(ports, account, account, event)
    _withdraw_all(ports, made)
    return standing(ports, actor, list_id)


def erase_of(ports: Ports, account_id: str) -> None:
    """All lists of one sender, with what they say of people who have not answered."""
    cursor = None
    while True:
        page = ports.invitations.lists_of(account_id, limit=_LISTS, cursor=cursor)
        for made in page.items:
            _withdraw_all(ports, made)
            ports.commit(Empty(InvitationList, made.list_id))
        if (cursor := page.cursor) is None:
            return


def _withdraw_all(ports: Ports, made: InvitationList) -> None:
    for one in ports.invitations.of_list(made.list_id, limit=made.rows):
        if one.state is InvitationState.SENT:
            with suppress(CommitRefused):  # answered at this moment
                ports.commit(Put(one.answered(InvitationState.WITHDRAWN), one))


def _own(ports: Ports, actor: Actor, list_id: str) -> InvitationList:
    made = ports.records.find(InvitationList, list_id)
    if made is None or made.owner_id != actor.account_id or made.expires_at <= ports.clock.now():
        raise NotFound("unknown-invitation-list")
    return made
