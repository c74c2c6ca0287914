"""What ``make bench`` says of the queue's page: usable in time, and no dearer for many files."""

from typing import Any

from bench.queue_speed import MOST_MS, missed_by


def page(open_ms: float, read_units: float) -> dict[str, Any]:
    fast, slow = ({"open_ms": ms, "key_ms": 20.0} for ms in (open_ms / 3, open_ms))
    return {"1": fast, "4": slow, "read_units": read_units}


def test_a_page_that_is_in_time_and_reads_no_more_is_good() -> None:
    few = {"25 rows": page(900, 20), "100 rows": page(1_200, 30)}
    assert missed_by(few, {"25 rows": page(MOST_MS, 22), "100 rows": page(1_300, 28)}) == []


def test_a_late_page_and_a_dearer_one_are_named() -> None:
    few = {"25 rows": page(900, 20), "100 rows": page(1_200, 30)}
    many = {"25 rows": page(MOST_MS + 1, 20), "100 rows": page(1_200, 33.5)}
    assert missed_by(few, many) == [
        "25 rows after 1501 ms",
        "100 rows reads 33.5, with few files 30",
    ]
