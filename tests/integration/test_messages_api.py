"""Messages between a citizen and the office over HTTP, and what the WhatsApp gateway posts."""

import json

import pytest

from chalicelib.domain.accounts.model import Actor
from tests.support.api import Answer, World
from tests.support.stories import from_gateway

WHATSAPP = "/webhooks/whatsapp"


def write(world: World, citizen: Actor, text: str) -> Answer:
    answer = world.call("POST", "/messages", {"text": text}, by=citizen)
    assert answer.status == 201, answer.text
    return answer


def answer_to(world: World, citizen: Actor, text: str) -> Answer:
    path = f"/officer/messages/{citizen.account_id}"
    answer = world.call("POST", path, {"text": text}, by=world.staff["back_office"])
    assert answer.status == 201, answer.text
    return answer


def deliver(world: World, raw: bytes, headers: dict[str, str]) -> Answer:
    return world.call("POST", WHATSAPP, raw=raw, headers=headers)


def inbox(world: World, citizen: Actor, query: str = "") -> dict[str, object]:
    answer = world.call("GET", f"/messages{query}", by=citizen)
    assert answer.status == 200, answer.text
    body: dict[str, object] = answer.body
    return body


def texts(world: World, citizen: Actor) -> list[str]:
    return [item["text"] for item in inbox(world, citizen)["items"]]


def test_a_question_and_its_answer_on_dynamodb(aws_world: World) -> None:
    world = aws_world
    citizen, officer = world.citizen(), world.staff["back_office"]
    empty = {"items": [], "cursor": None, "unread": 0, "version": 0}
    assert inbox(world, citizen) == empty
    write(world, citizen, "Apakah KTP saya terbaca?")
    assert len(world.send_messages()) == 1
    [waiting] = world.call("GET", "/officer/messages", by=officer).body["items"]
    assert (waiting["account_id"], waiting["unread"]) == (citizen.account_id, 1)
    answer_to(world, citizen, "Ya, terbaca.")
    assert len(world.send_messages()) == 2
    assert world.call("GET", "/officer/messages", by=officer).body["items"] == []
    page = inbox(world, citizen)
    office = world.ports.office.short_name
    assert [(m["side"], m["by"], m["text"]) for m in page["items"]] == [
        ("office", office, "Ya, terbaca."),
        ("citizen", citizen.name, "Apakah KTP saya terbaca?"),
    ]
    assert page["unread"] == 1
    read = world.call("POST", "/messages/read", {"version": page["version"]}, by=citizen)
    assert (read.status, read.body["unread"]) == (200, 0)
    assert inbox(world, citizen)["unread"] == 0
    seen = world.call("GET", f"/officer/messages/{citizen.account_id}", by=officer).body
    assert seen["messages"]["items"][0]["by"] == officer.name


def test_the_last_twenty_come_first_and_older_ones_by_the_cursor(aws_world: World) -> None:
    world = aws_world
    citizen = world.citizen()
    for number in range(25):
        write(world, citizen, f"Pesan {number}")
        world.clock.advance(seconds=1)
    first = inbox(world, citizen)
    assert len(first["items"]) == 20
    assert first["items"][0]["text"] == "Pesan 24"
    older = inbox(world, citizen, f"?cursor={first['cursor']}")
    expected = [f"Pesan {number}" for number in (4, 3, 2, 1, 0)]
    assert [item["text"] for item in older["items"]] == expected
    assert older["cursor"] is None
    assert inbox(world, world.stranger, f"?cursor={first['cursor']}")["items"] == []


def test_the_thirty_first_message_of_an_hour_is_refused(world: World) -> None:
    citizen = world.citizen()
    for number in range(30):
        write(world, citizen, f"Pesan {number}")
    answer = world.call("POST", "/messages", {"text": "Satu lagi"}, by=citizen)
    assert (answer.status, answer.code) == (429, "too-many-attempts")
    assert "retry-after" in answer.headers


@pytest.mark.parametrize("text", ["", "   ", "a" * 2001, "\x00\u200b"])
def test_a_text_that_is_none_is_refused_by_its_field(world: World, text: str) -> None:
    answer = world.call("POST", "/messages", {"text": text}, by=world.citizen())
    assert (answer.status, list(answer.fields)) == (422, ["text"])


def test_a_thread_that_needs_no_answer_is_put_away_as_it_was_seen(world: World) -> None:
    citizen, officer = world.citizen(), world.staff["back_office"]
    write(world, citizen, "Terima kasih.")
    path = f"/officer/messages/{citizen.account_id}/done"
    write(world, citizen, "Eh, satu lagi!")
    stale = world.call("POST", path, {"version": 1}, by=officer)
    assert (stale.status, stale.code) == (409, "stale-version")
    assert world.call("POST", path, {"version": 2}, by=officer).status == 200
    assert world.call("GET", "/officer/messages", by=officer).body["items"] == []


def test_replies_by_whatsapp_arrive_in_the_thread_from_both_sides(aws_world: World) -> None:
    world = aws_world
    citizen = world.citizen()
    write(world, citizen, "Halo?")
    [to_office] = world.send_messages()
    reply = from_gateway(world, "Silakan.", to_office.address, quoted=to_office.body)
    assert deliver(world, *reply).status == 200
    assert len(world.send_messages()) == 2
    assert deliver(world, *from_gateway(world, "Terima kasih.", citizen)).status == 200
    assert len(world.send_messages()) == 1
    assert texts(world, citizen)[-1] == "Halo?"
    assert sorted(texts(world, citizen)) == ["Halo?", "Silakan.", "Terima kasih."]


def test_a_replayed_message_is_answered_alike_and_has_no_effect(aws_world: World) -> None:
    world = aws_world
    citizen = world.citizen()
    answer_to(world, citizen, "Ada yang bisa dibantu?")
    world.send_messages()
    sent = from_gateway(world, "Ada.", citizen)
    first, second = deliver(world, *sent), deliver(world, *sent)
    assert (first.status, first.body) == (second.status, second.body) == (200, {"done": True})
    assert texts(world, citizen).count("Ada.") == 1
    assert len(world.send_messages()) == 1
    ends = [item for item in world.items("sessions") if item["pk"]["S"].startswith("inbound#")]
    assert len(ends) == 1 and "expires_at" in ends[0]
    world.clock.advance(minutes=6)
    late = deliver(world, *sent)
    assert (late.status, late.code) == (401, "webhook-late")


def test_a_message_that_the_gateway_did_not_sign_is_refused(world: World) -> None:
    citizen = world.citizen()
    answer_to(world, citizen, "Ada yang bisa dibantu?")
    raw, good = from_gateway(world, "Palsu", citizen)
    _, other_key = from_gateway(world, "Palsu", citizen, secret=b"another")
    changed = raw.replace(b"Palsu", b"Lain!")
    unsigned = {"X-Webhook-Timestamp": good["X-Webhook-Timestamp"]}
    untimed = {"X-Webhook-Signature": good["X-Webhook-Signature"]}
    for body, headers in (
        (raw, other_key), (changed, good), (raw, unsigned), (raw, untimed), (raw, {}), (b"", good),
    ):  # fmt: skip
        refused = deliver(world, body, headers)
        assert (refused.status, refused.code) == (401, "webhook-not-genuine")
    assert texts(world, citizen) == ["Ada yang bisa dibantu?"]


@pytest.mark.parametrize(
    "body",
    [
        {"from": "+6281200001111", "text": "x"},
        {"id": "1", "from": "bukan nomor", "text": "x"},
        {"id": "1", "from": "+6281200001111", "text": None},
        {"id": "a" * 300, "from": "+6281200001111", "text": "x"},
        [],
    ],
)
def test_a_signed_body_that_is_no_message_is_told_as_such(world: World, body: object) -> None:
    from chalicelib.domain.conversations.inbound import signature

    raw, at = json.dumps(body).encode(), str(int(world.clock.now().timestamp()))
    signed = signature(world.ports.whatsapp_secret, at, raw)
    answer = deliver(world, raw, {"X-Webhook-Timestamp": at, "X-Webhook-Signature": signed})
    assert answer.status == 422, answer.text


def test_neither_number_nor_name_nor_words_are_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    citizen = world.citizen()
    write(world, citizen, "Kanari-kata-kata")
    raw, headers = from_gateway(world, "Kanari-balasan", "+6281244443333")
    deliver(world, raw, headers)
    deliver(world, raw.replace(b"Kanari", b"kanari"), headers)
    logged = " ".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "/api/webhooks/whatsapp" in logged
    for secret in ("anari-", "81244443333", citizen.name, headers["X-Webhook-Signature"]):
        assert secret not in logged
