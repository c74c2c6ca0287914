"""What an institution's operator does once it was sent, and when somebody's account ends (0095)."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.catalogue.groupings import Institutions
from chalicelib.domain.operating.acting import acting_for
from chalicelib.domain.privacy import erasure
from chalicelib.domain.privacy.model import DataRequest
from chalicelib.domain.text import Language
from tests.fakes.deliveries import duties
from tests.support.api import World
from tests.support.cases import Case, a_complete_draft, a_draft
from tests.support.operating import SCHOOL, an_operator
from tests.support.stories import PASSWORD, SURVEYS, give_surveys, permit_id, submitted

DEED = "akta_pendirian"


@pytest.fixture
def owner(world: World) -> Actor:
    return world.citizen(password=PASSWORD)


@pytest.fixture
def operator(world: World, owner: Actor) -> Actor:
    return an_operator(world.case_ports, owner, world.citizen())


def a_sent_school(w: World, owner: Actor) -> Case:
    case = a_complete_draft(w.case_ports, type_id=SCHOOL, applicant=owner, staff=w.staff).submit()
    w.run_chain()
    return case


def an_issued_school(w: World, owner: Actor) -> Case:
    case = a_sent_school(w, owner).approve_up_to("head").sign()
    w.run_chain()
    return case


def path_of(case: Case) -> str:
    return f"/applications/{case.application_id}"


def done_by(w: World, case: Case) -> dict[str, tuple[str, str, str | None]]:
    """Who made each note, in which role, and for whom; the last of each kind."""
    notes = w.ports.notes.of(f"app#{case.application_id}")
    return {
        one.event: (one.actor_id, one.actor_role, one.details.get("on_behalf_of")) for one in notes
    }


def test_they_correct_what_was_sent_back_and_send_it_again(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_sent_school(w, owner).mark(DEED, "Halaman 2 hilang.").send_back(luas_tanah="Keliru.")
    saved = w.call("PATCH", f"{path_of(case)}/data", {"data": {"luas_tanah": 2500}}, by=operator)
    assert (saved.status, saved.body["problems"]) == (200, [])
    acting = acting_for(w.ports, operator, owner.account_id, SCHOOL)
    assert acting
    assert replace(case, applicant=acting).upload(DEED, b"a better file") == "accepted"
    body = {"version": case.now.version}
    sent = w.call("POST", f"{path_of(case)}/resubmit", body, by=operator, key="key-12345678")
    assert sent.status == 200, sent.text
    assert (case.now.phase, case.now.data["luas_tanah"]) == (Phase.REVIEW, 2500)
    assert case.now.applicant_id == owner.account_id
    assert done_by(w, case)["resubmitted"] == (operator.account_id, "operator", owner.account_id)


def test_they_withdraw_it_and_apply_again_from_it(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_sent_school(w, owner)
    early = w.call("POST", f"{path_of(case)}/again", by=operator)
    assert early.code == "not-ended"
    gone = w.call("POST", f"{path_of(case)}/withdraw", {"reason": "Pindah."}, by=operator)
    assert (gone.status, gone.body["phase"]) == (200, "withdrawn"), gone.text
    assert done_by(w, case)["withdrawn"] == (operator.account_id, "operator", owner.account_id)
    again = w.call("POST", f"{path_of(case)}/again", by=operator)
    assert again.status == 201, again.text
    draft = Case(w.case_ports, owner, w.staff, again.body["application_id"])
    assert draft.now.applicant_id == owner.account_id
    assert draft.now.operators == (operator.account_id,)
    assert draft.now.data["nama_sekolah"] == case.now.data["nama_sekolah"]
    assert draft.now.documents[DEED].file
    assert done_by(w, draft)["created"] == (operator.account_id, "operator", owner.account_id)


def test_they_change_the_places_of_what_the_office_lets_institutions_apply_for(
    world: World, owner: Actor, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No school has places; the office may name a type that has."""
    w = world
    school = a_sent_school(w, owner)
    body: dict[str, Any] = {
        "field": "lokasi", "value": [{"name": "Nagari Cupak"}], "reason": "Responden pindah."
    }  # fmt: skip
    told = [
        w.call("POST", f"{path_of(school)}/amendments", body, by=by) for by in (owner, operator)
    ]
    assert [one.fields for one in told] == [told[0].fields] * 2
    assert list(told[0].fields) == ["field"]
    case = submitted(w, owner)
    assert w.call("POST", f"{path_of(case)}/amendments", body, by=operator).status == 404
    names = w.ports.catalogue.groupings
    named = names.replace(institutions=Institutions(types=("penelitian",)))
    monkeypatch.setattr(type(w.ports.catalogue), "groupings", named)
    changed = w.call("POST", f"{path_of(case)}/amendments", body, by=operator)
    assert changed.status == 201, changed.text
    assert [one["name"] for one in case.now.data["lokasi"]] == ["Nagari Cupak"]
    assert done_by(w, case)["amended"] == (operator.account_id, "operator", owner.account_id)


def test_they_download_the_permit_after_the_applicants_surveys_and_renew_it(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = an_issued_school(w, owner)
    path = f"/permits/{permit_id(case)}"
    assert w.call("GET", path, by=operator).status == 200
    early = w.call("GET", f"{path}/download", by=operator)
    assert early.code == "surveys-missing"
    poll = w.call("POST", f"{path}/surveys/poll", SURVEYS["poll"], by=operator)
    assert poll.status == 404  # what somebody thinks of the office is theirs to say
    give_surveys(w, case)
    file = w.call("GET", f"{path}/download", by=operator)
    assert file.status == 200, file.text
    assert file.body == file.body | {"size": case_permit(w, case).size} and file.body["url"]
    begun = w.call("POST", f"{path}/renewal", by=operator)
    assert begun.status == 201, begun.text
    renewal = Case(w.case_ports, owner, w.staff, begun.body["application_id"])
    assert (renewal.now.renews, renewal.now.applicant_id) == (permit_id(case), owner.account_id)
    assert renewal.now.operators == (operator.account_id,)
    assert done_by(w, renewal)["created"] == (operator.account_id, "operator", owner.account_id)


def case_permit(w: World, case: Case) -> Any:
    return w.ports.permits.find(permit_id(case))


def test_what_they_began_while_the_applicants_account_ends_goes_with_it(
    world: World, owner: Actor, operator: Actor
) -> None:
    """Also a request that was let in a moment before the account ended."""
    w = world
    let_in = acting_for(w.ports, operator, owner.account_id, SCHOOL)
    assert let_in
    before = begun_by(w, let_in)
    request = erasure.ask_erasure(w.ports, owner, PASSWORD, Language.INDONESIAN)
    late = begun_by(w, let_in)
    body = {"type_id": SCHOOL, "of": owner.account_id}
    assert w.call("POST", "/applications", body, by=operator).code == "operator-no-more"
    assert w.call("GET", f"/applications/{before}", by=operator).status == 404
    assert carried_out(w, request)
    for application_id in (before, late):
        left: Application = w.ports.applications.get(application_id)
        assert left.erased_at and not left.data
    assert not w.ports.operators.of_person(operator.account_id, limit=5)
    assert w.call("POST", "/applications", body, by=operator).code == "operator-no-more"


def test_an_applicants_account_stays_while_something_runs_that_an_operator_sent(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_complete_draft(w.case_ports, type_id=SCHOOL, applicant=owner, staff=w.staff)
    body = {"version": case.now.version}
    assert w.call(
        "POST", f"{path_of(case)}/submit", body, by=operator, key="key-12345678"
    ).status == 200  # fmt: skip
    asked = w.call("POST", "/profile/erasure", {"current_password": PASSWORD}, by=owner)
    assert asked.code == "applications-running", asked.text
    assert case.now.receipt in asked.text


def test_what_an_operator_did_stays_when_their_own_account_is_erased(world: World) -> None:
    w = world
    owner, operator = w.citizen(), w.citizen(password=PASSWORD)
    an_operator(w.case_ports, owner, operator)
    case = a_complete_draft(w.case_ports, type_id=SCHOOL, applicant=owner, staff=w.staff)
    body = {"version": case.now.version}
    sent = w.call("POST", f"{path_of(case)}/submit", body, by=operator, key="key-12345678")
    assert sent.status == 200, sent.text
    request = erasure.ask_erasure(w.ports, operator, PASSWORD, Language.INDONESIAN)
    assert carried_out(w, request)
    notes = w.call("GET", f"{path_of(case)}/notes", by=owner).body["items"]
    told = {one["event"]: one["by"] for one in notes}["submitted"]
    assert operator.name not in told and owner.name in told
    assert case.now.phase is not Phase.DRAFT and case.now.data["nama_sekolah"] == "SD Cahaya"


def begun_by(w: World, actor: Actor) -> str:
    return a_draft(w.case_ports, type_id=SCHOOL, applicant=actor, staff=w.staff).application_id


def carried_out(w: World, request: DataRequest) -> bool:
    return erasure.carry_out(w.ports, request, duties())
