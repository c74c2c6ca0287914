"""What groups and sectors of permit types are called, and what people type when they look for one
(``templates/groupings.toml``)."""

from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized


class Institutions(Part):
    """What is applied for in the name of an institution: whole ``groups``, and single ``types`` of
    others."""

    groups: tuple[Slug, ...] = ()
    types: tuple[Slug, ...] = ()

    def apply_for(self, permit_type: PermitType) -> bool:
        return permit_type.group in self.groups or permit_type.id in self.types


class Groupings(Part):
    """A group or sector without a name of its own is called by its id."""

    groups: dict[Slug, Localized]
    sectors: dict[Slug, Localized]
    words: dict[Slug, Localized] = {}
    wanted: dict[Slug, Localized] = {}
    institutions: Institutions = Institutions()

    def group(self, group: str) -> Localized:
        return self.groups.get(group) or Localized(id=group, en=group)

    def wanted_of(self, group: str) -> Localized:
        """What somebody wants to do who needs a permit of this group, in their own words."""
        return self.wanted.get(group) or self.group(group)

    def words_for(self, own: Localized | None, group: str) -> Localized:
        """What a type is also looked for by: its own words and those of its group, never shown."""
        found = [words for words in (own, self.words.get(group)) if words]
        return Localized(
            id=" ".join(words.id for words in found), en=" ".join(words.en for words in found)
        )

    def sector(self, sector: str) -> Localized:
        return self.sectors.get(sector) or Localized(id=sector, en=sector)
