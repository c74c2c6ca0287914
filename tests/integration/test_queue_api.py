"""Queues, presence, bulk acts and saved views over HTTP."""

from typing import Any
from urllib.parse import quote

import pytest

from chalicelib.domain.conversations.writing import write_as_citizen
from tests.support.api import World
from tests.support.stories import at_visit, submitted


def rows(world: World, query: str, role: str = "back_office") -> Any:
    answer = world.call("GET", f"/officer/queue?{query}", by=world.staff[role])
    assert answer.status == 200, answer.text
    return answer.body


def test_a_row_tells_what_one_chooses_by(world: World) -> None:
    case = submitted(world)
    write_as_citizen(world.ports, case.applicant, "Apakah sudah diterima?")
    world.clock.advance(hours=2)
    page = rows(world, "role=back_office")
    (row,) = page["items"]
    assert (page["cursor"], page["more"]) == (None, False)
    assert (row["number"], row["registered"]) == (case.now.receipt, False)
    assert row["type"]["code"] == "penelitian" and row["type"]["short"] == "Penelitian"
    assert row["step"]["label"] and row["role"] == "back_office"
    assert row["waiting_hours"] == 2.0 and row["opens"]
    assert row["due_at"] and row["promised_on"] is row["promise_days_left"] is None
    assert (row["claimed_by"], row["claimed_by_me"], row["round"]) == (None, False, 1)
    assert row["unread_messages"] == 1 and row["version"] == case.now.version
    claim = f"/officer/applications/{case.application_id}/claim"
    body = {"version": row["version"]}
    assert world.call("POST", claim, body, by=world.staff["back_office"]).status == 200
    (mine,) = rows(world, "state=mine")["items"]
    assert mine["claimed_by_me"] and mine["claimed_by"] == world.staff["back_office"].name
    case.approve()
    (next_row,) = rows(world, "role=section_head", "section_head")["items"]
    assert next_row["number"] == case.now.registration_number and next_row["registered"]
    assert next_row["promise_days_left"] > next_row["days_left"] >= 0 and next_row["promised_on"]
    assert next_row["unread_messages"] == 0, "who does not answer citizens is told of none"


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("state=all", {"state": None}),
        ("role=back_office&state=all", {"state": None}),
        ("role=back_office&district=Kubung", {"district": None}),
        ("role=back_office&from=kemarin", {"from": None}),
        ("role=back_office&from=2026-03-02&to=2026-03-01", {"to": "range-reversed"}),
        ("role=back_office&order=name", {"order": None}),
        ("role=back_office&words=ani", {"words": "unknown-field"}),
        ("state=free", {"role": "required"}),
    ],
)
def test_a_filter_that_makes_no_sense_is_named(world: World, query: str, fields: Any) -> None:
    answer = world.call("GET", f"/officer/queue?{query}", by=world.staff["back_office"])
    assert answer.status == 422
    assert set(answer.fields) == set(fields)
    for name, code in fields.items():
        assert code in (None, answer.fields[name])


def test_filters_stand_in_an_address_and_hold_no_personal_data(world: World) -> None:
    submitted(world)
    query = "role=back_office&type=penelitian&step=back_office&order=received&limit=50"
    days = "&from=2026-01-01&to=2026-12-31"
    assert len(rows(world, query + days)["items"]) == 1
    nik = quote("1302105705900001")
    assert world.call(
        "GET", f"/officer/queue?role=back_office&nik={nik}", by=world.staff["back_office"]
    ).fields == {"nik": "unknown-field"}


def test_the_matrix_counts_what_is_mine_and_what_is_unread(world: World) -> None:
    case = submitted(world)
    write_as_citizen(world.ports, case.applicant, "Apakah sudah diterima?")
    body = {"items": [{"application_id": case.application_id, "version": case.now.version}]}
    officer = world.staff["back_office"]
    assert world.call("POST", "/officer/claims", body, by=officer).status == 200
    told = world.call("GET", "/officer/dashboard", by=officer).body
    assert (told["mine"], told["unread"]) == (1, 1)
    assert [role["short_name"] for role in told["roles"]][:2] == ["BO", "BPJSTK"]
    assert told["roles"][0]["waiting"] == 1
    head = world.call("GET", "/officer/dashboard", by=world.staff["head"]).body
    assert (head["mine"], head["unread"]) == (0, 0)


def test_of_many_each_is_told_apart_in_words(world: World) -> None:
    first, second = submitted(world), submitted(world)
    other, officer = world.staff.second["back_office"], world.staff["back_office"]
    item = {"application_id": first.application_id, "version": first.now.version}
    assert world.call("POST", "/officer/claims", {"items": [item]}, by=other).status == 200
    items = [
        {"application_id": case.application_id, "version": case.now.version}
        for case in (first, second)
    ]
    done = world.call("POST", "/officer/claims", {"items": items}, by=officer).body["items"]
    assert [one["done"] for one in done] == [False, True]
    assert done[0]["refused"]["code"] == "claimed-by-another"
    assert other.name in done[0]["refused"]["detail"]
    boss = world.staff["section_head"]
    given = {"items": [items[0]], "officer_id": officer.account_id, "note": "Mohon dibantu."}
    refused = world.call("POST", "/officer/assignments", given, by=boss).body["items"][0]
    assert refused["refused"]["code"] == "claimed-by-another"
    freed = {"items": [items[0]], "note": "Sedang cuti."}
    released = world.call("POST", "/officer/releases", freed, by=boss).body["items"][0]
    assert released["done"]
    given["items"] = [items[0] | {"version": released["version"]}]
    assert world.call("POST", "/officer/assignments", given, by=boss).body["items"][0]["done"]


def test_two_officers_see_each_other_in_a_few_hundred_bytes(world: World) -> None:
    case = submitted(world)
    path = f"/officer/applications/{case.application_id}/presence"
    first, second = world.staff["back_office"], world.staff.second["back_office"]
    assert world.call("PUT", path, {"viewing": True}, by=first).body["viewers"] == []
    seen = world.call("PUT", path, {"viewing": True}, by=second)
    assert [one["name"] for one in seen.body["viewers"]] == [first.name]
    assert len(seen.text) < 500
    assert world.call("PUT", path, {"viewing": False}, by=second).status == 200
    assert world.call("GET", path, by=first).body["viewers"] == []


def test_what_an_officer_saved_comes_back_to_them_alone(world: World) -> None:
    officer = world.staff["back_office"]
    begins = world.call("GET", "/officer/views", by=officer).body
    assert begins["views"] == [] and begins["preferences"]["single_keys"]
    view = {"name": "Kubung", "filters": {"role": "back_office", "district": "13.02.10"}}
    body = {"views": [view], "preferences": begins["preferences"] | {"rows": 100}}
    saved = world.call("PUT", "/officer/views", body, by=officer).body
    assert saved == world.call("GET", "/officer/views", by=officer).body == body
    assert world.call("GET", "/officer/views", by=world.staff["head"]).body == begins
    searched = body | {"views": [{"name": "Ani", "filters": {"words": "ani"}}]}
    assert world.call("PUT", "/officer/views", searched, by=officer).status == 422


def test_a_row_names_its_district(world: World) -> None:
    """As the register of districts does; research asks for no village, so its row has none."""
    role = at_visit(world).now.step.role
    (row,) = rows(world, f"role={role}", role)["items"]
    code, name = row["district"]["code"], row["district"]["name"]
    assert world.ports.catalogue.districts[code] == name
