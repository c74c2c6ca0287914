"""A copy of one's data: everything, by pages, and nothing of anybody else."""

import json
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.complaints.answering import answer
from chalicelib.domain.complaints.filing import Wrong, file_as
from chalicelib.domain.complaints.model import ComplaintOutcome
from chalicelib.domain.conversations.writing import write_as_citizen
from chalicelib.domain.errors import TooManyAttempts
from chalicelib.domain.privacy.corrections import Wish, ask_correction
from chalicelib.domain.privacy.export import Part, export_page
from chalicelib.domain.privacy.model import Subject
from chalicelib.domain.review import looking, workbench
from chalicelib.domain.text import Language
from tests.fakes.deliveries import send_announced
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_draft, a_submitted_case, refused
from tests.support.operating import INSTITUTION, an_operator, asked
from tests.support.people import a_citizen


@pytest.fixture
def case() -> Case:
    return a_submitted_case()


def whole(ports: FakePorts, actor: Actor) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {part: [] for part in Part}
    page = export_page(ports, actor, None)
    found[page.part] += page.items
    while page.cursor is not None:
        page = export_page(ports, actor, page.cursor)
        found[page.part] += page.items
    return found


def test_the_copy_holds_all_there_is_of_a_person(case: Case) -> None:
    looking.view_document(case.ports, case.officer, case.application_id, "ktp")
    write_as_citizen(case.ports, case.applicant, "Apakah berkas saya lengkap?")
    wish = Wish(Subject.ACCOUNT, None, "nik", "salah", "1302105705900077")
    ask_correction(case.ports, case.applicant, wish, Language.INDONESIAN)
    case.issue()
    send_announced(case.ports)
    a_draft(case.ports, applicant=case.applicant, staff=case.staff)

    found = whole(case.ports, case.applicant)
    assert {part: len(items) for part, items in found.items()} == {
        "account": 1, "applications": 2, "permits": 1, "messages": 1, "news": 6,
        "requests": 1, "complaints": 0, "lists": 0,
    }  # fmt: skip
    (account,) = found["account"]
    assert (account["nik"], account["citizen"]["birth_place"]) == (case.applicant.nik, "Solok")
    sent = next(a for a in found["applications"] if a["phase"] == "issued")
    assert sent["applicant"]["nik"] == case.applicant.nik
    assert sent["data"]["judul"] == case.now.data["judul"]
    assert all(d["link"] for d in sent["documents"]) and len(sent["documents"]) == 3
    officer = case.staff["back_office"].name
    looked = [(v["documents"], v["how"], v["officer_name"]) for v in sent["views"]]
    assert looked[-1] == (["ktp"], "fetched", officer)
    assert any("ktp" in seen and how == "shown" for seen, how, _ in looked)
    assert "submitted" in [note["event"] for note in sent["notes"]]
    assert found["permits"][0]["link"] is None
    json.dumps(found)


def test_no_secret_and_nothing_of_the_machinery_is_in_it(case: Case) -> None:
    text = json.dumps(whole(case.ports, case.applicant))
    for name in ("password_hash", "refresh_hash", "generation", "note_head", "claimed"):
        assert name not in text


def test_notes_that_are_not_for_the_applicant_stay_out(case: Case) -> None:
    for text, public in (("Hanya internal", False), ("Untuk pemohon", True)):
        workbench.add_note(case.ports, case.officer, case.application_id, text=text, public=public)
    text = json.dumps(whole(case.ports, case.applicant))
    assert "Untuk pemohon" in text and "Hanya internal" not in text


def test_own_complaints_are_in_it_with_what_the_office_answered(case: Case) -> None:
    mine = file_as(case.ports, case.applicant, Wrong("time", "Berkas saya terlalu lama."))
    file_as(case.ports, a_citizen(case.ports, 78), Wrong("time", "Punya orang lain."))
    text = "Kami minta maaf."
    answer(case.ports, case.staff["secretary"], mine.complaint_id, 1, text, ComplaintOutcome.UPHELD)
    [told] = whole(case.ports, case.applicant)["complaints"]
    assert (told["number"], told["text"], told["outcome"]) == (mine.number, mine.text, "upheld")
    assert [one["text"] for one in told["answers"]] == [text]


def test_nothing_of_another_person_is_in_it(case: Case) -> None:
    other = a_citizen(case.ports, 77)
    found = whole(case.ports, other)
    assert [len(items) for items in found.values()] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert case.applicant.nik not in json.dumps(found)


def test_many_applications_come_in_pages(case: Case) -> None:
    for _ in range(6):
        a_draft(case.ports, applicant=case.applicant, staff=case.staff)
    page = export_page(case.ports, case.applicant, "applications.")
    assert (page.part, len(page.items)) == (Part.APPLICATIONS, 5)
    assert len(whole(case.ports, case.applicant)["applications"]) == 7


def test_each_copy_is_noted_once_and_ten_a_day_are_enough(case: Case) -> None:
    subject = f"account#{case.applicant.account_id}"
    whole(case.ports, case.applicant)
    events = [note.event for note in case.ports.notes.of(subject)]
    assert events.count("data-exported") == 1
    for _ in range(9):
        export_page(case.ports, case.applicant, None)
    with pytest.raises(TooManyAttempts, match="too-many-exports"):
        export_page(case.ports, case.applicant, None)
    case.ports.clock.advance(hours=24)
    assert export_page(case.ports, case.applicant, None)


@pytest.mark.parametrize("cursor", ["x", "account.", "applications.x", "../x", ""])
def test_a_cursor_that_is_none_of_ours_is_refused(case: Case, cursor: str) -> None:
    with refused("bad-cursor"):
        export_page(case.ports, case.applicant, cursor)


def test_who_works_for_whom_is_in_both_copies_by_name(case: Case) -> None:
    ports, owner, operator = case.ports, case.applicant, a_citizen(case.ports, 77)
    an_operator(ports, owner, operator)
    asked(ports, owner, "tari@yayasan.example")
    [account] = whole(ports, owner)["account"]
    [mine] = account["operators"]["mine"]
    assert (mine["name"], mine["institution"]) == (operator.name, INSTITUTION)
    [open_one] = account["operators"]["asked"]
    assert open_one["email"] == "tari@yayasan.example"
    text = json.dumps(account)
    assert operator.nik not in text and operator.account_id not in text and "token" not in text
    [theirs] = whole(ports, operator)["account"]
    assert theirs["operators"]["mine"] == theirs["operators"]["asked"] == []
    [works_for] = theirs["operators"]["works_for"]
    assert (works_for["responsible"], works_for["institution"]) == (owner.name, INSTITUTION)
    assert owner.nik not in json.dumps(theirs)
