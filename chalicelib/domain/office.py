"""The office as data: ``templates/office.toml``, ``roles.toml`` and ``holidays.toml``."""

import re
from collections.abc import Collection, Mapping
from datetime import date, time
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized

FRIDAY = 4

PhoneNumber = Annotated[str, StringConstraints(pattern=r"^\+[1-9]\d{6,14}$")]
"""E.164 (ITU-T): plus sign, country code, number, no spaces."""


class DayHours(Part):
    """When files are processed, on every working day, in the office's time zone. On Fridays the
    office rests from ``friday_break_from`` to ``friday_break_to``."""

    opens: time
    closes: time
    friday_break_from: time
    friday_break_to: time

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        order = [self.opens, self.friday_break_from, self.friday_break_to, self.closes]
        if order != sorted(order):
            raise ValueError("hours: must be opens, break from, break to, closes in this order")
        return self

    def include(self, weekday: int, moment: time) -> bool:
        """Whether the office is at work at this local time; ``weekday`` counts from Monday, 0."""
        if not self.opens <= moment < self.closes:
            return False
        friday_break = self.friday_break_from <= moment < self.friday_break_to
        return not (weekday == FRIDAY and friday_break)

    def spans(self, weekday: int) -> tuple[tuple[time, time], ...]:
        """The stretches of a working day in which the office is at work, in order."""
        if weekday != FRIDAY:
            return ((self.opens, self.closes),)
        return (self.opens, self.friday_break_from), (self.friday_break_to, self.closes)


class SpecialHours(DayHours):
    """Other hours for a time, both days included: Ramadan's, by the decree that ``reason`` names
    (Perpres 21/2023: 32.5 hours a week)."""

    first: date
    last: date
    reason: str

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"hours.special: {self.reason}: last must not be before first")
        return self


class OfficeHours(DayHours):
    """Those of the whole year, and ``special`` ones for a time."""

    special: tuple[SpecialHours, ...] = ()

    @model_validator(mode="after")
    def _one_at_a_time(self) -> Self:
        times = sorted(self.special, key=lambda one: one.first)
        for earlier, later in pairwise(times):
            if later.first <= earlier.last:
                raise ValueError(f"hours.special: {later.reason}: begins before the other ends")
        return self

    def on(self, day: date) -> DayHours:
        """The hours of that day, should it be a working day."""
        return next((one for one in self.special if one.first <= day <= one.last), self)


class HeadOfOffice(Part):
    """Who signs unless an officer's own post says otherwise; ``plain_name`` is the name without
    titles, ``rank`` the pangkat with golongan, ``nip`` the 18 digits of a civil servant. The home
    page shows ``words`` beside ``portrait``, a picture in ``letters/``, or a drawn figure."""

    title: str
    name: str
    plain_name: str
    rank: str
    nip: Annotated[str, StringConstraints(pattern=r"^\d{18}$")]
    words: Localized | None = None
    portrait: str | None = None


class Contact(Part):
    """One line of "KONTAK": whom to reach, and by which WhatsApp number."""

    label: Localized
    whatsapp: PhoneNumber

    @property
    def shown(self) -> str:
        """The number as people write it: ``+62 812-0000-0001``."""
        return re.sub(r"^\+62(\d{3})(\d{4})(\d+)$", r"+62 \1-\2-\3", self.whatsapp)


class DelegatedAuthority(Part):
    """The regulation by which the regent lets the head of office sign permits. Printed as
    "Peraturan Bupati Solok Nomor 5 Tahun 2024 tentang …"; ``kind`` are the words before the
    number."""

    kind: str
    number: str
    year: int = Field(ge=1999, le=2100)
    title: str

    def __str__(self) -> str:
        return f"{self.kind} Nomor {self.number} Tahun {self.year} tentang {self.title}"


class Office(Part):
    """``code`` is the office's part of a permit number, ``region_code`` its Kemendagri code. A role
    is passed on for ``longest_delegation_days`` at most, counted with both ends. ``emblem`` is a
    picture beside ``letters/stationery.toml``; without it letters carry a neutral roundel."""

    name: str
    short_name: str
    code: str
    government: str
    regency: str
    province: str
    region_code: str
    address: str
    postal_code: str
    city: str
    phone: str
    email: str
    website: str
    timezone: str
    longest_delegation_days: int = Field(ge=1)
    hours: OfficeHours
    emblem: str | None = None
    delegation: DelegatedAuthority | None = None
    head: HeadOfOffice
    contacts: tuple[Contact, ...]


class Role(Part):
    """Who may decide a step. ``short_name`` heads its column in the matrix of the dashboard;
    ``superior`` is the role that hears of steps that are overdue (none above the head).
    ``revokes``: may take back a permit that was issued. ``answers_data_requests``: answers citizens
    who ask for a correction of their data; ``answers_complaints``: and those who complain of the
    service. ``no_second_factor_in``: stages in which whoever has no
    other role may sign in by password alone; production is none of them. ``needs_second_person``:
    one administrator alone cannot change how such an officer signs in. ``outside``: of another
    body, which sees of an application only what its step says (``sees``). ``searches_all``: finds
    files of every chain and age, each time with a reason. ``exports_nik``: may export whole NIKs,
    each time with a reason and a fresh code. ``manages``: sees the office's figures,
    which tell of officers too. ``serves_counter``: enters files for applicants at the counter."""

    id: Slug
    name: Localized
    short_name: str
    superior: Slug | None = None
    revokes: bool = False
    answers_data_requests: bool = False
    answers_complaints: bool = False
    no_second_factor_in: tuple[Literal["local", "dev", "staging"], ...] = ()
    needs_second_person: bool = False
    outside: bool = False
    searches_all: bool = False
    exports_nik: bool = False
    manages: bool = False
    serves_counter: bool = False


def superiors(roles: Mapping[str, Role], role: str) -> tuple[str, ...]:
    """The roles above this one, the nearest first.

    :raises ValueError: a superior is no role, or stands above itself.
    """
    found: list[str] = []
    above = roles[role].superior
    while above is not None:
        if above not in roles or above in (role, *found):
            raise ValueError(f"roles: {role}: superior: {above} is no role, or above itself")
        found.append(above)
        above = roles[above].superior
    return tuple(found)


def subordinates(roles: Mapping[str, Role], own: Collection[str]) -> tuple[str, ...]:
    """The roles that have one of these above them, in the order of ``roles``."""
    return tuple(role for role in roles if set(superiors(roles, role)) & set(own))


class DayOverride(Part):
    """One day that is, or is not, a holiday whatever the calendar library says; ``reason`` names
    the decree."""

    date: date
    reason: str


class HolidayOverrides(Part):
    """The administrator's word, which wins over the library both ways (docs/domain.md §6)."""

    holidays: tuple[DayOverride, ...] = ()
    working_days: tuple[DayOverride, ...] = ()

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        both = {d.date for d in self.holidays} & {d.date for d in self.working_days}
        if both:
            raise ValueError(f"holidays: both holiday and working day: {min(both)}")
        return self

    @cached_property
    def working(self) -> Mapping[date, bool]:
        """Whether each day that is spoken of is a working day."""
        return {day.date: False for day in self.holidays} | {
            day.date: True for day in self.working_days
        }

    def over(self, days: Mapping[date, bool], reason: str) -> "HolidayOverrides":
        """With these days, working or not, in place of what was said of them."""
        kept = [
            tuple(one for one in said if one.date not in days)
            for said in (self.holidays, self.working_days)
        ]
        new = {
            at_work: tuple(
                DayOverride(date=day, reason=reason) for day in sorted(days) if days[day] is at_work
            )
            for at_work in (False, True)
        }
        return HolidayOverrides(holidays=kept[0] + new[False], working_days=kept[1] + new[True])

    def reason(self, day: date) -> str | None:
        return next((o.reason for o in (*self.holidays, *self.working_days) if o.date == day), None)
