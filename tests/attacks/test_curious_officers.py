"""Officers see people's data of their own chains, and no other's (docs/checks.md 61)."""

import pytest

from tests.support.api import World
from tests.support.stories import issued, midwife, permit_id


@pytest.mark.parametrize("role", ["data_verification", "bpjs"])
def test_a_permit_is_not_for_officers_who_have_no_step_in_its_chain(
    world: World, role: str
) -> None:
    path = f"/officer/permits/{permit_id(issued(world))}"
    answer = world.call("GET", path, by=world.staff[role])
    assert (answer.status, answer.code) == (403, "not-in-this-chain")
    assert world.call("GET", path, by=world.staff["section_head"]).status == 200


def test_the_list_of_what_ends_soon_is_of_one_s_own_chains(world: World) -> None:
    case = issued(world)
    for role, seen in (("bpjs", 0), ("data_verification", 0), ("section_head", 1), ("head", 1)):
        path = "/officer/expiring-permits?days=366"
        items = world.call("GET", path, by=world.staff[role]).body["items"]
        assert [one["permit_id"] for one in items] == [permit_id(case)] * seen, role


def test_a_body_outside_the_office_does_not_look_into_permits_of_its_chain(world: World) -> None:
    case = midwife(world)
    assert "bpjs" in {step.role for step in case.now.steps}
    path = f"/officer/permits/{permit_id(case)}"
    assert world.call("GET", path, by=world.staff["bpjs"]).status == 403
