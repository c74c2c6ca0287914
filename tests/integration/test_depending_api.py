"""Questions that depend on answers, over HTTP: what is missing follows from what was said."""

from typing import Any

from tests.support.api import World
from tests.support.cases import DATA


def missing(world: World, draft: Any, owner: Any, **answers: Any) -> set[str]:
    """After these answers."""
    path = f"/applications/{draft['application_id']}/data"
    answer = world.call("PATCH", path, {"data": answers}, by=owner)
    assert answer.status == 200, answer.text
    return {problem["field"] for problem in answer.body["application"]["shortcomings"]}


def test_the_permit_of_the_first_place_is_required_for_a_second(world: World) -> None:
    owner = world.citizen()
    body = {"type_id": "sip_bidan", "kind": "new"}
    draft = world.call("POST", "/applications", body, by=owner).body
    first = missing(world, draft, owner, **DATA["sip_bidan"])
    assert "documents.str" in first and "documents.sip_lain" not in first
    assert "documents.sip_lain" in missing(world, draft, owner, tempat_praktik_ke="kedua")
    path = f"/applications/{draft['application_id']}"
    version = world.call("GET", path, by=owner).body["version"]
    sent = world.call("POST", f"{path}/submit", {"version": version}, by=owner, key="k-000001")
    assert "documents.sip_lain" in {one["field"] for one in sent.body["errors"]}


def test_foreign_performers_bring_their_passports(world: World) -> None:
    owner = world.citizen()
    world.clock.advance(days=260)  # to the rules that know the question
    body = {"type_id": "rekomendasi_keramaian", "kind": "new"}
    draft = world.call("POST", "/applications", body, by=owner).body
    none = missing(world, draft, owner, penampil_asing="tidak_ada", diajukan_oleh="penyelenggara")
    assert not {"documents.paspor", "documents.surat_kuasa", "data.nama_penampil_asing"} & none
    some = missing(world, draft, owner, penampil_asing="ada", diajukan_oleh="kuasa")
    assert {"documents.paspor", "documents.surat_kuasa", "data.nama_penampil_asing"} <= some
