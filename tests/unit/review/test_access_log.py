"""What an officer looked at: told to administrators by days and pages, and noted itself."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.accounts import identities
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.audit.notes import IDENTITY_LOOKED_AT, Note
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.office_data.auditing import list_notes
from chalicelib.domain.review.access_log import AccessLog, access_log
from chalicelib.domain.review.looking import hand_out
from chalicelib.domain.review.searching import search
from chalicelib.domain.review.workbench import open_file
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.people import an_administrator


def read(
    case: Case,
    by: Actor,
    *,
    first: date | None = None,
    last: date | None = None,
    limit: int = 25,
    cursor: str | None = None,
) -> AccessLog:
    clerk = case.staff["back_office"].account_id
    return access_log(case.ports, by, clerk, first, last, limit=limit, cursor=cursor)


def a_busy_clerk() -> tuple[Case, Actor]:
    """One who opened a file, looked at its owner's card and searched, a minute apart."""
    case = a_submitted_case()
    ports, clerk = case.ports, case.staff["back_office"]
    hand_out(ports, clerk, open_file(ports, clerk, case.application_id))
    ports.clock.advance(minutes=1)
    identities.look_at(ports, clerk, case.applicant.account_id)
    ports.clock.advance(minutes=1)
    search(ports, clerk, case.now.receipt, limit=25, cursor=None)
    return case, an_administrator(ports)


def test_files_people_and_searches_are_told_together_the_latest_first() -> None:
    case, administrator = a_busy_clerk()
    log = read(case, administrator)
    searched, card, opened = log.looks.items
    assert isinstance(searched, SearchLog) and len(searched.shown) == 1
    assert isinstance(card, Note) and card.event == IDENTITY_LOOKED_AT
    assert log.names[card.subject] == case.applicant.name
    assert isinstance(opened, DocumentView)
    assert (opened.number, opened.type_id) == (case.now.receipt, "penelitian")
    assert set(opened.files.values()) == set(case.now.documents)


def test_other_officers_looks_and_other_days_are_not_in_it() -> None:
    case, administrator = a_busy_clerk()
    ports = case.ports
    today = ports.calendar.local_date(ports.clock.now())
    secretary = case.staff["secretary"]
    hand_out(ports, secretary, open_file(ports, secretary, case.application_id))
    assert len(read(case, administrator, first=today, last=today).looks.items) == 3
    yesterday = today - timedelta(days=1)
    assert read(case, administrator, first=yesterday, last=yesterday).looks.items == ()
    ports.clock.advance(days=8)
    assert read(case, administrator).looks.items == ()  # the last seven days


def test_pages_follow_each_other_and_a_cursor_of_other_days_leads_nowhere() -> None:
    case, administrator = a_busy_clerk()
    first = read(case, administrator, limit=2)
    rest = read(case, administrator, limit=2, cursor=first.looks.cursor)
    assert (len(first.looks.items), len(rest.looks.items), rest.looks.cursor) == (2, 1, None)
    before = case.ports.clock.now().date() - timedelta(days=30)
    other = read(case, administrator, first=before, last=before, cursor=first.looks.cursor)
    assert other.looks.items == ()
    with pytest.raises(InvalidInput, match="bad-cursor"):
        read(case, administrator, cursor="x")


def test_whoever_reads_it_stands_in_the_record_of_the_office() -> None:
    case, administrator = a_busy_clerk()
    day = date(2026, 3, 2)
    read(case, administrator, first=day, last=day)
    newest = list_notes(case.ports, administrator, limit=1, cursor=None).items[0]
    assert (newest.event, newest.actor_id) == ("access-log-read", administrator.account_id)
    assert newest.details["about"] == f"officer/{case.staff['back_office'].account_id}"
    assert newest.text == "2026-03-02 – 2026-03-02"


def test_nobody_but_administrators_reads_it_and_days_have_an_order() -> None:
    case, administrator = a_busy_clerk()
    with refused("not-for-this-role"):
        read(case, case.staff["head"])
    day = date(2026, 3, 2)
    with pytest.raises(InvalidInput) as refusal:
        read(case, administrator, first=day, last=day - timedelta(days=1))
    assert fields_of(refusal) == [("to", "range-reversed")]
    with refused("unknown-account"):
        access_log(case.ports, administrator, "nobody", None, None, limit=25, cursor=None)


def test_a_person_who_was_erased_since_has_no_name_in_it() -> None:
    case, administrator = a_busy_clerk()
    ports = case.ports
    [account] = ports.accounts.several([case.applicant.account_id])
    stored.put_account(ports, account.replace(erased_at=ports.clock.now()))
    assert read(case, administrator).names == {}
