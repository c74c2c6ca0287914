"""Service standards (standar pelayanan, PermenPANRB 15/2014) and the pledge (maklumat), as data
(``templates/standards.toml``).

Fourteen components: the first six, of the delivery, have to be published; the other eight are of
the management. What differs by permit type is the type's own data, and stands there.
"""

from collections.abc import Mapping
from typing import Self

from pydantic import model_validator

from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.placeholders import fill
from chalicelib.domain.text import Localized

COMPONENTS = (
    "requirements", "procedure", "time", "fee", "product", "complaints",
    "legal_basis", "facilities", "competence", "supervision", "staff", "assurance", "safety",
    "evaluation",
)  # fmt: skip
"""In the order of the regulation's annex."""
DELIVERY = 6


class Component(Part):
    """``lines``: what the office says of it for every permit type."""

    id: Slug
    name: Localized
    lines: tuple[Localized, ...]

    @property
    def published(self) -> bool:
        """One of the delivery, which the regulation wants published."""
        return COMPONENTS.index(self.id) < DELIVERY


class ServiceStandards(Part):
    """Texts may name ``{office.…}`` (``permits/letter_words.py``)."""

    pledge: Localized
    components: tuple[Component, ...]

    @model_validator(mode="after")
    def _all_fourteen(self) -> Self:
        if tuple(one.id for one in self.components) != COMPONENTS:
            raise ValueError(f"components: they are, in this order: {', '.join(COMPONENTS)}")
        return self

    def with_office(self, facts: Mapping[str, str]) -> "ServiceStandards":
        """Its lines with the office's ``facts`` in them.

        :raises KeyError: a line names another placeholder.
        """
        return self.replace(
            components=tuple(
                one.replace(lines=tuple(_filled(line, facts) for line in one.lines))
                for one in self.components
            )
        )


def _filled(text: Localized, facts: Mapping[str, str]) -> Localized:
    return Localized(id=fill(text.id, facts), en=fill(text.en, facts))
