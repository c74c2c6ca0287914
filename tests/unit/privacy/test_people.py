"""An administrator finds a citizen's account, looks into it, closes it and opens it again."""

import pytest

from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.errors import NotAllowed, NotFound
from chalicelib.domain.privacy import people
from chalicelib.domain.privacy.freeing import free_nik
from chalicelib.domain.storage import Put
from tests.fakes.deliveries import send_announced
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import a_submitted_case, refused
from tests.support.people import a_citizen, an_administrator, an_officer, citizen_details

WHY = "Dipakai orang lain."


def found(ports: FakePorts, by: Actor, words: str) -> list[str]:
    page = people.find_people(ports, by, words, limit=9, cursor=None)
    return [one.account_id for one in page.items]


def account(ports: FakePorts, account_id: str) -> Account:
    there = ports.accounts.find(account_id)
    assert there
    return there


def test_a_nik_or_an_address_finds_whoever_has_an_account() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    own = account(ports, citizen.account_id)
    spelled = " ".join([own.nik[:6], own.nik[6:12], own.nik[12:]])
    for words in (own.nik, spelled, own.email, own.email.upper()):
        assert found(ports, administrator, words) == [citizen.account_id]
    assert found(ports, administrator, "0" * 16) == []


def test_a_number_or_the_words_of_a_name_find_whoever_has_sent_something_in() -> None:
    ports = FakePorts()
    case, administrator = a_submitted_case(ports), an_administrator(ports)
    assert found(ports, administrator, case.now.receipt) == [case.applicant.account_id]
    assert found(ports, administrator, "contoh Warga") == [case.applicant.account_id]
    silent = a_citizen(ports, 12, name="Zulkarnain")
    assert found(ports, administrator, silent.name) == []


def test_the_log_keeps_who_was_shown_and_none_of_the_words() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    found(ports, administrator, citizen.nik)
    kept = stored.everything(ports, "notes")
    assert citizen.account_id in kept
    assert citizen.nik not in kept


def test_officers_without_a_citizens_past_are_not_among_the_people() -> None:
    ports = FakePorts()
    officer, administrator = an_officer(ports, "head", number=15), an_administrator(ports)
    assert found(ports, administrator, officer.nik) == []
    with pytest.raises(NotFound):
        people.look_into(ports, administrator, officer.account_id)


def test_a_look_is_a_note_in_the_chain_of_the_account() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    people.look_into(ports, administrator, citizen.account_id)
    [note] = ports.notes.newest(f"account#{citizen.account_id}", before=None, limit=9)
    assert (note.event, note.actor_id) == ("account-looked-at", administrator.account_id)


def test_who_is_closed_out_is_told_why_and_every_session_ends() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    before = account(ports, citizen.account_id)
    people.close(ports, administrator, citizen.account_id, WHY)
    after = account(ports, citizen.account_id)
    assert (after.enabled, after.generation) == (False, before.generation + 1)
    send_announced(ports)
    assert {message.address for message in ports.channels.sent} == {before.email, before.whatsapp}
    assert all(WHY in message.body for message in ports.channels.sent)


def test_it_is_opened_again_with_a_reason_and_neither_act_counts_twice() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    with refused("account-open"):
        people.open_again(ports, administrator, citizen.account_id, WHY)
    people.close(ports, administrator, citizen.account_id, WHY)
    with refused("account-closed-already"):
        people.close(ports, administrator, citizen.account_id, WHY)
    people.open_again(ports, administrator, citizen.account_id, WHY)
    assert account(ports, citizen.account_id).enabled


def test_an_account_whose_nik_was_freed_stays_closed() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    free_nik(ports, administrator, citizen.account_id, citizen.nik, WHY)
    with refused("nik-was-freed"):
        people.open_again(ports, administrator, citizen.account_id, WHY)


def test_it_is_for_administrators_and_never_by_itself_without_a_reason() -> None:
    ports = FakePorts()
    citizen, clerk = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    with pytest.raises(NotAllowed):
        found(ports, clerk, citizen.nik)
    with pytest.raises(NotAllowed):
        people.look_into(ports, clerk, citizen.account_id)
    with pytest.raises(NotAllowed):
        people.close(ports, clerk, citizen.account_id, WHY)
    with refused("invalid-input"):
        people.close(ports, an_administrator(ports), citizen.account_id, " ")


def test_an_account_that_was_erased_is_turned_neither_way() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    own = account(ports, citizen.account_id)
    erased = own.replace(erased_at=ports.clock.now(), version=own.version + 1)
    ports.commit(Put(erased, own))
    for turn in (people.close, people.open_again):
        with refused("unknown-account"):
            turn(ports, administrator, citizen.account_id, WHY)


def test_an_officer_who_was_a_citizen_before_is_closed_out_as_officers_are() -> None:
    ports = FakePorts()
    officer = an_officer(ports, "back_office", number=14, citizen=citizen_details())
    administrator = an_administrator(ports)
    assert found(ports, administrator, officer.nik) == [officer.account_id]
    with refused("not-a-citizen-s-account"):
        people.close(ports, administrator, officer.account_id, WHY)
    with refused("not-a-citizen-s-account"):
        free_nik(ports, administrator, officer.account_id, officer.nik, WHY)


def test_a_nik_is_freed_by_an_administrator_who_says_why_and_types_it_once_more() -> None:
    ports = FakePorts()
    case, administrator = a_submitted_case(ports), an_administrator(ports)
    citizen = a_citizen(ports, 11)
    clerk = an_officer(ports, "back_office", number=12)
    with refused("not-for-this-role"):
        free_nik(ports, clerk, citizen.account_id, citizen.nik, WHY)
    for nik, why in ((citizen.nik, "  "), ("1302105705900099", WHY)):
        with refused("invalid-input"):
            free_nik(ports, administrator, citizen.account_id, nik, why)
    with refused("applications-running") as refusal:
        free_nik(ports, administrator, case.applicant.account_id, case.applicant.nik, WHY)
    assert refusal.value.params["receipts"] == case.now.receipt
    assert account(ports, citizen.account_id).enabled
    free_nik(ports, administrator, citizen.account_id, citizen.nik, WHY)
    with refused("unknown-account"):
        free_nik(ports, administrator, citizen.account_id, "", WHY)


def test_of_who_was_erased_no_nik_is_freed() -> None:
    ports = FakePorts()
    citizen, administrator = a_citizen(ports, 11), an_administrator(ports)
    own = account(ports, citizen.account_id)
    stored.put_account(ports, own.replace(erased_at=ports.clock.now()))
    with refused("unknown-account"):
        free_nik(ports, administrator, citizen.account_id, citizen.nik, WHY)
