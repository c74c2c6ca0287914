"""The base of everything that is data: of ``templates/`` and of administrators' entries."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,40}$")]


class Part(BaseModel):
    """Unknown keys are refused, so that a typing error never goes unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
