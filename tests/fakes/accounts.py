"""Accounts and sessions in memory: the same contract as the DynamoDB adapters
(``tests/contract/test_accounts_store.py`` runs on both)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from chalicelib.domain.accounts.changes import (
    DropRegistration,
    IssueToken,
    PutAccount,
    PutRegistration,
    SpendToken,
)
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.records import OneTimeToken, Registration, Session
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.privacy.changes import PutDataRequest
from chalicelib.domain.privacy.model import DataRequest
from chalicelib.domain.storage import Change, Page

ACCOUNT_CHANGES = (
    PutAccount,
    IssueToken,
    SpendToken,
    PutRegistration,
    DropRegistration,
    PutDataRequest,
)


class MemoryAccounts:
    """``AccountStore``, and the accounts' part of a commit: ``refuses`` all, then ``apply``."""

    def __init__(self, sessions: "MemorySessions") -> None:
        self.accounts: dict[str, Account] = {}
        self.requests: dict[str, DataRequest] = {}
        self._sessions = sessions

    def find(self, account_id: str) -> Account | None:
        return self.accounts.get(account_id)

    def find_by_nik(self, nik: str) -> Account | None:
        return next((a for a in self.accounts.values() if a.nik == nik), None)

    def find_by_email(self, email: str) -> Account | None:
        key = email_key(email)
        return next((a for a in self.accounts.values() if email_key(a.email) == key), None)

    def officers(self, *, cursor: str | None = None, limit: int = 25) -> Page[Account]:
        found = [account for account in self.accounts.values() if account.post]
        found.sort(key=lambda account: (account.created_at, account.account_id), reverse=True)
        start = int(cursor or 0)
        rest = str(start + limit) if len(found) > start + limit else None
        return Page(tuple(found[start : start + limit]), rest)

    def refuses(self, change: Change) -> bool:
        match change:
            case PutAccount(account, previous):
                stored = self.accounts.get(account.account_id)
                stale = stored is not None if previous is None else (
                    stored is None or stored.version != previous.version
                )  # fmt: skip
                holders = (
                    self.find_by_nik(account.nik) if account.nik else None,
                    self.find_by_email(account.email) if account.email else None,
                )
                return stale or any(h and h.account_id != account.account_id for h in holders)
            case IssueToken(token):
                return token.token_hash in self._sessions.tokens
            case SpendToken(token_hash):
                return token_hash not in self._sessions.tokens
            case PutRegistration(registration, expected):
                held = self._sessions.registrations.get(registration.registration_id)
                return (held.version if held else None) != expected
            case DropRegistration(registration_id):
                return registration_id not in self._sessions.registrations
            case PutDataRequest(request, expected):
                asked = self.requests.get(request.request_id)
                return (asked.version if asked else None) != expected

    def apply(self, change: Change) -> None:
        match change:
            case PutAccount(account, _):
                self.accounts[account.account_id] = account
            case IssueToken(token):
                self._sessions.tokens[token.token_hash] = token
            case SpendToken(token_hash):
                del self._sessions.tokens[token_hash]
            case PutRegistration(registration, _):
                self._sessions.registrations[registration.registration_id] = registration
            case DropRegistration(registration_id):
                del self._sessions.registrations[registration_id]
            case PutDataRequest(request, _):
                self.requests[request.request_id] = request


@dataclass
class _Count:
    attempts: int
    until: datetime


class MemorySessions:
    def __init__(self) -> None:
        self.sessions: dict[str, Session] = {}
        self.tokens: dict[str, OneTimeToken] = {}
        self.registrations: dict[str, Registration] = {}
        self.counts: dict[str, _Count] = {}
        self._counting = Lock()

    def start(self, session: Session) -> None:
        self.sessions[session.session_id] = session

    def find(self, session_id: str, now: datetime) -> Session | None:
        session = self.sessions.get(session_id)
        return session if session and session.expires_at > now else None

    def rotate(self, session_id: str, old_hash: str, new_hash: str, now: datetime) -> bool:
        session = self.sessions.get(session_id)
        if session is None or session.refresh_hash != old_hash:
            return False
        self.sessions[session_id] = session.replace(refresh_hash=new_hash, last_used_at=now)
        return True

    def of_account(self, account_id: str, now: datetime) -> list[Session]:
        found = [s for s in self.sessions.values() if s.account_id == account_id]
        found.sort(key=lambda session: session.created_at, reverse=True)
        return [session for session in found if session.expires_at > now]

    def end(self, session_id: str) -> None:
        self.sessions.pop(session_id, None)

    def find_token(self, token_hash: str, now: datetime) -> OneTimeToken | None:
        token = self.tokens.get(token_hash)
        return token if token and token.expires_at > now else None

    def find_registration(self, registration_id: str, now: datetime) -> Registration | None:
        found = self.registrations.get(registration_id)
        return found if found and found.expires_at > now else None

    def take_attempt(self, key: str, *, limit: int, window: timedelta, now: datetime) -> bool:
        with self._counting:
            count = self.counts.get(key)
            if count is None or count.until <= now:
                count = _Count(0, now)
            if count.attempts >= limit:
                return False
            self.counts[key] = _Count(count.attempts + 1, now + window)
            return True

    def give_back_attempt(self, key: str) -> None:
        if key in self.counts:
            self.counts[key].attempts -= 1

    def clear_attempts(self, key: str) -> None:
        self.counts.pop(key, None)
