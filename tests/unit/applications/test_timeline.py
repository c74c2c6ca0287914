"""One timeline: the applicant's own page and public tracking never disagree."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.text import Language
from chalicelib.handlers.presenting import application_view
from chalicelib.handlers.public.tracking import TrackingView
from tests.unit.permits_public import world as public
from tests.unit.permits_public.test_tracking import track

CLOSED = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)

STORIES: dict[str, tuple[dict[str, Any], str]] = {
    "under review": ({}, "current"),
    "rejected": ({"phase": Phase.REJECTED, "closed_at": CLOSED}, "stopped"),
    "withdrawn": ({"phase": Phase.WITHDRAWN, "closed_at": CLOSED}, "stopped"),
}


@pytest.mark.parametrize(("changes", "here"), STORIES.values(), ids=list(STORIES))
def test_the_applicants_page_and_public_tracking_show_the_same(
    changes: dict[str, Any], here: str
) -> None:
    ports = public.world()
    application = public.application(ports, **changes)
    own = application_view(ports, application, rules_of(ports, application), Language.INDONESIAN)
    tracked = TrackingView.of(track(ports), Language.INDONESIAN)

    def day(moment: datetime | None) -> date | None:
        return ports.calendar.local_date(moment) if moment else None

    assert [(row.label, row.state, day(row.since)) for row in own.steps] == [
        (row.label, row.state, row.on) for row in tracked.steps
    ]
    assert own.steps[1].state == here
    assert own.steps[1].since is not None


def test_what_has_ended_is_due_no_more() -> None:
    ports = public.world()
    application = public.application(ports, phase=Phase.REJECTED, closed_at=CLOSED)
    own = application_view(ports, application, rules_of(ports, application), Language.INDONESIAN)
    assert {row.due_at for row in own.steps} == {None}
    assert [row.state for row in own.steps[:3]] == ["done", "stopped", "stopped"]
