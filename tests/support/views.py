"""Which models an answer is made of."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel


def models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model in it, at any depth; itself, if it is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_of(field.annotation)
    else:
        for part in get_args(annotation):
            yield from models_of(part)
