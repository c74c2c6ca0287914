"""What follows the permit, over HTTP on moto: the real tables, indexes and policies' shape."""

from typing import Any

from tests.fakes.papers import Sent
from tests.support.api import Answer, World
from tests.support.cases import Case
from tests.support.stories import (
    give_surveys,
    hand_in,
    issued,
    midwife,
    permit_id,
    submitted,
    with_result,
)

REASON = {"reason": "Tempat praktik tidak sesuai dengan izin."}
KEY = "cabut-satu-kali"


def revoke(world: World, case: Case, body: dict[str, Any] = REASON, key: str = KEY) -> Answer:
    path = f"/officer/permits/{permit_id(case)}/revocation"
    return world.call("POST", path, body, by=world.staff["head"], key=key)


def signed(world: World, case: Case) -> None:
    """The head signs the decree, and its queue is emptied."""
    [waits] = world.call("GET", "/officer/decrees?limit=10", by=world.staff["head"]).body["items"]
    item = {"decree_of": permit_id(case), "version": waits["version"]}
    body = {"items": [item], "passphrase": "rahasia"}
    head = world.staff["head"]
    sent = world.call("POST", "/officer/signing-batches", body, by=head, key="tanda-tangan-1")
    assert (sent.status, sent.body["sent"]) == (201, 1), sent.text
    world.run_chain()
    batch = world.call("GET", f"/officer/signing-batches/{sent.body['batch_id']}", by=head).body
    [line] = batch["items"]
    assert (line["state"], batch["finished"]) == ("issued", True)
    assert (line["decree_of"], line["number"]) == (permit_id(case), case.now.permit_number)


def expiring(world: World, query: str = "") -> Any:
    answer = world.call("GET", f"/officer/expiring-permits{query}", by=world.staff["secretary"])
    return answer.body


def detail(world: World, case: Case) -> Any:
    return world.call("GET", f"/permits/{permit_id(case)}", by=case.applicant).body


def told(world: World) -> list[tuple[str, str]]:
    """What the next sweep sends: channel and first words."""
    world.send_messages()
    world.sweep()
    return sorted({(sent.channel.value, _subject(sent)) for sent in world.send_messages()})


def _subject(sent: Sent) -> str:
    return sent.subject or sent.body[:40]


def test_a_renewal_asks_only_for_what_has_changed_and_ends_in_a_new_permit(
    aws_world: World,
) -> None:
    case = midwife(aws_world)
    path = f"/permits/{permit_id(case)}/renewal"
    draft = aws_world.call("POST", path, by=case.applicant).body
    assert (draft["kind"], draft["renews"]) == ("renewal", permit_id(case))
    assert draft["data"]["nomor_izin_lama"] == case.now.permit_number
    there = {row["id"] for row in draft["documents"] if row["state"] == "clean"}
    assert there == {"ktp", "ijazah"}
    asked = {problem["field"] for problem in draft["shortcomings"]}
    wanted = {row["id"] for row in draft["documents"] if row["required"]}
    assert asked == {f"documents.{name}" for name in wanted - there}
    again = aws_world.call("POST", path, by=case.applicant)
    assert (again.status, again.code) == (409, "renewal-already-started")
    assert draft["receipt"] in again.body["detail"]

    renewed = Case(case.ports, case.applicant, case.staff, draft["application_id"])
    renewed.upload_all().submit()
    aws_world.run_chain()
    renewed.approve_up_to("head").sign()
    aws_world.run_chain()
    old = detail(aws_world, case)
    assert (old["renewed"], old["renewal_id"]) == (True, draft["application_id"])
    assert detail(aws_world, renewed)["number"] != old["number"]


def test_a_research_permit_has_no_renewal(aws_world: World) -> None:
    case = issued(aws_world)
    answer = aws_world.call("POST", f"/permits/{permit_id(case)}/renewal", by=case.applicant)
    assert (answer.status, answer.code) == (409, "no-renewal-for-type")
    assert "Izin Penelitian" in answer.body["detail"]


def test_a_revocation_is_public_told_to_the_holder_and_done_once(aws_world: World) -> None:
    case = issued(aws_world)
    give_surveys(aws_world, case)
    aws_world.send_messages()
    first, again = revoke(aws_world, case), revoke(aws_world, case)
    assert (first.status, again.text) == (201, first.text)
    waiting = aws_world.call("GET", f"/verifications/{permit_id(case)}")
    assert waiting.body["standing"] == "in-force" and aws_world.send_messages() == []
    signed(aws_world, case)
    told_to = aws_world.send_messages()
    assert len(told_to) == 2 and all(REASON["reason"] in sent.body for sent in told_to)

    shown = aws_world.call("GET", f"/verifications/{permit_id(case)}")
    assert shown.body["standing"] == "revoked"
    assert shown.body["revoked_by"].startswith("500.16.7.2/001/CABUT/")
    assert REASON["reason"] not in shown.text
    assert detail(aws_world, case)["revocation"]["reason"] == REASON["reason"]

    another = revoke(aws_world, case, key="cabut-lagi-ya")
    assert (another.status, another.code) == (409, "permit-already-revoked")
    other_body = revoke(aws_world, case, {"reason": "Alasan yang lain."})
    assert (other_body.status, other_body.code) == (409, "idempotency-key-reused")
    assert aws_world.notes(case.application_id).count("revoked") == 1


def test_the_list_of_what_ends_soon_loses_what_is_revoked(aws_world: World) -> None:
    case = issued(aws_world)  # until 30 June 2026; today is 2 March
    kept = issued(aws_world)
    assert expiring(aws_world)["items"] == []
    page = expiring(aws_world, "?days=120&limit=1")
    [first] = page["items"]
    rest = expiring(aws_world, f"?days=120&limit=1&cursor={page['cursor']}")["items"]
    listed = {first["permit_id"], *(item["permit_id"] for item in rest)}
    assert listed == {permit_id(case), permit_id(kept)}
    assert first["valid_until"] == "2026-06-30"
    revoke(aws_world, case)
    signed(aws_world, case)
    left = expiring(aws_world, "?days=120")["items"]
    assert [item["permit_id"] for item in left] == [permit_id(kept)]


def test_a_sweep_reminds_once_and_only_when_the_office_is_up(aws_world: World) -> None:
    issued(aws_world)
    aws_world.send_messages()
    aws_world.clock.advance(days=59)  # 30 April, 9 o'clock: 61 days before the end
    assert told(aws_world) == []
    aws_world.clock.advance(hours=16)  # 1 May, 1 o'clock
    assert told(aws_world) == []
    aws_world.clock.advance(hours=8)
    assert told(aws_world) == [("whatsapp", "Sisfo Izin: Izin Penelitian Anda nomor 0")]
    assert told(aws_world) == []


def test_the_missing_result_is_asked_for_thirty_days_after_the_research(
    aws_world: World,
) -> None:
    for case in (issued(aws_world), with_result(aws_world)):
        assert detail(aws_world, case)["result"]["due_on"] == "2026-07-30"
    aws_world.clock.advance(days=119)  # the day before the end: all other reminders are over
    told(aws_world)
    aws_world.clock.advance(days=31)
    assert [channel for channel, _ in told(aws_world)] == ["whatsapp"]
    aws_world.clock.advance(days=1)
    assert told(aws_world) == []


def test_a_result_is_public_while_its_author_agrees(aws_world: World) -> None:
    case = with_result(aws_world, publish=True)
    page = aws_world.call("GET", "/publications/research")
    [item] = page.body["items"]
    assert item["title"] == case.now.data["judul"]
    assert permit_id(case) not in page.text and case.applicant.nik not in page.text
    place = f"/publications/research/{item['publication_id']}/file"
    assert aws_world.call("GET", place).body["url"].startswith("https://")

    hand_in(aws_world, case, b"hasil yang diperbaiki")
    [again] = aws_world.call("GET", "/publications/research").body["items"]
    assert again["publication_id"] == item["publication_id"] and again["size"] != item["size"]

    consent = f"/permits/{permit_id(case)}/result/consent"
    assert aws_world.call("PUT", consent, {"publish": False}, by=case.applicant).status == 200
    assert aws_world.call("GET", "/publications/research").body["items"] == []
    gone = aws_world.call("GET", place)
    assert (gone.status, gone.code) == (404, "unknown-publication")


def test_a_refused_result_says_why(aws_world: World) -> None:
    case = issued(aws_world)
    hand_in(aws_world, case, b"not what was asked for")
    shown = detail(aws_world, case)["result"]
    assert (shown["state"], shown["verdict_code"]) == ("refused", "unreadable")
    assert shown["verdict"]


def test_officers_see_that_the_places_were_changed(aws_world: World) -> None:
    case = submitted(aws_world)
    body = {"field": "lokasi", "value": [{"name": "Nagari Cupak"}], "reason": "Pindah lokasi."}
    path = f"/applications/{case.application_id}/amendments"
    assert aws_world.call("POST", path, body, by=case.applicant).status == 201
    officer = aws_world.staff["back_office"]
    place = f"/officer/applications/{case.application_id}"
    seen = aws_world.call("GET", place, by=officer).body["application"]
    [amendment] = seen["amendments"]
    assert amendment["before"][0]["name"] == "Nagari Koto Baru"
    assert amendment["after"] == seen["data"]["lokasi"]
    notes = aws_world.call("GET", f"{place}/notes", by=officer).body["items"]
    assert notes[-1]["event"] == "amended" and "Nagari Cupak" in notes[-1]["text"]
