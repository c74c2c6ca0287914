"""Templates as earlier releases deployed them, and what CloudFormation says of an update.

``tests/fixtures/earlier_tables.json`` holds, by day and commit, the tables of every version of
``infra/stacks/state`` (and of the one file before it) whose tables differ: the names of their keys,
their attributes, and each index with its keys and what it carries.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from infra import template
from infra.deploying import long_form

_KEPT = Path(__file__).parents[1] / "fixtures" / "earlier_tables.json"
_KINDS = ("HASH", "RANGE")


@cache
def releases() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_KEPT.read_text(encoding="utf-8"))
    return found


def template_of(release: str) -> str:
    """Today's template with that release's indexes, and with no table that came later."""
    whole = long_form.read(template.render())
    tables = {
        name: one["Properties"]
        for name, one in whole["Resources"].items()
        if one["Type"] == "AWS::DynamoDB::Table"
    }
    for name, properties in tables.items():
        if properties.pop("GlobalSecondaryIndexes", None) is None:
            continue
        told = releases()[release].get(name)
        properties["KeySchema"] = properties["KeySchema"] if told is None else _keys(told["keys"])
        indexes = told["indexes"] if told else {}
        properties["AttributeDefinitions"] = _attributes(properties, told)
        if indexes:
            properties["GlobalSecondaryIndexes"] = [
                {"IndexName": index, "KeySchema": _keys(keys), "Projection": _projection(carried)}
                for index, (keys, carried) in indexes.items()
            ]
    return json.dumps(whole)


def _attributes(properties: dict[str, Any], told: Any) -> list[dict[str, str]]:
    if told:
        return [
            {"AttributeName": name, "AttributeType": kind}
            for name, kind in told["attributes"].items()
        ]
    keys = {key["AttributeName"] for key in properties["KeySchema"]}
    return [one for one in properties["AttributeDefinitions"] if one["AttributeName"] in keys]


def _keys(names: list[str]) -> list[dict[str, str]]:
    return [
        {"AttributeName": name, "KeyType": kind} for name, kind in zip(names, _KINDS, strict=False)
    ]


def _projection(carried: str | list[str]) -> dict[str, Any]:
    if isinstance(carried, str):
        return {"ProjectionType": carried}
    return {"ProjectionType": "INCLUDE", "NonKeyAttributes": carried}


def asked_at_once(before: str, after: str) -> dict[str, list[str]]:
    """Per table that is in both: each creation and deletion of an index that an update from one
    template to the other is, as DynamoDB counts them."""
    old, new = _indexes(before), _indexes(after)
    found = {
        table: [
            *(f"-{name}" for name, how in old[table].items() if new[table].get(name) != how),
            *(f"+{name}" for name, how in new[table].items() if old[table].get(name) != how),
        ]
        for table in old.keys() & new.keys()
    }
    return {table: changes for table, changes in found.items() if changes}


def _indexes(text: str) -> dict[str, dict[str, Any]]:
    return {
        name: {
            one["IndexName"]: (one["KeySchema"], one["Projection"])
            for one in made["Properties"].get("GlobalSecondaryIndexes", [])
        }
        for name, made in long_form.read(text)["Resources"].items()
        if made["Type"] == "AWS::DynamoDB::Table"
    }


def attributes_that_no_key_has(text: str) -> list[str]:
    """DynamoDB takes no definition beyond those of the keys, and none less."""
    wrong = []
    for name, made in long_form.read(text)["Resources"].items():
        if made["Type"] != "AWS::DynamoDB::Table":
            continue
        table = made["Properties"]
        defined = {one["AttributeName"] for one in table["AttributeDefinitions"]}
        schemas = [table, *table.get("GlobalSecondaryIndexes", [])]
        used = {key["AttributeName"] for schema in schemas for key in schema["KeySchema"]}
        wrong += [f"{name}.{attribute}" for attribute in sorted(defined ^ used)]
    return wrong
