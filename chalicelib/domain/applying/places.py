"""Places that were chosen from the office's list: they must be on it, and get its names."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.catalogue.schema import FieldKind, PermitType
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import FieldProblem
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.sections import PLACES, Place


def with_official_names(
    ports: Ports, permit_type: PermitType, values: Mapping[str, Any]
) -> tuple[dict[str, Any], list[FieldProblem]]:
    """Good ``values`` (``catalogue/values.py``) with the names of the list in place of those that
    were sent, and a problem for each place that is not on it, or is there twice; a field with a
    problem is left out. What has no ``place_id`` stays as it was typed."""
    clean, problems = dict(values), []
    for rule in permit_type.fields:
        if rule.kind is FieldKind.PLACES and clean.get(rule.id):
            places, wrong = _named(ports, clean[rule.id], f"data.{rule.id}")
            problems += wrong
            clean[rule.id] = places
            if wrong:
                del clean[rule.id]
    return clean, problems


def _named(
    ports: Ports, places: list[dict[str, Any]], path: str
) -> tuple[list[dict[str, Any]], list[FieldProblem]]:
    known = ports.office_book.made(PLACES, _names)
    named: list[dict[str, Any]] = []
    problems: list[FieldProblem] = []
    seen: set[str] = set()
    for number, place in enumerate(places):
        name = place["name"] if place["place_id"] is None else known.get(place["place_id"])
        if name is None:
            problems.append(FieldProblem(f"{path}.{number}.place_id", "unknown-place"))
            continue
        if name.casefold() in seen:
            problems.append(FieldProblem(f"{path}.{number}", "place-twice"))
        seen.add(name.casefold())
        named.append({**place, "name": name})
    return named, problems


def _names(entries: tuple[Entry[Place], ...]) -> Mapping[str, str]:
    return {entry.entry_id: entry.content.name for entry in entries if entry.active}
