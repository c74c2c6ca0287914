"""The JSON Schema of permit type files (draft 2020-12), made from the models that validate them.

It serves editors and readers. What it cannot say, such as that the last step signs, says
``make check-types``.
"""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from chalicelib.domain.catalogue.schema import PermitType

FILE = Path(__file__).parents[2] / "build" / "permit-type.schema.json"

# Parts that a type of a family may lay over the family's, or put behind one of them.
_PLACED = ("FieldRule", "DocumentRequirement", "Step", "LetterRow")
_SUFFIX = "Part"


def write(to: Path = FILE) -> Path:
    """Make the file that editors read (``make schema``)."""
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return to


def schema() -> dict[str, Any]:
    complete = PermitType.model_json_schema()
    parts = complete.pop("$defs")
    partial = _loose({"PermitType": complete, **parts})
    whole = partial["PermitTypePart"]["properties"]
    texts = {"type": "object", "additionalProperties": {"type": "string"}}
    without_id = {key: value for key, value in whole.items() if key not in ("id", "rule_set")}
    own = {
        "family": {"type": "string", "description": "the family: templates/families/<family>.*"},
        "rule_sets": {
            "type": "array",
            "items": {"type": "string"},
            "description": "the family's sets of rules under which it is offered; left out: all",
        },
        "variables": {
            "type": "object",
            "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array"}]},
            "description": "what the family's {names} stand for here",
        },
        "rules": {
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/OfRules"},
            "description": "what holds under one set of rules alone, by its name",
        },
    }
    of_rules = _table({**whole, "variables": own["variables"]}, [])
    based_on = {"type": "string", "description": "the older set of rules that this goes over"}
    of_family = _table({**own, "id": whole["id"], **without_id}, ["family", "id"])
    family = _table({**without_id, "variables": texts}, ["starts_on", "variables"])
    newer_family = _table({**without_id, "variables": texts, "based_on": based_on}, ["based_on"])
    newer = _table({**whole, "based_on": based_on}, ["based_on", "id", "rule_set", "starts_on"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Permit type",
        "description": "A file of chalicelib/templates/permit_types or families; "
        "explained in docs/permit-types.md.",
        "if": {"required": ["family"]},
        "then": {"$ref": "#/$defs/TypeOfFamily"},
        "else": {
            "if": {"required": ["rule_set"]},
            "then": {
                "if": {"required": ["based_on"]},
                "then": {"$ref": "#/$defs/NewerType"},
                "else": {"$ref": "#/$defs/PermitType"},
            },
            "else": {
                "if": {"required": ["based_on"]},
                "then": {"$ref": "#/$defs/NewerFamily"},
                "else": {"$ref": "#/$defs/Family"},
            },
        },
        "$defs": {
            "PermitType": complete,
            "TypeOfFamily": of_family,
            "Family": family,
            "NewerType": newer,
            "NewerFamily": newer_family,
            "OfRules": of_rules,
            **parts,
            **partial,
        },
    }


def _table(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _loose(definitions: dict[str, Any]) -> dict[str, Any]:
    """Each table again, with nothing required: what is not said is the family's."""
    tables = {name for name, one in definitions.items() if one.get("type") == "object"}
    loose = {}
    for name in sorted(tables):
        copy = _pointing(deepcopy(definitions[name]), tables)
        copy.pop("required", None)
        copy["title"] = f"{name}{_SUFFIX}"
        if name in _PLACED:
            copy["properties"]["after"] = {
                "type": "string",
                "description": "only for a new one: the id (of a row, the label) that it follows",
            }
            copy["properties"]["left_out"] = {
                "const": True,
                "description": "the family's, which this type does not have",
            }
        loose[f"{name}{_SUFFIX}"] = copy
    return loose


def _pointing(node: Any, tables: set[str]) -> Any:
    """References to tables led to their loose copies."""
    if isinstance(node, dict):
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name in tables:
            return {**node, "$ref": f"#/$defs/{name}{_SUFFIX}"}
        return {key: _pointing(value, tables) for key, value in node.items()}
    if isinstance(node, list):
        return [_pointing(item, tables) for item in node]
    return node
