"""The office itself: where it is, when it works, its calendar, and the places of the regency.
Both languages at once: one copy for every cache."""

from datetime import date, datetime, time
from typing import Annotated

from pydantic import Field, WithJsonSchema

from chalicelib.domain.office_data.holidays import overrides
from chalicelib.domain.office_data.sections import PLACES, PlaceKind
from chalicelib.domain.text import Localized
from chalicelib.domain.working_time.holidays import (
    DayKind,
    SpecialDay,
    next_day_off,
    special_days,
)
from chalicelib.domain.working_time.opening import Closed, opening
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View
from chalicelib.handlers.views.office import ContactView

routes = Routes(__name__)


CACHED_SECONDS = 300


OPENING_CACHED_SECONDS = 60


LocalTime = Annotated[
    time, WithJsonSchema({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$"})
]
"""A time on the office's clock. What JSON Schema calls ``time`` has an offset."""


class HoursView(View):
    """Local times of every working day; on Fridays with a break."""

    opens: LocalTime
    closes: LocalTime
    friday_break_from: LocalTime
    friday_break_to: LocalTime


class OpeningView(View):
    """Whether files are processed at this moment. ``closed`` says why not, ``holiday`` by which
    name, ``opens_at`` until when."""

    open: bool
    closed: Closed | None
    holiday: Localized | None
    opens_at: datetime | None


class HeadView(View):
    """Who answers for the office, and what they say to whoever comes; ``null``: nothing."""

    name: str
    title: str
    words: Localized | None


class SpecialDayView(View):
    """``working`` days are worked although the calendar says otherwise; all others are off."""

    date: date
    name: Localized
    kind: DayKind


class OfficeView(View):
    name: str
    short_name: str
    government: str
    regency: str
    province: str
    region_code: str
    address: str
    city: str
    postal_code: str
    phone: str
    email: str
    website: str
    contacts: list[ContactView]
    timezone: str
    hours: HoursView
    now: OpeningView
    next_day_off: SpecialDayView | None
    head: HeadView


class CalendarQuery(Input):
    """Left out: this year. The calendar library knows no holidays far from now."""

    year: int | None = Field(default=None, ge=2020, le=2099)


class CalendarView(View):
    """Monday to Friday are working days, but for ``days``."""

    year: int
    timezone: str
    hours: HoursView
    days: list[SpecialDayView]


class PlaceView(View):
    """``district``: code of its kecamatan; ``null`` for what is all over the regency."""

    place_id: str
    name: str
    kind: PlaceKind
    district: str | None


class DistrictView(View):
    code: str
    name: str


class PlaceList(View):
    items: list[PlaceView]
    districts: list[DistrictView]


@routes.get(
    "/api/office",
    access=Access.PUBLIC,
    cached_seconds=OPENING_CACHED_SECONDS,
    summary="Address, contacts and hours of the office, and whether it is at work now",
)
def office(call: Call) -> OfficeView:
    found = call.ports.office
    said = overrides(call.ports.office_book)
    today = call.ports.calendar.local_date(call.ports.clock.now())
    now = opening(call.ports.calendar, found.hours, found.timezone, said, call.ports.clock.now())
    return OfficeView(
        name=found.name,
        short_name=found.short_name,
        government=found.government,
        regency=found.regency,
        province=found.province,
        region_code=found.region_code,
        address=found.address,
        city=found.city,
        postal_code=found.postal_code,
        phone=found.phone,
        email=found.email,
        website=found.website,
        contacts=[ContactView.model_validate(contact) for contact in found.contacts],
        timezone=found.timezone,
        hours=HoursView.model_validate(found.hours.on(today)),
        now=OpeningView.model_validate(now),
        next_day_off=_special(next_day_off(today, said)),
        head=HeadView.model_validate(found.head),
    )


def _special(found: SpecialDay | None) -> SpecialDayView | None:
    return SpecialDayView(date=found.day, name=found.name, kind=found.kind) if found else None


@routes.get(
    "/api/calendar",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="Holidays, joint leave and the office's own days of a year",
)
def calendar(call: Call, query: CalendarQuery) -> CalendarView:
    year = query.year or call.ports.calendar.local_date(call.ports.clock.now()).year
    days = special_days(year, overrides(call.ports.office_book))
    return CalendarView(
        year=year,
        timezone=call.ports.office.timezone,
        hours=HoursView.model_validate(call.ports.office.hours),
        days=[SpecialDayView(date=item.day, name=item.name, kind=item.kind) for item in days],
    )


@routes.get(
    "/api/places",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="Places that an application can name, and the districts of the regency",
)
def places(call: Call) -> PlaceList:
    found = call.ports.office_book.active(PLACES)
    return PlaceList(
        items=[
            PlaceView(
                place_id=entry.entry_id,
                name=entry.content.name,
                kind=entry.content.kind,
                district=entry.content.district,
            )
            for entry in found
        ],
        districts=[
            DistrictView(code=code, name=name)
            for code, name in call.ports.catalogue.districts.items()
        ],
    )
