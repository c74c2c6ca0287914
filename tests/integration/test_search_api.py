"""Officers search over HTTP: no word is in an address or a log; only own chains are found."""

import json

from tests.support.api import World
from tests.support.canaries import Walk, watched
from tests.support.cases import Case, a_complete_draft

NAME, WORD = "Kenanga Purnamawati", "purnamawati"


def sent(world: World) -> Case:
    case = a_complete_draft(
        world.case_ports, applicant=world.citizen(name=NAME), staff=world.staff
    ).submit()
    world.run_chain()
    return case


def test_a_file_is_found_by_number_nik_and_name_in_its_own_chain_alone(world: World) -> None:
    case = sent(world)
    for words in (WORD.upper(), case.applicant.nik, case.now.receipt.lower()):
        found = world.call(
            "POST", "/officer/files/search", {"words": words}, by=world.staff["head"]
        ).body
        assert [row["application_id"] for row in found["items"]] == [case.application_id]
        other = world.call(
            "POST", "/officer/files/search", {"words": words}, by=world.staff["bpjs"]
        ).body
        assert (other["items"], other["more"]) == ([], False)
    nothing = world.call("POST", "/officer/files/search", {"words": "--"}, by=world.staff["head"])
    assert nothing.fields == {"words": "nothing-to-search"}


def test_a_search_inside_a_queue_takes_the_queues_filters(world: World) -> None:
    case, by = sent(world), world.staff["back_office"]

    def found(**more: str) -> list[str]:
        body = {"role": "back_office", "words": WORD, **more}
        items = world.call("POST", "/officer/queue/search", body, by=by).body["items"]
        return [row["application_id"] for row in items]

    assert found() == found(type="penelitian") == found(state="free") == [case.application_id]
    assert found(type="stpt") == found(state="mine") == found(state="with_applicant") == []
    not_mine = {"role": "head", "words": WORD}
    refused = world.call("POST", "/officer/queue/search", not_mine, by=by)
    assert (refused.status, refused.code) == (403, "not-your-role")
    case.approve()
    assert found() == []


def test_no_word_of_a_search_stands_in_an_address_or_a_log(world: World) -> None:
    case, walk = sent(world), Walk(world)
    case.show()
    with watched(walk):
        for words in (WORD, case.applicant.nik, f"{NAME} 2"):
            for path in ("files", "queue"):
                body = {"words": words} | ({"role": "back_office"} if path == "queue" else {})
                by = world.staff["back_office"]
                assert world.call("POST", f"/officer/{path}/search", body, by=by).status == 200
        path = f"/officer/applications/{case.application_id}"
        for part in ("/file", "/audit", "/presence"):
            assert world.call("GET", path + part, by=world.staff["back_office"]).status == 200
    said = "\n".join([*walk.logs, walk.printed, *(asked for asked, _ in world.history)]).lower()
    for secret in (WORD, case.applicant.nik, "kenanga"):
        assert secret not in said
    assert "/officer/files/search" in said, "the log was watched"


def test_the_audit_tells_the_chain_and_every_look(world: World) -> None:
    case = sent(world)
    by, path = world.staff["back_office"], f"/officer/applications/{case.application_id}"
    file = world.call("GET", f"{path}/file", by=by).body
    (ktp,) = [one for one in file["documents"] if one["document_id"] == "ktp"]
    seen = {"documents": [{"document_id": "ktp", "file_id": ktp["file_id"]}]}
    assert world.call("POST", f"{path}/shown", seen, by=by).status == 200
    told = world.call("GET", f"{path}/audit", by=world.staff["secretary"]).body
    assert told["chain"] == {"whole": True, "notes": case.now.note_count, "broken_at": None}
    assert told["access"][0] | {"at": ""} == {
        "document": "ktp", "document_label": "KTP", "file_id": ktp["file_id"], "officer": by.name,
        "role": "Petugas Back Office", "at": "", "how": "shown",
    }  # fmt: skip
    assert {row["how"] for row in told["access"][1:]} == {"fetched"}
    assert [note["event"] for note in told["notes"]][:2] == ["created", "submitted"]
    assert json.dumps(told).count(case.applicant.nik) == 0
