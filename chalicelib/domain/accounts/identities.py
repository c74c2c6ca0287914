"""New accounts whose owner nobody has compared with the scan of the identity card yet.

The citizen waits for nothing: drafts are written and files move on meanwhile, up to the signature
(``require_known``). Officers who look after people's
data (``answers_data_requests`` of ``roles.toml``) see the scan and what the NIK says otherwise, and
note what they found (docs/checks.md 54). An account with somebody else's NIK is closed, and its
number freed, by an administrator (``privacy/freeing.py``).
"""

from dataclasses import dataclass

from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.audit.notes import IDENTITY_LOOKED_AT
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.storage import Page, until_written
from chalicelib.domain.wording import clean


@dataclass(frozen=True)
class Identity:
    """``scan``: a link of five minutes, if there is a scan."""

    account: Account
    scan: str | None


def unseen(ports: Ports, actor: Actor, *, cursor: str | None, limit: int) -> Page[Account]:
    """The oldest first.

    :raises NotAllowed: not a role that looks after people's data.
    """
    role_for_people(ports, actor)
    return ports.accounts.unseen_identities(cursor=cursor, limit=limit)


def look_at(ports: Ports, actor: Actor, account_id: str) -> Identity:
    """Particulars and scan, seen before or not; each look is noted, that of a colleague at the same
    moment too.

    :raises NotFound: there is no such citizen.
    """
    account = until_written(lambda: _noted(ports, actor, account_id))
    scan = None
    if account.ktp:
        scan = ports.files.view_link(
            account.ktp.key,
            account.ktp.version_id,
            file_name="ktp.jpg",
            media_type="image/jpeg",
            disposition="inline",
        )
    return Identity(account, scan)


def _noted(ports: Ports, actor: Actor, account_id: str) -> Account:
    role = role_for_people(ports, actor)
    account = _citizen(ports, account_id)
    return commit_account(ports, account, account, by_officer(actor, role, IDENTITY_LOOKED_AT))


def judge(
    ports: Ports, actor: Actor, account_id: str, version: int, *, matches: bool, remark: str
) -> Account:
    """What the officer found: scan and particulars are one person's, or not and why.

    :raises NotAllowed: not a role that looks after people's data, the officer's own account, or one
        that they made at the counter.
    :raises NotFound: there is no such citizen. :raises Conflict: more than colleagues' looks has
        happened since ``version``. :raises InvalidInput: a doubt without a word about it.
    """
    role = role_for_people(ports, actor)
    account = _citizen(ports, account_id)
    if actor.account_id == account_id:
        raise NotAllowed("own-account")
    if actor.account_id == account.opened_by:
        raise NotAllowed("opened-at-the-counter")
    _require_looks_alone_since(ports, account, version)
    words = clean(remark)
    if not matches and not words:
        raise InvalidInput(fields=[FieldProblem("remark", "required")])
    after = account.replace(
        identity_seen_at=ports.clock.now(),
        identity_doubt=not matches,
        identity_remark="" if matches else words,
    )
    found = "identity-matches" if matches else "identity-doubted"
    event = by_officer(actor, role, found, remark=words)
    return commit_account(ports, account, after, event)


def _require_looks_alone_since(ports: Ports, account: Account, version: int) -> None:
    """A colleague's look is noted in the chain of the account, and so is a version of it; it makes
    nothing that this officer has seen wrong."""
    since = account.version - version
    newest = ports.notes.newest(account.subject, before=None, limit=since) if since > 0 else ()
    looks = sum(note.event == IDENTITY_LOOKED_AT for note in newest)
    if since < 0 or looks < since:
        raise Conflict("stale-version", current=account.version, sent=version)


def require_known(ports: Ports, account_id: str) -> None:
    """No permit to somebody whom no officer has compared with the scan, or whom one doubts.

    :raises Conflict: ``identity-unseen`` or ``identity-doubted``.
    """
    account = ports.accounts.find(account_id)
    if account is None:
        return
    if account.identity_unseen:
        raise Conflict("identity-unseen")
    if account.identity_doubt:
        raise Conflict("identity-doubted", remark=account.identity_remark)


def role_for_people(ports: Ports, actor: Actor) -> str:
    """:raises NotAllowed: none of the officer's roles looks after people's data."""
    known = ports.catalogue.roles
    for role in actor.roles:
        if role in known and known[role].answers_data_requests:
            return role
    raise NotAllowed("not-for-this-role")


def _citizen(ports: Ports, account_id: str) -> Account:
    account = ports.accounts.find(account_id)
    if account is None or account.citizen is None or account.erased_at:
        raise NotFound("unknown-account")
    return account
