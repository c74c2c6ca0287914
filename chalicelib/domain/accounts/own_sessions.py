"""Where a person is signed in, and ending it from elsewhere: a lost phone, a shared computer."""

from collections.abc import Sequence

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import Session
from chalicelib.domain.accounts.sign_in import SignedIn, open_session
from chalicelib.domain.errors import NotFound


def own_sessions(ports: Ports, actor: Actor) -> Sequence[Session]:
    """Those that can still be refreshed, newest first."""
    account = own_account(ports, actor)
    sessions = ports.sessions.of_account(account.account_id, ports.clock.now())
    return [session for session in sessions if session.generation == account.generation]


def end_session(ports: Ports, actor: Actor, session_id: str) -> None:
    """No refresh from now on; its access token dies within its fifteen minutes.

    :raises NotFound: the person has no such session (any more).
    """
    account = own_account(ports, actor)
    session = ports.sessions.find(session_id, ports.clock.now())
    if session is None or session.account_id != account.account_id:
        raise NotFound("unknown-session")
    commit_account(ports, account, account, by_owner(account, "session-ended"))
    ports.sessions.end(session_id)


def end_other_sessions(ports: Ports, actor: Actor) -> SignedIn:
    """All of them, with their access tokens, from the next request on; this one goes on with new
    tokens."""
    account = own_account(ports, actor)
    raised = account.replace(generation=account.generation + 1)
    after = commit_account(ports, account, raised, by_owner(account, "other-sessions-ended"))
    return go_on(ports, actor, after)


def go_on(ports: Ports, actor: Actor, account: Account) -> SignedIn:
    """New tokens for this session, when the account's generation has ended all there were."""
    before = ports.sessions.find(actor.session_id, ports.clock.now())
    ports.sessions.end(actor.session_id)
    if before is None:
        return open_session(ports, account)
    return open_session(ports, account, device=before.device, keep=before.kept)


def own_account(ports: Ports, actor: Actor) -> Account:
    """:raises NotFound: it has been erased since."""
    account = ports.accounts.find(actor.account_id)
    if account is None:
        raise NotFound("unknown-account")
    return account
