"""Regions of Indonesia by their Kemendagri codes, and the village that an address lies in."""

from typing import Protocol

from chalicelib.domain.records import Record


class Region(Record):
    """A region by its Kemendagri code (``13``, ``13.02``, ``13.02.10``, ``13.02.10.2001``)."""

    code: str
    name: str


class VillagePath(Record):
    """A village (nagari, desa, kelurahan) with all that it lies in, by their official names."""

    province: Region
    regency: Region
    district: Region
    village: Region


class Regions(Protocol):
    """All regions of the country."""

    def find(self, village_code: str) -> VillagePath | None:
        """The village of this code; ``None`` for anything that is no code of a village today."""
        ...
