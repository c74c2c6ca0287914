"""The joint decree on holidays, for administrators: looked at first, then entered as a whole."""

from datetime import date
from typing import Literal

from pydantic import Field

from chalicelib.domain.chain import decree
from chalicelib.domain.days import Day
from chalicelib.domain.office_data import editing
from chalicelib.handlers.admin.office_entries import HolidayEntries, HolidayEntry
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Input, View

routes = Routes(__name__)

Rule = Literal["holiday", "working-day"]


class DecreeDay(Input):
    date: Day
    rule: Rule = "holiday"


class DecreePreviewInput(Input):
    """Of one day said twice the last counts."""

    days: list[DecreeDay] = Field(min_length=1, max_length=60)

    def said(self) -> dict[date, bool]:
        return {day.date: day.rule == "working-day" for day in self.days}


class DecreeInput(DecreePreviewInput):
    """``reason`` names the decree."""

    reason: str = Field(min_length=SHORTEST_REASON, max_length=200)


class DecreePreview(View):
    """Of ``promised`` running applications: how many would be promised for a later or an earlier
    day. Dates that were told stay. ``days``: what the calendar does not say yet."""

    promised: int
    later: int
    earlier: int
    days: tuple[date, ...]


@routes.post(
    "/api/admin/holidays/preview",
    access=Access.ADMINISTRATOR,
    summary="What a decree's days would change: how many promises, and which way",
)
def preview_decree(call: Call, body: DecreePreviewInput) -> DecreePreview:
    return DecreePreview.model_validate(decree.preview(call.ports, call.actor, body.said()))


@routes.post(
    "/api/admin/holidays",
    access=Access.ADMINISTRATOR,
    summary="Enter a decree's days as a whole",
)
def enter_decree(call: Call, body: DecreeInput) -> HolidayEntries:
    entries = editing.put_days(call.ports, call.actor, body.said(), body.reason)
    return HolidayEntries(items=[HolidayEntry.model_validate(entry) for entry in entries])
