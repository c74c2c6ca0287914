"""What comes twice, as people see it over HTTP."""

from typing import Any

from tests.support.api import World
from tests.support.cases import Case, a_complete_draft, a_draft
from tests.support.stories import draft, submitted

SCAN = b"a diploma"


def shown(world: World, case: Case, language: str = "id") -> dict[str, Any]:
    path = f"/applications/{case.application_id}"
    return world.call("GET", path, by=case.applicant, language=language).body


def for_review(world: World, case: Case, language: str = "id") -> dict[str, Any]:
    path = f"/officer/applications/{case.application_id}"
    officer = world.staff["back_office"]
    return world.call("GET", path, by=officer, language=language).body


def document(application: dict[str, Any], name: str) -> dict[str, Any]:
    return next(row for row in application["documents"] if row["id"] == name)


def test_the_citizen_is_told_of_a_running_application_before_sending_another(
    world: World,
) -> None:
    first = submitted(world)
    second = draft(world, first.applicant)
    (told,) = shown(world, second)["duplicates"]
    receipt = first.now.receipt
    assert (told["kind"], told["application_id"], told["receipt"]) == (
        "same_type",
        first.application_id,
        receipt,
    )
    assert receipt in told["text"] and "sejenis" in told["text"]
    assert "of this type running" in shown(world, second, "en")["duplicates"][0]["text"]
    assert shown(world, first)["duplicates"] == []  # it is sent already


def test_the_officer_is_told_with_a_way_to_the_other_application(world: World) -> None:
    first = submitted(world)
    second = submitted(world, first.applicant)
    (told,) = for_review(world, second)["duplicates"]
    assert (told["kind"], told["application_id"]) == ("same_type", first.application_id)
    path = f"/officer/applications/{told['application_id']}"
    assert world.call("GET", path, by=world.staff["back_office"]).status == 200


def test_one_file_for_two_documents_is_noted_at_both_for_citizen_and_officer(
    world: World,
) -> None:
    case = a_draft(world.case_ports, applicant=world.citizen(), staff=world.staff).fill()
    for name, data in {"ktp": b"a card", "proposal": SCAN, "surat_rekomendasi": SCAN}.items():
        case.upload(name, data)
    row = document(shown(world, case), "proposal")
    assert (row["state"], row["same_as"]) == ("clean", ["surat_rekomendasi"])
    assert "Surat rekomendasi" in row["notice"]
    assert "very file" in document(shown(world, case, "en"), "surat_rekomendasi")["notice"]
    assert document(shown(world, case), "ktp")["notice"] is None
    case.submit()
    world.run_chain()
    assert document(for_review(world, case)["application"], "proposal")["notice"]


def test_of_the_other_applicant_of_a_file_an_officer_learns_the_applications_id_alone(
    world: World,
) -> None:
    first, second = submitted(world), submitted(world)  # all their files are the same
    told = for_review(world, second)["duplicates"]
    assert {row["kind"] for row in told} == {"same_file"}
    assert {row["application_id"] for row in told} == {first.application_id}
    assert {row["document"] for row in told} == {"ktp", "proposal"}
    other = first.now.person
    for fact in (other.nik, other.name, other.email, first.now.receipt, first.applicant.account_id):
        assert fact not in str(told)
    assert shown(world, second)["duplicates"] == []


def test_where_a_type_allows_one_at_a_time_the_second_is_refused_with_the_reason(
    world: World,
) -> None:
    first = _healer(world)
    first.submit()
    second = _healer(world, first)
    path = f"/applications/{second.application_id}/submit"
    body = {"version": second.now.version}
    answer = world.call("POST", path, body, by=first.applicant, key="send-00000001")
    assert (answer.status, answer.code) == (409, "already-running")


def _healer(world: World, of: Case | None = None) -> Case:
    applicant = of.applicant if of else world.citizen()
    return a_complete_draft(
        world.case_ports, type_id="stpt", applicant=applicant, staff=world.staff
    )
