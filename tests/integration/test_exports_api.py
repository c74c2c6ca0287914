"""Exports over HTTP: what is in them, who may have them, and what is noted."""

import io
from typing import Any

import openpyxl
import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.domain.reporting import exporting, reading
from chalicelib.domain.reporting.export import KEPT
from tests.support.api import Answer, World
from tests.support.factor import fresh_code
from tests.support.stories import issued, submitted

DAYS = {"from": "2026-01-01", "to": "2026-12-31"}


def begin(world: World, kind: str, role: str = "head", **more: Any) -> Answer:
    body = {"kind": kind, "format": "xlsx", **DAYS, **more}
    return world.call("POST", "/officer/exports", body, by=world.staff[role])


def carried_on(world: World, export: Answer, role: str = "head") -> Any:
    """Until it is at its end; how it was after each step."""
    assert export.status == 201, export.text
    path = f"/officer/exports/{export.body['export_id']}/step"
    steps = [export.body]
    while steps[-1]["state"] == "running":
        answer = world.call("POST", path, {}, by=world.staff[role])
        assert answer.status == 200, answer.text
        steps.append(answer.body)
    return steps


def file_of(world: World, export_id: str) -> bytes:
    link = world.call("POST", f"/officer/exports/{export_id}/link", {}, by=world.staff["head"])
    assert link.status == 200, link.text
    [data] = world.ports.files.clean[f"previews/exports/{export_id}/file.xlsx"]
    return bytes(data)


def table(data: bytes) -> list[list[Any]]:
    [sheet] = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_permits_of_a_file_are_those_that_were_issued(world: World) -> None:
    cases = [issued(world) for _ in range(3)]
    steps = carried_on(world, begin(world, "permits"))
    assert (steps[-1]["state"], steps[-1]["rows"], steps[-1]["expected"]) == ("ready", 3, 3)
    head, *rows = table(file_of(world, steps[0]["export_id"]))
    assert head[:2] == ["Nomor izin", "Nomor registrasi"]
    assert {row[0] for row in rows} == {case.now.permit_number for case in cases}
    assert {row[3] for row in rows} == {case.now.person.full_name for case in cases}
    for row, case in ((row, case) for row in rows for case in cases):
        assert case.now.person.nik not in map(str, row), "no NIK is whole"


def whole(world: World, reason: str = "Dicocokkan dengan Dinas Kesehatan.") -> dict[str, str]:
    code = fresh_code(world.ports, world.staff["head"].account_id)
    return {"reason": reason, "code": code}


def test_niks_are_whole_with_a_reason_and_a_fresh_code_and_that_is_noted(world: World) -> None:
    case = issued(world)
    proof = whole(world)
    steps = carried_on(world, begin(world, "permits", whole_nik=proof))
    assert steps[0]["whole_nik"] is True
    head, row = table(file_of(world, steps[0]["export_id"]))
    assert head[4] == "NIK (utuh bila diketahui)" and row[4] == case.now.person.nik
    fetched, begun = world.ports.notes.newest("office", before=None, limit=2)
    assert (begun.event, begun.text) == ("export-begun", proof["reason"])
    assert begun.details["whole_nik"] == fetched.details["whole_nik"] == "true"
    again = begin(world, "permits", whole_nik=proof)
    assert [(one["field"], one["code"]) for one in again.body["errors"]] == [
        ("code", "code-already-used")
    ]


@pytest.mark.parametrize(
    ("proof", "field", "code"),
    [
        ({"reason": "  "}, "reason", "required"),
        ({"code": ""}, "code", "code-needed"),
        ({"code": "000000"}, "code", "wrong-code"),
    ],
)
def test_without_a_reason_or_a_good_code_no_nik_is_whole(
    world: World, proof: dict[str, str], field: str, code: str
) -> None:
    refused = begin(world, "permits", whole_nik=whole(world) | proof)
    assert (refused.status, refused.body["errors"][0]["field"]) == (422, field)
    assert refused.body["errors"][0]["code"] == code
    assert world.ports.notes.newest("office", before=None, limit=1) == []


def test_whole_niks_are_for_a_role_that_is_named_and_of_permits_alone(world: World) -> None:
    other = begin(world, "permits", role="secretary", whole_nik=whole(world))
    assert (other.status, other.code) == (403, "nik-not-for-this-role")
    running = begin(world, "running", whole_nik=whole(world))
    assert running.body["errors"][0]["code"] == "no-nik-in-this"


def test_running_files_of_the_file_are_those_of_the_dashboard(world: World) -> None:
    submitted(world).mark_all().approve()
    submitted(world)
    steps = carried_on(world, begin(world, "running"))
    rows = table(file_of(world, steps[0]["export_id"]))[1:]
    figures = world.call("GET", "/officer/figures", by=world.staff["head"]).body
    assert len(rows) == sum(one["in_time"] for one in figures["waiting"]) == 2
    narrowed = carried_on(world, begin(world, "running", type="sip_bidan"))
    assert (narrowed[-1]["state"], narrowed[-1]["rows"]) == ("empty", 0)


def test_the_figures_of_the_file_are_those_of_the_page(world: World) -> None:
    issued(world)
    submitted(world)
    page = world.call(
        "GET", "/officer/figures?from=2026-01-01&to=2026-12-31", by=world.staff["head"]
    ).body
    steps = carried_on(world, begin(world, "figures"))
    data = file_of(world, steps[0]["export_id"])
    book = openpyxl.load_workbook(io.BytesIO(data))
    flow = [[cell.value for cell in row] for row in book["Masuk dan selesai"].iter_rows()]
    assert flow[0][1:4] == ["Masuk", "Selesai", "Terbit"]
    assert [row[1] for row in flow[1:-1]] == [one["flow"]["sent"] for one in page["stretches"]]
    total = page["total"]
    assert flow[-1][1:4] == [total["sent"], total["done"], total["issued"]]
    assert flow[-1][8] == total["kept_percent"]
    officers = [[cell.value for cell in row] for row in book["Per petugas"].iter_rows()][1:]
    columns = ("name", "held", "approved", "returned", "rejected", "signed")
    assert officers == [[one[name] for name in columns] for one in page["officers"]]


def test_it_goes_on_where_it_stopped_and_tells_how_far_it_is(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "STRETCH", 2)
    monkeypatch.setattr(reading, "_AT_ONCE", 2)
    for _ in range(5):
        issued(world)
    steps = carried_on(world, begin(world, "permits", type="penelitian"))
    assert [step["rows"] for step in steps] == [0, 2, 4, 5]
    assert len(table(file_of(world, steps[0]["export_id"]))) == 1 + 5


def test_an_export_of_nothing_says_so_and_has_no_file(world: World) -> None:
    steps = carried_on(world, begin(world, "permits"))
    assert (steps[-1]["state"], steps[-1]["rows"]) == ("empty", 0)
    path = f"/officer/exports/{steps[0]['export_id']}/link"
    answer = world.call("POST", path, {}, by=world.staff["head"])
    assert (answer.status, answer.code) == (409, "export-not-ready")


def test_what_was_cancelled_goes_no_further(world: World) -> None:
    issued(world)
    export = begin(world, "permits").body
    path, head = f"/officer/exports/{export['export_id']}", world.staff["head"]
    assert world.call("DELETE", path, by=head).body["state"] == "cancelled"
    assert world.call("POST", f"{path}/step", {}, by=head).body["state"] == "cancelled"
    assert world.call("POST", f"{path}/link", {}, by=head).status == 409


def test_too_many_rows_are_refused_with_the_cure(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = world.ports.limits
    few = limits.model_copy(update={"reports": limits.reports.model_copy(update={"rows": 1})})
    monkeypatch.setattr(type(world.ports), "limits", few)
    for _ in range(2):
        issued(world)
    export = begin(world, "permits").body
    path = f"/officer/exports/{export['export_id']}/step"
    answer = world.call("POST", path, {}, by=world.staff["head"])
    assert (answer.status, answer.code) == (409, "export-too-large")
    assert "1" in answer.body["detail"]


def test_permits_name_no_district(world: World) -> None:
    answer = begin(world, "permits", district="13.02.10")
    assert (answer.status, answer.fields) == (422, {"district": "permits-name-no-district"})


def test_only_who_manages_makes_one_and_only_who_made_it_has_it(world: World) -> None:
    assert begin(world, "permits", role="back_office").code == "not-a-manager"
    path = f"/officer/exports/{begin(world, 'permits').body['export_id']}"
    other = world.call("GET", path, by=world.staff["secretary"])
    assert (other.status, other.code) == (404, "unknown-export")
    head = world.staff["head"]
    assert world.call("GET", path, by=head).status == 200
    world.clock.advance(hours=KEPT.total_seconds() / 3600)
    with pytest.raises(NotFound, match="unknown-export"):
        exporting.find(world.ports, head, path.rpartition("/")[2])


def test_that_it_was_begun_and_fetched_is_noted(world: World) -> None:
    issued(world)
    steps = carried_on(world, begin(world, "permits"))
    file_of(world, steps[0]["export_id"])
    notes = world.ports.notes.newest("office", before=None, limit=10)
    assert [note.event for note in notes] == ["export-fetched", "export-begun"]
    assert {note.actor_id for note in notes} == {world.staff["head"].account_id}
    assert notes[0].actor_role == "head"
