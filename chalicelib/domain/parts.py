"""The base of everything that is data: of ``templates/`` and of administrators' entries."""

from typing import Annotated

from pydantic import StringConstraints

from chalicelib.domain.records import Record

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,40}$")]


class Part(Record):
    """Unknown keys are refused, so that a typing error never goes unseen."""
