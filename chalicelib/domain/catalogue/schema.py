"""What a permit type is: the schema of every file in ``templates/permit_types``.

A type is data. It names its fields, documents, review steps, numbering, validity and letter; the
forms, the checks, the chain and the permit all follow from it. On submission a copy is frozen
onto the application, so that a later change of the file never changes a running application.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from chalicelib.domain.catalogue.outcome import (
    Copy,
    Ends,
    Letter,
    Numbering,
    Renewal,
    ResultRule,
    Validity,
)
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized

IsoDay = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A calendar date as ISO 8601 text: compares as the dates do."""


OF_APPLICANT = (
    "nik", "name", "birth", "sex", "address", "occupation", "email", "whatsapp",
)  # fmt: skip
"""What a document may prove, and a step may see, of the applicant."""


class ApplicationKind(StrEnum):
    NEW = "new"
    RENEWAL = "renewal"


class FieldKind(StrEnum):
    """How a field is typed in, checked (``values.py``) and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    DATE_RANGE = "date_range"
    DATE_OR_LIFETIME = "date_or_lifetime"
    CHOICE = "choice"
    EMAIL = "email"
    PHONE = "phone"
    INTEGER = "integer"
    PLACES = "places"
    VILLAGE = "village"


class Choice(Part):
    value: Slug
    label: Localized


class When(Part):
    """That the field ``field``, a choice of the same form, was answered with one of these."""

    field: Slug
    one_of: tuple[Slug, ...] = Field(min_length=1)

    def holds(self, data: Mapping[str, Any]) -> bool:
        return data.get(self.field) in self.one_of


class FieldRule(Part):
    """One question of the form. Lengths in characters, dates ISO 8601, ``minimum``/``maximum``
    for integers and, for ``places``, the number of places; ``within`` is the Kemendagri code of the
    regency in which a ``village`` is chosen (``13.02``); ``lead_days``: how many working days
    before this day one has to apply; ``names_it``: its answer tells applications of this type apart
    in lists. ``shown_if``: it is asked only then; what was answered before is dropped otherwise."""

    id: Slug
    kind: FieldKind
    label: Localized
    help: Localized | None = None
    required: bool = True
    only_for: ApplicationKind | None = None
    minimum: int | None = None
    maximum: int | None = None
    max_length: int = 200
    not_in_past: bool = False
    not_in_future: bool = False
    lead_days: int | None = Field(default=None, gt=0)
    title_case: bool = False
    names_it: bool = False
    shown_if: When | None = None
    choices: tuple[Choice, ...] = ()
    within: Annotated[str, StringConstraints(pattern=r"^\d{2}\.\d{2}$")] | None = None

    @model_validator(mode="after")
    def _parts_fit_the_kind(self) -> Self:
        if (self.kind is FieldKind.CHOICE) != bool(self.choices):
            raise ValueError(f"field {self.id}: 'choices' go with kind 'choice' and only there")
        if (self.kind is FieldKind.VILLAGE) != bool(self.within):
            raise ValueError(f"field {self.id}: 'within' goes with kind 'village' and only there")
        if self.kind is FieldKind.PLACES and not self.maximum:
            raise ValueError(f"field {self.id}: say with 'maximum' how many places there may be")
        return self


class DocumentRequirement(Part):
    """One document row: ``formats`` as the content must be, size in bytes, pages for PDF.

    ``expires``: it says how things are today, so a renewal asks for it anew instead of taking
    over the earlier one. ``instead_of``: either this document or that one is enough. ``shared``:
    several people rightly send the very same file (a campus's letter for a group), so an officer is
    not told of it. ``shows``: the facts that it proves, a
    field's id or ``applicant.<name>``; left out: what such a document usually shows
    (``evidence.py``). ``shown_if``: it is asked for only then; ``required_if``: then it is
    required, and else may be left out. ``data_attachments``: a PDF that is signed electronically
    may carry data (XML) along, as universities and KKI sign diplomas and STR.
    """

    id: Slug
    label: Localized
    help: Localized | None = None
    formats: tuple[Literal["jpg", "png", "pdf"], ...]
    max_bytes: int = Field(gt=0, le=10_000_000)
    max_pages: int = 200
    required: bool = True
    only_for: ApplicationKind | None = None
    sensitive: bool = True
    expires: bool = False
    shared: bool = False
    instead_of: Slug | None = None
    shown_if: When | None = None
    required_if: When | None = None
    shows: tuple[str, ...] | None = None
    data_attachments: bool = False

    def is_required(self, data: Mapping[str, Any]) -> bool:
        return self.required or (self.required_if is not None and self.required_if.holds(data))


class Sees(Part):
    """What a step looks at, where it is not the whole: documents, fields of the form, and
    particulars of the applicant. The name is always among them."""

    documents: tuple[Slug, ...]
    fields: tuple[Slug, ...] = ()
    applicant: tuple[
        Literal["nik", "birth", "sex", "address", "occupation", "email", "whatsapp"], ...
    ] = ()


class Step(Part):
    """One review step. ``role`` is an id of ``roles.toml``. The last step of a chain signs.
    What the step may take is ``working_hours``, counted from the minute at which it opens, or else
    ``working_days``, until the office closes on the last of them. ``sees``: left out, the office's
    own staff sees all of it, and an outside body nothing.

    ``accepts_application``: approving this step accepts it: it gets its registration number, and
    the promise clock starts (docs/domain.md §1.25). Exactly one step of a chain does.
    ``field_visit``: whoever decides it visits the place before, and hands in the minutes (BAP,
    docs/domain.md §1.24).
    """

    id: Slug
    role: Slug
    label: Localized
    working_days: int = Field(default=1, ge=1, le=30)
    working_hours: int | None = Field(default=None, ge=1, le=240)
    accepts_application: bool = False
    field_visit: bool = False
    final: bool = False
    sees: Sees | None = None


class OnDeadline(Part):
    """What happens as the promised day comes near: on these working days of the promise, counted
    from acceptance, superiors hear of what still waits; ``propose``: on the last one whoever signs
    gets a proposal. Nothing is issued by it."""

    escalate_on_days: tuple[Annotated[int, Field(ge=1, le=60)], ...] = ()
    propose: bool = True


class PermitType(Part):
    """One permit type under one set of rules. ``promised_days`` are working days; ``short_name`` is
    for the narrow columns of lists, ``words`` what people type who look for it, beside its name (no
    frozen copy needs them).

    ``distinct_files``: the same file for two documents is refused; else its sender is told.
    ``most_in_force``: so many permits of this type one holder may have in force at a time.
    """

    id: Slug
    name: Localized
    short_name: str | None = None
    words: Localized | None = Field(default=None, exclude=True)
    group: Slug
    sector: Slug
    rule_set: str
    starts_on: IsoDay
    summary: Localized
    legal_basis: tuple[str, ...]
    basis_note: Localized | None = None
    fee_rupiah: int = 0
    promised_days: int = 7
    on_deadline: OnDeadline | None = None
    kinds: tuple[ApplicationKind, ...] = (ApplicationKind.NEW,)
    requires_titles: bool = False
    one_running_per_applicant: bool = False
    distinct_files: bool = False
    most_in_force: int | None = Field(default=None, ge=1)
    fields: tuple[FieldRule, ...]
    documents: tuple[DocumentRequirement, ...]
    steps: tuple[Step, ...] = Field(min_length=1)
    numbering: Numbering
    validity: Validity
    letter: Letter
    copies: tuple[Copy, ...] = ()
    renewal: Renewal | None = None
    ends: Ends | None = None
    result: ResultRule | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for what, ids in (
            ("fields", [item.id for item in self.fields]),
            ("documents", [item.id for item in self.documents]),
            ("steps", [item.id for item in self.steps]),
        ):
            double = {name for name in ids if ids.count(name) > 1}
            if double:
                raise ValueError(f"{what}: used twice: {', '.join(sorted(double))}")
        if [step.final for step in self.steps] != [False] * (len(self.steps) - 1) + [True]:
            raise ValueError("steps: the last step, and only it, has 'final = true'")
        if sum(step.accepts_application for step in self.steps) != 1:
            raise ValueError("steps: exactly one step has 'accepts_application = true'")
        known = {item.id for item in self.fields}
        for where, name in (
            [("validity.until_field", self.validity.until_field)]
            + [("copies.field", item.field) for item in self.copies]
            + self._after_issue()
        ):
            if name and name not in known:
                raise ValueError(f"{where}: there is no field '{name}'")
        for where, name in self._facts():
            if name not in known and name not in {f"applicant.{one}" for one in OF_APPLICANT}:
                raise ValueError(f"{where}: there is no field or particular '{name}'")
        self._conditions_are_choices()
        papers = {item.id for item in self.documents}
        for item in self.documents:
            if item.instead_of and item.instead_of not in papers - {item.id}:
                where = f"documents.{item.id}.instead_of"
                raise ValueError(f"{where}: there is no other document '{item.instead_of}'")
        for step in self.steps:
            for name in step.sees.documents if step.sees else ():
                if name not in papers:
                    raise ValueError(f"steps.{step.id}.sees: there is no document '{name}'")
        photo = self.letter.photo_document
        if photo and photo not in {item.id for item in self.documents}:
            raise ValueError(f"letter.photo_document: there is no document '{photo}'")
        return self

    def _conditions_are_choices(self) -> None:
        """What a question depends on is a choice that everybody is asked, with such an answer."""
        conditions = [(f"fields.{one.id}.shown_if", one.shown_if) for one in self.fields]
        for paper in self.documents:
            conditions += [
                (f"documents.{paper.id}.shown_if", paper.shown_if),
                (f"documents.{paper.id}.required_if", paper.required_if),
            ]
        choices = {
            one.id: {choice.value for choice in one.choices}
            for one in self.fields
            if one.kind is FieldKind.CHOICE and one.required and one.shown_if is None
        }
        for where, when in conditions:
            if when is None:
                continue
            if when.field not in choices:
                raise ValueError(f"{where}: '{when.field}' is no choice that everybody is asked")
            if unknown := sorted(set(when.one_of) - choices[when.field]):
                raise ValueError(f"{where}: '{when.field}' has no choice '{unknown[0]}'")

    def _facts(self) -> list[tuple[str, str]]:
        """What documents are said to show, and steps to see, of form and applicant."""
        shown = [(f"documents.{one.id}.shows", one.shows or ()) for one in self.documents]
        seen = [(f"steps.{one.id}.sees", one.sees.fields) for one in self.steps if one.sees]
        return [(where, name) for where, names in shown + seen for name in names]

    def _after_issue(self) -> list[tuple[str, str | None]]:
        named: list[tuple[str, str | None]] = []
        if self.renewal:
            named.append(("renewal.previous_number_field", self.renewal.previous_number_field))
        if self.ends:
            named.append(("ends.number_field", self.ends.number_field))
        if self.result:
            named.append(("result.title_field", self.result.title_field))
        return named

    def fields_for(
        self, kind: ApplicationKind, data: Mapping[str, Any] | None = None
    ) -> list[FieldRule]:
        """What is asked of this kind of application, answered so far as ``data`` says; without it,
        all that may be asked."""
        return [item for item in self.fields if _is_asked(item, kind, data)]

    def documents_for(
        self, kind: ApplicationKind, data: Mapping[str, Any] | None = None
    ) -> list[DocumentRequirement]:
        return [item for item in self.documents if _is_asked(item, kind, data)]


def _is_asked(
    item: FieldRule | DocumentRequirement, kind: ApplicationKind, data: Mapping[str, Any] | None
) -> bool:
    depends = item.shown_if if data is not None else None
    return item.only_for in (None, kind) and (depends is None or depends.holds(data or {}))
