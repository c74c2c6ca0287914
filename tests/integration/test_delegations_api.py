"""A Plh. from the order to the signed letter, and the head's view of what is overdue, by HTTP."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.storage import Put
from tests.support.api import Answer, World
from tests.support.cases import Case
from tests.support.good_calls.review import step_to_redo
from tests.support.stories import at_head, submitted

LETTER = "800/12/DPMPTSPNAKER/III/2026"


def give(world: World, to: Actor, by: Actor, **changes: Any) -> Answer:
    today = world.ports.calendar.local_date(world.clock.now())
    body = {
        "role": "head",
        "account_id": to.account_id,
        "kind": "plh",
        "starts_on": today.isoformat(),
        "until": (today + timedelta(days=4)).isoformat(),
        "basis": LETTER,
        **changes,
    }
    return world.call("POST", "/officer/delegations", body, by=by)


def act(world: World, case: Case, act: str, by: Actor, key: str = "key-of-plh") -> Answer:
    path = f"/officer/applications/{case.application_id}/{act}"
    return world.call("POST", path, {"version": case.now.version}, by=by, key=key)


def test_a_plh_signs_in_their_own_name_under_the_head_s_title(world: World) -> None:
    case = at_head(world)
    deputy, head = world.officer("bpjs", nik="1302105705909001"), world.staff["head"]
    assert act(world, case, "sign", deputy).code == "not-in-this-chain"
    given = give(world, deputy, by=head)
    assert (given.status, given.body["title"], given.body["active"]) == (
        201,
        "Plh. Kepala Dinas",
        True,
    )
    assert (given.body["undecidable"], given.body["at_least"]) == (0, False)
    profile = world.call("GET", "/profile", by=deputy).body
    assert profile["roles"] == ["bpjs"]
    assert profile["acting"] == [
        {
            "role": "head",
            "kind": "plh",
            "title": "Plh. Kepala Dinas",
            "until": "2026-03-06",
            "on_behalf_of": head.name,
        }
    ]
    queue = world.call("GET", "/officer/queue?role=head", by=deputy).body["items"]
    assert [item["application_id"] for item in queue] == [case.application_id]
    assert act(world, case, "sign", deputy).status == 200
    world.run_chain()
    signer = world.ports.letters.contents[-1].signer
    assert (signer.acting, signer.title, signer.name) == ("Plh.", "Kepala Dinas", deputy.name)
    own = world.ports.accounts.find(deputy.account_id).post
    assert (signer.rank, signer.nip) == (own.rank, own.nip)
    assert world.ports.signer.requests[-1].signer_nik == deputy.nik
    assert world.ports.permits.find(case.now.permit_id).signer_name == deputy.name


def test_officers_read_whose_role_was_used_and_the_applicant_only_the_role(world: World) -> None:
    case = submitted(world).mark_all()
    deputy = world.officer("bpjs")
    give(world, deputy, by=world.staff["back_office"], role="back_office")
    assert act(world, case, "approve", deputy).status == 200
    path = f"/officer/applications/{case.application_id}/notes"
    notes = world.call("GET", path, by=world.staff["head"]).body["items"]
    assert notes[-1]["by"] == f"{deputy.name} (Plh. Petugas Back Office)"
    own = f"/applications/{case.application_id}/notes"
    shown = world.call("GET", own, by=case.applicant).body["items"]
    assert shown[-1]["by"] == "Petugas Back Office"


def test_a_token_from_before_gains_the_role_and_loses_it_again(world: World) -> None:
    case, deputy = submitted(world), world.officer("bpjs")
    token = world.fresh_token(deputy)
    path = f"/officer/applications/{case.application_id}"
    assert world.call("GET", path, by=token).status == 403
    given = give(world, deputy, by=world.staff["head"]).body
    assert world.call("GET", path, by=token).status == 200
    revocation = f"/officer/delegations/{given['delegation_id']}/revocation"
    assert world.call("POST", revocation, by=world.staff["head"]).status == 200
    assert world.call("GET", path, by=token).status == 403


def test_a_delegate_makes_no_officers_and_an_administrator_is_none_by_delegation(
    world: World,
) -> None:
    deputy = world.officer("bpjs")
    refused = give(
        world,
        deputy,
        by=world.administrator,
        role="administrator",
        on_behalf_of=world.administrator.account_id,
    )
    assert (refused.status, refused.fields) == (422, {"role": "role-stays"})
    assert world.call("GET", "/admin/officers", by=deputy).status == 403


def test_lists_of_delegations_and_colleagues_are_paged(aws_world: World) -> None:
    world, deputy = aws_world, aws_world.officer("bpjs")
    given = give(world, deputy, by=world.staff["head"]).body
    told = [given.pop(name) for name in ("undecidable", "at_least", "nobody")]
    assert told == [0, False, False]
    found, pages, cursor = [], 0, ""
    while pages < 50:
        page = world.call(
            "GET", f"/officer/delegations?limit=5{cursor}", by=world.staff["head"]
        ).body
        found += page["items"]
        pages += 1
        if page["cursor"] is None:
            break
        cursor = f"&cursor={page['cursor']}"
    assert found == [given] and pages > 1
    colleagues = world.call("GET", "/officer/colleagues?limit=50", by=world.staff["head"]).body
    assert deputy.account_id in {item["account_id"] for item in colleagues["items"]}
    assert set(colleagues["items"][0]) == {"account_id", "name", "position", "roles"}


@pytest.mark.parametrize("role", ["section_head", "head"])
def test_those_above_see_what_is_overdue_after_the_sweep_told_them(
    aws_world: World, role: str
) -> None:
    world = aws_world
    case = submitted(world)
    world.clock.advance(days=2)
    world.sweep()
    shown = world.call("GET", "/officer/overdue?limit=5", by=world.staff[role]).body["items"]
    assert [(item["application_id"], item["role"]) for item in shown] == [
        (case.application_id, "back_office")
    ]
    file = world.call(
        "GET", f"/officer/applications/{case.application_id}", by=world.staff[role]
    ).body
    assert file["escalated_at"] is not None
    boss = world.ports.accounts.find(world.staff["section_head"].account_id)
    told = {
        sent.address: sent.body
        for sent in world.send_messages()
        if sent.message_id.startswith("overdue-")
    }
    assert case.now.receipt in told[boss.email]
    assert "1 berkas" in told[boss.whatsapp]
    columns = world.call("GET", "/officer/dashboard", by=world.staff[role]).body["roles"]
    matrix = {c["short_name"]: (c["waiting"], c["overdue"]) for c in columns}
    assert matrix == {
        "BO": (1, 1), "BPJSTK": (0, 0), "P&V": (0, 0), "Kasi": (0, 0),
        "Kabid": (0, 0), "Sekretaris": (0, 0), "Kadis": (0, 0),
    }  # fmt: skip


def test_giving_a_role_says_how_many_files_nobody_could_decide_then(world: World) -> None:
    case = at_head(world)
    head, second = world.staff["head"], world.staff.second["head"]
    other = world.ports.accounts.find(second.account_id)
    world.ports.commit(Put(other.replace(enabled=False, version=other.version + 1), other))
    deputy, another = world.staff["secretary"], world.staff.second["secretary"]
    assert deputy.account_id in {one.officer_id for one in case.now.decisions}
    given = give(world, deputy, world.administrator, on_behalf_of=head.account_id)
    assert (given.body["undecidable"], given.body["at_least"]) == (1, False)
    relieved = give(world, another, world.administrator, on_behalf_of=head.account_id)
    assert (relieved.body["undecidable"], relieved.body["at_least"]) == (0, False)


def test_who_decided_before_and_signs_now_is_told_which_step_another_does_again(
    world: World,
) -> None:
    good = step_to_redo(world)
    file = good.path.removesuffix("/steps/secretary/again")
    shown = world.call("GET", file, by=world.staff["secretary"]).body["redo"]
    assert (shown["step"], shown["label"]) == ("secretary", "Verifikasi Sekretaris")
    assert shown["decided_by"] == world.staff.second["secretary"].name
    assert world.call("GET", file, by=world.staff["head"]).body["redo"] is None
