"""What did not arrive is noted: of whom, by which way and why (docs/checks.md 57)."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.delivery.sending import BACK_OFF, send
from chalicelib.domain.delivery.undelivered import report
from chalicelib.domain.errors import InvalidInput, Unavailable
from chalicelib.domain.messages.model import Channel, RecipientRef
from chalicelib.domain.messages.undelivered import KEPT, Lost, Undelivered
from chalicelib.domain.storage import Add
from tests.contract import records
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


def queued(ports: FakePorts, **changes: Any) -> str:
    """Whose it is."""
    citizen = a_citizen(ports)
    now = ports.clock.now()
    given: dict[str, Any] = {
        "recipient": RecipientRef(account_id=citizen.account_id),
        "template": "erasure_done",
        "due_at": now,
        "created_at": now,
        **changes,
    }
    ports.commit(Add(records.message(**given)))
    return citizen.account_id


def noted(ports: FakePorts, whose: str) -> list[tuple[Channel, Lost]]:
    found: list[Undelivered] = list(ports.outbox.undelivered(whose, limit=9))
    return [(one.channel, one.why) for one in found]


def test_an_address_that_is_none_is_noted_with_what_it_was_about(ports: FakePorts) -> None:
    whose = queued(ports)
    ports.channels.refusal = InvalidInput("no-address")
    send(ports, ["m1"], duties())
    [lost] = ports.outbox.undelivered(whose, limit=9)
    assert (lost.channel, lost.why) == (Channel.EMAIL, Lost.NO_ADDRESS)
    assert (lost.template, lost.subject_id) == ("erasure_done", "a1")


def test_what_is_tried_again_is_not_noted_until_it_is_given_up(ports: FakePorts) -> None:
    whose = queued(ports)
    ports.channels.refusal = Unavailable()
    for delay in BACK_OFF:
        send(ports, ["m1"], duties())
        assert noted(ports, whose) == []
        ports.clock.advance(minutes=delay)
    send(ports, ["m1"], duties())
    assert noted(ports, whose) == [(Channel.EMAIL, Lost.GIVEN_UP)]


def test_a_mailbox_that_refuses_afterwards_is_noted_once_and_why_stays(ports: FakePorts) -> None:
    whose = queued(ports)
    send(ports, ["m1"], duties())
    assert noted(ports, whose) == []
    for why in (Lost.BOUNCED, Lost.COMPLAINED):
        assert report(ports, "m1", Channel.EMAIL, why, ports.clock.now())
    assert noted(ports, whose) == [(Channel.EMAIL, Lost.BOUNCED)]


def test_a_notice_to_an_address_is_of_the_account_that_it_is_about(ports: FakePorts) -> None:
    owner = queued(ports, recipient=RecipientRef(address="ani@contoh.id"), subject_id="citizen-9")
    send(ports, ["m1"], duties())
    report(ports, "m1", Channel.EMAIL, Lost.BOUNCED, ports.clock.now())
    assert noted(ports, "citizen-9") == [(Channel.EMAIL, Lost.BOUNCED)]
    assert noted(ports, owner) == []


def test_a_report_about_somebody_else_s_message_changes_nothing(ports: FakePorts) -> None:
    assert not report(ports, "unknown", Channel.EMAIL, Lost.BOUNCED, ports.clock.now())


def test_the_newest_come_first_and_no_more_than_are_asked_for(ports: FakePorts) -> None:
    whose = a_citizen(ports).account_id
    for number in range(5):
        ports.commit(Add(records.message(f"m{number}", recipient=RecipientRef(account_id=whose))))
        at = ports.clock.now() + timedelta(hours=number)
        report(ports, f"m{number}", Channel.EMAIL, Lost.BOUNCED, at)
    found = ports.outbox.undelivered(whose, limit=3)
    assert [one.message_id for one in found] == ["m4", "m3", "m2"]
    assert timedelta(days=100) < KEPT


def test_no_word_and_no_address_is_kept_of_it(ports: FakePorts) -> None:
    whose = queued(ports, params={"name": "Siti Rahasia"})
    ports.channels.refusal = InvalidInput("no-address")
    send(ports, ["m1"], duties())
    [lost] = ports.outbox.undelivered(whose, limit=9)
    assert "Rahasia" not in lost.as_stored() and "@" not in lost.as_stored()


def test_what_goes_to_an_address_of_no_account_is_sent_there(ports: FakePorts) -> None:
    campus = "dekan@kampus.example"
    queued(ports, recipient=RecipientRef(address=campus))
    send(ports, ["m1"], duties())
    assert [one.address for one in ports.channels.sent] == [campus]


def test_a_message_to_an_account_that_is_not_there_reached_nobody(ports: FakePorts) -> None:
    queued(ports, recipient=RecipientRef(account_id="nobody"))
    send(ports, ["m1"], duties())
    assert noted(ports, "nobody") == [(Channel.EMAIL, Lost.NO_ADDRESS)]


def test_who_was_erased_is_written_to_nowhere_and_has_missed_nothing(ports: FakePorts) -> None:
    gone = {"email": "", "whatsapp": "", "proven_whatsapp": "", "erased_at": ports.clock.now()}
    whose = a_citizen(ports, 7, **gone).account_id
    queued(ports, recipient=RecipientRef(account_id=whose))
    assert send(ports, ["m1"], duties()) == {"m1": "sent"}
    assert (ports.channels.sent, noted(ports, whose)) == ([], [])


def test_a_message_without_a_line_in_the_site_leaves_none_there(ports: FakePorts) -> None:
    whose = queued(ports)
    send(ports, ["m1"], duties())
    assert len(ports.channels.sent) == 1
    assert ports.news.of(whose, limit=9, cursor=None).items == ()
