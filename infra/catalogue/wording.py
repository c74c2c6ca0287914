"""What the schema refuses, in words that name the cure."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from chalicelib.domain.catalogue.schema import PermitType

_PATTERNS = {
    r"^[a-z][a-z0-9_]{1,40}$": "use lower-case letters, digits and _, a letter first",
    r"^\d{4}-\d{2}-\d{2}$": 'write the day as "2027-01-31"',
}
_KINDS = {
    "string_type": 'must be text: put it in quotes, "…"',
    "int_type": "must be a whole number, without quotes",
    "int_parsing": "must be a whole number, without quotes",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false, without quotes",
    "bool_parsing": "must be true or false, without quotes",
    "tuple_type": "must be a list: [ … ]",
    "too_short": "must not be empty: give at least one",
}


def cure(error: ErrorDetails) -> str:
    """One of pydantic's errors, said to the author of a TOML file."""
    kind, context = error["type"], error.get("ctx", {})
    key = error["loc"][-1] if error["loc"] else ""
    known = keys_at(error["loc"][:-1])
    if kind == "missing":
        return f"{_example(str(key), error['loc'])} is missing: add it"
    if kind == "extra_forbidden":
        return f"there is no key '{key}' here: {suggestion(str(key), known)}"
    if kind in ("enum", "literal_error"):
        choices = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        return f"'{error['input']}' is none of them: {suggestion(str(error['input']), choices)}"
    if kind == "string_pattern_mismatch":
        return f"'{error['input']}': {_PATTERNS.get(str(context['pattern']), error['msg'])}"
    if kind in ("model_type", "model_attributes_type"):
        keys = ", ".join(f"{name} = …" for name in keys_at(error["loc"]))
        return f"must be a table: {{ {keys} }}"
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    return _KINDS.get(kind, error["msg"])


def suggestion(wrong: str, known: Sequence[str]) -> str:
    """ "did you mean …?" where that is likely, else all that there is."""
    close = get_close_matches(wrong, known, 1)
    return f"did you mean '{close[0]}'?" if close else f"choose from {', '.join(known)}"


def keys_at(loc: Sequence[str | int]) -> list[str]:
    """The keys that the schema knows at this place; none where there is no table."""
    model: Any = PermitType
    for step in loc:
        if isinstance(step, str):
            fields = getattr(model, "model_fields", {})
            model = _model_in(fields[step].annotation) if step in fields else None
    return list(getattr(model, "model_fields", {}))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model itself, or the one inside ``tuple[…]``, ``… | None`` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _example(key: str, loc: Sequence[str | int]) -> str:
    inner = ", ".join(f"{name} = …" for name in keys_at(loc))
    return f"{key} = {{ {inner} }}" if inner == "id = …, en = …" else f"'{key}'"
