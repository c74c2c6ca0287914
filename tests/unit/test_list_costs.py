"""A page of every list costs the same however many records lie around it (docs/decisions/0042).
``make bench`` shows it with 200 and with 200,000."""

from bench.list_costs import PageCost, costs_with, missed_by


def test_a_page_of_every_list_costs_the_same_with_ten_times_as_many_records() -> None:
    few = costs_with(200)
    assert len(few) > 25
    assert missed_by(few, costs_with(2_000)) == []


def test_a_page_that_grows_and_a_list_without_a_second_page_are_found() -> None:
    page, larger = PageCost(25, 1, 2.0), PageCost(25, 1, 2.5)
    few = {"even": [page, page], "grows": [page, page], "short": [page]}
    missed = missed_by(few, few | {"grows": [page, larger]})
    assert missed == [f"grows: {page} became {larger}", "short has no second page"]
