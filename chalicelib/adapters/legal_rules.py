"""The rules of ``templates/legal.toml`` with what the files say at their places."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.adapters.type_versions import read_toml
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.catalogue.legal import LegalRules, Passage, WrittenRule, WrittenRules


def written_rules(folder: Path) -> WrittenRules:
    """:raises ValueError: a rule names a place that is not there."""
    page = LegalRules.model_validate(read_toml(folder / "legal.toml"))
    read = cache(read_toml)  # many rules stand in the same file
    written = tuple(
        WrittenRule(rule, tuple(one for place in rule.at for one in _passages(folder, place, read)))
        for rule in page.rules
    )
    return WrittenRules(page.topics, written)


def _passages(folder: Path, place: str, read: Callable[[Path], Untyped]) -> Iterator[Passage]:
    """Of files with ``*`` those alone that have the key; ``?``: it may not be there yet."""
    pattern, _, key = place.partition(": ")
    key, expected = key.removesuffix("?"), not key.endswith("?")
    found = []
    for path in sorted(folder.glob(pattern)):
        name = path.relative_to(folder).as_posix()
        if not key:
            found.append(Passage(name, "", ""))
            continue
        try:
            value = at_key(read(path), key)
        except KeyError:
            if not expected:
                found.append(Passage(name, key, ""))
            continue
        found.append(Passage(name, key, _text(value)))
    if not found:
        raise ValueError(f"legal.toml: at: nothing stands at {place}: correct it")
    yield from found


def at_key(content: Any, key: str) -> Any:
    """The value at ``a.b.c``; items of a list by their ``id`` or ``label``.

    :raises KeyError: there is none.
    """
    for name in key.split("."):
        if isinstance(content, list):
            named = {
                item.get("id", item.get("label")): item
                for item in content
                if isinstance(item, dict)
            }
            content = named[name]
        elif isinstance(content, dict):
            content = content[name]
        else:
            raise KeyError(key)
    return content


def _text(value: Any) -> str:
    """For people: texts as they are, a chain by its steps' names, the rest as JSON."""
    if isinstance(value, dict) and "id" in value and "en" in value:
        return str(value["id"])
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    if isinstance(value, list) and all(isinstance(one, dict) and "id" in one for one in value):
        return ", ".join(str(one["id"]) for one in value)
    if isinstance(value, bool | dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return str(value)
