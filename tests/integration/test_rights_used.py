"""Each right to a table is one that some story uses, and no story lacks one: requests of functions
in a world's memory are held against their policies (``tests/support/rights.py``).

The other services have their own (``test_rights_of_services.py``), the local stack holds every
call of its stories against the policies, and ``tests/architecture/rights.toml`` writes each right
down with its reason.
"""

from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError

from infra.local.permissions import Permissions, running_as
from tests.support import stories, worlds
from tests.support.api import World, table
from tests.support.rights import policies
from tests.support.route_table import ROUTES, a_good_call, caller_of

ASIDE = "only of records that cannot be read (tests/integration/test_asides_on_the_stack.py)"
ALONE = "read with others at once; alone when it is read again, because somebody was faster"
KEPT = "read before by another function of this process, and kept; each Lambda reads it for itself"
CLAIM = "a claim is given back when what claimed it ends otherwise than here"
UNSEEN: dict[str, dict[str, str]] = {
    "api_handler": {
        "Applications DeleteItem": CLAIM,
        "Counters BatchGetItem": "sums of several months, where there are some",
        "SetAside PutItem": ASIDE,
    },
    "check_upload": {
        "Applications GetItem": ALONE,
        "Applications PutItem": "a file that was seen before is claimed",
        "OfficeData Query": KEPT,
        "SetAside PutItem": ASIDE,
    },
    "open_step": {"Applications GetItem": ALONE, "SetAside PutItem": ASIDE},
    "sign_permit": {
        **dict.fromkeys(
            (f"{part} GetItem" for part in ("Applications", "Accounts", "Sessions", "Permits")),
            ALONE,
        ),
        "Counters GetItem": ALONE,
        "Counters PutItem": "a number that was given back is used (tests/unit/permits_issuing)",
        "Applications DeleteItem": CLAIM,
        "OfficeData Query": KEPT,
        "SetAside PutItem": ASIDE,
    },
    "notify": {
        "Outbox GetItem": "whose message a report is about (tests/integration/test_mail_events.py)",
        "SetAside PutItem": ASIDE,
    },
    "sweep": {
        "Applications DeleteItem": CLAIM,
        "NumbersGivenBackAndFigures GetItem": "of a signature that never came",
        "TryAsidesAgain GetItem": ASIDE,
        **dict.fromkeys((f"SetAside {one}Item" for one in ("Get", "Put", "Delete")), ASIDE),
    },
    "erase": {
        **dict.fromkeys(
            ("Permits GetItem", "Permits PutItem"),
            "what the law does not keep is taken out (tests/unit/privacy)",
        ),
        "OfficeData Query": KEPT,
        **dict.fromkeys((f"SetAside {one}Item" for one in ("Get", "Put")), ASIDE),
    },
}
"""Rights to tables that nothing below uses, and why they are there all the same."""


@pytest.fixture(scope="module")
def held() -> Iterator[Permissions]:
    """After a good call of every route, jobs in between, and what time brings."""
    with worlds.world() as world:
        for route in sorted(ROUTES, key=lambda name: name.startswith("GET")):
            good = a_good_call(route, world)
            good.make(world, route.split()[0], caller_of(good))
            _jobs(world)
        stories.submitted(world)
        issued = stories.issued(world)
        _upload(world)
        for days in (1, 100, 400):
            world.clock.advance(days=days)
            for function in ("sweep", "erase"):
                world.sweep(function)
                _jobs(world)
        assert issued.now.permit_number
        found: Permissions = world.aws("dynamodb").permissions
        yield found


def _jobs(world: World) -> None:
    world.run_chain()
    world.send_messages()


def _upload(world: World) -> None:
    form = stories.draft(world).ask_upload("ktp")
    world.job("check_upload", world.post_file(form.key, b"a good scan"))


def test_no_function_asks_for_more_than_its_policy_allows(held: Permissions) -> None:
    assert held.refused == []


@pytest.mark.parametrize("function", UNSEEN)
def test_no_function_has_a_right_that_nothing_uses(held: Permissions, function: str) -> None:
    has = {
        (one["Sid"], action)
        for one in policies()[function]
        for action in one["Action"]
        if action.startswith("dynamodb:")
    }
    used = {(sid, action) for who, sid, action in held.used if who == function}
    unseen = {f"{sid} {action.removeprefix('dynamodb:')}" for sid, action in has - used}
    assert unseen == UNSEEN[function].keys()


def test_what_no_policy_allows_a_world_in_memory_refuses_as_well() -> None:
    with worlds.world() as world, running_as("notify"), pytest.raises(ClientError) as refused:
        world.aws("dynamodb").query(TableName=table("accounts"), IndexName="by_post")
    assert refused.value.response["Error"]["Code"] == "AccessDeniedException"
