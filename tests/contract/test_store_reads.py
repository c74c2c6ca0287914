"""What is read of applications and permits: lists in order, page by page, and single ones."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.ports import Resting
from chalicelib.domain.audit.notes import IDENTITY_LOOKED_AT
from chalicelib.domain.audit.ports import Looked
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.audit.views import DocumentView, Look
from chalicelib.domain.errors import InvalidInput, NotFound
from chalicelib.domain.permits.model import PermitState, Publication
from chalicelib.domain.storage import Add, Empty, Overwrite, Page, Put
from tests.contract import records
from tests.contract.listing import NOW, pages, put
from tests.fakes.ports import FakePorts


def created(minute: int, identity: str, **changes: Any) -> Application:
    return records.application(identity, created_at=NOW + timedelta(minutes=minute), **changes)


def test_an_applicants_list_is_newest_first_and_every_page_continues_the_last(
    ports: FakePorts,
) -> None:
    put(ports, *(created(n, f"a{n}") for n in range(5)))
    put(ports, created(9, "other", applicant_id="another"))
    found = pages(lambda cursor: ports.applications.by_applicant("citizen", limit=2, cursor=cursor))
    assert sum(found, []) == ["a4", "a3", "a2", "a1", "a0"]
    assert all(len(page) <= 2 for page in found)


def test_applications_made_at_the_same_moment_are_each_listed_once(ports: FakePorts) -> None:
    put(ports, *(created(0, f"a{n}") for n in range(4)))
    found = pages(lambda cursor: ports.applications.by_applicant("citizen", limit=1, cursor=cursor))
    assert sorted(sum(found, [])) == ["a0", "a1", "a2", "a3"]


def test_what_is_added_while_somebody_pages_moves_nothing(ports: FakePorts) -> None:
    put(ports, *(created(n, f"a{n}") for n in range(4)))
    first = ports.applications.by_applicant("citizen", limit=2, cursor=None)
    put(ports, created(8, "new"))
    second = ports.applications.by_applicant("citizen", limit=2, cursor=first.cursor)
    assert [item.application_id for item in second.items] == ["a1", "a0"]


def test_a_cursor_leads_nowhere_outside_its_own_list(ports: FakePorts) -> None:
    put(ports, *(created(n, f"a{n}") for n in range(3)))
    put(ports, *(created(n, f"b{n}", applicant_id="another") for n in range(3)))
    mine = ports.applications.by_applicant("citizen", limit=1, cursor=None)
    theirs = ports.applications.by_applicant("another", limit=9, cursor=mine.cursor)
    assert {item.application_id for item in theirs.items} <= {"b0", "b1", "b2"}


@pytest.mark.parametrize(
    "garbage", ["x", "%%%", "bm9uc2Vuc2U", "WzEsMl0=", "e30=", "ümlaut", "WyIiLCIiLCIiXQ"]
)
def test_a_cursor_that_is_not_ours_is_refused_by_every_list(ports: FakePorts, garbage: str) -> None:
    lists: list[Callable[[], Page[Any]]] = [
        lambda: ports.applications.by_applicant("citizen", limit=2, cursor=garbage),
        lambda: ports.applications.listed(Listing("back_office"), limit=2, cursor=garbage),
        lambda: ports.permits.by_holder("citizen", limit=2, cursor=garbage),
        lambda: ports.permits.expiring(date.min, date.max, limit=2, cursor=garbage),
        lambda: ports.permits.publications(limit=2, cursor=garbage),
    ]
    for read in lists:
        with pytest.raises(InvalidInput) as refusal:
            read()
        assert refusal.value.problem == "bad-cursor"


def test_a_list_shows_the_application_as_it_was_last_written(ports: FakePorts) -> None:
    put(ports, records.application(), records.application(version=2, claimed_by="o"))
    (summary,) = ports.applications.by_applicant("citizen", limit=9, cursor=None).items
    assert summary.claimed_by == "o"
    assert summary.applicant_name == "Ani Contoh, S.E."
    assert summary.step == "back_office"


def test_an_unknown_application_is_not_found(ports: FakePorts) -> None:
    for read in (ports.applications.get, ports.applications.frozen_type):
        with pytest.raises(NotFound) as refusal:
            read("nowhere")
        assert refusal.value.problem == "unknown-application"


def test_notes_come_in_order_a_part_at_a_time(ports: FakePorts) -> None:
    for seq in (2, 1, 3, 11):
        ports.commit(Add(records.note(seq)))
    ports.commit(Add(records.note(1, subject="app#other")))
    assert [note.seq for note in ports.notes.of("app#a1", limit=3)] == [1, 2, 3]
    assert [note.seq for note in ports.notes.of("app#a1", after=2)] == [3, 11]


def test_views_of_documents_are_logged_the_newest_first(ports: FakePorts) -> None:
    def view(second: int, application_id: str = "a1") -> DocumentView:
        return DocumentView(
            view_id=f"v{second}",
            application_id=application_id,
            files={"f1": "ktp"},
            how=Look.FETCHED,
            officer_id="o",
            officer_name="O",
            role="back_office",
            at=NOW + timedelta(seconds=second),
        )

    for item in (view(1), view(3), view(2), view(4, "a2")):
        ports.notes.add_view(item)
    first = ports.notes.views_of("a1", limit=2)
    assert [found.view_id for found in first.items] == ["v3", "v2"]
    rest = ports.notes.views_of("a1", limit=2, cursor=first.cursor)
    assert [found.view_id for found in rest.items] == ["v1"]
    assert rest.cursor is None
    ports.notes.add_view(view(3).replace(view_id="v3b"))  # two looks of one moment
    found = ports.notes.views_of("a1", limit=2).items
    assert [one.view_id for one in found] == ["v3b", "v3"]
    for cursor in ("x", "WyJ4Il0"):
        with pytest.raises(InvalidInput, match="bad-cursor"):
            ports.notes.views_of("a1", limit=2, cursor=cursor)


def test_what_an_officer_looked_at_comes_by_days_whatever_kind_it_is(ports: FakePorts) -> None:
    def seconds(count: float) -> datetime:
        return NOW + timedelta(seconds=count)

    look = DocumentView(
        view_id="v", application_id="a1", files={"f1": "ktp"}, how=Look.SHOWN, officer_id="o",
        officer_name="O", role="back_office", at=seconds(2),
    )  # fmt: skip
    ports.notes.add_view(look)
    ports.notes.add_view(look.replace(officer_id="another"))
    search = SearchLog(
        search_id="s", officer_id="o", at=seconds(3), roles=(), words="5ha", shown=("a1",)
    )
    card = records.note(2, actor_id="o", event=IDENTITY_LOOKED_AT, at=seconds(1))
    act = records.note(3, actor_id="o", event="approved", at=seconds(1))
    ports.commit(Add(search), Add(card), Add(act))

    def looks(first: float, last: float, cursor: str | None = None) -> Page[Looked]:
        span = seconds(first), seconds(last)
        return ports.notes.looks_of("o", *span, limit=2, cursor=cursor)

    first = looks(1, 3)
    assert first.items == (search, look)
    assert looks(1, 3, first.cursor) == Page((card,))
    assert looks(2, 2).items == (look,)
    assert looks(3, 9, first.cursor) == Page(())  # a cursor of other days
    with pytest.raises(InvalidInput, match="bad-cursor"):
        looks(1, 3, "x")


def test_resting_applications_come_by_kind_the_longest_resting_first(ports: FakePorts) -> None:
    def rest(name: str, hours: int, phase: Phase, **changes: Any) -> None:
        at = NOW + timedelta(hours=hours)
        kept = {"application_id": name, "phase": phase, "updated_at": at, **changes}
        ports.commit(Add(records.application(**kept)))

    rest("a1", 2, Phase.DRAFT)
    rest("a2", 1, Phase.DRAFT)
    rest("a3", 9, Phase.DRAFT)
    rest("a4", 1, Phase.DRAFT, warned_version=1)
    rest("a5", 1, Phase.REJECTED)
    rest("a6", 1, Phase.REJECTED, erased_at=NOW, erasing=True)
    rest("a7", 1, Phase.REJECTED, erased_at=NOW)
    rest("a9", 2, Phase.REJECTED, erased_at=NOW)
    rest("a8", 1, Phase.ISSUED)
    until = NOW + timedelta(hours=2)
    found = {
        kind: list(ports.applications.resting(kind, until, limit=5))
        for kind in (
            *("draft", "draft-warned", "rejected", "erasing", "erased", "withdrawn", "issued"),
        )
    }
    assert found == {
        "draft": ["a2", "a1"],
        "draft-warned": ["a4"],
        "rejected": ["a5"],
        "erasing": ["a6"],
        "erased": ["a7", "a9"],
        "withdrawn": [],
        "issued": [],
    }
    assert list(ports.applications.resting("draft", until, limit=1)) == ["a2"]
    newest = ports.applications.at_rest("erased", newest_first=True, limit=1, cursor=None)
    assert newest.items == (Resting("a9", until),)
    then = ports.applications.at_rest("erased", newest_first=True, limit=1, cursor=newest.cursor)
    assert then.items == (Resting("a7", NOW + timedelta(hours=1)),)


def test_a_holders_permits_are_listed_newest_first(ports: FakePorts) -> None:
    for n in range(3):
        issued = records.permit(f"p{n}", issued_at=NOW + timedelta(days=n))
        ports.commit(Add(issued))
    ports.commit(Add(records.permit("other", holder_id="another")))
    found = pages(lambda cursor: ports.permits.by_holder("citizen", limit=2, cursor=cursor))
    assert sum(found, []) == ["p2", "p1", "p0"]


def test_an_unknown_permit_or_file_is_nobodys(ports: FakePorts) -> None:
    assert ports.permits.find("p1") is None
    assert ports.permits.find_by_file("digest") is None


LAST_DAYS = {"p1": date(2026, 6, 29), "p2": date(2026, 6, 30), "p3": date(2026, 7, 1)}


def test_permits_are_listed_by_the_day_they_end_both_ends_included(ports: FakePorts) -> None:
    for identity, day in {**LAST_DAYS, "p0": date(2026, 6, 30)}.items():
        ports.commit(Add(records.permit(identity, valid_until=day)))
    ports.commit(Add(records.permit("endless", valid_until=None)))

    def ending(first: date, last: date) -> list[list[str]]:
        return pages(lambda cursor: ports.permits.expiring(first, last, limit=2, cursor=cursor))

    assert sum(ending(LAST_DAYS["p1"], LAST_DAYS["p3"]), []) == ["p1", "p0", "p2", "p3"]
    assert sum(ending(LAST_DAYS["p2"], LAST_DAYS["p2"]), []) == ["p0", "p2"]


def test_a_cursor_from_other_days_starts_over_or_ends_the_list(ports: FakePorts) -> None:
    """The range moves on at midnight, while somebody pages through it."""
    for identity, day in LAST_DAYS.items():
        ports.commit(Add(records.permit(identity, valid_until=day)))
    first, middle, last = LAST_DAYS.values()
    cursor = ports.permits.expiring(first, last, limit=1, cursor=None).cursor
    found = ports.permits.expiring(middle, last, limit=5, cursor=cursor)
    assert [item.permit_id for item in found.items] == ["p2", "p3"]
    cursor = ports.permits.expiring(first, last, limit=2, cursor=None).cursor
    assert ports.permits.expiring(first, first, limit=5, cursor=cursor) == Page(())


@pytest.mark.parametrize("over", [{"state": PermitState.REVOKED}, {"renewed_by": "p2"}])
def test_what_is_revoked_or_renewed_is_watched_no_longer(
    ports: FakePorts, over: dict[str, Any]
) -> None:
    permit = records.permit("p1", remind_before=(30,))
    ports.commit(Add(permit))
    day = date(2026, 5, 31)
    assert ports.permits.to_remind(day, limit=5) == ["p1"]
    ports.commit(Put(permit.replace(version=2, **over), permit))
    assert ports.permits.to_remind(day, limit=5) == []
    page = ports.permits.expiring(date(2026, 1, 1), date(2027, 1, 1), limit=5, cursor=None)
    assert page.items == ()


def test_reminders_come_when_their_day_has_come_the_oldest_first(ports: FakePorts) -> None:
    for identity, day in LAST_DAYS.items():
        ports.commit(Add(records.permit(identity, valid_until=day, remind_before=(7,))))
    assert ports.permits.to_remind(date(2026, 6, 21), limit=5) == []
    assert ports.permits.to_remind(date(2026, 6, 22), limit=5) == ["p1"]
    assert ports.permits.to_remind(date(2026, 6, 24), limit=2) == ["p1", "p2"]


def test_publications_are_listed_newest_first_until_they_are_withdrawn(ports: FakePorts) -> None:
    for n in range(3):
        publication = records.publication(f"r{n}", published_at=NOW + timedelta(days=n))
        ports.commit(Overwrite(publication))
    found = pages(lambda cursor: ports.permits.publications(limit=2, cursor=cursor))
    assert sum(found, []) == ["r2", "r1", "r0"]
    assert ports.permits.find_publication("r1") == records.publication(
        "r1", published_at=NOW + timedelta(days=1)
    )
    ports.commit(Empty(Publication, "r1"))
    ports.commit(Empty(Publication, "never"))
    assert ports.permits.find_publication("r1") is None
    assert ports.permits.find_publication("never") is None
    found = pages(lambda cursor: ports.permits.publications(limit=2, cursor=cursor))
    assert sum(found, []) == ["r2", "r0"]


def test_many_applications_are_read_at_once_those_that_are_there(ports: FakePorts) -> None:
    for identity in ("a1", "a2", "a3"):
        ports.commit(Add(records.application(identity)))
    found = ports.applications.get_many(["a3", "nobody", "a1"])
    assert {a.application_id: a for a in found} == {
        "a1": records.application("a1"),
        "a3": records.application("a3"),
    }
    assert list(ports.applications.get_many([])) == []
