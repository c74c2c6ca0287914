"""How long data is kept, as data: ``templates/retention.toml``."""

from typing import Self

from pydantic import model_validator

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized

RESTING = frozenset({Phase.DRAFT, Phase.WITHDRAWN, Phase.REJECTED})
"""Phases whose applications may be erased. Issued and running ones never are."""


class ErasedKind(Part):
    """``days`` after the last change; ``notice_days``: so many days before, the owner is told."""

    phase: Phase
    days: int
    notice_days: int = 0
    name: Localized
    basis: str

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.phase not in RESTING:
            raise ValueError(f"phase: {self.phase.value} is never erased")
        if not 0 <= self.notice_days < self.days:
            raise ValueError("notice_days: must be less than days")
        return self


class KeptKind(Part):
    id: Slug
    name: Localized
    why: Localized
    basis: str


class Retention(Part):
    erased: tuple[ErasedKind, ...]
    kept: tuple[KeptKind, ...]
