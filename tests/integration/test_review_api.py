"""An application under review over HTTP: the whole file in one call, marks, coded reasons."""

from typing import Any

from tests.support.api import World
from tests.support.cases import Case, a_complete_draft
from tests.support.stories import submitted

WRONG, GOOD = "key-of-a-wrong-call", "key-of-a-good-call"


def place(case: Case) -> str:
    return f"/officer/applications/{case.application_id}"


def whole(world: World, case: Case, role: str = "back_office", **more: Any) -> Any:
    answer = world.call("GET", f"{place(case)}/file", by=world.staff[role], **more)
    assert answer.status == 200, answer.text
    return answer.body


def test_one_call_gives_documents_links_facts_findings_and_reasons(world: World) -> None:
    case = submitted(world)
    file = whole(world, case, language="en")
    assert file["review"]["application"]["version"] == case.now.version
    assert file["sees"]["whole"] and file["step"]["accepts"] and file["round"] == 1
    (proposal,) = [one for one in file["documents"] if one["document_id"] == "proposal"]
    assert proposal["file_id"] == case.file_id("proposal") and proposal["url"]
    assert proposal["mark"] is None and proposal["history"] == []
    facts = {fact["name"]: fact["value"] for fact in proposal["facts"]}
    assert facts["judul"] == case.now.data["judul"]
    assert 4 <= len(proposal["reasons"]) <= 9
    assert [one["text"] for one in proposal["reasons"] if one["code"] == "tidak_terbaca"] == [
        "This document is blurred or cannot be read. Scan it again in good light, then upload it."
    ]
    assert {one["id"] for one in file["rules"]["fields"]} >= {"judul", "lokasi"}
    assert file["reasons"]["returning"] and file["reasons"]["rejecting"]


def test_the_applicant_sees_who_fetched_and_who_saw_in_words(world: World) -> None:
    case = submitted(world)
    files = {one["document_id"]: one["file_id"] for one in whole(world, case)["documents"]}
    seen = {"documents": [{"document_id": "ktp", "file_id": files["ktp"]}]}
    by = world.staff["back_office"]
    assert world.call("POST", f"{place(case)}/shown", seen, by=by).status == 200
    views = f"/applications/{case.application_id}/views"
    rows = world.call("GET", views, by=case.applicant).body["items"]
    told = [(row["how"], row["document_label"], row["role_label"]) for row in rows]
    assert told[0] == ("shown", "KTP", "Petugas Back Office")
    assert {how for how, _, _ in told[1:]} == {"fetched"} and len(told) == 1 + len(files)


def test_an_outside_body_is_given_what_it_checks_alone(world: World) -> None:
    owner, ports = world.citizen(), world.case_ports
    case = a_complete_draft(ports, type_id="sip_bidan", applicant=owner, staff=world.staff).submit()
    world.run_chain()
    case.approve_up_to("bpjs")
    file = whole(world, case, "bpjs")
    assert [one["document_id"] for one in file["documents"]] == ["kartu_bpjs"]
    assert not file["sees"]["whole"]
    review = file["review"]
    assert set(review["application"]["data"]) == {"tempat_praktik"}
    assert review["applicant"]["nik"] and review["applicant"]["email"] is None
    assert file["notes"] == []
    same = world.call("GET", place(case), by=world.staff["bpjs"]).body
    assert same == review
    other = world.call("GET", f"{place(case)}/documents/ktp", by=world.staff["bpjs"])
    assert (other.status, other.code) == (404, "document-not-uploaded")


def test_marks_go_together_need_a_look_and_can_be_undone(world: World) -> None:
    case = submitted(world)
    by, path = world.staff["back_office"], place(case)
    files = {one["document_id"]: one["file_id"] for one in whole(world, case)["documents"]}
    marks = [{"document_id": n, "file_id": f, "accepted": True} for n, f in files.items()]
    body = {"version": case.now.version, "marks": marks}
    unseen = world.call("PUT", f"{path}/marks", body, by=by)
    assert (unseen.status, unseen.code) == (409, "document-not-shown")
    assert set(unseen.fields) == {f"documents.{name}" for name in files}
    case.show()
    marked = world.call("PUT", f"{path}/marks", body, by=by)
    assert marked.status == 200 and {d["mark"] for d in marked.body["documents"]} == {"accepted"}
    stale = world.call("DELETE", f"{path}/marks/ktp?version={body['version']}", by=by)
    assert (stale.status, stale.code) == (409, "stale-version")
    now = marked.body["version"]
    undone = world.call("DELETE", f"{path}/marks/ktp?version={now}", by=by)
    assert undone.status == 200
    assert {d["id"]: d["mark"] for d in undone.body["documents"]}["ktp"] is None


def test_coded_reasons_reach_the_applicant_in_their_language_by_page_and_message(
    world: World,
) -> None:
    case = submitted(world)
    case.show()
    by, path = world.staff["back_office"], place(case)
    mark = {"document_id": "ktp", "file_id": case.file_id("ktp"), "accepted": False}
    marks = [mark | {"reason_code": "kartu_terpotong"}]
    body = {"version": case.now.version, "marks": marks}
    marked = world.call("PUT", f"{path}/marks", body, by=by).body
    world.send_messages()
    body = {"version": marked["version"], "reasons": ["isian_tidak_sesuai"], "message": "Salam."}
    wrong = world.call("POST", f"{path}/return", body | {"reasons": ["x"]}, by=by, key=WRONG)
    assert wrong.fields == {"reasons.0": "unknown-reason"}
    assert world.call("POST", f"{path}/return", body, by=by, key=GOOD).status == 200
    own = f"/applications/{case.application_id}"
    cures = {"id": "sampai keempat sudut kartu tampak", "en": "with all four corners in view"}
    for language, cure in cures.items():
        mine = world.call("GET", own, by=case.applicant, language=language).body
        assert cure in mine["correction"]["documents"]["ktp"]
        assert mine["correction"]["message"].endswith("\nSalam.")
        assert cure in mine["documents"][0]["mark_reason"]
    mail = next(sent for sent in world.send_messages() if "@" in sent.address)
    assert "- KTP: Kartu tidak tampak utuh" in mail.body and cures["id"] in mail.body


def test_a_rejection_may_have_coded_reasons_alone(world: World) -> None:
    case = submitted(world)
    by, path = world.staff["back_office"], place(case)
    body = {"version": case.now.version}
    none = world.call("POST", f"{path}/reject", body, by=by, key=WRONG)
    assert none.fields == {"reason": "required"}
    body |= {"reasons": ["bukan_wewenang"]}
    assert world.call("POST", f"{path}/reject", body, by=by, key=GOOD).status == 200
    own = f"/applications/{case.application_id}"
    mine = world.call("GET", own, by=case.applicant, language="en").body
    assert "contact us if you are not sure" in mine["closing_reason"]
