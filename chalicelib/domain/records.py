"""The base of everything that is stored."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen: a change makes a copy. Unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
