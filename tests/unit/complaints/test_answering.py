"""The office answers a complaint, and closes it with an outcome."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.complaints import figures
from chalicelib.domain.complaints.answering import answer, complaint, listed, urgency
from chalicelib.domain.complaints.filing import Wrong, file_anonymously, file_as, follow
from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import fields_of, refused
from tests.support.people import a_citizen, an_officer

SOURCE = "198.51.100.23"
TEXT = "Kami sudah memeriksa meja itu."


@pytest.fixture
def filed(ports: FakePorts) -> Complaint:
    return file_as(ports, a_citizen(ports, 2), Wrong("time", "Berkas saya terlalu lama."))


def numbers(ports: FakePorts, officer: Actor, *, closed: bool = False) -> list[str]:
    return [one.number for one in listed(ports, officer, closed=closed, limit=9, cursor=None).items]


def test_an_answer_is_told_and_leaves_it_open(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    answered = answer(ports, officer, filed.complaint_id, filed.version, TEXT)
    assert [(one.text, one.role) for one in answered.answers] == [(TEXT, "secretary")]
    assert answered.outcome is None
    told = [one for one in stored.messages(ports) if one.template == "complaint_answered"]
    assert [one.recipient.account_id for one in told] == [filed.account_id]
    assert TEXT not in told[0].model_dump_json()
    assert numbers(ports, officer) == [filed.number]


def test_an_outcome_closes_it_and_is_told_in_words(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    closed = answer(
        ports, officer, filed.complaint_id, filed.version, TEXT, ComplaintOutcome.PARTLY
    )
    assert (closed.outcome, closed.closed_at) == (ComplaintOutcome.PARTLY, ports.clock.now())
    [told] = [one for one in stored.messages(ports) if one.template == "complaint_closed"]
    assert (told.params["outcome"], told.params["outcome_en"]) == (
        "terbukti sebagian",
        "upheld in part",
    )
    assert numbers(ports, officer) == []
    assert numbers(ports, officer, closed=True) == [filed.number]
    with refused("complaint-closed"):
        answer(ports, officer, filed.complaint_id, closed.version, TEXT)


def test_who_complained_without_a_name_reads_the_outcome_by_the_code(
    ports: FakePorts, officer: Actor
) -> None:
    made, code = file_anonymously(ports, Wrong("behaviour", "Petugas membentak saya."), SOURCE)
    answer(ports, officer, made.complaint_id, made.version, TEXT, ComplaintOutcome.UPHELD)
    found = follow(ports, code, SOURCE)
    assert (found.outcome, found.answers[0].text) == (ComplaintOutcome.UPHELD, TEXT)


def test_each_act_is_a_note_in_an_unbroken_chain_without_the_words_of_anybody(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    """Notes can never be erased, and words must be."""
    answered = answer(ports, officer, filed.complaint_id, filed.version, TEXT)
    closed = answer(
        ports, officer, filed.complaint_id, answered.version, TEXT, ComplaintOutcome.UPHELD
    )
    notes = ports.notes.of(closed.subject)
    assert [(note.event, note.actor_id) for note in notes] == [
        ("complaint-filed", filed.account_id),
        ("complaint-answered", officer.account_id),
        ("complaint-closed", officer.account_id),
    ]
    assert first_break(notes, closed.note_count, closed.note_head) is None
    assert not any(TEXT in one.model_dump_json() or filed.text in one.model_dump_json()
                   for one in notes)  # fmt: skip


def test_only_roles_that_answer_complaints_see_them(ports: FakePorts, filed: Complaint) -> None:
    for number, role in enumerate(("back_office", "section_head", "administrator"), 10):
        clerk = an_officer(ports, role, number=number)
        for act in (
            lambda who=clerk: listed(ports, who, closed=False, limit=5, cursor=None),
            lambda who=clerk: complaint(ports, who, filed.complaint_id),
            lambda who=clerk: answer(ports, who, filed.complaint_id, filed.version, TEXT),
        ):
            with refused("not-for-this-role"):
                act()


def test_who_stands_above_reads_and_does_not_answer(ports: FakePorts, filed: Complaint) -> None:
    head = an_officer(ports, "head", number=20)
    assert numbers(ports, head) == [filed.number]
    with refused("not-for-this-role"):
        answer(ports, head, filed.complaint_id, filed.version, TEXT)


def test_nobody_answers_over_what_a_colleague_said_meanwhile(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    answer(ports, officer, filed.complaint_id, filed.version, TEXT)
    with refused("stale-version"):
        answer(ports, officer, filed.complaint_id, filed.version, TEXT, ComplaintOutcome.UPHELD)


def test_no_officer_gives_the_outcome_that_is_the_systems_own(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    with refused("invalid-input") as refusal:
        answer(ports, officer, filed.complaint_id, filed.version, TEXT, ComplaintOutcome.WITHDRAWN)
    assert fields_of(refusal) == [("outcome", "not-a-choice")]


def test_the_last_of_its_answers_has_to_bring_the_outcome(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    now = filed
    for _ in range(ports.complaint_rules.answers - 1):
        now = answer(ports, officer, filed.complaint_id, now.version, TEXT)
    with refused("too-many-answers"):
        answer(ports, officer, filed.complaint_id, now.version, TEXT)
    assert answer(
        ports, officer, filed.complaint_id, now.version, TEXT, ComplaintOutcome.UPHELD
    ).outcome


def test_the_earliest_due_stands_first_and_says_that_it_is_near_then_overdue(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    later, _ = file_anonymously(ports, Wrong("money", "Diminta uang rokok."), SOURCE)
    assert numbers(ports, officer) == [filed.number, later.number]
    assert not urgency(ports, filed).near
    ports.clock.at += timedelta(days=5)
    assert (urgency(ports, filed).near, urgency(ports, filed).overdue) == (True, False)
    ports.clock.at += timedelta(days=3)
    assert urgency(ports, filed).overdue and not urgency(ports, later).near


def test_figures_tell_which_were_closed_by_their_last_day(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    late, _ = file_anonymously(ports, Wrong("time", "Lama sekali."), SOURCE)
    answer(ports, officer, filed.complaint_id, filed.version, TEXT, ComplaintOutcome.UPHELD)
    ports.clock.at += timedelta(days=30)
    answer(ports, officer, late.complaint_id, late.version, TEXT, ComplaintOutcome.NOT_UPHELD)
    _, rows = figures.of_year(ports, officer, 2026)
    assert [(row.filed, row.closed, row.in_time) for row in rows if row.filed] == [(2, 2, 1)]
