"""Regions of Indonesia by their Kemendagri codes, and the village that an address lies in."""

from typing import Protocol

from pydantic import BaseModel, ConfigDict


class Region(BaseModel):
    """A region by its Kemendagri code (``13``, ``13.02``, ``13.02.10``, ``13.02.10.2001``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    code: str
    name: str


class VillagePath(BaseModel):
    """A village (nagari, desa, kelurahan) with all that it lies in, by their official names."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    province: Region
    regency: Region
    district: Region
    village: Region


class Regions(Protocol):
    """All regions of the country."""

    def find(self, village_code: str) -> VillagePath | None:
        """The village of this code; ``None`` for anything that is no code of a village today."""
        ...
