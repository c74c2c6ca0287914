"""Each kind of data that administrators maintain: what an entry says, and in which order they go.

Texts are plain, in Indonesian and English; nothing in them is markup.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Generic, Literal

from pydantic import Field, StringConstraints

from chalicelib.domain.days import Day
from chalicelib.domain.office import Contact
from chalicelib.domain.office_data.model import C, Entry, OfficeKind
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized

LONGEST_ENTRY_ID = 64
ENTRY_ID = rf"^[a-z0-9][a-z0-9-]{{0,{LONGEST_ENTRY_ID - 1}}}$"

Line = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$"
    ),
]
Text = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=4000,
        pattern=r"^[^\x00-\x09\x0b-\x1f\x7f]*$",
    ),
]
Order = Annotated[int, Field(ge=0, le=9999)]


class Title(Localized):
    id: Line
    en: Line


class Prose(Localized):
    """May have several lines; an empty line parts paragraphs."""

    id: Text
    en: Text


class PlaceKind(StrEnum):
    NAGARI = "nagari"
    HEALTH_CENTRE = "puskesmas"
    HOSPITAL = "hospital"
    AGENCY = "agency"
    SCHOOL = "school"
    OTHER = "other"


class Place(Part):
    """A place of the regency that an application can name. ``district``: the dotted Kemendagri
    code of its kecamatan; none for what is all over the regency."""

    name: Line
    kind: PlaceKind
    district: Annotated[str, StringConstraints(pattern=r"^\d{2}\.\d{2}\.\d{2}$")] | None = None


class DayRule(Part):
    """Whether one day (the entry's id, ISO 8601) is a holiday, whatever the calendar library
    says; ``reason`` names the decree."""

    rule: Literal["holiday", "working-day"]
    reason: Line


class Question(Part):
    question: Title
    answer: Prose
    order: Order = 1000


class GuideStep(Part):
    """``picture`` names one of the site's own pictures."""

    text: Prose
    picture: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")] | None = None


class GuideTopic(Part):
    title: Title
    summary: Title | None = None
    steps: Annotated[tuple[GuideStep, ...], Field(min_length=1, max_length=30)]
    order: Order = 1000


class OfficeContact(Contact):
    label: Title


class OfficeContacts(Part):
    """How the office is reached; ``contacts`` is what the WhatsApp keyword KONTAK answers, and
    messages of citizens go to the first of them."""

    phone: Line
    email: Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")]
    contacts: Annotated[tuple[OfficeContact, ...], Field(min_length=1, max_length=10)]


REPLY_PLACEHOLDERS = frozenset(
    {"nama", "nomor", "jenis", "janji", "petugas", "kantor", "telepon", "hari_ini"}
)
"""What stands in braces in a saved reply, and is filled in for the citizen who gets it."""


class SavedReply(Part):
    """An answer that officers give often; ``text`` may have ``{placeholders}``."""

    title: Title
    text: Prose
    order: Order = 1000


class ReasonUse(StrEnum):
    """Of what a reason is said."""

    DOCUMENT = "document"
    RETURNING = "returning"
    REJECTING = "rejecting"


class OfficeReason(Part):
    """What officers choose instead of writing it anew (``catalogue/reasons.py``). ``order``: the
    first nine that fit stand under the keys 1 to 9, and fingers know them."""

    use: ReasonUse
    label: Title
    text: Title
    cure: Title
    documents: Annotated[tuple[Slug, ...], Field(max_length=60)] = ()
    types: Annotated[tuple[Slug, ...], Field(max_length=60)] = ()
    order: Order = 1000


class Announcement(Part):
    """Shown from ``starts_on`` to ``ends_on``, both included; without an end, until it is
    hidden."""

    title: Title
    text: Prose
    starts_on: Day
    ends_on: Day | None = None

    def shown_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class FollowUp(Part):
    """What the office will do about one element of the satisfaction survey of a quarter
    (PermenPANRB 14/2017: rencana tindak lanjut), until when, and who sees to it. ``period`` is the
    quarter whose figures it answers: ``2026-3``."""

    period: Annotated[str, StringConstraints(pattern=r"^20\d{2}-[1-4]$")]
    element: Annotated[str, StringConstraints(pattern=r"^U[1-9]$")]
    activity: Line
    due: Annotated[Line, StringConstraints(max_length=24)]
    responsible: Annotated[Line, StringConstraints(max_length=40)]


class TypeVersionRule(Part):
    """When one version of a permit type (``<type>.<rule set>``) is offered: from ``starts_on``
    (none: as its file says), and no longer from ``withdrawn_on``."""

    starts_on: Day | None = None
    withdrawn_on: Day | None = None


class Confirmation(Part):
    """That a rule of ``templates/legal.toml`` is right, said by ``by``; it rests on ``proof``.
    ``wording``: the digest of what stood in the files."""

    wording: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    proof: Line
    by: Line


def _by_order(entry: "Entry[Any]") -> Any:
    return entry.content.order, entry.entry_id


@dataclass(frozen=True)
class Section(Generic[C]):
    """``order``: how entries of this kind are sorted."""

    kind: OfficeKind
    model: type[C]
    order: Callable[[Entry[C]], Any] = lambda entry: entry.entry_id


PLACES = Section(OfficeKind.PLACE, Place, lambda entry: (entry.content.kind, entry.content.name))
HOLIDAYS = Section(OfficeKind.HOLIDAY, DayRule)
FAQ = Section(OfficeKind.FAQ, Question, _by_order)
GUIDE = Section(OfficeKind.GUIDE, GuideTopic, _by_order)
SAVED_REPLIES = Section(OfficeKind.SAVED_REPLY, SavedReply, _by_order)
REASONS = Section(OfficeKind.REASON, OfficeReason, lambda one: (one.content.use, *_by_order(one)))
FOLLOW_UPS = Section(
    OfficeKind.FOLLOW_UP, FollowUp, lambda entry: (entry.content.period, entry.content.element)
)
CONTACTS = Section(OfficeKind.CONTACTS, OfficeContacts)
ANNOUNCEMENTS = Section(OfficeKind.ANNOUNCEMENT, Announcement)
TYPE_VERSIONS = Section(OfficeKind.TYPE_VERSION, TypeVersionRule)
LEGAL = Section(OfficeKind.LEGAL, Confirmation)
