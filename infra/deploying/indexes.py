"""Indexes of tables change one by one, whatever a release changes about them.

DynamoDB makes or takes away one index of a table at a time, and changes none in place.
CloudFormation passes that on: an update with more fails ("Cannot perform more than one GSI creation
or deletion in a single update"), and AWS advises to change nothing else beside it
(docs/decisions/0065-indexes-one-by-one.md). So what a template asks for is reached in steps: all
that is no index first, then one index an update. The steps follow from what is deployed, so whoever
was interrupted goes on where it stopped.
"""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from infra.deploying import long_form

_TABLE = "AWS::DynamoDB::Table"
_FIXED = ("KeySchema", "Projection")
"""What of an index cannot change."""

PATIENCE = 6 * 60 * 6
"""How often a table is asked, every ten seconds, before whoever deploys is told to come again."""

Table = Mapping[str, Any]
"""The properties of one in a template."""


class TableDiffers(Exception):
    """A table is not as its stack says; what it lacks or has, and the cure."""


@dataclass(frozen=True)
class Change:
    """``table`` by its name in the template. ``made`` is false for one that goes."""

    table: str
    index: str
    made: bool
    again: bool = False

    def __str__(self) -> str:
        act = "Add" if self.made else "Remove"
        why = ", to be made anew as it is now" if self.again and not self.made else ""
        return f"{act:<7} index {self.index} of {self.table}, in an update of its own{why}"


@dataclass(frozen=True)
class Step:
    """One update of the stack. ``change`` is its only index, none where it changes no index."""

    template: str
    change: Change | None = None


def steps(deployed: str | Mapping[str, Any], wanted: str) -> list[Step]:
    """From the template as it is deployed; the last one ends with ``wanted`` itself."""
    whole = long_form.read(wanted)
    before, after = _tables(long_form.read(deployed)), _tables(whole)
    changes = [
        change
        for name, table in after.items()
        if name in before
        for change in _changes(name, before[name], table)
    ]
    if not changes:
        return [Step(wanted)]
    held = {change.table: dict(_indexes(before[change.table])) for change in changes}
    for name, indexes in held.items():
        for index, one in _indexes(after[name]).items():
            if index in indexes and _same(indexes[index], one):
                indexes[index] = one  # what of it may change in place changes with the rest
    made = [Step(_with(whole, before, held))]
    for change in changes:
        if change.made:
            held[change.table][change.index] = _indexes(after[change.table])[change.index]
        else:
            del held[change.table][change.index]
        made.append(Step(_with(whole, before, held), change))
    made[-1] = Step(wanted, made[-1].change)
    return made


def retyped(deployed: str | Mapping[str, Any], wanted: str) -> list[str]:
    """Attributes of keys that would hold another type, which makes another, empty table."""
    before, after = _tables(long_form.read(deployed)), _tables(long_form.read(wanted))
    return [
        f"{attribute} of {name}"
        for name, table in after.items()
        for attribute, kind in _types(table).items()
        if kind != _types(before.get(name, table)).get(attribute, kind)
    ]


def _types(table: Table) -> dict[str, str]:
    return {one["AttributeName"]: one["AttributeType"] for one in table["AttributeDefinitions"]}


def _tables(template: Mapping[str, Any]) -> dict[str, Table]:
    return {
        name: one["Properties"]
        for name, one in template.get("Resources", {}).items()
        if one["Type"] == _TABLE
    }


def _indexes(table: Table) -> dict[str, Any]:
    return {one["IndexName"]: one for one in table.get("GlobalSecondaryIndexes", [])}


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one[name] == other[name] for name in _FIXED)


def _changes(name: str, before: Table, after: Table) -> Iterator[Change]:
    """New ones first, which nobody misses yet; each that differs is back before the next one goes;
    what no release asks for any more goes last."""
    old, new = _indexes(before), _indexes(after)
    for index in new:
        if index not in old:
            yield Change(name, index, made=True)
    for index, one in new.items():
        if index in old and not _same(old[index], one):
            yield Change(name, index, made=False, again=True)
            yield Change(name, index, made=True, again=True)
    for index in old:
        if index not in new:
            yield Change(name, index, made=False)


def _with(
    wanted: Mapping[str, Any],
    before: Mapping[str, Table],
    held: Mapping[str, Mapping[str, Any]],
) -> str:
    """The wanted template, with these indexes in place of its own."""
    template = copy.deepcopy(wanted)
    for name, indexes in held.items():
        table = template["Resources"][name]["Properties"]
        order = [*_indexes(table), *indexes]
        chosen = sorted(indexes.values(), key=lambda one: order.index(one["IndexName"]))
        keys = {
            key["AttributeName"]
            for schema in (table["KeySchema"], *(one["KeySchema"] for one in chosen))
            for key in schema
        }
        known = {one["AttributeName"]: one for one in table["AttributeDefinitions"]}
        for one in before[name]["AttributeDefinitions"]:
            known.setdefault(one["AttributeName"], one)
        # DynamoDB refuses an attribute that no key has
        table["AttributeDefinitions"] = [one for key, one in known.items() if key in keys]
        table.pop("GlobalSecondaryIndexes", None)
        if chosen:
            table["GlobalSecondaryIndexes"] = chosen
    return json.dumps(template, separators=(",", ":"))


def look(dynamodb: Any, name: str, deployed: Table) -> None:
    """Whether a table has the indexes that its stack thinks it has.

    A stack that goes back while an index is being made leaves the index behind.

    :raises TableDiffers: it has not.
    """
    there, told = set(_statuses(_described(dynamodb, name))), set(_indexes(deployed))
    for index in sorted(there - told):
        what = json.dumps([{"Delete": {"IndexName": index}}])
        raise TableDiffers(
            f"{name} has an index {index} that its stack does not know, as one that failed leaves "
            "it behind. Nothing is lost with it: aws dynamodb update-table "
            f"--table-name {name} --global-secondary-index-updates '{what}'; "
            "then deploy again"
        )
    if lacking := sorted(told - there):
        raise TableDiffers(
            f"{name} lacks {', '.join(lacking)}, which its stack thinks it has: somebody took it "
            "away by hand. Put it back as the stack's template has it, then deploy again"
        )


def deployed_table(template: str | Mapping[str, Any], name: str) -> Table:
    return _tables(long_form.read(template))[name]


def settle(dynamodb: Any, name: str, rest: Callable[[float], object]) -> bool:
    """Wait until a table and all its indexes can be read and changed; whether they can by now.

    CloudFormation need not wait for an index to be filled, and DynamoDB takes no second one until
    the first is ACTIVE.
    """
    for _ in range(PATIENCE):
        table = _described(dynamodb, name)
        if {table["TableStatus"], *_statuses(table).values()} == {"ACTIVE"}:
            return True
        rest(10)
    return False


def _described(dynamodb: Any, name: str) -> Table:
    found: Table = dynamodb.describe_table(TableName=name)["Table"]
    return found


def _statuses(described: Table) -> dict[str, str]:
    indexes = described.get("GlobalSecondaryIndexes", [])
    return {one["IndexName"]: one["IndexStatus"] for one in indexes}
