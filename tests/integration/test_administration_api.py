"""Administrators change the office's data, and what the public is told follows."""

from typing import Any

import pytest

from chalicelib.domain.applying.drafting import withdraw
from tests.support.api import Answer, World
from tests.support.cases import Case, a_complete_draft
from tests.support.stories import draft

TEXT = {"id": "Loket pindah ke gedung baru.", "en": "The counter has moved."}
CONTACT = {"label": {"id": "Loket", "en": "Counter"}, "whatsapp": "+6281299990000"}


def put(world: World, path: str, content: dict[str, Any], version: int = 0, **more: Any) -> Answer:
    body = {"version": version, "content": content, **more}
    return world.call("PUT", f"/admin/{path}", body, by=world.administrator)


def test_a_place_that_is_added_can_be_chosen_and_one_that_is_hidden_cannot(world: World) -> None:
    market = {"name": "Pasar Alahan Panjang", "kind": "other", "district": "13.02.04"}
    made = put(world, "places/pasar-alahan", market)
    assert (made.status, made.body["version"], made.body["active"]) == (200, 1, True)
    case = draft(world)

    def choose(place_id: str) -> Any:
        data = {"lokasi": [{"name": "apa saja", "place_id": place_id}]}
        path = f"/applications/{case.application_id}/data"
        return world.call("PATCH", path, {"data": data}, by=case.applicant).body

    saved = choose("pasar-alahan")
    assert saved["application"]["data"]["lokasi"][0]["name"] == "Pasar Alahan Panjang"
    assert put(world, "places/pasar-alahan", market, 1, active=False).status == 200
    places = {item["place_id"] for item in world.call("GET", "/places").body["items"]}
    assert "pasar-alahan" not in places
    [problem] = choose("pasar-alahan")["problems"]
    assert (problem["field"], problem["code"]) == ("data.lokasi.0.place_id", "unknown-place")
    listed = world.call("GET", "/admin/places", by=world.administrator).body["items"]
    [own] = [item for item in listed if item["entry_id"] == "pasar-alahan"]
    assert (own["version"], own["active"]) == (2, False)


def test_whoever_hides_a_place_hears_how_many_running_applications_name_it(world: World) -> None:
    """They go on naming it. Counted here by looking at each, there by sums."""
    market, office = "nagari-surian", "nagari-lolo"

    def sent(*places: str | None) -> Case:
        case = a_complete_draft(world.case_ports, applicant=world.citizen(), staff=world.staff)
        named = [{"name": f"Tempat {n}", "place_id": one} for n, one in enumerate(places)]
        path = f"/applications/{case.application_id}/data"
        saved = world.call("PATCH", path, {"data": {"lokasi": named}}, by=case.applicant)
        assert saved.body["problems"] == []
        return case

    def running() -> dict[str, int]:
        items = world.call("GET", "/admin/places", by=world.administrator).body["items"]
        return {item["entry_id"]: item["running"] for item in items}

    cases = [sent(market, None), sent(market, office), sent(market), sent(None)]
    assert running()[market] == 0, "drafts do not count"
    for case in cases:
        case.submit()
    assert (running()[market], running()[office]) == (3, 1)
    hidden = put(world, f"places/{market}", _PLACE, active=False).body
    assert (hidden["active"], hidden["running"]) == (False, 3)
    first, second, third, _ = cases
    withdraw(world.case_ports, first.applicant, first.application_id, None)
    amend(world, second, [{"name": "Nagari Lolo", "place_id": office}])
    third.mark("proposal", "Buram.").send_back()
    named = [one.get("place_id") for case in cases if case.now.phase.is_running
             for one in case.now.data["lokasi"]]  # fmt: skip
    assert (named.count(market), named.count(office)) == (1, 1)
    assert (running()[market], running()[office]) == (1, 1)
    withdraw(world.case_ports, third.applicant, third.application_id, None)
    assert running()[market] == 0


_PLACE = {"name": "Nagari Surian", "kind": "nagari", "district": "13.02.03"}


def amend(world: World, case: Case, places: list[dict[str, str]]) -> None:
    body = {"field": "lokasi", "value": places, "reason": "Lokasinya dipersempit."}
    path = f"/applications/{case.application_id}/amendments"
    answer = world.call("POST", path, body, by=case.applicant)
    assert answer.status == 201, answer.text


def test_a_holiday_closes_the_office_on_that_day(world: World) -> None:
    day = {"rule": "holiday", "reason": "Hari Jadi Kabupaten Solok"}
    assert put(world, "holidays/2026-03-02", day).status == 200
    now = world.call("GET", "/office").body["now"]
    assert (now["open"], now["closed"]) == (False, "holiday")
    assert now["holiday"]["id"] == "Hari Jadi Kabupaten Solok"
    days = world.call("GET", "/calendar?year=2026").body["days"]
    assert {"date": "2026-03-02", "kind": "office"}.items() <= next(
        item for item in days if item["date"] == "2026-03-02"
    ).items()


@pytest.mark.parametrize(
    ("language", "over", "otherwise"),
    [
        ("id", "Pilih hari ini atau sesudahnya", "Hapus barisnya, lalu coba lagi"),
        ("en", "Choose today or a later day", "Delete these lines and try again"),
    ],
)
def test_a_holiday_in_the_past_is_refused_with_the_cure(
    world: World, language: str, over: str, otherwise: str
) -> None:
    """One day, and a decree's days, which are also looked at; nothing of them is entered."""
    reason = "SKB 3 Menteri 2026"
    days = [{"date": day} for day in ("2026-02-26", "2026-02-27", "2026-03-10")]
    for method, path, body, cure in (
        (
            "PUT",
            "holidays/2026-02-27",
            {"version": 0, "content": {"rule": "holiday", "reason": reason}},
            over,
        ),
        ("POST", "holidays/preview", {"days": days}, otherwise),
        ("POST", "holidays", {"days": days, "reason": reason}, otherwise),
    ):
        answer = world.call(
            method, f"/admin/{path}", body, by=world.administrator, language=language
        )
        assert answer.status == 422
        [said] = [error["message"] for error in answer.body["errors"]]
        assert cure in said
        assert ("26-2-2026, 27-2-2026" in said) is ("days" in body)
    written = world.call("GET", "/admin/holidays", by=world.administrator).body["items"]
    assert not [one for one in written if one["content"]["reason"] == reason]


def test_a_year_s_decree_is_entered_in_the_middle_of_the_year(world: World) -> None:
    """Its days that are over were holidays as it says: they are let go, the others entered."""
    body = {
        "days": [{"date": "2026-01-01"}, {"date": "2026-02-28"}, {"date": "2026-03-10"}],
        "reason": "SKB 3 Menteri 2026",
    }
    answer = world.call("POST", "/admin/holidays", body, by=world.administrator)
    assert answer.status == 200
    entered = [one["entry_id"] for one in answer.body["items"] if one["version"]]
    assert entered == ["2026-03-10"]


def test_contacts_are_the_ones_that_the_public_and_the_keyword_get(world: World) -> None:
    content = {"phone": "(0755) 31000", "email": "izin@contoh.id", "contacts": [CONTACT]}
    assert put(world, "contacts/office", content).status == 200
    office = world.call("GET", "/office").body
    assert (office["phone"], office["contacts"]) == ("(0755) 31000", [CONTACT])


def test_help_texts_are_changed_and_hidden(world: World) -> None:
    question = {"question": TEXT, "answer": TEXT, "order": 0}
    assert put(world, "faq/loket", question).status == 200
    assert put(world, "faq/biaya", question, active=False).status == 200
    asked = [item["id"] for item in world.call("GET", "/faq").body["items"]]
    assert asked[0] == "loket"
    assert "biaya" not in asked
    topic = {"title": TEXT, "steps": [{"text": TEXT, "picture": "loket"}], "order": 0}
    assert put(world, "guide/loket", topic).status == 200
    assert world.call("GET", "/guide").body["items"][0]["steps"][0]["picture"] == "loket"


def test_an_announcement_is_made_read_and_taken_down(world: World) -> None:
    news = {"title": TEXT, "text": TEXT, "starts_on": "2026-03-02"}
    body = {"content": news}
    made = world.call("POST", "/admin/announcements", body, by=world.administrator)
    assert made.status == 201
    [shown] = world.call("GET", "/announcements").body["items"]
    assert (shown["title"], shown["ends_on"]) == (TEXT, None)
    path = f"announcements/{made.body['entry_id']}"
    assert put(world, path, news, 1, active=False).status == 200
    assert world.call("GET", "/announcements").body["items"] == []


def test_a_version_is_withdrawn_and_the_picker_follows(world: World) -> None:
    path = "permit-types/penelitian/versions/permendagri3-2018"
    assert put(world, path, {"withdrawn_on": "2026-03-02"}).body["in_force"] is False
    offered = {item["id"] for item in world.call("GET", "/permit-types").body["items"]}
    assert "penelitian" not in offered
    assert world.call("GET", "/permit-types/penelitian").status == 404
    begin = {"type_id": "penelitian"}
    assert world.call("POST", "/applications", begin, by=world.citizen()).status == 404
    assert put(world, path, {}, 1).body["in_force"] is True
    assert world.call("POST", "/applications", begin, by=world.citizen()).status == 201


def test_every_change_is_in_the_audit_the_latest_first(world: World) -> None:
    place = {"name": "Pasar", "kind": "other"}
    put(world, "places/pasar", place)
    put(world, "places/pasar", {**place, "name": "Pasar Baru"}, 1)
    page = world.call("GET", "/admin/audit?limit=1", by=world.administrator).body
    [last] = page["items"]
    assert (last["about"], last["by"]) == ("place/pasar", world.administrator.name)
    assert (last["before"]["name"], last["after"]["name"]) == ("Pasar", "Pasar Baru")
    cursor = page["cursor"]
    path = f"/admin/audit?limit=1&cursor={cursor}"
    page = world.call("GET", path, by=world.administrator).body
    assert ([item["before"] for item in page["items"]], page["cursor"]) == ([None], None)


def test_who_edits_what_another_has_changed_is_told_so(world: World) -> None:
    place = {"name": "Pasar", "kind": "other"}
    put(world, "places/pasar", place)
    answer = put(world, "places/pasar", place)
    assert (answer.status, answer.code) == (409, "stale-version")


def test_a_text_that_is_too_long_or_missing_is_named(world: World) -> None:
    answer = put(world, "faq/baru", {"question": {"id": "x" * 201, "en": "B"}})
    assert answer.status == 422
    assert answer.fields == {
        "content.question.id": "too-long",
        "content.answer": "required",
    }


def test_a_text_of_which_one_language_is_missing_is_named_with_that_language(world: World) -> None:
    whole = {"id": "Buka hari Sabtu?", "en": "Open on Saturdays?"}
    for language in whole:
        half = {name: text for name, text in whole.items() if name != language}
        answer = put(world, "faq/baru", {"question": half, "answer": whole})
        assert answer.fields == {f"content.question.{language}": "required"}
        answer = put(world, "faq/baru", {"question": whole | {language: "  "}, "answer": whole})
        assert (answer.status, [*answer.fields]) == (422, [f"content.question.{language}"])
