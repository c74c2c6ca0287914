"""Answers that were wrong, or could have become wrong without anybody noticing: each as a person
asks it, over HTTP."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.applying.carrying import meets
from chalicelib.domain.permits.model import Ending, PermitState, Revocation
from chalicelib.domain.uploads.model import MEDIA_TYPES
from tests.support.api import World
from tests.support.stories import (
    draft,
    give_surveys,
    issued,
    link_token,
    permit_id,
    registering,
    registration_form,
    submitted,
)
from tests.unit.permits_public.world import CATALOGUE, permit

PASSWORD = "kuda nil makan rambutan"


# --- figures ----------------------------------------------------------------------------------


def test_the_satisfaction_of_a_quarter_is_that_of_the_quarter_asked_for(world: World) -> None:
    first, second = issued(world), issued(world)
    give_surveys(world, first)
    world.clock.advance(days=60)  # into the second quarter
    give_surveys(world, second)
    world.clock.advance(days=120)  # and out of it

    def respondents(query: str) -> tuple[int, int, int]:
        body = world.call("GET", f"/statistics/satisfaction{query}").body
        return body["year"], body["quarter"], body["all"]["respondents"]

    assert respondents("?year=2026&quarter=1") == (2026, 1, 1)
    assert respondents("?year=2026&quarter=2") == (2026, 2, 1)
    assert respondents("?year=2026&quarter=4") == (2026, 4, 0)
    assert respondents("?year=2025&quarter=1") == (2025, 1, 0)
    assert respondents("") == (2026, 3, 0)


# --- one's own data ---------------------------------------------------------------------------


def test_the_outlook_of_erasure_puts_each_application_where_it_belongs(world: World) -> None:
    owner = world.citizen()
    running, kept = submitted(world, owner), issued(world, owner)
    gone = submitted(world, owner)
    withdrawn = world.call(
        "POST", f"/applications/{gone.application_id}/withdraw", {"reason": "Batal."}, by=owner
    )
    assert withdrawn.status == 200, withdrawn.text
    begun = draft(world, owner)
    submitted(world)  # somebody else's
    shown = world.call("GET", "/profile/erasure", by=owner).body
    places = {
        name: sorted(one["application_id"] for one in shown[name])
        for name in ("blocking", "erased", "kept")
    }
    assert places == {
        "blocking": [running.application_id],
        "erased": sorted([gone.application_id, begun.application_id]),
        "kept": [kept.application_id],
    }
    assert shown["kept_by_law"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, {"state": "active", "revocation": None, "ending": None}),
        ({"valid_until": None}, {"state": "active", "valid_until": None}),
        ({"valid_until": date(2026, 3, 1)}, {"state": "active", "valid_until": "2026-03-01"}),
        ({"state": PermitState.REVOKED}, {"state": "revoked"}),
        ({"state": PermitState.ENDED}, {"state": "ended"}),
        ({"renewed_by": "A" * 22, "renewal_id": "app-9"}, {"renewed_by": "A" * 22}),
    ],
)
def test_the_copy_of_one_s_data_tells_every_kind_of_permit(
    world: World, changes: dict[str, Any], told: dict[str, Any]
) -> None:
    owner = world.citizen()
    if changes.get("state") is PermitState.REVOKED:
        told |= {"revocation": {"on": "2026-03-01", "reason": "Alamat palsu.", "role": "head"}}
        changes |= {"revocation": _revocation(world)}
    if changes.get("state") is PermitState.ENDED:
        ending = Ending(on=date(2026, 3, 1), permit_id="B" * 22, number="070/9", replaced=True)
        told |= {"ending": ending.model_dump(mode="json")}
        changes |= {"ending": ending}
    made = permit(world.case_ports, holder_id=owner.account_id, **changes)
    [row] = _exported(world, owner)
    assert row.items() >= told.items()
    assert (row["permit_id"], row["number"]) == (made.permit_id, made.number)


def _revocation(world: World) -> Revocation:
    return Revocation(
        at=world.clock.now(), on=date(2026, 3, 1), reason="Alamat palsu.",
        officer_id="officer", officer_name="Kepala", role="head",
    )  # fmt: skip


def test_it_links_to_the_file_once_its_surveys_are_in(world: World) -> None:
    case = issued(world)
    assert [row["link"] for row in _exported(world, case.applicant)] == [None]
    give_surveys(world, case)
    [row] = _exported(world, case.applicant)
    assert row["permit_id"] == permit_id(case) and row["link"]


def _exported(world: World, owner: Actor) -> list[dict[str, Any]]:
    body: dict[str, Any] = {}
    found: list[dict[str, Any]] = []
    while True:
        page = world.call("POST", "/profile/export", body, by=owner).body
        found += page["items"] if page["part"] == "permits" else []
        if page["cursor"] is None:
            return found
        body = {"cursor": page["cursor"]}


# --- what a new draft takes over ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("of_a_kind", "more_bytes", "pages", "carried"),
    [
        (True, 0, "most", True),
        (True, 0, "one more", False),
        (True, 1, "most", False),
        (False, 0, "most", False),
        (True, 0, "a picture", True),
    ],
)
def test_a_paper_is_carried_over_within_the_limits_of_today(
    of_a_kind: bool, more_bytes: int, pages: str, carried: bool
) -> None:
    rules = CATALOGUE.get("penelitian", date(2026, 3, 2))
    requirement = next(one for one in rules.documents if one.formats == ("pdf",))
    counts = {"most": requirement.max_pages, "one more": requirement.max_pages + 1}
    file = CleanFile.model_construct(
        media_type=MEDIA_TYPES["pdf" if of_a_kind else "jpg"],
        size=requirement.max_bytes + more_bytes,
        pages=counts.get(pages),
    )
    assert meets(requirement, file) is carried


# --- lists ------------------------------------------------------------------------------------


def test_the_second_page_of_one_role_s_overdue_goes_on_where_the_first_ended(world: World) -> None:
    cases = [submitted(world, world.citizen()) for _ in range(5)]
    world.clock.advance(days=30)
    clerk, seen, query, sizes = world.staff["back_office"], [], "", []
    while True:
        page = world.call("GET", f"/officer/overdue?limit=2{query}", by=clerk).body
        seen += [row["application_id"] for row in page["items"]]
        sizes.append(len(page["items"]))
        if page["cursor"] is None:
            break
        query = f"&cursor={page['cursor']}"
    assert sorted(seen) == sorted(case.application_id for case in cases)
    assert len(seen) == len(set(seen)) and sizes[:2] == [2, 2]


# --- links and uploads ------------------------------------------------------------------------


def test_a_password_that_comes_with_the_link_is_the_one_that_signs_in(world: World) -> None:
    begun = registering(world, 41, password=None).send_scan()
    assert begun.complete().status < 300
    token = link_token(world.send_messages())
    assert world.call("POST", "/accounts/verify", {"token": token}).code == "password-needed"
    weak = world.call("POST", "/accounts/verify", {"token": token, "password": "pendek"})
    assert (weak.status, [one["field"] for one in weak.body["errors"]]) == (422, ["password"])
    good = world.call("POST", "/accounts/verify", {"token": token, "password": PASSWORD})
    assert good.status < 300, good.text
    nik = registration_form(41)["nik"]
    for password, status in ((PASSWORD, 201), ("pendek", 401), (PASSWORD + "x", 401)):
        signed_in = world.call("POST", "/sessions", {"login": nik, "password": password})
        assert signed_in.status == status, signed_in.text


def test_a_file_that_never_came_is_called_so_on_the_page(world: World) -> None:
    case = draft(world)
    path = f"/applications/{case.application_id}"
    asked = world.call(
        "POST", f"{path}/documents/proposal/upload", {"media_type": "application/pdf"},
        by=case.applicant,
    )  # fmt: skip
    assert asked.status < 300, asked.text

    def shown() -> dict[str, Any]:
        documents = world.call("GET", path, by=case.applicant).body["documents"]
        found: dict[str, Any] = next(one for one in documents if one["id"] == "proposal")
        return found

    world.clock.advance(minutes=11, seconds=59)
    assert shown()["state"] == "checking"
    world.clock.advance(seconds=1)
    assert shown()["state"] == "not_received"
