"""Replies that the office keeps: filled in for one citizen, and checked while they are written."""

import pytest

from chalicelib.domain.conversations.saved_replies import FilledReply, replies_for
from chalicelib.domain.errors import InvalidInput, NotAllowed
from chalicelib.domain.office_data.editing import put_entry
from chalicelib.domain.office_data.sections import SAVED_REPLIES, Prose, SavedReply, Title
from tests.fakes.ports import FakePorts
from tests.support.cases import a_submitted_case
from tests.support.people import a_citizen, an_officer


def kept(ports: FakePorts, text: str, *, active: bool = True, version: int = 0) -> None:
    administrator = an_officer(ports, "administrator", number=90 + version)
    content = SavedReply(
        title=Title(id="Balasan", en="Reply"), text=Prose(id=text, en=text), order=1
    )
    put_entry(ports, administrator, SAVED_REPLIES, "uji", version, content, active=active)


def first(ports: FakePorts, account_id: str) -> FilledReply:
    return replies_for(ports, an_officer(ports, "back_office", number=12), account_id)[0]


def test_what_is_known_is_filled_in_and_what_is_not_stays_in_brackets_and_is_named() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    kept(ports, "{nama}, permohonan {nomor}: {petugas}, {telepon}.")
    officer = an_officer(ports, "back_office", number=12)
    reply = replies_for(ports, officer, citizen.account_id)[0]
    assert reply.text.id == (
        f"{citizen.name}, permohonan [nomor]: {officer.name}, {ports.office.phone}."
    )
    assert reply.missing == ("nomor",)


def test_the_number_is_that_of_what_the_citizen_sent_in_last() -> None:
    ports = FakePorts()
    application = a_submitted_case(ports).now
    kept(ports, "{nomor} {jenis} {janji}")
    reply = first(ports, application.applicant_id)
    assert application.receipt in reply.text.id
    assert "Penelitian" in reply.text.id and "Research" in reply.text.en
    assert reply.missing == ("janji",)


@pytest.mark.parametrize(
    ("text", "code"),
    [("{nik} {nama}", "unknown-placeholder"), ("Halo {nama", "brace-alone")],
)
def test_a_text_that_could_not_be_filled_in_is_refused_in_each_language(
    text: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        kept(FakePorts(), text)
    told = {(problem.path, problem.code) for problem in refused.value.fields}
    assert told == {("content.text.id", code), ("content.text.en", code)}


def test_a_hidden_one_is_not_offered() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    kept(ports, "Halo.")
    kept(ports, "Halo.", active=False, version=1)
    assert first(ports, citizen.account_id).reply_id != "uji"


def test_they_are_for_officers_who_answer() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    with pytest.raises(NotAllowed):
        replies_for(ports, an_officer(ports, "head", number=15), citizen.account_id)
