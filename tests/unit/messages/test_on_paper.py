"""Who has no way to be written to is told on paper (decision 0089): nothing is dropped, nothing
counts as lost, and what was handed over is noted."""

from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying.drafting import withdraw
from chalicelib.domain.delivery import at_counter, on_paper
from chalicelib.domain.privacy import erasure
from chalicelib.domain.privacy.freeing import free_nik
from chalicelib.domain.text import Language
from tests.fakes.deliveries import duties, send_announced
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, refused
from tests.support.people import Staff, a_citizen, a_staff, an_administrator, citizen_details
from tests.support.people import an_officer as officer

PASSWORD = "kuda nil makan rambutan"
NO_WAY: dict[str, Any] = {"email": "", "whatsapp": "", "proven_whatsapp": ""}


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def staff(ports: FakePorts) -> Staff:
    return a_staff(ports)


@pytest.fixture
def citizen(ports: FakePorts) -> Actor:
    return a_citizen(ports, **NO_WAY)


def returned(ports: FakePorts, citizen: Actor, staff: Staff) -> Case:
    case = a_complete_draft(ports, applicant=citizen, staff=staff).submit()
    return case.mark("proposal", "Bab III belum ada.").send_back()


def fetched(ports: FakePorts, staff: Staff, citizen: Actor) -> at_counter.ToFetch:
    return at_counter.to_fetch(ports, staff["back_office"], citizen.nik)


def test_what_would_have_gone_out_lies_at_the_counter_and_nothing_counts_as_lost(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    case = returned(ports, citizen, staff)
    send_announced(ports)
    assert [one for one in ports.channels.sent if not one.address] == []
    assert list(ports.outbox.undelivered(citizen.account_id, limit=9)) == []
    found = fetched(ports, staff, citizen)
    [_, words] = found.letters[-1]
    assert words.subject.startswith(f"Perbaiki permohonan {case.now.receipt}")
    assert "Bab III belum ada." in words.body
    assert len(found.letters) == 2, "received, and to be corrected; no steps inside the office"


def test_an_attempt_that_crashed_and_is_made_again_leaves_one_letter(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    returned(ports, citizen, staff)
    [message, *_] = [one for one in stored.messages(ports) if one.template == "returned"]
    assert on_paper.kept(ports, message)
    send_announced(ports)
    mine = [letter.template for letter, _ in fetched(ports, staff, citizen).letters]
    assert mine.count("returned") == 1


def test_what_was_handed_over_is_gone_and_who_gave_it_stays(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    case = returned(ports, citizen, staff)
    send_announced(ports)
    clerk, own_id = staff["back_office"], citizen.account_id
    [*_, (letter, _)] = fetched(ports, staff, citizen).letters
    at_counter.hand_over(ports, clerk, own_id, letter.letter_id)
    assert len(fetched(ports, staff, citizen).letters) == 1
    assert "Bab III" not in stored.everything(ports, "sessions", "outbox")
    notes = ports.notes.of(f"account#{own_id}", limit=9)
    [note] = [one for one in notes if one.event == "letter-handed-over"]
    assert (note.actor_id, note.public) == (clerk.account_id, False)
    assert note.details["about"] == case.application_id
    with refused("unknown-letter"):
        at_counter.hand_over(ports, clerk, own_id, letter.letter_id)


def test_all_letters_that_wait_are_listed_the_oldest_first_without_their_words(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    clerk, other = staff["back_office"], a_citizen(ports, 2, **NO_WAY)
    returned(ports, citizen, staff)
    send_announced(ports)
    ports.clock.advance(days=2)
    a_complete_draft(ports, applicant=other, staff=staff).submit()
    send_announced(ports)
    first = at_counter.waiting(ports, clerk, cursor=None, limit=2)
    rest = at_counter.waiting(ports, clerk, cursor=first.cursor, limit=2)
    whose = [account.account_id for _, account in (*first.items, *rest.items)]
    assert whose == [citizen.account_id, citizen.account_id, other.account_id]
    [(letter, _)] = rest.items
    assert (letter.template, letter.at) == ("submitted", ports.clock.now())
    assert "Bab III" not in letter.model_dump_json()
    assert rest.cursor is None
    at_counter.hand_over(ports, clerk, other.account_id, letter.letter_id)
    left = at_counter.waiting(ports, clerk, cursor=None, limit=9)
    assert len(left.items) == 2, "it goes with its letter"
    with refused("not-for-this-role"):
        at_counter.waiting(ports, staff["section_head"], cursor=None, limit=9)


def test_the_counter_finds_neither_officers_nor_who_was_erased(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    account = ports.accounts.find(citizen.account_id)
    assert account
    stored.put_account(ports, account.replace(erased_at=ports.clock.now()))
    for person in (citizen, staff["head"]):
        with refused("counter-no-account"):
            fetched(ports, staff, person)


def test_a_letter_is_handed_to_nobody_else(ports: FakePorts, citizen: Actor, staff: Staff) -> None:
    returned(ports, citizen, staff)
    send_announced(ports)
    other = a_citizen(ports, 2, **NO_WAY)
    [(letter, _), *_] = fetched(ports, staff, citizen).letters
    with refused("unknown-letter"):
        at_counter.hand_over(ports, staff["back_office"], other.account_id, letter.letter_id)
    assert fetched(ports, staff, other).letters == []


def test_notices_about_the_account_lie_there_too(ports: FakePorts, staff: Staff) -> None:
    citizen = a_citizen(ports, 3, **NO_WAY)
    administrator = an_administrator(ports)
    reason = "NIK ini milik orang lain."
    free_nik(ports, administrator, citizen.account_id, citizen.nik, reason)
    send_announced(ports)
    [letter] = ports.news.on_paper(citizen.account_id, limit=9)
    assert (letter.template, letter.params["reason"]) == ("nik_freed", reason)


def test_the_permit_is_handed_out_without_surveys_and_that_is_noted(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    case = a_complete_draft(ports, applicant=citizen, staff=staff).submit().issue()
    assert case.now.phase is Phase.ISSUED
    [permit] = fetched(ports, staff, citizen).permits
    own_id, clerk = citizen.account_id, staff["back_office"]
    assert at_counter.permit_link(ports, clerk, own_id, permit.permit_id)
    notes = ports.notes.of(f"account#{own_id}", limit=9)
    assert [n.details["permit"] for n in notes if n.event == "permit-handed-over"] == [
        permit.number
    ]
    with refused("unknown-permit"):
        at_counter.permit_link(ports, clerk, a_citizen(ports, 2).account_id, permit.permit_id)


def test_of_what_they_did_themselves_no_letter_is_written(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    case = a_complete_draft(ports, applicant=citizen, staff=staff).submit()
    withdraw(ports, citizen, case.application_id, None)
    send_announced(ports)
    assert [one.template for one, _ in fetched(ports, staff, citizen).letters] == ["submitted"]


def test_whoever_can_be_written_to_fetches_the_permit_in_the_site(
    ports: FakePorts, staff: Staff
) -> None:
    reached = a_citizen(ports, 4)
    case = a_complete_draft(ports, applicant=reached, staff=staff).submit().issue()
    assert fetched(ports, staff, reached).permits == ()
    with refused("unknown-permit"):
        at_counter.permit_link(
            ports, staff["back_office"], reached.account_id, case.now.permit_id or ""
        )


def test_letters_go_with_the_account(ports: FakePorts) -> None:
    hashed = ports.passwords.hash(PASSWORD)
    citizen = a_citizen(ports, 5, password_hash=hashed, **NO_WAY)
    request = erasure.ask_erasure(ports, citizen, PASSWORD, Language.INDONESIAN)
    send_announced(ports)
    assert len(ports.news.on_paper(citizen.account_id, limit=9)) == 1
    assert erasure.carry_out(ports, request, duties())
    assert ports.news.on_paper(citizen.account_id, limit=9) == []
    assert ports.news.letters_waiting(limit=9, cursor=None).items == ()


def test_each_look_is_noted(ports: FakePorts, citizen: Actor, staff: Staff) -> None:
    fetched(ports, staff, citizen)
    [note] = ports.notes.of(f"account#{citizen.account_id}", limit=9)
    assert (note.event, note.actor_id) == ("asked-at-counter", staff["back_office"].account_id)


def test_it_is_for_whose_role_serves_the_counter_and_nobody_serves_themselves(
    ports: FakePorts, citizen: Actor, staff: Staff
) -> None:
    with refused("not-for-this-role"):
        at_counter.to_fetch(ports, staff["section_head"], citizen.nik)
    with refused("not-for-this-role"):
        at_counter.hand_over(ports, staff["section_head"], citizen.account_id, "m1")
    with refused("not-for-this-role"):
        at_counter.permit_link(ports, staff["section_head"], citizen.account_id, "p" * 20)
    clerk = officer(ports, "back_office", number=7, citizen=citizen_details())
    with refused("own-application"):
        at_counter.to_fetch(ports, clerk, clerk.nik)
