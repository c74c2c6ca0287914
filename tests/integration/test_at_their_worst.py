"""The longest that people may write, a record of a newer release and one that is garbage, in one
service: the office goes on, and a sweep mends what it can and counts what it set aside."""

from typing import Any

from chalicelib.adapters.dynamodb.chain import wait_key
from chalicelib.adapters.dynamodb.partitions import RUNNING
from chalicelib.adapters.dynamodb.wire import to_wire
from chalicelib.adapters.dynamodb.writes import item_of
from chalicelib.domain.applications.model import Phase
from tests.contract import records
from tests.support import stored
from tests.support.api import World
from tests.support.cases import Case
from tests.support.stories import submitted
from tests.support.tables import PREFIX

WIDE = "€"
"""Three bytes: of the widest that a letter can print."""


def amend(world: World, case: Case, turn: int) -> None:
    (rule,) = [one for one in records.PERMIT_TYPE.fields if one.id == "lokasi"]
    places = [
        {"name": f"{turn:02} {number:02} " + WIDE * 140, "note": WIDE * 200}
        for number in range(rule.maximum or 0)
    ]
    body = {"field": "lokasi", "value": places, "reason": WIDE * 500}
    path = f"/applications/{case.application_id}/amendments"
    assert world.call("POST", path, body, by=case.applicant).status == 201


def lay(world: World, identity: str, **spoilt: Any) -> None:
    """An application that waits for an officer and is due to be looked at."""
    put(world, item_of(records.application(identity)) | spoilt)
    waking = {"wake": RUNNING, "wake_at": "2026-01-01T00:00:00.000000Z", "stands_at": "review#x"}
    put(world, wait_key(identity) | waking)


def put(world: World, item: dict[str, Any]) -> None:
    world.ports.dynamodb.put_item(TableName=f"{PREFIX}-applications", Item=to_wire(item))


def test_the_office_goes_on_and_a_sweep_mends_what_it_can(world: World) -> None:
    case = submitted(world)
    world.run_chain()
    for turn in range(world.ports.limits.application.amendments):
        amend(world, case, turn)
    lay(world, "garbage", body="?", summary="?")
    lay(world, "newer", schema=99)
    stored.lose_token(world.case_ports, case.application_id)

    world.clock.advance(days=4)
    world.sweep()
    world.run_chain()
    assert [one.status for one in world.workflow.executions.values()] == ["ABORTED", "RUNNING"]
    marked = {aside.key["pk"]: aside.why for aside in world.ports.asides.all()}
    assert marked == {"app#garbage": "garbage", "app#newer": "newer"}

    officer = world.staff["back_office"]
    page = world.call("GET", "/officer/queue?role=back_office", by=officer).body
    assert case.application_id in [item["application_id"] for item in page["items"]]
    place = f"/officer/applications/{case.application_id}"
    seen = world.call("GET", place, by=officer).body["application"]
    assert len(seen["amendments"]) == world.ports.limits.application.amendments
    assert seen["amendments"][-1]["after"] == seen["data"]["lokasi"]
    case.issue()
    assert case.now.phase is Phase.ISSUED
