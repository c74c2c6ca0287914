"""An institution's operator at the routes: what they may do for its applicant, and what nobody but
the applicant may (decision 0095)."""

import pytest

from chalicelib.domain.accounts.model import Actor, KtpScan
from chalicelib.domain.accounts.sign_in import open_session
from chalicelib.domain.operating import ending
from chalicelib.domain.storage import Put
from tests.support.api import World
from tests.support.cases import DATA, Case, a_complete_draft, a_draft
from tests.support.operating import INSTITUTION, SCHOOL, an_operator
from tests.support.stories import issued


@pytest.fixture
def owner(world: World) -> Actor:
    return world.citizen()


@pytest.fixture
def operator(world: World, owner: Actor) -> Actor:
    return an_operator(world.case_ports, owner, world.citizen())


def a_school(w: World, owner: Actor) -> Case:
    return a_complete_draft(w.case_ports, type_id=SCHOOL, applicant=owner, staff=w.staff)


def version(w: World, case: Case) -> int:
    return case.now.version


def test_they_begin_fill_in_send_and_follow_for_the_applicant(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    begun = w.call(
        "POST", "/applications", {"type_id": SCHOOL, "of": owner.account_id}, by=operator
    )
    assert begun.status == 201, begun.text
    path = f"/applications/{begun.body['application_id']}"
    case = Case(w.case_ports, owner, w.staff, begun.body["application_id"])
    assert case.now.applicant_id == owner.account_id
    saved = w.call("PATCH", f"{path}/data", {"data": DATA[SCHOOL]}, by=operator)
    assert (saved.status, saved.body["problems"]) == (200, [])
    form = w.call(
        "POST", f"{path}/documents/ktp_pendiri/upload", {"media_type": "image/jpeg"}, by=operator
    )
    assert form.status == 201, form.text
    case.upload_all()
    sent = w.call(
        "POST", f"{path}/submit", {"version": version(w, case)}, by=operator, key="key-12345678"
    )
    assert sent.status == 200, sent.text
    assert case.now.person.nik == owner.nik  # the applicant stays who they are
    assert case.now.operators == (operator.account_id,)
    [mine] = w.call("GET", f"/applications?of={owner.account_id}", by=operator).body["items"]
    assert mine["application_id"] == case.application_id
    assert w.call("GET", "/applications", by=operator).body["items"] == []
    [own] = w.call("GET", "/applications", by=owner).body["items"]
    assert own["application_id"] == case.application_id


def test_who_did_it_for_whom_is_told_in_names_to_applicant_operator_and_officer(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_school(w, owner)
    path = f"/applications/{case.application_id}"
    body = {"version": version(w, case)}
    assert w.call("POST", f"{path}/submit", body, by=operator, key="key-12345678").status == 200
    told = f"{operator.name}, operator, untuk {owner.name}"
    for by in (owner, operator):
        notes = w.call("GET", f"{path}/notes", by=by).body["items"]
        assert {one["event"]: one["by"] for one in notes}["submitted"] == told
    note = next(one for one in w.ports.notes.of(f"app#{case.application_id}")
                if one.event == "submitted")  # fmt: skip
    assert (note.actor_id, note.actor_role) == (operator.account_id, "operator")
    assert note.details["on_behalf_of"] == owner.account_id
    assert operator.name not in note.model_dump_json()
    w.run_chain()
    officer = w.staff["back_office"]
    notes = w.call("GET", f"/officer/applications/{case.application_id}/notes", by=officer)
    assert told in {one["by"] for one in notes.body["items"]}
    file = w.call("GET", f"/officer/applications/{case.application_id}", by=officer)
    assert file.status == 200, file.text
    found = {one["code"]: one["message"] for one in file.body["findings"]}
    assert operator.name in found["found-operators"] and owner.name in found["found-operators"]


def test_no_number_and_no_particulars_of_the_applicant_are_shown(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_school(w, owner).submit()
    path = f"/applications/{case.application_id}"
    account = w.ports.accounts.find(owner.account_id)
    assert account
    for route in ("", "/notes", "/rules", "/uploads", "/papers"):
        answer = w.call("GET", path + route, by=operator)
        assert answer.status == 200, (route, answer.text)
        for secret in (owner.nik, account.email, account.whatsapp):
            assert secret not in answer.text
    seen = w.call("GET", path, by=operator).body
    assert seen["applicant"] is None
    assert seen["works_for"] == {
        "owner_id": owner.account_id, "institution": INSTITUTION, "responsible": owner.name,
    }  # fmt: skip
    shown = w.call("GET", path, by=owner).body
    assert shown["applicant"]["nik"] == owner.nik and shown["works_for"] is None
    assert w.call("GET", f"{path}/documents/ktp_pendiri", by=operator).code == "identity-paper"
    assert w.call("GET", f"{path}/documents/akta_pendirian", by=operator).status == 200
    assert w.call("GET", f"{path}/documents/ktp_pendiri", by=owner).status == 200


def test_the_wallet_is_the_applicants(world: World) -> None:
    w = world
    key = "registration/r1/ktp/u1"
    scan = KtpScan(
        key=key,
        version_id=w.ports.files.store_clean(key, b"kartu", "image/jpeg"),
        sha256="5ha",
        size=5,
        checked_at=w.clock.now(),
    )
    owner = w.citizen(ktp=scan, identity_seen_at=w.clock.now())
    operator = an_operator(w.case_ports, owner, w.citizen())
    case = a_draft(w.case_ports, type_id="ganti_nama_sekolah", applicant=owner, staff=w.staff)
    path = f"/applications/{case.application_id}/papers"
    [offered] = w.call("GET", path, by=owner).body["items"]
    assert w.call("GET", path, by=operator).body == {"items": []}
    body = {"papers": [{"document_id": "ktp", "file_id": offered["file_id"]}]}
    assert w.call("POST", path, body, by=operator).status == 404
    assert w.call("GET", f"{path}/ktp", by=operator).status == 404


@pytest.mark.parametrize(
    ("method", "route", "body"),
    [
        ("POST", "/handover", None),
        ("DELETE", "/handover", None),
        ("GET", "/views", None),
    ],
)
def test_what_is_the_applicants_alone_is_not_there_for_an_operator(
    world: World, owner: Actor, operator: Actor, method: str, route: str, body: None
) -> None:
    case = a_school(world, owner)
    path = f"/applications/{case.application_id}{route}"
    assert world.call(method, path, body, by=operator).status == 404


def test_a_persons_own_permit_is_no_operators(world: World, owner: Actor, operator: Actor) -> None:
    w = world
    case = issued(w, owner)  # for research
    assert w.call("GET", f"/applications/{case.application_id}", by=operator).status == 404
    assert w.call("GET", f"/permits/{case.now.permit_id}", by=operator).status == 404
    assert w.call("GET", f"/permits/{case.now.permit_id}/download", by=operator).status == 404
    listed = w.call("GET", f"/applications?of={owner.account_id}", by=operator)
    assert listed.body["items"] == []
    begun = {"type_id": "penelitian", "of": owner.account_id}
    assert w.call("POST", "/applications", begun, by=operator).code == "type-of-persons"


def test_whoever_is_removed_is_refused_at_once_in_the_session_that_goes_on(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_school(w, owner)
    path = f"/applications/{case.application_id}"
    signed_in = open_session(w.ports, w.ports.accounts.find(operator.account_id))
    bearer = {"authorization": f"Bearer {signed_in.access_token}"}
    assert w.call("GET", path, headers=bearer).status == 200
    ending.remove(w.ports, owner, operator.account_id)
    assert w.call("GET", path, headers=bearer).status == 404
    body = {"version": version(w, case)}
    sent = w.call("POST", f"{path}/submit", body, headers=bearer, key="key-12345678")
    assert sent.status == 404
    for call in (
        w.call("GET", f"/applications?of={owner.account_id}", headers=bearer),
        w.call("POST", "/applications", {"type_id": SCHOOL, "of": owner.account_id},
               headers=bearer),
    ):  # fmt: skip
        assert call.code == "operator-no-more"
    assert case.now.submitted_at is None


def test_an_answer_of_before_is_not_told_to_whoever_was_removed(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_school(w, owner)
    path, body = f"/applications/{case.application_id}/submit", {"version": version(w, case)}
    first = w.call("POST", path, body, by=operator, key="key-12345678")
    assert w.call("POST", path, body, by=operator, key="key-12345678").body == first.body
    assert w.call("POST", path, body, by=owner, key="key-12345678").status == 409


def test_a_disabled_applicants_institution_is_nobodys_to_work_on(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_school(w, owner)
    account = w.ports.accounts.find(owner.account_id)
    assert account
    w.ports.commit(Put(account.replace(enabled=False, version=account.version + 1), account))
    path = f"/applications/{case.application_id}"
    assert w.call("GET", path, by=operator).status == 404
    asked = w.call("GET", f"/applications?of={owner.account_id}", by=operator)
    assert asked.code == "operator-no-more"


def test_an_officer_who_worked_on_it_decides_none_of_it(
    world: World, owner: Actor, operator: Actor
) -> None:
    w = world
    case = a_school(w, owner)
    path = f"/applications/{case.application_id}"
    body = {"version": version(w, case)}
    w.call("POST", f"{path}/submit", body, by=operator, key="key-12345678")
    w.run_chain()
    former = w.officer("back_office")
    before = case.now
    following = before.version + 1
    worked = before.replace(
        version=following, form_version=following, operators=(former.account_id,)
    )
    w.ports.commit(Put(worked, before))
    claim = w.call(
        "POST", f"/officer/applications/{case.application_id}/claim",
        {"version": worked.version}, by=former,
    )  # fmt: skip
    assert claim.code == "own-application"


@pytest.mark.parametrize(("route", "before"), [("list", 2), ("one", 3)])
def test_ones_own_costs_nothing_besides(
    world: World, owner: Actor, operator: Actor, route: str, before: int
) -> None:
    """A grant is read where it is another's, and then alone. ``before``: calls of AWS for one's
    own, as they were before there were operators."""
    w = world
    path = f"/applications/{a_school(w, owner).application_id}"
    paths = {
        "own": path if route == "one" else "/applications",
        "operator": path if route == "one" else f"/applications?of={owner.account_id}",
    }
    costs = {}
    for name, by in (("own", owner), ("operator", operator)):
        w.token(by)
        w.call("GET", paths[name], by=by)
        with w.ports.dynamodb.counting() as counted:
            assert w.call("GET", paths[name], by=by).status == 200
        costs[name] = counted.calls.total()
    assert costs["own"] == before
    assert costs["operator"] <= costs["own"] + 2  # the grant, and the applicant's account
