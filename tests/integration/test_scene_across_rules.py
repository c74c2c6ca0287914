"""The sample data of `make run` can be told on every day, whatever changed in the months before."""

from datetime import UTC, datetime

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.catalogue.schema import ApplicationKind
from infra.local.scene.acts import Case, Office
from infra.local.scene.people import People
from infra.local.scene.world import world
from tests.support.small_scene import URL


def test_who_begins_under_older_rules_answers_what_newer_ones_ask_before_it_is_sent() -> None:
    """Whatever day the story is told on: a draft of the Friday before the rules changed."""
    friday, monday = (datetime(2025, *day, 3, tzinfo=UTC) for day in ((10, 31), (11, 3)))
    with world(URL, friday, monday, 7) as made:
        office, kind = Office.open(made), made.ports.catalogue.get("sip_bidan", friday.date())
        case = Case(office, People(7, monday.date()).somebody(kind.id), 1, 7)
        case.do("draft", kind, ApplicationKind.NEW)
        assert "tempat_praktik_ke" not in case.now.data
        made.clock.at = monday
        case.do("submit", kind, ApplicationKind.NEW)
        assert case.now.phase is Phase.REVIEW
        assert case.now.data["tempat_praktik_ke"] == "pertama"
