"""What every store of accounts and sessions must do; in memory and in DynamoDB alike."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chalicelib.adapters.dynamodb.accounts import DynamoAccounts
from chalicelib.adapters.dynamodb.commit import DynamoCommitter
from chalicelib.adapters.dynamodb.sessions import DynamoSessions
from chalicelib.domain.accounts.changes import (
    DropRegistration,
    IssueToken,
    PutAccount,
    PutRegistration,
    SpendToken,
)
from chalicelib.domain.accounts.model import (
    Account,
    Address,
    CitizenDetails,
    OfficerPost,
    Person,
    Sex,
)
from chalicelib.domain.accounts.ports import AccountStore, SessionStore
from chalicelib.domain.accounts.records import OneTimeToken, Registration, Session, TokenPurpose
from chalicelib.domain.people.regions import Region
from chalicelib.domain.storage import Change, CommitRefused
from infra.local import gaps
from tests.fakes.accounts import MemoryAccounts, MemorySessions

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
PREFIX = "sisfo-izin-test"


@dataclass
class Stores:
    accounts: AccountStore
    sessions: SessionStore
    commit: Callable[..., None]


def _in_memory() -> Stores:
    sessions = MemorySessions()
    accounts = MemoryAccounts(sessions)

    def commit(*changes: Change) -> None:
        if refused := tuple(change for change in changes if accounts.refuses(change)):
            raise CommitRefused(refused)
        for change in changes:
            accounts.apply(change)

    return Stores(accounts, sessions, commit)


def _in_dynamodb() -> Stores:
    client = boto3.client("dynamodb", region_name="ap-southeast-3")
    key = [{"AttributeName": "pk", "KeyType": "HASH"}]
    index_key = [
        {"AttributeName": "kind", "KeyType": "HASH"},
        {"AttributeName": "created_at", "KeyType": "RANGE"},
    ]
    client.create_table(
        TableName=f"{PREFIX}-accounts",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=key,
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": "S"} for name in ("pk", "kind", "created_at")
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by_role",
                "KeySchema": index_key,
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
    client.create_table(
        TableName=f"{PREFIX}-sessions",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=key,
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": "S"}
            for name in ("pk", "account_id", "started_at")
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by_account",
                "KeySchema": [
                    {"AttributeName": "account_id", "KeyType": "HASH"},
                    {"AttributeName": "started_at", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
    return Stores(
        DynamoAccounts(client, PREFIX),
        DynamoSessions(client, PREFIX),
        DynamoCommitter(client, PREFIX),
    )


@pytest.fixture(params=["memory", "dynamodb"])
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    if request.param == "memory":
        yield _in_memory()
        return
    gaps.install()  # moto looks and then writes; DynamoDB does both at once
    with mock_aws():
        yield _in_dynamodb()


def citizen_details() -> CitizenDetails:
    return CitizenDetails(
        birth_place="Solok",
        birth_date=date(1990, 5, 17),
        sex=Sex.MALE,
        occupation="Mahasiswa",
        address=Address(
            province=Region(code="13", name="Sumatera Barat"),
            regency=Region(code="13.02", name="Solok"),
            district=Region(code="13.02.10", name="Kubung"),
            village=Region(code="13.02.10.2001", name="Koto Baru"),
            street="Jorong Simpang",
        ),
    )


def account(number: int = 1, **changes: object) -> Account:
    return Account.model_validate(
        {
            "account_id": f"acc-{number}",
            "nik": f"130210170590{number:04}",
            "name": "Irman Syaputra",
            "email": f"irman{number}@contoh.id",
            "whatsapp": "+6281234567890",
            "created_at": NOW + timedelta(seconds=number),
            "citizen": citizen_details(),
            **changes,
        }
    )


def token(name: str, **changes: object) -> OneTimeToken:
    values = {"purpose": TokenPurpose.SET_PASSWORD, "subject": "acc-1"}
    expires = NOW + timedelta(hours=1)
    return OneTimeToken.model_validate(
        {"token_hash": name, "expires_at": expires, **values, **changes}
    )


def registration(**changes: object) -> Registration:
    person = Person(nik="1302101705900001", name="A", email="a@b.id", whatsapp="+6281234567890")
    return Registration.model_validate(
        {
            "registration_id": "reg-1",
            "secret_hash": "s",
            "person": person,
            "citizen": citizen_details(),
            "declared_at": NOW,
            "expires_at": NOW + timedelta(days=1),
            "ktp_upload_id": "up-1",
            "ktp_params": {"max_kb": 500},
            **changes,
        }
    )


def session(**changes: Any) -> Session:
    return Session.model_validate(
        {
            "session_id": "ses-1",
            "account_id": "acc-1",
            "generation": 1,
            "refresh_hash": "first",
            "created_at": NOW,
            "expires_at": NOW + timedelta(days=7),
            "last_used_at": NOW,
            **changes,
        }
    )


def test_a_new_account_is_found_by_id_nik_and_any_spelling_of_its_email(stores: Stores) -> None:
    new = account()
    stores.commit(PutAccount(new, None))
    assert stores.accounts.find("acc-1") == new
    assert stores.accounts.find_by_nik(new.nik) == new
    assert stores.accounts.find_by_email(" Irman1@Contoh.ID ") == new


def test_nobody_is_found_where_nobody_is(stores: Stores) -> None:
    assert stores.accounts.find("acc-1") is None
    assert stores.accounts.find_by_nik("1302101705900001") is None
    assert stores.accounts.find_by_email("x@contoh.id") is None


@pytest.mark.parametrize(
    "same", [{"nik": "1302101705900001"}, {"email": "IRMAN1@contoh.id"}, {"account_id": "acc-1"}]
)
def test_nik_email_and_id_belong_to_one_account(stores: Stores, same: dict[str, str]) -> None:
    stores.commit(PutAccount(account(1), None))
    second = PutAccount(account(2, **same), None)
    with pytest.raises(CommitRefused) as refused:
        stores.commit(second)
    assert refused.value.refused == (second,)
    assert stores.accounts.find_by_email("irman2@contoh.id") is None


def test_of_two_writers_of_one_version_one_wins(stores: Stores) -> None:
    first = account()
    stores.commit(PutAccount(first, None))
    second = first.replace(version=2, enabled=False)
    stores.commit(PutAccount(second, first))
    with pytest.raises(CommitRefused):
        stores.commit(PutAccount(first.replace(version=2), first))
    assert stores.accounts.find("acc-1") == second


def test_a_changed_email_moves_and_the_old_one_is_free_again(stores: Stores) -> None:
    before = account(1)
    stores.commit(PutAccount(before, None))
    after = before.replace(email="baru@contoh.id", version=2)
    stores.commit(PutAccount(after, before))
    assert stores.accounts.find_by_email("baru@contoh.id") == after
    assert stores.accounts.find_by_email(before.email) is None
    stores.commit(PutAccount(account(2, email=before.email), None))


def test_an_email_can_change_its_spelling(stores: Stores) -> None:
    before = account(1)
    stores.commit(PutAccount(before, None))
    after = before.replace(email="Irman1@contoh.id", version=2)
    stores.commit(PutAccount(after, before))
    assert stores.accounts.find_by_email("irman1@contoh.id") == after


def test_an_email_cannot_move_to_one_that_is_taken(stores: Stores) -> None:
    before = account(1)
    stores.commit(PutAccount(before, None))
    stores.commit(PutAccount(account(2), None))
    after = before.replace(email="irman2@contoh.id", version=2)
    with pytest.raises(CommitRefused):
        stores.commit(PutAccount(after, before))
    assert stores.accounts.find("acc-1") == before


def test_officers_are_listed_in_pages_newest_first_and_citizens_are_not(stores: Stores) -> None:
    post = OfficerPost(roles=("back_office",))
    for number in range(1, 6):
        stores.commit(PutAccount(account(number, citizen=None, post=post), None))
    stores.commit(PutAccount(account(6), None))
    found: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        page = stores.accounts.officers(cursor=cursor, limit=2)
        found += [item.account_id for item in page.items]
        cursor = page.cursor
    assert found == ["acc-5", "acc-4", "acc-3", "acc-2", "acc-1"]
    assert cursor is None


def test_a_token_is_spent_once(stores: Stores) -> None:
    stores.commit(IssueToken(token("t")))
    assert stores.sessions.find_token("t", NOW) == token("t")
    stores.commit(SpendToken("t"))
    assert stores.sessions.find_token("t", NOW) is None
    with pytest.raises(CommitRefused) as refused:
        stores.commit(SpendToken("t"))
    assert refused.value.concerns(SpendToken)


def test_a_commit_writes_all_or_nothing(stores: Stores) -> None:
    stores.commit(IssueToken(token("t")))
    stores.commit(PutAccount(account(1), None))
    with pytest.raises(CommitRefused):
        stores.commit(SpendToken("t"), PutAccount(account(2, email="irman1@contoh.id"), None))
    assert stores.sessions.find_token("t", NOW)


def test_what_has_expired_is_not_found_even_before_it_is_deleted(stores: Stores) -> None:
    stores.commit(IssueToken(token("t")), PutRegistration(registration(), None))
    stores.sessions.start(session())
    later = NOW + timedelta(days=7)
    assert stores.sessions.find_token("t", later) is None
    assert stores.sessions.find_registration("reg-1", later) is None
    assert stores.sessions.find("ses-1", later) is None


def test_a_registration_is_kept_by_version_and_dropped_once(stores: Stores) -> None:
    first = registration()
    stores.commit(PutRegistration(first, None))
    second = first.replace(version=2, completed_at=NOW)
    stores.commit(PutRegistration(second, 1))
    with pytest.raises(CommitRefused):
        stores.commit(PutRegistration(second, 1))
    with pytest.raises(CommitRefused):
        stores.commit(PutRegistration(first, None))
    assert stores.sessions.find_registration("reg-1", NOW) == second
    stores.commit(DropRegistration("reg-1"))
    with pytest.raises(CommitRefused):
        stores.commit(DropRegistration("reg-1"))


def test_a_refresh_hash_is_replaced_only_from_the_one_that_is_good(stores: Stores) -> None:
    stores.sessions.start(session())
    later = NOW + timedelta(hours=1)
    assert stores.sessions.rotate("ses-1", "first", "second", later)
    assert not stores.sessions.rotate("ses-1", "first", "third", later + timedelta(hours=1))
    found = stores.sessions.find("ses-1", NOW)
    assert found and (found.refresh_hash, found.last_used_at) == ("second", later)


def test_an_ended_session_is_gone_and_ending_it_again_is_nothing(stores: Stores) -> None:
    stores.sessions.start(session())
    stores.sessions.end("ses-1")
    stores.sessions.end("ses-1")
    assert stores.sessions.find("ses-1", NOW) is None
    assert not stores.sessions.rotate("ses-1", "first", "second", NOW)


def test_an_accounts_sessions_are_told_newest_first_while_they_last(stores: Stores) -> None:
    later = NOW + timedelta(days=1)
    older = session(device="Chrome, Android", kept=True)
    newer = session(session_id="ses-2", created_at=later, last_used_at=later)
    ended = session(session_id="ses-3")
    past = session(session_id="ses-4", expires_at=later)
    others = session(session_id="ses-5", account_id="acc-2")
    for one in (older, newer, ended, past, others):
        stores.sessions.start(one)
    stores.sessions.end("ses-3")
    assert list(stores.sessions.of_account("acc-1", later)) == [newer, older]
    stores.sessions.rotate("ses-1", "first", "second", later)
    assert stores.sessions.of_account("acc-1", later)[1].last_used_at == later


def _take(stores: Stores, minutes: float = 0, limit: int = 3) -> bool:
    now = NOW + timedelta(minutes=minutes)
    window = timedelta(minutes=15)
    return stores.sessions.take_attempt("k", limit=limit, window=window, now=now)


def test_attempts_are_counted_up_to_the_limit(stores: Stores) -> None:
    assert [_take(stores) for _ in range(5)] == [True, True, True, False, False]


def test_no_stretch_of_the_window_holds_more_than_the_limit(stores: Stores) -> None:
    allowed = [minute for minute in range(61) if _take(stores, minute)]
    for minute in allowed:
        assert len([other for other in allowed if 0 <= other - minute < 15]) <= 3


def test_attempts_are_free_again_a_window_after_the_last_counted_one(stores: Stores) -> None:
    assert [_take(stores, minute) for minute in (0, 10, 14)] == [True, True, True]
    assert not _take(stores, 28)
    assert _take(stores, 29)


def test_attempts_can_be_given_back_and_cleared(stores: Stores) -> None:
    assert [_take(stores) for _ in range(3)]
    stores.sessions.give_back_attempt("k")
    assert [_take(stores), _take(stores)] == [True, False]
    stores.sessions.clear_attempts("k")
    assert _take(stores)
    stores.sessions.give_back_attempt("other")
    assert stores.sessions.take_attempt("other", limit=1, window=timedelta(minutes=1), now=NOW)


def test_of_many_attempts_at_once_only_the_limit_is_let_through(stores: Stores) -> None:
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: _take(stores, limit=10), range(32)))
    assert sum(taken) == 10
