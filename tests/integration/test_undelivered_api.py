"""Messages that did not arrive are seen by whom they were for and by the officers of the file, and
the news is sent again (docs/checks.md 57)."""

import pytest

from chalicelib.domain.delivery.undelivered import report
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.undelivered import Lost
from tests.support.api import World
from tests.support.cases import Case
from tests.support.stories import returned


@pytest.fixture
def case(world: World) -> Case:
    """Returned to somebody whose mailbox refuses what is sent, after it was sent."""
    case = returned(world)
    for sent in world.send_messages():
        report(world.ports, sent.message_id, Channel.EMAIL, Lost.BOUNCED, world.clock.now())
    return case


def path(case: Case, rest: str = "") -> str:
    return f"/officer/applications/{case.application_id}/undelivered{rest}"


def test_a_person_sees_what_did_not_reach_them_and_why(world: World, case: Case) -> None:
    items = world.call("GET", "/profile/undelivered", by=case.applicant).body["items"]
    assert {one["what"] for one in items} >= {"Permohonan perlu diperbaiki"}
    assert {one["why"] for one in items} == {"bounced"}
    assert {one["application_id"] for one in items} == {case.application_id}
    english = world.call("GET", "/profile/undelivered", by=case.applicant, language="en").body
    assert "The application needs a correction" in {one["what"] for one in english["items"]}
    assert world.call("GET", "/profile/undelivered", by=world.stranger).body["items"] == []


def test_the_officers_of_the_file_see_it_and_send_the_news_again(world: World, case: Case) -> None:
    officer = case.officer
    items = world.call("GET", path(case), by=officer).body["items"]
    [one] = [item for item in items if item["what"] == "Permohonan perlu diperbaiki"]
    again = path(case, f"/{one['message_id']}/again")
    assert world.call("POST", again, by=officer).status == 200
    sent = world.send_messages()
    assert {message.channel for message in sent} == {"email", "whatsapp"}
    for message in sent:
        assert "Permohonan perlu diperbaiki" in message.body
        assert f"/permohonan/{case.application_id}" in message.body
    shown = world.call("GET", path(case), by=officer).body["items"]
    assert [one for one in shown if one["sent_again_at"]]


def test_once_a_day_is_enough(world: World, case: Case) -> None:
    one = world.call("GET", path(case), by=case.officer).body["items"][0]
    again = path(case, f"/{one['message_id']}/again")
    assert world.call("POST", again, by=case.officer).status == 200
    refused = world.call("POST", again, by=case.officer)
    assert (refused.status, refused.code) == (409, "sent-again-lately")
    world.clock.advance(hours=24)
    later = world.fresh_token(case.officer)
    assert world.call("POST", again, by=later).status == 200


def test_nobody_s_other_message_is_sent_again_by_this_file(world: World, case: Case) -> None:
    other = returned(world)
    lost = {sent.message_id for sent in world.send_messages()}
    for message_id in lost:
        report(world.ports, message_id, Channel.EMAIL, Lost.BOUNCED, world.clock.now())
    theirs = world.call("GET", path(other), by=other.officer).body["items"][0]["message_id"]
    refused = world.call("POST", path(case, f"/{theirs}/again"), by=case.officer)
    assert (refused.status, refused.code) == (404, "unknown-message")
    assert not lost & {
        one["message_id"] for one in world.call("GET", path(case), by=case.officer).body["items"]
    }


def test_an_address_that_is_none_is_seen_without_a_report(world: World) -> None:
    world.channels.refusal = InvalidInput("no-address")
    case = returned(world)
    world.send_messages()
    items = world.call("GET", "/profile/undelivered", by=case.applicant).body["items"]
    assert {one["why"] for one in items} == {"no-address"}
    assert {one["channel"] for one in items} == {"email", "whatsapp"}


def test_who_may_not_open_the_file_learns_nothing_of_it(world: World, case: Case) -> None:
    outsider = world.officer("bpjs")
    assert world.call("GET", path(case), by=outsider).status == 403
