"""Which messages a person gets, by which way, and what of them is found in the site."""

from collections import Counter
from typing import Any

import pytest

from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.domain.accounts.model import By
from chalicelib.domain.accounts.profile import choose_told
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.delivery import reading
from chalicelib.domain.delivery.sending import send
from chalicelib.domain.errors import InvalidInput, Unavailable
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.news import News
from chalicelib.domain.privacy import erasure
from chalicelib.domain.storage import Empty, Page
from chalicelib.domain.text import Language
from tests.fakes.deliveries import duties, send_announced
from tests.fakes.papers import Sent
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, a_submitted_case
from tests.support.people import a_citizen

PASSWORD = "kuda nil makan rambutan"
BEFORE = 2
"""The link that proves the e-mail address, and the one that proves the number."""


def returned_once(ports: FakePorts | None = None, **who: Any) -> Case:
    """A research permit, to its end, with one correction on the way."""
    ports = ports or FakePorts()
    case = a_complete_draft(ports, applicant=a_citizen(ports, **who)).submit()
    case.mark("proposal", "Bab III belum ada.").send_back()
    case.upload("proposal", b"a better file")
    case.resubmit().issue()
    assert case.now.phase is Phase.ISSUED
    return case


def to_citizen(case: Case) -> list[Sent]:
    send_announced(case.ports)
    account = case.ports.accounts.find(case.applicant.account_id)
    return [s for s in case.ports.channels.sent if s.address in (account.email, account.whatsapp)]


def lines(case: Case) -> list[tuple[str, str]]:
    """What the list in the site says, oldest first, with the way to each."""
    own = reading.own_news(case.ports, case.applicant, limit=50, cursor=None)
    said = [
        (case.ports.message_texts.line(one.template, Language.INDONESIAN, one.params), one.path)
        for one in reversed(own.page.items)
    ]
    return [(text, path) for text, path in said if text]


def test_a_research_permit_that_was_returned_once_costs_seven_messages_at_most() -> None:
    sent = to_citizen(returned_once())
    assert len(sent) + BEFORE <= 7
    by_way = Counter(one.channel for one in sent)
    assert by_way == {Channel.WHATSAPP: 4, Channel.EMAIL: 1}, "what is urgent goes by both"


def test_everything_that_happened_is_found_in_the_site_with_the_way_to_it() -> None:
    case = returned_once()
    to_citizen(case)
    own = f"/permohonan/{case.application_id}"
    told = lines(case)
    assert [path for _, path in told] == [
        own,
        f"{own}/perbaikan",
        *(own,) * 5,
        f"/izin-saya/{case.now.permit_id}",
    ]
    assert "perlu diperbaiki paling lambat" in told[1][0]
    assert "sekarang pada tahap “Verifikasi Kabid”" in told[4][0]


def test_whoever_wants_the_steps_hears_of_each() -> None:
    ports = FakePorts()
    case = returned_once(ports, told_steps=True)
    assert len(to_citizen(case)) == 5 + 4


def test_who_wants_the_steps_no_more_is_not_sent_those_that_wait_yet() -> None:
    ports = FakePorts()
    case = returned_once(ports, told_steps=True)
    account = ports.accounts.find(case.applicant.account_id)
    choose_told(ports, case.applicant, by=account.told_by, steps=False)
    assert len(to_citizen(case)) == 5


def test_a_step_that_is_to_be_sent_to_nobody_is_in_the_site_at_once_and_in_no_outbox() -> None:
    case = a_submitted_case()
    case.approve()  # which gives it its number: that is sent
    case.ports.announcer.announced.clear()
    case.approve()
    assert case.ports.announcer.announced == []
    assert "sekarang pada tahap" in lines(case)[-1][0]


def test_what_could_not_be_sent_is_in_the_site_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = a_submitted_case()

    def breaks(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(case.ports.channels, "send", breaks)
    send_announced(case.ports)
    [(text, path)] = lines(case)
    assert (case.now.receipt in text, path) == (True, f"/permohonan/{case.application_id}")


@pytest.mark.parametrize(
    ("by", "ways"),
    [
        (By.WHATSAPP, {Channel.WHATSAPP: 4, Channel.EMAIL: 1}),
        (By.EMAIL, {Channel.WHATSAPP: 1, Channel.EMAIL: 4}),
        (By.BOTH, {Channel.WHATSAPP: 4, Channel.EMAIL: 4}),
    ],
)
def test_news_goes_by_the_way_that_was_chosen(by: By, ways: dict[Channel, int]) -> None:
    case = returned_once(told_by=by)
    assert Counter(one.channel for one in to_citizen(case)) == ways


def test_without_a_proven_number_all_of_it_goes_by_e_mail() -> None:
    case = returned_once(proven_whatsapp="")
    assert Counter(one.channel for one in to_citizen(case)) == {Channel.EMAIL: 4}
    lost = case.ports.outbox.undelivered(case.applicant.account_id, limit=9)
    assert list(lost) == [], "a number that nobody proved is no way that failed"


def test_a_number_that_is_gone_does_not_keep_the_news_from_the_mailbox(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ports = FakePorts()
    send = ports.channels.send

    def no_such_number(channel: Channel, *rest: Any) -> None:
        if channel is Channel.WHATSAPP:
            raise InvalidInput("no-address")
        send(channel, *rest)

    monkeypatch.setattr(ports.channels, "send", no_such_number)
    case = returned_once(ports)
    assert Counter(one.channel for one in to_citizen(case)) == {Channel.EMAIL: 4}


def test_a_choice_is_noted_and_holds_from_then_on() -> None:
    case = returned_once()
    choose_told(case.ports, case.applicant, by=By.EMAIL, steps=True)
    account = case.ports.accounts.find(case.applicant.account_id)
    assert (account.told_by, account.told_steps) == (By.EMAIL, True)
    [*_, note] = case.ports.notes.of(account.subject)
    assert (note.event, note.details) == ("told-chosen", {"by": "email", "steps": "true"})


def while_all_is_away(case: Case) -> list[str]:
    """The messages that could not be sent."""
    ids = list(case.ports.announcer.announced)
    case.ports.channels.refusal = Unavailable()
    send_announced(case.ports)
    case.ports.channels.refusal = None
    case.ports.clock.advance(minutes=1)
    return ids


def test_what_was_to_go_both_ways_is_tried_again_by_both_whatever_was_chosen_since() -> None:
    case = a_submitted_case()
    owner = case.applicant
    choose_told(case.ports, owner, by=By.BOTH, steps=False)
    ids = while_all_is_away(case)
    choose_told(case.ports, owner, by=By.EMAIL, steps=False)
    send(case.ports, ids, duties())
    sent = {one.channel for one in case.ports.channels.sent}
    assert sent == {Channel.EMAIL, Channel.WHATSAPP}


# --- the list


def test_a_line_that_was_erased_does_not_come_back_with_the_next_attempt() -> None:
    case = a_submitted_case()
    ids = while_all_is_away(case)
    [line] = reading.own_news(case.ports, case.applicant, limit=9, cursor=None).page.items
    case.ports.commit(Empty(News, line.news_id))
    assert "sent" in send(case.ports, ids, duties()).values()
    assert lines(case) == []


def test_what_was_seen_is_new_no_more_and_what_comes_later_is() -> None:
    case = returned_once()
    to_citizen(case)
    ports, owner = case.ports, case.applicant
    first = reading.own_news(ports, owner, limit=3, cursor=None)
    assert (first.seen_at, first.unseen, len(first.page.items)) == (None, 8, 3)
    newest = first.page.items[0].at
    reading.saw(ports, owner, newest)
    assert reading.own_news(ports, owner, limit=3, cursor=None).unseen == 0
    ports.clock.advance(minutes=5)
    reading.saw(ports, owner, newest.replace(year=2020))
    assert reading.own_news(ports, owner, limit=3, cursor=None).unseen == 0, "it never goes back"


def test_the_list_is_ones_own_and_goes_on_by_pages() -> None:
    case = returned_once()
    to_citizen(case)
    first = reading.own_news(case.ports, case.applicant, limit=5, cursor=None).page
    rest = reading.own_news(case.ports, case.applicant, limit=5, cursor=first.cursor).page
    assert len({one.news_id for one in (*first.items, *rest.items)}) == 8
    stranger = a_citizen(case.ports, number=7)
    assert reading.own_news(case.ports, stranger, limit=5, cursor=None).page.items == ()


def test_the_list_goes_with_the_account() -> None:
    ports = FakePorts()
    hashed = Argon2Passwords(passes=1, memory_kib=8).hash(PASSWORD)
    case = returned_once(ports, password_hash=hashed)
    to_citizen(case)
    reading.saw(ports, case.applicant, ports.clock.now())
    request = erasure.ask_erasure(ports, case.applicant, PASSWORD, Language.INDONESIAN)
    assert erasure.carry_out(ports, request, duties())
    assert reading.own_news(ports, case.applicant, limit=5, cursor=None) == reading.OwnNews(
        Page(()), None, 0
    )


def test_the_list_keeps_no_more_of_a_message_than_its_line_needs() -> None:
    case = returned_once()
    to_citizen(case)
    kept = reading.own_news(case.ports, case.applicant, limit=50, cursor=None).page.items
    assert all("name" not in one.params and "corrections" not in one.params for one in kept)
