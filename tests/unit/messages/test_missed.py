"""The officers of a file send once more what did not reach its applicant (docs/checks.md 57)."""

import pytest

from chalicelib.domain.delivery import missed
from chalicelib.domain.delivery.undelivered import report
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.undelivered import Lost
from tests.fakes.deliveries import send_announced
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import a_citizen


def bounced(case: Case) -> str:
    """Gives it back to a mailbox that refuses what is sent; the message."""
    case.mark("proposal", "Bab III belum ada.").send_back()
    send_announced(case.ports)
    [message] = [
        one.message_id
        for one in stored.messages(case.ports)
        if (one.template, one.subject_id) == ("returned", case.application_id)
    ]
    assert report(case.ports, message, Channel.EMAIL, Lost.BOUNCED, case.ports.clock.now())
    return message


@pytest.fixture
def case() -> Case:
    return a_submitted_case()


def again(case: Case, message_id: str) -> None:
    missed.send_again(case.ports, case.officer, case.application_id, message_id)


def told(case: Case) -> int:
    return sum(one.template == "news_missed" for one in stored.messages(case.ports))


def test_the_news_is_sent_again_once_a_day(case: Case) -> None:
    message = bounced(case)
    again(case, message)
    assert told(case) == 1
    [shown] = missed.of_file(case.ports, case.officer, case.application_id)
    assert (shown.message_id, shown.sent_again_by) == (message, case.officer.account_id)
    with refused("sent-again-lately"):
        again(case, message)
    case.ports.clock.advance(hours=24)
    again(case, message)
    assert told(case) == 2


def test_what_others_missed_is_neither_shown_with_this_file_nor_sent_again_by_it(
    case: Case,
) -> None:
    other = a_submitted_case(case.ports, applicant=a_citizen(case.ports, 2), staff=case.staff)
    theirs, own = bounced(other), bounced(case)
    found = missed.of_file(case.ports, case.officer, case.application_id)
    assert [one.message_id for one in found] == [own]
    assert [one.message_id for one in missed.of_oneself(case.ports, other.applicant)] == [theirs]
    with refused("unknown-message"):
        again(case, theirs)
    assert told(case) == 0
