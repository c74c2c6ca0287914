"""How complaints are taken, as data: ``templates/complaints.toml``."""

from typing import Self

from pydantic import PositiveInt, model_validator

from chalicelib.domain.complaints.model import ComplaintOutcome
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.placeholders import placeholders
from chalicelib.domain.text import Localized


class Category(Part):
    """``days``: working days within which it has an outcome."""

    id: Slug
    name: Localized
    days: PositiveInt


class ComplaintRules(Part):
    """``number``: the format (``{sequence}``, ``{year}``, ``{month_roman}``). ``near_days``: so
    many working days before the last one, superiors hear of it. ``kept_days`` after the outcome,
    what people wrote is erased. ``characters`` of a complaint; ``answers`` to one.
    ``replies`` of whoever complained, each of ``reply_characters``. ``an_hour``: anonymous ones
    from one network; ``a_day``: of one account; ``looks``: codes that one network may try in a
    quarter of an hour. ``outcomes``: each in words."""

    number: str
    near_days: PositiveInt
    kept_days: PositiveInt
    characters: PositiveInt
    answers: PositiveInt
    replies: PositiveInt
    reply_characters: PositiveInt
    an_hour: PositiveInt
    a_day: PositiveInt
    looks: PositiveInt
    categories: tuple[Category, ...]
    outcomes: dict[ComplaintOutcome, Localized]

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        ids = [one.id for one in self.categories]
        if not ids or len(set(ids)) < len(ids):
            raise ValueError("categories: at least one, each with an id of its own")
        if missing := set(ComplaintOutcome) - self.outcomes.keys():
            raise ValueError(f"outcomes: without words: {sorted(missing)}")
        unknown = placeholders(self.number) - {"sequence", "year", "month_roman"}
        if unknown or "sequence" not in placeholders(self.number):
            raise ValueError(f"number: {{sequence}} is needed, unknown are {sorted(unknown)}")
        return self

    def category(self, category_id: str) -> Category:
        """:raises InvalidInput: there is none of this id."""
        found = next((one for one in self.categories if one.id == category_id), None)
        if found is None:
            raise InvalidInput(fields=[FieldProblem("category", "not-a-choice")])
        return found

    def name_of(self, category_id: str) -> Localized:
        """What it is called; one that is offered no more is called by its id."""
        named = (one.name for one in self.categories if one.id == category_id)
        return next(named, Localized(id=category_id, en=category_id))
