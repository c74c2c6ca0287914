"""What groups and sectors of permit types are called (``templates/groupings.toml``)."""

from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized


class Groupings(Part):
    """A group or sector without a name of its own is called by its id."""

    groups: dict[Slug, Localized]
    sectors: dict[Slug, Localized]

    def group(self, group: str) -> Localized:
        return self.groups.get(group) or Localized(id=group, en=group)

    def sector(self, sector: str) -> Localized:
        return self.sectors.get(sector) or Localized(id=sector, en=sector)
