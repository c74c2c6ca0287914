"""From the tables of every earlier release to today's, one index an update."""

from typing import Any

import pytest

from infra import template
from infra.deploying import indexes, long_form
from tests.support.earlier_tables import (
    asked_at_once,
    attributes_that_no_key_has,
    releases,
    template_of,
)

TODAY = template.render()
EARLIER = sorted(releases())


@pytest.mark.parametrize("release", EARLIER)
def test_no_update_on_the_way_to_today_changes_more_than_one_index(release: str) -> None:
    before = template_of(release)
    steps = indexes.steps(before, TODAY)
    for step in steps:
        changed = asked_at_once(before, step.template)
        if step.change:
            sign = "+" if step.change.made else "-"
            assert changed == {step.change.table: [f"{sign}{step.change.index}"]}
        else:
            assert changed == {}
        assert attributes_that_no_key_has(step.template) == []
        before = step.template
    assert before == TODAY, "the last update asks for the template itself"


@pytest.mark.parametrize("release", EARLIER)
def test_after_the_first_update_nothing_but_the_index_changes(release: str) -> None:
    first, *later = indexes.steps(template_of(release), TODAY)
    before = long_form.read(first.template)["Resources"]
    for step in later:
        after = long_form.read(step.template)["Resources"]
        touched = {name for name in before.keys() | after.keys() if before[name] != after[name]}
        assert step.change and touched == {step.change.table}
        before = after


def test_the_update_that_the_changelog_once_asked_for_would_be_refused() -> None:
    """So the check above is one: three indexes, each away and made anew."""
    [of_three] = [name for name in EARLIER if name.endswith("8106ff6d")]
    assert asked_at_once(template_of(of_three), TODAY) == {
        "ApplicationsTable": [
            *("-by_queue", "-by_received", "-by_claimant"),
            *("+by_queue", "+by_received", "+by_claimant"),
        ],
        "NotesTable": ["+by_looker"],
    }


@pytest.mark.parametrize("release", EARLIER)
def test_whoever_was_interrupted_goes_on_where_it_stopped(release: str) -> None:
    steps = indexes.steps(template_of(release), TODAY)
    for done, step in enumerate(steps, start=1):
        left = indexes.steps(step.template, TODAY)
        assert _acts(left) == _acts(steps[done:])


def _acts(steps: list[indexes.Step]) -> list[tuple[str, str, bool]]:
    found = (step.change for step in steps if step.change)
    return [(one.table, one.index, one.made) for one in found]


def test_an_index_that_differs_is_back_before_the_next_one_goes_and_new_ones_come_first() -> None:
    [of_three] = [name for name in EARLIER if name.endswith("8106ff6d")]
    said = [str(step.change) for step in indexes.steps(template_of(of_three), TODAY)[1:]]
    assert [line.split(",")[0] for line in said] == [
        *(
            "Remove  index by_queue of ApplicationsTable",
            "Add     index by_queue of ApplicationsTable",
        ),
        "Remove  index by_received of ApplicationsTable",
        "Add     index by_received of ApplicationsTable",
        "Remove  index by_claimant of ApplicationsTable",
        "Add     index by_claimant of ApplicationsTable",
        "Add     index by_looker of NotesTable",
    ]
    assert said[0].endswith("to be made anew as it is now")


def test_where_no_index_changes_there_is_one_update() -> None:
    assert indexes.steps(TODAY, TODAY) == [indexes.Step(TODAY)]


def test_another_type_of_a_key_is_told_before_anything_is_done() -> None:
    other = TODAY.replace(
        "{ AttributeName: looked_at, AttributeType: S }",
        "{ AttributeName: looked_at, AttributeType: N }",
    )
    assert indexes.retyped(TODAY, other) == ["looked_at of NotesTable"]
    assert indexes.retyped(TODAY, TODAY) == []


class DynamoDB:
    """A table whose newest index is being filled for some looks."""

    def __init__(self, *names: str, looks: int = 0) -> None:
        self.names, self.looks = names, looks

    def describe_table(self, TableName: str) -> Any:
        self.looks -= 1
        status = "CREATING" if self.looks >= 0 else "ACTIVE"
        made = [{"IndexName": name, "IndexStatus": status} for name in self.names]
        return {"Table": {"TableStatus": "ACTIVE", "GlobalSecondaryIndexes": made}}


def test_a_table_is_waited_for_until_its_indexes_are_filled() -> None:
    rested: list[float] = []
    assert indexes.settle(DynamoDB("by_queue", looks=3), "applications", rested.append)
    assert rested == [10, 10, 10]


def test_whoever_waited_long_enough_is_told_to_come_again() -> None:
    endless = DynamoDB("by_queue", looks=indexes.PATIENCE + 1)
    assert not indexes.settle(endless, "applications", lambda _: None)


TOLD = indexes.deployed_table(TODAY, "NotesTable")


def test_an_index_that_a_failed_update_left_behind_is_named_with_its_cure() -> None:
    with pytest.raises(indexes.TableDiffers) as told:
        indexes.look(DynamoDB("by_looker", "by_reader"), "x-notes", TOLD)
    assert "aws dynamodb update-table --table-name x-notes" in str(told.value)
    assert '[{"Delete": {"IndexName": "by_reader"}}]' in str(told.value)


def test_an_index_that_somebody_took_away_by_hand_is_named() -> None:
    with pytest.raises(indexes.TableDiffers, match="lacks by_looker"):
        indexes.look(DynamoDB(), "x-notes", TOLD)
    indexes.look(DynamoDB("by_looker"), "x-notes", TOLD)
