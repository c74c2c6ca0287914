"""Records that cannot be read, calls that fail, and an office of thirty files around them."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.domain import sweeping
from chalicelib.domain.duties import Duties
from chalicelib.domain.messages.model import MessageState
from chalicelib.domain.records import Stored
from chalicelib.domain.storage import Add
from tests.contract import records
from tests.fakes.ports import FakePorts
from tests.fakes.troubles import failing
from tests.support.cases import Case
from tests.support.people import a_citizen
from tests.support.tables import PREFIX

TOGETHER = 25
"""Messages of one act that are sent by one run."""


def spoil(ports: FakePorts, kind: type[Stored], *ids: str | int, **attributes: Any) -> None:
    table = Store(ports.dynamodb, PREFIX).table(kind)
    assert table.update(row_of(kind).key_of(*ids), attributes)


def mended(ports: FakePorts, good: Stored) -> None:
    Store(ports.dynamodb, PREFIX).put(good)


GARBAGE = {"body": "\x00 no JSON", "summary": "?"}
NEWER = {"schema": 99}


MISFIT = {"body": '{"application_id": 7}'}
UNREADABLE = pytest.mark.parametrize(
    "how", [GARBAGE, NEWER, MISFIT], ids=["garbage", "newer", "misfit"]
)
FAILING = pytest.mark.parametrize(
    "code", ["ThrottlingException", "AccessDeniedException", "ValidationException"]
)


def over(ports: FakePorts, fails: Callable[[str], bool], code: str) -> FakePorts:
    """The same office, some of whose calls fail."""
    troubled = FakePorts(
        clock=ports.clock, ids=ports.ids, workflow=ports.workflow, files=ports.files,
        dynamodb=failing(ports.dynamodb, fails, code),
    )  # fmt: skip
    troubled.announcer = ports.announcer
    return troubled


def restarted(swept: sweeping.Swept) -> set[str]:
    return {one for one, outcome in swept.outcomes if outcome == "restarted"}


def ids(cases: list[Case]) -> set[str]:
    return {case.application_id for case in cases}


def sweep(ports: FakePorts, watched: Duties, *, everything: bool = True) -> sweeping.Swept:
    return sweeping.sweep(ports, watched, everything=everything)


def outbox(ports: FakePorts) -> list[str]:
    names = [f"m{number}" for number in range(TOGETHER)]
    account = a_citizen(ports)
    for name in names:
        recipient = records.message().recipient.replace(account_id=account.account_id)
        ports.commit(
            Add(
                records.message(
                    name, due_at=ports.clock.now(), recipient=recipient, template="erasure_done"
                )
            )
        )
    return names


def sent(ports: FakePorts, names: list[str]) -> set[str]:
    found = [ports.outbox.find(name) for name in names]
    return {one.message_id for one in found if one and one.state is MessageState.SENT}
