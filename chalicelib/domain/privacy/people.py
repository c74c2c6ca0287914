"""Citizens' accounts, as administrators find, look into, close and open them again.

Words come in the body of a request and go nowhere else (``review/searching.py``). Every look and
every act is a note in the chain of the account, and who is closed out is told why.
"""

from collections.abc import Sequence

from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.model import ADMINISTRATOR, Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.officers import require_administrator
from chalicelib.domain.applications.terms import nik_in
from chalicelib.domain.audit.notes import ACCOUNT_LOOKED_AT
from chalicelib.domain.audit.searches import PEOPLE
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.review.searching import found_by, logged
from chalicelib.domain.storage import Page, until_written
from chalicelib.domain.text import Language
from chalicelib.domain.wording import clean


def find_people(
    ports: Ports, actor: Actor, words: str, *, limit: int, cursor: str | None
) -> Page[Account]:
    """By NIK or e-mail whoever has an account; by the number of a file, or the words of a name,
    whoever has sent something in. A page can be short, or empty, and yet lead on.

    :raises NotAllowed: not an administrator. :raises InvalidInput: nothing that can be looked for.
    """
    require_administrator(actor)
    found, after = _found(ports, words, limit, cursor)
    citizens = [one for one in found if one.citizen is not None and one.erased_at is None]
    logged(ports, actor, words, [one.account_id for one in citizens], PEOPLE)
    return Page(tuple(citizens), after)


def _found(
    ports: Ports, words: str, limit: int, cursor: str | None
) -> tuple[Sequence[Account], str | None]:
    if nik := nik_in(words):
        return _one(ports.accounts.find_by_nik(nik)), None
    if "@" in words:
        return _one(ports.accounts.find_by_email(words.strip())), None
    applications, after = found_by(ports, words, limit, cursor)
    ids = dict.fromkeys(one.applicant_id for one in applications)
    there = {one.account_id: one for one in ports.accounts.several(list(ids))}
    return [there[identity] for identity in ids if identity in there], after


def _one(account: Account | None) -> list[Account]:
    return [account] if account else []


def look_into(ports: Ports, actor: Actor, account_id: str) -> Account:
    """How to reach somebody, and whether they may sign in; the look is noted.

    :raises NotAllowed: not an administrator. :raises NotFound: there is no such citizen.
    """
    require_administrator(actor)

    def noted() -> Account:
        account = _citizen(ports, account_id)
        event = by_officer(actor, ADMINISTRATOR, ACCOUNT_LOOKED_AT)
        return commit_account(ports, account, account, event)

    return until_written(noted)


def close(ports: Ports, actor: Actor, account_id: str, reason: str) -> Account:
    """Nobody signs in to it any more and its sessions end; files that run go on. All its ways are
    told the reason.

    :raises NotFound: there is no such citizen. :raises NotAllowed: not an administrator, or an
        officer's account. :raises Conflict: ``account-closed-already``.
    """
    return _turned(ports, actor, account_id, reason, enabled=False)


def open_again(ports: Ports, actor: Actor, account_id: str, reason: str) -> Account:
    """Its owner may sign in again, and is told.

    :raises Conflict: ``account-open``; ``nik-was-freed``: its NIK is its owner's again.
    """
    return _turned(ports, actor, account_id, reason, enabled=True)


def _turned(ports: Ports, actor: Actor, account_id: str, reason: str, *, enabled: bool) -> Account:
    require_administrator(actor)
    words = clean(reason)
    if not words:
        raise InvalidInput(fields=[FieldProblem("reason", "required")])

    def turn() -> Account:
        account = _citizen(ports, account_id)
        if account.post is not None:
            raise NotAllowed("not-a-citizen-s-account")
        if account.enabled == enabled:
            raise Conflict("account-open" if enabled else "account-closed-already")
        if not account.nik:
            raise Conflict("nik-was-freed")
        after = account.replace(enabled=enabled, generation=account.generation + 1)
        name = "account-opened" if enabled else "account-closed"
        template = "account_opened" if enabled else "account_closed"
        told = notice(ports, template, account, Language.INDONESIAN, about=account_id, reason=words)
        event = by_officer(actor, ADMINISTRATOR, name, reason=words)
        return commit_account(ports, account, after, event, messages=told)

    return until_written(turn)


def _citizen(ports: Ports, account_id: str) -> Account:
    account = ports.accounts.find(account_id)
    if account is None or account.citizen is None or account.erased_at:
        raise NotFound("unknown-account")
    return account
