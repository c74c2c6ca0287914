"""What waits for officers, read in order, narrowed and counted: queues, claims, what is overdue."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.applications.listing import Listing, ListOrder, with_applicant
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.ports import COUNT_MAY_BE, Backlog
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.storage import Page
from tests.contract import records
from tests.contract.listing import NOW, pages, put
from tests.fakes.ports import FakePorts


def due(hour: int, identity: str, **changes: Any) -> Application:
    return records.application(identity, due_at=NOW + timedelta(hours=hour), **changes)


def names(ports: FakePorts, listing: Listing) -> list[str]:
    page = ports.applications.listed(listing, limit=9, cursor=None)
    return [item.application_id for item in page.items]


def test_the_queue_of_a_role_begins_with_what_is_due_first(ports: FakePorts) -> None:
    put(ports, due(5, "late"), due(1, "soon"), due(3, "then"))
    found = pages(
        lambda cursor: ports.applications.listed(Listing("back_office"), limit=2, cursor=cursor)
    )
    assert sum(found, []) == ["soon", "then", "late"]


def test_only_what_waits_for_the_role_is_in_its_queue(ports: FakePorts) -> None:
    put(
        ports,
        due(1, "mine"),
        due(1, "next-step", step_index=1),
        due(1, "with-applicant", phase=Phase.CORRECTION),
        due(1, "being-signed", phase=Phase.SIGNING),
        due(1, "draft", phase=Phase.DRAFT),
    )
    queues = {role: names(ports, Listing(role)) for role in ("back_office", "section_head", "head")}
    assert queues == {"back_office": ["mine"], "section_head": ["next-step"], "head": []}


def test_what_was_given_back_stands_in_a_list_of_its_own(ports: FakePorts) -> None:
    put(ports, due(1, "mine"), due(1, "back", phase=Phase.CORRECTION))
    given_back = Listing(with_applicant("back_office"))
    page = ports.applications.listed(given_back, limit=9, cursor=None)
    assert [item.application_id for item in page.items] == ["back"]
    assert ports.applications.counted(given_back) == 1
    assert ports.applications.counted(Listing("back_office")) == 1


def test_what_an_officer_has_claimed_is_found_at_every_role(ports: FakePorts) -> None:
    mine = {"claimed_by": "o1", "claimed_until": NOW}
    put(ports, due(2, "a1", **mine), due(1, "a2", **mine, step_index=1), due(1, "free"))
    put(ports, due(1, "others", claimed_by="o2", claimed_until=NOW))
    held = Listing("o1", held=True)
    assert names(ports, held) == ["a2", "a1"]
    assert ports.applications.counted(held) == 2


def test_a_list_in_the_order_of_sending_begins_with_the_longest_waiting(ports: FakePorts) -> None:
    for hour, name in ((3, "third"), (1, "first"), (2, "second")):
        put(ports, due(9 - hour, name, submitted_at=NOW + timedelta(hours=hour)))
    order = ListOrder.RECEIVED
    whole = Listing("back_office", order)
    found = pages(lambda cursor: ports.applications.listed(whole, limit=2, cursor=cursor))
    assert sum(found, []) == ["first", "second", "third"]
    days = Listing("back_office", order, NOW + timedelta(hours=2), NOW + timedelta(hours=2.5))
    page = ports.applications.listed(days, limit=9, cursor=None)
    assert [item.application_id for item in page.items] == ["second"]


def test_a_narrowed_list_goes_on_behind_the_last_entry_that_was_shown(ports: FakePorts) -> None:
    put(ports, *(due(n, f"a{n}", type_id="stpt" if n % 2 else "penelitian") for n in range(1, 8)))

    def odd(limit: int, budget: int) -> list[list[str]]:
        return pages(
            lambda cursor: ports.applications.listed(
                Listing("back_office"),
                limit=limit,
                cursor=cursor,
                keep=lambda item: item.type_id == "stpt",
                budget=budget,
            )
        )

    assert sum(odd(2, 50), []) == ["a1", "a3", "a5", "a7"]
    assert sum(odd(2, 3), []) == ["a1", "a3", "a5", "a7"]
    assert max(len(page) for page in odd(2, 50)) == 2


def test_a_cursor_of_other_days_ends_the_list_or_starts_it_over(ports: FakePorts) -> None:
    put(ports, due(1, "soon"), due(2, "then"), due(3, "late"))
    whole = Listing("back_office")
    cursor = ports.applications.listed(whole, limit=2, cursor=None).cursor

    def between(first: int, last: int) -> list[str]:
        days = [NOW + timedelta(hours=hour) for hour in (first, last)]
        listing = Listing("back_office", ListOrder.DEADLINE, *days)
        page = ports.applications.listed(listing, limit=9, cursor=cursor)
        return [item.application_id for item in page.items]

    assert between(0, 9) == ["late"]
    assert between(0, 1) == []
    assert between(3, 9) == ["late"]


def test_an_application_leaves_the_queue_with_the_decision(ports: FakePorts) -> None:
    put(ports, due(1, "a1"), due(1, "a1", version=2, step_index=1))
    assert ports.applications.listed(Listing("back_office"), limit=9, cursor=None).items == ()
    put(ports, due(1, "a1", version=3, phase=Phase.CORRECTION))
    assert ports.applications.listed(Listing("section_head"), limit=9, cursor=None).items == ()


def at_step(minute: int, identity: str, step: int = 0) -> Application:
    return due(minute, identity, step_index=step)


def test_what_is_overdue_at_several_roles_is_one_list_the_earliest_first(ports: FakePorts) -> None:
    put(ports, *(at_step(-n, f"late{n}", n % 3) for n in range(1, 8)))
    put(ports, due(0, "now"), due(1, "soon"), at_step(-9, "another", 3))
    roles = [step.role for step in records.PERMIT_TYPE.steps[:3]]
    for limit in (1, 2, 3, 50):
        found = pages(
            lambda cursor, n=limit: ports.applications.overdue(roles, NOW, limit=n, cursor=cursor)
        )
        assert sum(found, []) == [f"late{n}" for n in range(7, 0, -1)]
        assert all(len(page) <= limit for page in found)
    with pytest.raises(InvalidInput):
        ports.applications.overdue(roles, NOW, limit=2, cursor="no cursor")
    assert ports.applications.overdue([], NOW, limit=2, cursor=None) == Page(())
    cursor = ports.applications.overdue(roles, NOW, limit=3, cursor=None).cursor
    before = NOW - timedelta(hours=6)
    assert ports.applications.overdue(roles, before, limit=2, cursor=cursor) == Page(())


def test_a_role_s_backlog_counts_what_waits_and_what_is_overdue(ports: FakePorts) -> None:
    put(ports, due(-1, "late"), due(0, "now"), due(1, "soon"), at_step(-1, "another", 1))
    first, second, third = (step.role for step in records.PERMIT_TYPE.steps[:3])
    assert ports.applications.backlog(first, NOW) == Backlog(waiting=3, overdue=1)
    assert ports.applications.backlog(second, NOW) == Backlog(waiting=1, overdue=1)
    assert ports.applications.backlog(third, NOW) == Backlog(waiting=0, overdue=0)


def test_a_queue_is_counted_up_to_a_bound(
    ports: FakePorts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chalicelib.adapters.dynamodb.applications.MOST_COUNTED", 2)
    role = records.PERMIT_TYPE.steps[0].role
    put(ports, due(1, "a"), due(2, "b"))
    assert ports.applications.backlog(role, NOW) == Backlog(waiting=2, overdue=0)
    put(ports, due(3, "c"), due(-1, "late"))
    assert ports.applications.backlog(role, NOW) == Backlog(waiting=3, overdue=1, at_least=True)
    put(ports, due(-2, "d"), due(-3, "e"))
    later = NOW + COUNT_MAY_BE
    assert ports.applications.backlog(role, later) == Backlog(waiting=2, overdue=2, at_least=True)


def test_a_count_that_found_more_than_it_counts_is_kept_for_a_minute(
    ports: FakePorts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one that found all is of the moment."""
    monkeypatch.setattr("chalicelib.adapters.dynamodb.applications.MOST_COUNTED", 2)
    role = records.PERMIT_TYPE.steps[0].role
    put(ports, due(1, "a"))
    assert ports.applications.backlog(role, NOW).waiting == 1
    put(ports, due(2, "b"), due(3, "c"))
    most = ports.applications.backlog(role, NOW)
    assert most.at_least
    put(ports, due(-1, "late"))
    within = NOW + COUNT_MAY_BE - timedelta(seconds=1)
    assert ports.applications.backlog(role, within) == most
    assert ports.applications.backlog(role, NOW + COUNT_MAY_BE).overdue == 1
