"""Sums, the public register and testimonials: in memory and in DynamoDB alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb import counters
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.permits.register_entry import RegisterEntry
from chalicelib.domain.satisfaction.model import TestimonialState
from chalicelib.domain.storage import Add, AddTo, AdvanceCounter, CommitRefused, Page
from tests.contract import records
from tests.fakes.ports import FakePorts
from tests.support.stored import over

NOW = records.NOW


# --- sums ------------------------------------------------------------------------------------


def test_what_is_added_is_summed_up_by_name_part_and_series(ports: FakePorts) -> None:
    ports.commit(
        AddTo("a", "x", {"respondents": 1, "U1": 4}), AddTo("a#x", "y", {"respondents": 1})
    )
    ports.commit(AddTo("a", "x", {"respondents": 1, "U1": 3, "poll.puas": 1}))
    ports.commit(AddTo("a", "x#1", {"U1": 2}), AdvanceCounter("b", 0))
    assert list(ports.counters.sums("a#x", "nothing", "a")) == [
        {"y": {"respondents": 1}},
        {},
        {"x": {"respondents": 2, "U1": 7, "poll.puas": 1}, "x#1": {"U1": 2}},
    ]
    assert list(ports.counters.sums()) == []


def test_more_parts_than_fit_one_page_are_read_all_the_same(
    ports: FakePorts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counters, "_PAGE", 7)
    for number in range(30):
        ports.commit(AddTo("s", f"p{number}", {"n": number + 1}))
    (found,) = ports.counters.sums("s")
    assert found == {f"p{number}": {"n": number + 1} for number in range(30)}


def test_what_is_refused_is_not_added(ports: FakePorts) -> None:
    ports.commit(Add(records.note()))
    with pytest.raises(CommitRefused):
        ports.commit(AddTo("a", "x", {"n": 1}), Add(records.note()))
    assert list(ports.counters.sums("a")) == [{}]


def test_nothing_is_lost_when_many_add_at_the_same_moment(ports: FakePorts) -> None:
    def add(number: int) -> None:
        ports.commit(AddTo("a", "x", {"n": 1, f"of.{number % 2}": 1}), AddTo("b", "x", {"n": 1}))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(40)))
    assert list(ports.counters.sums("a", "b")) == [
        {"x": {"n": 40, "of.0": 20, "of.1": 20}},
        {"x": {"n": 40}},
    ]


# --- the register ----------------------------------------------------------------------------


def issue(ports: FakePorts, number: int, **changes: Any) -> None:
    values: dict[str, Any] = {
        "issued_at": NOW + timedelta(days=number),
        "group": "penelitian",
        "holder_plain_name": "Ani Contoh",
        "name_public": True,
    }
    ports.commit(Add(records.permit(f"secret-{number}", **values | changes)))


def walk(read: Any) -> list[list[str]]:
    """The numbers on each page; also that no cursor tells what a QR code keeps."""
    found, cursor = [], None
    while True:
        page = read(cursor)
        found.append([entry.number.removeprefix("070/secret-") for entry in page.items])
        cursor = page.cursor
        if cursor is None:
            return found


def test_the_register_of_a_type_is_paged_newest_first(ports: FakePorts) -> None:
    for number in range(5):
        issue(ports, number)
    issue(ports, 9, type_id="sip_bidan")
    pages = walk(lambda cursor: ports.permits.by_type("penelitian", limit=2, cursor=cursor))
    assert sum(pages, []) == ["4", "3", "2", "1", "0"]
    assert all(len(page) <= 2 for page in pages)


def test_the_register_by_name_is_paged_by_name_and_number(ports: FakePorts) -> None:
    issue(ports, 1, holder_plain_name="Anita Sari")
    issue(ports, 2)
    issue(ports, 3)
    issue(ports, 4, holder_plain_name="Ahmad")
    issue(ports, 5, name_public=False)
    issue(ports, 6, holder_plain_name="Al")
    pages = walk(lambda cursor: ports.permits.by_name("ani", limit=1, cursor=cursor))
    assert sum(pages, []) == ["2", "3", "1"]
    (own,) = ports.permits.by_name("anit", limit=9, cursor=None).items
    assert own.holder_name == "Ani Contoh"


def test_a_line_changes_with_its_permit(ports: FakePorts) -> None:
    issue(ports, 1)
    held = ports.permits.find("secret-1")
    after = held.replace(version=2, state=PermitState.REVOKED)
    ports.commit(over(after, 1))
    for page in (
        ports.permits.by_type("penelitian", limit=9, cursor=None),
        ports.permits.by_name("ani contoh", limit=9, cursor=None),
    ):
        assert page.items == (RegisterEntry.of(after),)


def test_a_permit_is_found_by_its_number(ports: FakePorts) -> None:
    issue(ports, 1)
    assert ports.permits.find_by_number("070/secret-1") == ports.permits.find("secret-1")
    for number in ("070/secret", "070/secret-2", "#"):
        assert ports.permits.find_by_number(number) is None


@pytest.mark.parametrize("cursor", ["", "x", "e30", "WyJub3doZXJlIl0"])
def test_a_cursor_that_was_never_given_is_refused(ports: FakePorts, cursor: str) -> None:
    issue(ports, 1)
    for read in (
        lambda: ports.permits.by_type("penelitian", limit=2, cursor=cursor),
        lambda: ports.permits.by_name("ani", limit=2, cursor=cursor),
        lambda: ports.testimonials.published(limit=2, cursor=cursor),
        lambda: ports.testimonials.waiting(limit=2, cursor=cursor),
    ):
        with pytest.raises(InvalidInput) as refusal:
            read()
        assert refusal.value.problem == "bad-cursor"


def test_a_cursor_of_another_list_of_the_register_is_refused(ports: FakePorts) -> None:
    """It is a permit's number: that of another type, or of one that has left the list by name."""
    for number in (1, 2):
        issue(ports, number)
        issue(ports, number + 7, type_id="sip_bidan", holder_plain_name="Bunga")
    of_others = ports.permits.by_type("sip_bidan", limit=1, cursor=None).cursor
    by_name = ports.permits.by_name("bun", limit=1, cursor=None).cursor
    assert of_others and by_name
    with pytest.raises(InvalidInput, match="bad-cursor"):
        ports.permits.by_type("penelitian", limit=2, cursor=of_others)
    with pytest.raises(InvalidInput, match="bad-cursor"):
        ports.permits.by_name("ani", limit=2, cursor=by_name)


def test_permits_of_a_span_come_by_pages_and_a_cursor_of_another_span_shows_none(
    ports: FakePorts,
) -> None:
    for number in range(4):
        issue(ports, number)

    def of(first: int, after: float, cursor: str | None = None) -> Page[Permit]:
        days = [NOW + timedelta(days=day) for day in (first, after)]
        return ports.permits.issued("penelitian", *days, limit=2, cursor=cursor)

    first = of(0, 2.5)
    assert [one.permit_id for one in first.items] == ["secret-0", "secret-1"]
    assert [one.permit_id for one in of(0, 2.5, first.cursor).items] == ["secret-2"]
    assert of(2, 9, first.cursor) == of(0, 0.5, first.cursor) == Page(())


# --- testimonials ----------------------------------------------------------------------------


def test_testimonials_are_listed_while_they_wait_and_once_they_are_published(
    ports: FakePorts,
) -> None:
    for number in range(4):
        given = records.testimonial(f"t{number}", given_at=NOW + timedelta(minutes=number))
        ports.commit(Add(given))
        if number > 1:
            published = given.replace(version=2, state=TestimonialState.PUBLISHED)
            ports.commit(over(published, 1))
    refused = ports.testimonials.find("t0")
    refused = refused.replace(version=2, state=TestimonialState.REFUSED)
    ports.commit(over(refused, 1))
    assert ports.testimonials.find("t0") == refused
    waiting = ports.testimonials.waiting(limit=9, cursor=None)
    assert [item.testimonial_id for item in waiting.items] == ["t1"]
    first = ports.testimonials.published(limit=1, cursor=None)
    then = ports.testimonials.published(limit=1, cursor=first.cursor)
    assert [page.items[0].testimonial_id for page in (first, then)] == ["t3", "t2"]
    assert ports.testimonials.find("nowhere") is None
    with pytest.raises(CommitRefused):
        ports.commit(over(refused, 1))
