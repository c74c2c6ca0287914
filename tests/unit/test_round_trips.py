"""How often a route waits: calls in a row, and of two sides the longer one."""

from bench.aws_calls import Call
from bench.round_trips import waits


def made(*sides: tuple[int, int]) -> Call:
    return Call("dynamodb", "GetItem", failed=False, sides=sides)


def test_calls_in_a_row_are_waited_for_one_by_one() -> None:
    assert waits([made(), made(), made()]) == 3


def test_of_two_sides_the_longer_one_counts() -> None:
    assert waits([made(), made((1, 0)), made((1, 1)), made((1, 1)), made()]) == 4


def test_two_pairs_after_each_other_are_two_waits() -> None:
    assert waits([made((1, 0)), made((1, 1)), made((2, 0)), made((2, 1))]) == 2


def test_sides_within_a_side() -> None:
    inner = [made((1, 1), (2, 0)), made((1, 1), (2, 1)), made((1, 1))]
    assert waits([made((1, 0)), *inner]) == 2
