"""Permit types: as everybody sees them, and an applicant the rules of their application."""

from datetime import date
from typing import Literal, Self

from chalicelib.domain.applications.reckoning import Reckoned
from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, PermitType
from chalicelib.domain.text import Localized
from chalicelib.handlers.models import View


class ChoiceView(View):
    value: str
    label: Localized


class WhenView(View):
    """That the choice ``field`` was answered with one of these."""

    field: str
    one_of: tuple[str, ...]


class FieldRuleView(View):
    """One question of the form. Lengths in characters, dates ISO 8601, ``minimum``/``maximum``
    for integers and, for ``places``, the number of places; ``within`` is the Kemendagri code of the
    regency in which a ``village`` is chosen (``13.02``). ``lead_days``: so many working days before
    this day one has to apply."""

    id: str
    kind: FieldKind
    label: Localized
    help: Localized | None
    required: bool
    only_for: ApplicationKind | None
    minimum: int | None
    maximum: int | None
    max_length: int
    not_in_past: bool
    not_in_future: bool
    lead_days: int | None
    title_case: bool
    choices: tuple[ChoiceView, ...]
    shown_if: WhenView | None
    within: str | None


class DocumentRequirementView(View):
    """One document to bring: ``formats`` as the content must be, size in bytes, pages for PDF.
    ``expires``: it says how things are today, so a renewal asks for it anew."""

    id: str
    label: Localized
    help: Localized | None
    formats: tuple[Literal["jpg", "png", "pdf"], ...]
    max_bytes: int
    max_pages: int
    required: bool
    only_for: ApplicationKind | None
    expires: bool
    shown_if: WhenView | None
    required_if: WhenView | None


class ValidityView(View):
    """How long a permit holds, from the day of signing: ``years``, or until the date of the field
    ``until_field``; with both, the earlier one. ``remind_before``: how many days before the end
    its holder is reminded."""

    kind: Literal["fixed", "until_field", "unlimited"]
    years: int | None
    until_field: str | None
    remind_before: tuple[int, ...]


class TypeItem(View):
    """One permit type in the picker. ``fee_rupiah`` 0: free; ``promised_days`` working days."""

    id: str
    name: Localized
    group: str
    sector: str
    summary: Localized
    fee_rupiah: int
    promised_days: int
    kinds: tuple[ApplicationKind, ...]


class StepItem(View):
    """One step of the chain, and what it may take: working hours, or else working days."""

    id: str
    label: Localized
    working_days: int
    working_hours: int | None


class ReckonedView(View):
    """For whoever sends in today and has nothing to correct. ``done_by``: the last day on which
    it is done; ``earliest``, by field with ``lead_days``: the first day that is not too soon."""

    done_by: date
    earliest: dict[str, date]


class TypeDetail(TypeItem):
    """All that an applicant has to know and bring; ``rule_set`` names the version of the rules.
    Fields and documents with ``only_for`` belong to that kind of application alone."""

    rule_set: str
    legal_basis: tuple[str, ...]
    basis_note: Localized | None
    requires_titles: bool
    one_running_per_applicant: bool
    fields: tuple[FieldRuleView, ...]
    documents: tuple[DocumentRequirementView, ...]
    steps: tuple[StepItem, ...]
    validity: ValidityView
    reckoned: ReckonedView

    @classmethod
    def of(cls, permit_type: PermitType, ahead: Reckoned) -> Self:
        own = {name: getattr(permit_type, name) for name in cls.model_fields if name != "reckoned"}
        return cls.model_validate(own | {"reckoned": ahead})
