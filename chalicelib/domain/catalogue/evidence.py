"""Which facts each document proves, as data: ``templates/evidence.toml``."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from chalicelib.domain.catalogue.schema import OF_APPLICANT, DocumentRequirement
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized

FactName = Annotated[str, StringConstraints(pattern=r"^(applicant\.)?[a-z][a-z0-9_]{1,40}$")]


class Evidence(Part):
    """``shows``: by a document's id, the names of facts: a field's id, or ``applicant.<name>`` with
    a label in ``applicant``."""

    shows: dict[Slug, tuple[FactName, ...]]
    applicant: dict[Slug, Localized]

    @model_validator(mode="after")
    def _labels_are_there(self) -> Self:
        if set(self.applicant) != set(OF_APPLICANT):
            raise ValueError(f"applicant: must have labels for {', '.join(OF_APPLICANT)}")
        return self

    def of(self, requirement: DocumentRequirement) -> tuple[str, ...]:
        """What this document shows: by its type's own word, or by what is usual."""
        if requirement.shows is not None:
            return requirement.shows
        return self.shows.get(requirement.id, ())
