"""Queues narrowed and ordered: what is in them, and what a page of them costs."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.applications.listing import ListOrder
from chalicelib.domain.applications.model import SigningRefusal
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.review import queues, workbench
from chalicelib.domain.review.queues import QueueFilter, QueueState
from tests.contract import records
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.people import a_citizen, an_officer


def found(case: Case, limit: int = 25, **asked: Any) -> list[str]:
    narrowed = QueueFilter(**{"role": "back_office", **asked})
    actor = case.staff["back_office"]
    page = queues.find(case.ports, actor, narrowed, limit=limit, cursor=None)
    return [item.application_id for item in page.items]


def another(first: Case, number: int, **options: Any) -> Case:
    return a_submitted_case(
        first.ports, applicant=a_citizen(first.ports, number), staff=first.staff, **options
    )


def test_by_type_step_and_district() -> None:
    first = a_submitted_case()
    crowd = another(first, 2, type_id="rekomendasi_keramaian")
    assert found(first) == [first.application_id, crowd.application_id]
    assert found(first, type_id="penelitian") == [first.application_id]
    assert found(first, step="back_office") == [first.application_id, crowd.application_id]
    assert found(first, step="head") == []
    assert found(first, district="13.02.10") == [crowd.application_id]


def test_by_who_has_it() -> None:
    first = a_submitted_case()
    second, third = another(first, 2), another(first, 3)
    for case, officer in ((first, first.officer), (second, first.staff.second["back_office"])):
        workbench.claim(case.ports, officer, case.application_id, case.now.version)
    assert found(first, state=QueueState.MINE) == [first.application_id]
    assert found(first, state=QueueState.MINE, role=None) == [first.application_id]
    assert found(first, state=QueueState.CLAIMED) == [first.application_id, second.application_id]
    assert found(first, state=QueueState.FREE) == [third.application_id]
    first.ports.clock.advance(days=5)
    assert found(first, state=QueueState.CLAIMED) == []


def test_what_is_overdue_and_what_is_with_its_applicant() -> None:
    first = a_submitted_case()
    first.ports.clock.advance(days=7)
    second, back = another(first, 2), another(first, 3).send_back(judul="Terlalu umum.")
    assert found(first, state=QueueState.OVERDUE) == [first.application_id]
    assert found(first, state=QueueState.WITH_APPLICANT) == [back.application_id]
    assert found(first) == [first.application_id, second.application_id]
    back.resubmit()
    assert found(first, state=QueueState.WITH_APPLICANT) == []


@pytest.mark.parametrize("state", [None, QueueState.MINE, QueueState.OVERDUE, QueueState.FREE])
def test_what_is_found_elsewhere_stands_in_a_list_if_the_list_would_show_it(
    state: QueueState | None,
) -> None:
    late = a_submitted_case()
    late.ports.clock.advance(days=7)
    mine, others, back = another(late, 2), another(late, 3), another(late, 4).send_back(judul="x.")
    for case, officer in ((mine, late.officer), (others, late.staff.second["back_office"])):
        workbench.claim(case.ports, officer, case.application_id, case.now.version)
    belongs = queues.belonging(late.ports, late.officer, QueueFilter("back_office", state=state))
    every = [case.now for case in (late, mine, others, back)]
    by_search = [one.application_id for one in every if belongs(ApplicationSummary.of(one))]
    assert by_search == found(late, state=state)


def test_what_is_found_elsewhere_stands_in_the_list_of_its_step_and_of_nobody_elses_role() -> None:
    case = a_submitted_case()
    further = another(case, 2).approve()
    belongs = queues.belonging(case.ports, case.staff["head"], QueueFilter("back_office"))
    assert belongs(ApplicationSummary.of(case.now))
    assert not belongs(ApplicationSummary.of(further.now))
    with refused("not-your-role"):
        queues.belonging(case.ports, case.officer, QueueFilter("head"))


def test_what_the_signing_service_refused() -> None:
    case = a_submitted_case().approve_up_to("head")
    head = case.staff["head"]
    asked = QueueFilter(role="head", state=QueueState.SIGNING_REFUSED)
    assert queues.find(case.ports, head, asked, limit=9, cursor=None).items == ()
    refusal = SigningRefusal(at=case.ports.clock.now(), code="signer-refused")
    stored.put_application(case.ports, case.now.replace(signing_refusal=refusal))
    (item,) = queues.find(case.ports, head, asked, limit=9, cursor=None).items
    assert item.signing_refused == "signer-refused"


def test_in_the_order_and_between_the_days_on_which_it_was_sent_in() -> None:
    first = a_submitted_case()
    day = first.ports.calendar.local_date(first.ports.clock.now())
    first.ports.clock.advance(days=2)
    second = another(first, 2)
    both = [first.application_id, second.application_id]
    for order in ListOrder:
        assert found(first, order=order) == both
        assert found(first, order=order, first=day, last=day) == both[:1]
        assert found(first, order=order, first=day + timedelta(days=1)) == both[1:]
        assert found(first, order=order, last=day + timedelta(days=2)) == both


def test_filters_that_make_no_sense_are_refused_with_a_field() -> None:
    case = a_submitted_case()
    day = case.ports.calendar.local_date(case.ports.clock.now())
    with refused("invalid-input") as refusal:
        found(case, first=day, last=day - timedelta(days=1))
    assert fields_of(refusal) == [("to", "range-reversed")]
    with refused("invalid-input") as refusal:
        found(case, role=None)
    assert fields_of(refusal) == [("role", "required")]
    for role in ("head", "administrator", "no_such_role"):
        with refused("not-your-role"):
            found(case, role=role)


def test_who_stands_above_a_role_sees_its_list_and_nobody_below_or_beside_does() -> None:
    case = a_submitted_case()
    asked = QueueFilter(role="back_office")
    for above in ("section_head", "division_head", "secretary", "head"):
        page = queues.find(case.ports, case.staff[above], asked, limit=25, cursor=None)
        assert [row.application_id for row in page.items] == [case.application_id]
    for beside in ("bpjs", "data_verification"):
        with refused("not-your-role"):
            queues.find(case.ports, case.staff[beside], asked, limit=25, cursor=None)


def test_a_narrowed_page_looks_at_so_many_entries_and_says_that_there_may_be_more() -> None:
    case = a_submitted_case()
    ports: FakePorts = case.ports
    budget = ports.limits.review.read_budget
    now = ports.clock.now()
    for n in range(budget + 5):
        late = now + timedelta(days=9, minutes=n)
        stored.put_application(
            ports, records.application(f"a{n:04}", due_at=late, submitted_at=now, type_id="stpt")
        )
    asked = QueueFilter(role="back_office", type_id="rekomendasi_keramaian")
    actor = case.staff["back_office"]
    page = queues.find(ports, actor, asked, limit=25, cursor=None)
    assert page.items == () and page.cursor is not None
    page = queues.find(ports, actor, asked, limit=25, cursor=page.cursor)
    assert page.items == () and page.cursor is None
    seen: list[str] = []
    cursor = None
    whole = QueueFilter(role="back_office", type_id="stpt")
    while True:
        page = queues.find(ports, actor, whole, limit=50, cursor=cursor)
        seen += [item.application_id for item in page.items]
        if (cursor := page.cursor) is None:
            break
    assert seen == [f"a{n:04}" for n in range(budget + 5)], "none twice, none left out"


@pytest.mark.parametrize("cursor", ["x", "WyJ4Il0"])
def test_a_cursor_of_nobody_is_refused(cursor: str) -> None:
    case = a_submitted_case()
    with refused("bad-cursor"):
        queues.find(
            case.ports, case.officer, QueueFilter(role="back_office"), limit=9, cursor=cursor
        )


@pytest.mark.parametrize(
    "asked",
    [
        QueueFilter(role="back_office"),
        QueueFilter(role="back_office", order=ListOrder.RECEIVED),
        QueueFilter(role="back_office", state=QueueState.OVERDUE),
        QueueFilter(role="back_office", type_id="stpt", state=QueueState.FREE),
    ],
    ids=["deadline", "received", "overdue", "narrowed"],
)
def test_a_page_costs_the_same_however_long_the_queue_is(asked: QueueFilter) -> None:
    costs = []
    for many in (250, 2_000):
        ports = FakePorts()
        actor = an_officer(ports, "back_office", number=1)
        now = ports.clock.now()
        for n in range(many):
            sent = now - timedelta(days=9, minutes=n)
            waiting = records.application(
                f"a{n:05}", due_at=sent, submitted_at=sent, type_id="stpt" if n % 9 else "keramaian"
            )
            stored.put_application(ports, waiting)
        with ports.dynamodb.counting() as cost:
            page = queues.find(ports, actor, asked, limit=25, cursor=None)
        assert len(page.items) == 25 and sum(cost.calls.values()) == 1
        costs.append(cost.read_units)
    assert costs[0] == pytest.approx(costs[1], rel=0.1)


def test_a_page_that_nothing_narrows_reads_its_own_rows_alone() -> None:
    ports = FakePorts()
    actor = an_officer(ports, "back_office", number=1)
    for n in range(250):
        sent = ports.clock.now() - timedelta(minutes=n)
        waiting = records.application(f"a{n:05}", due_at=sent, submitted_at=sent)
        stored.put_application(ports, waiting)

    def read(**asked: Any) -> float:
        with ports.dynamodb.counting() as cost:
            queues.find(ports, actor, QueueFilter("back_office", **asked), limit=25, cursor=None)
        return cost.read_units

    assert read() < read(type_id="stpt") / 4
