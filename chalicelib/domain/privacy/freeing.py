"""A NIK that somebody else has taken is given back to its owner (docs/checks.md 54)."""

from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.model import ADMINISTRATOR, Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.officers import require_administrator
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.privacy.retention import all_of
from chalicelib.domain.text import Language
from chalicelib.domain.wording import clean


def free_nik(ports: Ports, actor: Actor, account_id: str, nik: str, reason: str) -> Account:
    """The account is closed and its sessions end; the NIK may be registered anew. All ways of the
    account are told, with the reason. What it sent in stays as it is, for the office to decide.
    ``nik`` is typed once more, so that a slip closes nobody's account.

    :raises NotAllowed: not an administrator, or an officer's account.
    :raises NotFound: there is no such citizen.
    :raises Conflict: ``applications-running``, with their receipts: decide those first.
    """
    require_administrator(actor)
    account = ports.accounts.find(account_id)
    if account is None or account.erased_at or not account.nik:
        raise NotFound("unknown-account")
    if account.post is not None:
        raise NotAllowed("not-a-citizen-s-account")
    words = clean(reason)
    if not words:
        raise InvalidInput(fields=[FieldProblem("reason", "required")])
    if "".join(nik.split()) != account.nik:
        raise InvalidInput(fields=[FieldProblem("nik", "nik-differs")])
    running = [one.receipt for one in all_of(ports, account_id) if one.phase.is_running]
    if running:
        raise Conflict("applications-running", receipts=", ".join(running))
    after = account.replace(nik="", enabled=False, generation=account.generation + 1)
    event = by_officer(actor, ADMINISTRATOR, "nik-freed", reason=words)
    told = notice(ports, "nik_freed", account, Language.INDONESIAN, about=account_id, reason=words)
    return commit_account(ports, account, after, event, messages=told)
