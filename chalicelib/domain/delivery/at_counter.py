"""Somebody comes to the counter for what they are told on paper, and for their permits (decision
0089). The officer sees their KTP; each look and each paper handed over is noted in the account's
chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chalicelib.domain.accounts.at_desk import serving
from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.applications.terms import nik_in
from chalicelib.domain.delivery import ports as delivery
from chalicelib.domain.errors import NotAllowed, NotFound
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.on_paper import MOST_LETTERS, PaperLetter, WaitingLetter
from chalicelib.domain.messages.templates import RenderedMessage
from chalicelib.domain.permits import ports as permits
from chalicelib.domain.permits.holding import file_name
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.storage import Change, Empty, Page, Spend, until_written

_PERMITS = 50


class Ports(permits.Ports, delivery.Ports, Protocol): ...


@dataclass(frozen=True)
class ToFetch:
    """``letters`` the oldest first, each with its words; ``permits`` in force, the newest first."""

    account: Account
    letters: Sequence[tuple[PaperLetter, RenderedMessage]]
    permits: Sequence[Permit]


def to_fetch(ports: Ports, actor: Actor, nik: str) -> ToFetch:
    """What lies here for whoever has this NIK. Permits of those alone who are told on paper:
    everybody else fetches theirs in the site.

    :raises NotAllowed: ``not-for-this-role``; ``own-application``: a colleague serves them.
    :raises NotFound: ``counter-no-account``.
    """
    account = until_written(lambda: _noted(ports, actor, _person(ports, nik), "asked-at-counter"))
    letters = ports.news.on_paper(account.account_id, limit=MOST_LETTERS)
    return ToFetch(
        account=account,
        letters=[(letter, words_of(ports, letter)) for letter in letters],
        permits=_permits(ports, account) if account.on_paper else (),
    )


def waiting(
    ports: Ports, actor: Actor, *, cursor: str | None, limit: int
) -> Page[tuple[WaitingLetter, Account]]:
    """What lies here for anybody, the oldest first, with whom it is for; none of its words.

    :raises NotAllowed: ``not-for-this-role``. :raises InvalidInput: ``bad-cursor``.
    """
    serving(ports, actor)
    page = ports.news.letters_waiting(limit=limit, cursor=cursor)
    whose = list(dict.fromkeys(letter.account_id for letter in page.items))
    known = {one.account_id: one for one in ports.accounts.several(whose)}
    found = [(one, known[one.account_id]) for one in page.items if one.account_id in known]
    return Page(tuple(found), page.cursor, page.aside)


def hand_over(ports: Ports, actor: Actor, account_id: str, letter_id: str) -> None:
    """It was printed and given into the person's hand: its words are gone from here, and who gave
    it and when stays.

    :raises NotAllowed: ``not-for-this-role``. :raises NotFound: it is not there (any more).
    """
    serving(ports, actor)
    account, letter = ports.accounts.find(account_id), ports.records.find(PaperLetter, letter_id)
    if account is None or letter is None or letter.account_id != account_id:
        raise NotFound("unknown-letter")
    about = {"template": letter.template, "about": letter.subject_id or ""}
    gone = Spend(letter), Empty(WaitingLetter, letter_id)
    _noted(ports, actor, account, "letter-handed-over", *gone, **about)


def permit_link(ports: Ports, actor: Actor, account_id: str, permit_id: str) -> str:
    """A link of five minutes to the signed file, to be printed for its holder. No survey is asked
    for first: nobody answers one for somebody else.

    :raises NotAllowed: ``not-for-this-role``. :raises NotFound: no such permit of somebody who is
        told on paper.
    """
    serving(ports, actor)
    account = ports.accounts.find(account_id)
    own = _permits(ports, account) if account and account.on_paper else []
    permit = next((one for one in own if one.permit_id == permit_id), None)
    if account is None or permit is None:
        raise NotFound("unknown-permit")
    _noted(ports, actor, account, "permit-handed-over", permit=permit.number)
    return ports.permit_files.download_link(permit.key, permit.version_id, file_name(permit))


def _permits(ports: Ports, account: Account) -> list[Permit]:
    found = ports.permits.by_holder(account.account_id, limit=_PERMITS, cursor=None)
    return [one for one in found.items if not one.revocation and not one.recorded]


def _person(ports: Ports, nik: str) -> Account:
    account = ports.accounts.find_by_nik(nik_in(nik) or "")
    if account is None or account.citizen is None or account.erased_at:
        raise NotFound("counter-no-account")
    return account


def _noted(
    ports: Ports, actor: Actor, account: Account, name: str, *also: Change, **details: str
) -> Account:
    role = serving(ports, actor).role
    if actor.account_id == account.account_id:
        raise NotAllowed("own-application")
    event = by_officer(actor, role, name, **details)
    return commit_account(ports, account, account, event, also=also)


def words_of(ports: Ports, letter: PaperLetter) -> RenderedMessage:
    """As in an e-mail."""
    texts = ports.message_texts
    return texts.render(letter.template, Channel.EMAIL, letter.language, letter.params)
