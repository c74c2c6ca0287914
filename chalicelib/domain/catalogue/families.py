"""Permit types of one family: what they share is written once, a type says what is its own.

A family is one file per set of rules (``templates/families/<family>.<rule set>.toml``): a permit
type with gaps. A type of the family is one file (``templates/permit_types/…/<id>.toml``) that is
laid over it; it stands for as many versions as its family has sets of rules. In the type's file

- ``family`` names the family; ``rule_sets`` (left out: all) the sets of rules it is offered under;
- ``[variables]`` fills the family's ``{names}``: in texts, and a list where a list is meant: an
  item ``"{regulations};"`` is repeated for every regulation;
- everything else goes over the family's: tables key by key; ``fields``, ``documents``, ``steps``
  by ``id`` and the letter's ``rows`` by ``label`` (a new one goes to the end, or behind the one
  that its ``after`` names; ``left_out = true`` takes one away); any other list or value as a whole;
- ``[rules."<rule set>"]`` goes over all that, for this set of rules alone; its ``variables`` go
  before those of the type.

A set of rules may be ``based_on`` an older one: it says what is new, and goes over the other in the
same way (``on_older``). So may a version of a type that has no family.

The family's own ``[variables]`` say in words what each name asks for. Names of letters have a dot
(``{data.judul}``) and those of numbers are fixed (``{sequence}``): no family variable is either.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

Content = Mapping[str, Any]
"""A TOML file as ``tomllib`` reads it."""

OWN_KEYS = frozenset({"family", "rule_sets", "variables", "rules"})
BASED_ON, LEFT_OUT = "based_on", "left_out"
NUMBER_NAMES = frozenset(
    {"sequence", "year", "month_roman", "classification", "type_code", "office"}
)
_VARIABLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class FamilyMistake(ValueError):
    """A type and its family do not fit. ``path`` are the keys that lead to the mistake in the
    type's file; the text names the cure."""

    def __init__(self, path: tuple[str | int, ...], text: str) -> None:
        super().__init__(f"{'.'.join(map(str, path))}: {text}")
        self.path, self.text = path, text


def versions_of(type_file: Content, families: Mapping[str, Content]) -> dict[str, dict[str, Any]]:
    """The complete content of each version, by set of rules, as a ``PermitType`` is made of it.

    :param families: the family's files by set of rules, all of them.
    :raises FamilyMistake: a set of rules, variable or place (``after``) that is not there.
    """
    rule_sets = type_file.get("rule_sets", sorted(families))
    _all_known(rule_sets, families, ("rule_sets",), "the family has no rule set")
    _all_known(type_file.get("rules", {}), rule_sets, ("rules",), "no version has the rule set")
    asked = {name: text for file in families.values() for name, text in _asks(file).items()}
    no_such = "the family asks for no"
    _all_known(type_file.get("variables", {}), asked, ("variables",), no_such)
    for rule_set, own in type_file.get("rules", {}).items():
        _all_known(own.get("variables", {}), asked, ("rules", rule_set, "variables"), no_such)
    return {rule_set: _version(type_file, rule_set, families[rule_set]) for rule_set in rule_sets}


def on_older(above: Content, older: Content) -> dict[str, Any]:
    """A set of rules laid over the older one that it is based on.

    :raises FamilyMistake: an ``after`` that is not there.
    """
    own = {key: value for key, value in above.items() if key != BASED_ON}
    laid: dict[str, Any] = _over(older, own, ())
    return laid


def _version(type_file: Content, rule_set: str, family: Content) -> dict[str, Any]:
    of_rules = dict(type_file.get("rules", {}).get(rule_set, {}))
    variables = {**type_file.get("variables", {}), **of_rules.pop("variables", {})}
    for name, meaning in _asks(family).items():
        if name not in variables:
            cure = f'add {name} = "…" under [variables] ({meaning})'
            raise FamilyMistake(("variables",), f"'{name}' is missing: {cure}")
    shared = {key: value for key, value in family.items() if key != "variables"}
    own = {key: value for key, value in type_file.items() if key not in OWN_KEYS}
    merged = _over(_filled(shared, variables), _filled(own, variables), ())
    merged = _over(merged, _filled(of_rules, variables), ("rules", rule_set))
    return {"rule_set": rule_set, **merged}


def _asks(family: Content) -> Mapping[str, str]:
    asks: Mapping[str, str] = family.get("variables", {})
    for name in NUMBER_NAMES & asks.keys():
        raise FamilyMistake(("variables", name), "this name belongs to numbers: choose another")
    return asks


def _all_known(
    names: Sequence[str] | Content, known: Sequence[str] | Content, path: tuple[str, ...], what: str
) -> None:
    for position, name in enumerate(names):
        if name not in known:
            close = get_close_matches(name, known, 1)
            hint = f"did you mean '{close[0]}'?" if close else f"there is {', '.join(known)}"
            key = name if isinstance(names, Mapping) else position
            raise FamilyMistake((*path, key), f"{what} '{name}': {hint}")


def _over(below: Any, above: Any, path: tuple[str | int, ...]) -> Any:
    """``above`` laid over ``below``."""
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        laid = dict(below)
        for key, value in above.items():
            laid[key] = _over(below.get(key), value, (*path, key))
        return laid
    key = _key(below)
    if key and isinstance(above, list) and all(isinstance(item, Mapping) for item in above):
        return _list_over(below, above, key, path)
    return above


def _key(items: object) -> str | None:
    """What tells the items of this list apart, if they are tables with a name."""
    if isinstance(items, list) and items:
        for key in ("id", "label"):
            if all(isinstance(item, Mapping) and isinstance(item.get(key), str) for item in items):
                return key
    return None


def _list_over(
    below: list[Content], above: list[Content], key: str, path: tuple[str | int, ...]
) -> list[Any]:
    laid: list[Any] = list(below)
    for position, item in enumerate(above):
        names = [one[key] for one in laid]
        own = {name: value for name, value in item.items() if name != "after"}
        if item.get(LEFT_OUT):
            if item[key] not in names:
                text = f"there is no '{item[key]}' to leave out: choose one of {', '.join(names)}"
                raise FamilyMistake((*path, position, key), text)
            del laid[names.index(item[key])]
        elif item.get(key) in names:
            at = names.index(item[key])
            laid[at] = _over(laid[at], own, (*path, position))
        elif "after" not in item:
            laid.append(own)
        else:
            if item["after"] not in names:
                text = f"there is no '{item['after']}': choose one of {', '.join(names)}"
                raise FamilyMistake((*path, position, "after"), text)
            laid.insert(names.index(item["after"]) + 1, own)
    return laid


def _filled(value: Any, variables: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return {key: _filled(item, variables) for key, item in value.items()}
    if isinstance(value, list):
        return [filled for item in value for filled in _items(item, variables)]
    return _text(value, variables) if isinstance(value, str) and "{" in value else value


def _items(item: Any, variables: Mapping[str, Any]) -> list[Any]:
    """One item of a list; as many as there are in the list variable that it names."""
    names = _VARIABLE.findall(item) if isinstance(item, str) and "{" in item else ()
    for name in names:
        several = variables.get(name)
        if isinstance(several, list):
            return [_text(item, {**variables, name: one}) for one in several]
    return [_filled(item, variables)]


def _text(template: str, variables: Mapping[str, Any]) -> str:
    """Names that are no variable stay as they are: they belong to the letter or the number."""

    def text(match: re.Match[str]) -> str:
        value = variables.get(match[1])
        if isinstance(value, list | Mapping):
            text = "the family puts this into a sentence: write one text in quotes"
            raise FamilyMistake(("variables", match[1]), text)
        return match[0] if value is None else str(value)

    return _VARIABLE.sub(text, template)
