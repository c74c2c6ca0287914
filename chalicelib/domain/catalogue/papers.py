"""Papers that a person needs time and again, and how long one stays good, as data:
``templates/papers.toml``."""

import calendar
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from chalicelib.domain.catalogue.values import LIFETIME
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized

DocumentName = Annotated[str, StringConstraints(pattern=r"^([a-z0-9_]+\.)?[a-z][a-z0-9_]{1,40}$")]


class PaperKind(Part):
    """``documents``: ids that are this paper in any type, or ``<type>.<document>`` where one type
    means another by it. ``identity``: it shows somebody's NIK, so nobody but the applicant and
    officers opens it. ``fresh_months``: from the day it was sent in; ``until``: the field of its
    application that says until when it holds."""

    name: Localized
    documents: tuple[DocumentName, ...] = Field(min_length=1)
    identity: bool = False
    fresh_months: int | None = Field(default=None, ge=1, le=120)
    until: Slug | None = None

    def good_until(self, sent_on: date, data: Mapping[str, Any]) -> date | None:
        """The last day on which it may be used again; ``None``: it does not age.

        :param data: what the application that it came with said.
        """
        ends = []
        if self.fresh_months:
            ends.append(_months_later(sent_on, self.fresh_months))
        said = data.get(self.until) if self.until else None
        if isinstance(said, str) and said != LIFETIME:
            ends.append(date.fromisoformat(said))
        return min(ends, default=None)


class Papers(Part):
    """``kinds`` by id. What a document is, its type's own line says before the general one."""

    kinds: dict[Slug, PaperKind]

    @model_validator(mode="after")
    def _one_document_one_kind(self) -> Self:
        names = [name for kind in self.kinds.values() for name in kind.documents]
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"papers: in two kinds: {', '.join(sorted(twice))}")
        return self

    def of(self, type_id: str, document_id: str) -> str | None:
        """The kind of this document; ``None``: it is made for one application."""
        return self._kinds.get(f"{type_id}.{document_id}") or self._kinds.get(document_id)

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return {name: key for key, kind in self.kinds.items() for name in kind.documents}


def _months_later(day: date, months: int) -> date:
    """The same day of the month, or the month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
