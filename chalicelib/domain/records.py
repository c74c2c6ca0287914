"""What is stored, and what a use case is handed: frozen models that a change makes copies of."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Never, Self

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError


class NewerFields:
    """Whether this process has read any. Until then no record is looked through for them."""

    met = False


class Record(BaseModel):
    """Frozen, and of exactly its own fields. Built when it is first used: a Lambda needs few."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def replace(self, **changes: Never) -> Self:
        """A copy with these fields changed, as ``datetime.replace`` makes one.

        A change has its field's own type: text does not become an enum, a list not a tuple.
        mypy holds each call to the fields (``infra/typing/changes.py``), and by the words above
        takes no call that it could not hold. What is not changed is not looked at again, and
        neither are the records within a change.

        :raises TypeError: a field that the record does not have, or a value that it cannot hold.
            The value itself is not quoted: it may be a person's.
        """
        given: Mapping[str, object] = changes
        return self.model_copy(
            update={name: _held(type(self), name, value) for name, value in given.items()}
        )

    def as_stored(self, *, include: set[str] | None = None, exclude: set[str] | None = None) -> str:
        """As JSON, with the fields of a newer release that it was read with (``lifting.py``), and
        without what is as by default: a default is a part of a record's shape."""
        text = self.model_dump_json(include=include, exclude=exclude, exclude_defaults=True)
        if not (NewerFields.met and _carries(self)):
            return text
        whole = json.loads(text)
        _carry(self, whole)
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


class Stored(Record):
    """A record that lies in the database under a key of its own. Which, and what finds it, says
    its row in ``adapters/dynamodb/rows/``."""


class Versioned(Stored):
    """``version`` counts its writes: one that was read at an earlier one is not written."""

    version: int


_PLAIN = frozenset({str, int, float, bool, type(None), date, datetime})
"""Nothing is within; most of what a record holds, so it is told by a look at its type."""


def _carries(value: object) -> bool:
    """Whether any record in it has fields that its type does not know."""
    if isinstance(value, BaseModel):
        return bool(value.model_extra) or _any_carries(vars(value).values())
    if isinstance(value, (list, tuple)):
        return _any_carries(value)
    return isinstance(value, Mapping) and _any_carries(value.values())


def _any_carries(values: Iterable[object]) -> bool:
    return any(_carries(one) for one in values if type(one) not in _PLAIN)


def _carry(value: object, written: Any) -> None:
    """Into ``written``, which is ``value`` as JSON without them."""
    if isinstance(value, BaseModel):
        for name, part in vars(value).items():
            if name in written:
                _carry(part, written[name])
        written.update(value.model_extra or {})
    elif isinstance(value, Mapping):
        for part, into in zip(value.values(), written.values(), strict=True):
            _carry(part, into)
    elif isinstance(value, (list, tuple)):
        for part, into in zip(value, written, strict=True):
            _carry(part, into)


def _held(kind: type[Record], name: str, value: object) -> object:
    try:
        return _field(kind, name).validate_python(value, strict=True)
    except ValidationError as refused:
        found = refused.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(map(str, (kind.__name__, name, *found["loc"])))
        raise TypeError(f"{where}: {found['msg']}") from None


@cache
def _field(kind: type[Record], name: str) -> TypeAdapter[Any]:
    """Made when the field first changes: about 0.1 ms, then 1 µs for each change."""
    field = kind.model_fields.get(name)
    if field is None:
        raise TypeError(f"{kind.__name__} has no field {name!r}")
    annotated: Any = Annotated[field.annotation, field]
    return TypeAdapter(annotated)
