"""A holder's own permits, and the download that the surveys open."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.permits import holding
from chalicelib.domain.permits.holding import StandingFilter
from chalicelib.domain.permits.model import PermitState, SurveyKind
from tests.unit.permits_public.world import HOLDER, STRANGER, permit, world

ALL_GIVEN = {kind.value: {"at": "2026-03-01"} for kind in SurveyKind}
OLD = {"valid_until": date(2026, 2, 28)}


def ids(ports: object, which: StandingFilter, limit: int = 50) -> list[str]:
    """Over all pages, as a client would follow them."""
    found, cursor = [], None
    while True:
        page = holding.list_own(ports, HOLDER, which, limit=limit, cursor=cursor)
        assert len(page.items) <= limit
        found += [item.permit_id[-1] for item in page.items]
        if (cursor := page.cursor) is None:
            return found


def test_the_list_is_newest_first_and_only_ones_own() -> None:
    ports = world()
    for number in (1, 3, 2):
        permit(ports, number)
    permit(ports, 4, holder_id=STRANGER.account_id)
    assert ids(ports, StandingFilter.ALL) == ["3", "2", "1"]


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_active_and_expired_part_the_permits_whatever_the_page_size(limit: int) -> None:
    ports = world()
    for number in range(1, 8):
        permit(ports, number, **(OLD if number not in (2, 6) else {}))
    assert ids(ports, StandingFilter.ACTIVE, limit) == ["6", "2"]
    assert ids(ports, StandingFilter.EXPIRED, limit) == ["7", "5", "4", "3", "1"]


def test_a_revoked_permit_is_neither_active_nor_expired() -> None:
    ports = world()
    permit(ports, 1, state=PermitState.REVOKED)
    assert ids(ports, StandingFilter.ACTIVE) == ids(ports, StandingFilter.EXPIRED) == []
    assert ids(ports, StandingFilter.ALL) == ["1"]


def test_one_answer_looks_through_a_bounded_number_of_pages() -> None:
    ports = world()
    for number in range(1, 31):
        permit(ports, number, **OLD)
    page = holding.list_own(ports, HOLDER, StandingFilter.ACTIVE, limit=1, cursor=None)
    assert page.items == ()
    assert page.cursor is not None


@pytest.mark.parametrize(
    ("moment", "standing"),
    [
        (datetime(2026, 12, 31, 16, 59, tzinfo=UTC), "in-force"),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "expired"),
    ],
)
def test_the_last_day_ends_at_midnight_at_the_office(moment: datetime, standing: str) -> None:
    ports = world(moment)
    active = ids(ports, StandingFilter.ACTIVE)
    assert active == []
    permit(ports, 1)
    assert bool(ids(ports, StandingFilter.ACTIVE)) == (standing == "in-force")


@pytest.mark.parametrize("permit_id", ["0" * 21 + "9", "", "../x", "a" * 3000, "ü" * 22])
def test_an_unknown_permit_is_not_found(permit_id: str) -> None:
    with pytest.raises(NotFound) as refused:
        holding.own_permit(world(), HOLDER, permit_id)
    assert refused.value.problem == "unknown-permit"


def test_somebody_elses_permit_answers_as_an_unknown_one() -> None:
    ports = world()
    made = permit(ports, surveys=ALL_GIVEN)
    with pytest.raises(NotFound) as refused:
        holding.download(ports, STRANGER, made.permit_id)
    assert (refused.value.problem, refused.value.params) == ("unknown-permit", {})


def test_the_download_names_every_survey_that_is_missing() -> None:
    ports = world()
    made = permit(ports, surveys={"poll": {}})
    with pytest.raises(Conflict) as refused:
        holding.download(ports, HOLDER, made.permit_id)
    assert refused.value.problem == "surveys-missing"
    paths = [field.path for field in refused.value.fields]
    assert paths == ["surveys.testimonial", "surveys.questionnaire"]


def test_with_all_surveys_in_the_link_leads_to_the_pinned_version() -> None:
    ports = world()
    made = permit(ports, surveys=ALL_GIVEN)
    link = holding.download(ports, HOLDER, made.permit_id)
    assert link.file_name == "070-001-IP-DPMPTSPNAKER-II-2026.pdf"
    assert link.url == f"memory://permits/{made.key}?version=v1&name={link.file_name}"
