"""What a store of accounts and sessions must do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.model import (
    Account,
    Address,
    CitizenDetails,
    OfficerPost,
    Person,
    Sex,
)
from chalicelib.domain.accounts.records import OneTimeToken, Registration, Session, TokenPurpose
from chalicelib.domain.people.regions import Region
from chalicelib.domain.storage import Add, CommitRefused, Put, Spend
from tests.fakes.ports import FakePorts
from tests.support.stored import over

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


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


def test_a_new_account_is_found_by_id_nik_and_any_spelling_of_its_email(ports: FakePorts) -> None:
    new = account()
    ports.commit(Add(new))
    assert ports.accounts.find("acc-1") == new
    assert ports.accounts.find_by_nik(new.nik) == new
    assert ports.accounts.find_by_email(" Irman1@Contoh.ID ") == new


def test_nobody_is_found_where_nobody_is(ports: FakePorts) -> None:
    assert ports.accounts.find("acc-1") is None
    assert ports.accounts.find_by_nik("1302101705900001") is None
    assert ports.accounts.find_by_email("x@contoh.id") is None


@pytest.mark.parametrize(
    "same", [{"nik": "1302101705900001"}, {"email": "IRMAN1@contoh.id"}, {"account_id": "acc-1"}]
)
def test_nik_email_and_id_belong_to_one_account(ports: FakePorts, same: dict[str, str]) -> None:
    ports.commit(Add(account(1)))
    second = Add(account(2, **same))
    with pytest.raises(CommitRefused) as refused:
        ports.commit(second)
    assert refused.value.refused == (second,)
    assert ports.accounts.find_by_email("irman2@contoh.id") is None


def test_of_two_writers_of_one_version_one_wins(ports: FakePorts) -> None:
    first = account()
    ports.commit(Add(first))
    second = first.replace(version=2, enabled=False)
    ports.commit(Put(second, first))
    with pytest.raises(CommitRefused):
        ports.commit(Put(first.replace(version=2), first))
    assert ports.accounts.find("acc-1") == second


def test_a_changed_email_moves_and_the_old_one_is_free_again(ports: FakePorts) -> None:
    before = account(1)
    ports.commit(Add(before))
    after = before.replace(email="baru@contoh.id", version=2)
    ports.commit(Put(after, before))
    assert ports.accounts.find_by_email("baru@contoh.id") == after
    assert ports.accounts.find_by_email(before.email) is None
    ports.commit(Add(account(2, email=before.email)))


def test_an_email_can_change_its_spelling(ports: FakePorts) -> None:
    before = account(1)
    ports.commit(Add(before))
    after = before.replace(email="Irman1@contoh.id", version=2)
    ports.commit(Put(after, before))
    assert ports.accounts.find_by_email("irman1@contoh.id") == after


def test_an_email_cannot_move_to_one_that_is_taken(ports: FakePorts) -> None:
    before = account(1)
    ports.commit(Add(before))
    ports.commit(Add(account(2)))
    after = before.replace(email="irman2@contoh.id", version=2)
    with pytest.raises(CommitRefused):
        ports.commit(Put(after, before))
    assert ports.accounts.find("acc-1") == before


def test_officers_are_listed_in_pages_newest_first_and_citizens_are_not(ports: FakePorts) -> None:
    post = OfficerPost(roles=("back_office",))
    for number in range(1, 6):
        ports.commit(Add(account(number, citizen=None, post=post)))
    ports.commit(Add(account(6)))
    found: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        page = ports.accounts.officers(cursor=cursor, limit=2)
        found += [item.account_id for item in page.items]
        cursor = page.cursor
    assert found == ["acc-5", "acc-4", "acc-3", "acc-2", "acc-1"]
    assert cursor is None


def test_a_token_is_spent_once(ports: FakePorts) -> None:
    ports.commit(Add(token("t")))
    assert ports.sessions.find_token("t", NOW) == token("t")
    ports.commit(Spend(token("t")))
    assert ports.sessions.find_token("t", NOW) is None
    with pytest.raises(CommitRefused) as refused:
        ports.commit(Spend(token("t")))
    assert refused.value.concerns(OneTimeToken)


def test_a_commit_writes_all_or_nothing(ports: FakePorts) -> None:
    ports.commit(Add(token("t")))
    ports.commit(Add(account(1)))
    with pytest.raises(CommitRefused):
        ports.commit(Spend(token("t")), Add(account(2, email="irman1@contoh.id")))
    assert ports.sessions.find_token("t", NOW)


def test_what_has_expired_is_not_found_even_before_it_is_deleted(ports: FakePorts) -> None:
    ports.commit(Add(token("t")), Add(registration()))
    ports.sessions.start(session())
    later = NOW + timedelta(days=7)
    assert ports.sessions.find_token("t", later) is None
    assert ports.sessions.find_registration("reg-1", later) is None
    assert ports.sessions.find("ses-1", later) is None


def test_a_registration_is_kept_by_version_and_dropped_once(ports: FakePorts) -> None:
    first = registration()
    ports.commit(Add(first))
    second = first.replace(version=2, ktp_reason="wrong_type")
    ports.commit(over(second, 1))
    with pytest.raises(CommitRefused):
        ports.commit(over(second, 1))
    with pytest.raises(CommitRefused):
        ports.commit(Add(first))
    assert ports.sessions.find_registration("reg-1", NOW) == second
    ports.commit(Spend(registration()))
    with pytest.raises(CommitRefused):
        ports.commit(Spend(registration()))


def test_a_refresh_hash_is_replaced_only_from_the_one_that_is_good(ports: FakePorts) -> None:
    ports.sessions.start(session())
    later = NOW + timedelta(hours=1)
    assert ports.sessions.rotate("ses-1", "first", "second", later)
    assert not ports.sessions.rotate("ses-1", "first", "third", later + timedelta(hours=1))
    found = ports.sessions.find("ses-1", NOW)
    assert found and (found.refresh_hash, found.last_used_at) == ("second", later)


def test_an_ended_session_is_gone_and_ending_it_again_is_nothing(ports: FakePorts) -> None:
    ports.sessions.start(session())
    ports.sessions.end("ses-1")
    ports.sessions.end("ses-1")
    assert ports.sessions.find("ses-1", NOW) is None
    assert not ports.sessions.rotate("ses-1", "first", "second", NOW)


def test_an_accounts_sessions_are_told_newest_first_while_they_last(ports: FakePorts) -> None:
    later = NOW + timedelta(days=1)
    older = session(device="Chrome, Android", kept=True)
    newer = session(session_id="ses-2", created_at=later, last_used_at=later)
    ended = session(session_id="ses-3")
    past = session(session_id="ses-4", expires_at=later)
    others = session(session_id="ses-5", account_id="acc-2")
    for one in (older, newer, ended, past, others):
        ports.sessions.start(one)
    ports.sessions.end("ses-3")
    assert list(ports.sessions.of_account("acc-1", later)) == [newer, older]
    ports.sessions.rotate("ses-1", "first", "second", later)
    assert ports.sessions.of_account("acc-1", later)[1].last_used_at == later


def _take(ports: FakePorts, minutes: float = 0, limit: int = 3) -> bool:
    now = NOW + timedelta(minutes=minutes)
    window = timedelta(minutes=15)
    return ports.sessions.take_attempt("k", limit=limit, window=window, now=now)


def test_attempts_are_counted_up_to_the_limit(ports: FakePorts) -> None:
    assert [_take(ports) for _ in range(5)] == [True, True, True, False, False]


def test_no_stretch_of_the_window_holds_more_than_the_limit(ports: FakePorts) -> None:
    allowed = [minute for minute in range(61) if _take(ports, minute)]
    for minute in allowed:
        assert len([other for other in allowed if 0 <= other - minute < 15]) <= 3


def test_attempts_are_free_again_a_window_after_the_last_counted_one(ports: FakePorts) -> None:
    assert [_take(ports, minute) for minute in (0, 10, 14)] == [True, True, True]
    assert not _take(ports, 28)
    assert _take(ports, 29)


def test_attempts_can_be_given_back_and_cleared(ports: FakePorts) -> None:
    assert [_take(ports) for _ in range(3)]
    ports.sessions.give_back_attempt("k")
    assert [_take(ports), _take(ports)] == [True, False]
    ports.sessions.clear_attempts("k")
    assert _take(ports)
    ports.sessions.give_back_attempt("other")
    assert ports.sessions.take_attempt("other", limit=1, window=timedelta(minutes=1), now=NOW)


def test_several_attempts_are_taken_together_or_not_at_all(ports: FakePorts) -> None:
    window = timedelta(minutes=1)

    def take(count: int) -> bool:
        take_attempt = ports.sessions.take_attempt
        return take_attempt("k", limit=3, window=window, now=NOW, count=count)

    assert [take(2), take(2), take(1), take(1)] == [True, False, True, False]


def test_of_many_attempts_at_once_only_the_limit_is_let_through(ports: FakePorts) -> None:
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: _take(ports, limit=10), range(32)))
    assert sum(taken) == 10
