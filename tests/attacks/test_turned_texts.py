"""Text that reads otherwise than it is: control and direction characters (docs/checks.md 63)."""

from datetime import timedelta

from tests.support.api import World
from tests.support.stories import PASSWORD, submitted

TURNED = "Sah\u202e kadit\u0007 \u200bbaik\u2066."
READS = "Sah kadit baik."


def test_an_officer_s_note_is_stored_without_them_and_keeps_its_lines(world: World) -> None:
    case = submitted(world)
    body = {"text": f"{TURNED}\nBaris dua.", "public": True}
    path = f"/officer/applications/{case.application_id}/notes"
    assert world.call("POST", path, body, by=world.staff["back_office"]).status < 300
    note = world.ports.notes.of(f"app#{case.application_id}", limit=50)[-1]
    assert note.text == f"{READS}\nBaris dua."


def test_a_reason_and_a_mark_are_too(world: World) -> None:
    case = submitted(world)
    case.mark_all()
    body = {"version": case.now.version, "reason": TURNED}
    path = f"/officer/applications/{case.application_id}/reject"
    by = world.staff["back_office"]
    answer = world.call("POST", path, body, by=by, key="turned-reason-1")
    assert answer.status == 200, answer.text
    assert case.now.closing_reason == READS


def test_why_places_are_changed_or_a_file_withdrawn_is_too(world: World) -> None:
    case = submitted(world)
    path = f"/applications/{case.application_id}"
    body = {"field": "lokasi", "value": [{"name": "Nagari Cupak"}], "reason": TURNED}
    moved = world.call("POST", f"{path}/amendments", body, by=case.applicant)
    assert moved.status < 300, moved.text
    [change] = world.ports.applications.amendments(case.now)
    assert change.reason == READS
    ended = world.call("POST", f"{path}/withdraw", {"reason": TURNED}, by=case.applicant)
    assert ended.status == 200, ended.text
    assert case.now.closing_reason == READS


def test_the_letter_behind_a_delegation_and_an_officer_s_post_are_too(world: World) -> None:
    today = world.ports.calendar.local_date(world.clock.now())
    deputy = world.staff["section_head"]
    form = {
        "role": "secretary", "account_id": deputy.account_id, "kind": "plt",
        "starts_on": today.isoformat(), "until": (today + timedelta(days=2)).isoformat(),
        "basis": TURNED,
    }  # fmt: skip
    given = world.call("POST", "/officer/delegations", form, by=world.administrator)
    assert given.status == 201, given.text
    account = world.ports.accounts.find(deputy.account_id)
    assert account.delegations[-1].basis == READS
    body = {"version": account.version, "position": TURNED}
    path = f"/admin/officers/{deputy.account_id}"
    assert world.call("PATCH", path, body, by=world.administrator).body["position"] == READS


def test_a_password_stays_as_it_was_typed(world: World) -> None:
    odd = f"{PASSWORD}\u200b"
    owner = world.citizen(password=odd)
    for typed, status in ((odd, 201), (PASSWORD, 401)):
        answer = world.call("POST", "/sessions", {"login": owner.nik, "password": typed})
        assert answer.status == status
