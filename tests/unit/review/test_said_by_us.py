"""What the system itself notes down is told in the language of whoever reads it."""

import pytest

from chalicelib.domain.applications.lifecycle import CORRECTION_DAYS
from chalicelib.domain.text import Language
from chalicelib.handlers.notes_in_words import note_views
from chalicelib.handlers.presenting import application_view
from tests.fakes.deliveries import sweep
from tests.support.cases import Case, a_submitted_case
from tests.support.stored import messages

ID, EN = Language.INDONESIAN, Language.ENGLISH


def told(case: Case, event: str, language: Language) -> str:
    views = note_views(case.ports, case.application_id, language, all_of_them=True)
    return next(view.text for view in views.items if view.event == event)


def lapsed() -> Case:
    case = a_submitted_case().mark("proposal", "Bab III belum ada.").send_back()
    case.ports.clock.advance(days=CORRECTION_DAYS + 1)
    sweep(case.ports)
    return case


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ID, f"Perbaikan tidak dikirim dalam {CORRECTION_DAYS} hari."),
        (EN, f"No correction was sent within {CORRECTION_DAYS} days."),
    ],
)
def test_a_lapse_says_why_on_the_application_and_in_its_note(language: Language, said: str) -> None:
    case = lapsed()
    rules = case.ports.applications.frozen_type(case.application_id)
    assert application_view(case.ports, case.now, rules, language).closing_reason == said
    assert told(case, "lapsed", language) == said


def test_an_escalation_names_the_role_in_the_readers_language() -> None:
    case = a_submitted_case()
    case.ports.clock.advance(days=14)
    sweep(case.ports)
    name = case.ports.catalogue.roles["section_head"].name
    assert told(case, "escalated", ID) == f"Melewati batas waktu; {name.id} diberi tahu."
    assert told(case, "escalated", EN) == f"Overdue; told to: {name.en}."


def test_what_a_person_wrote_stays_as_it_was_written() -> None:
    case = a_submitted_case().mark("proposal", "Bab III belum ada.").send_back()
    assert "Bab III belum ada." in told(case, "returned", EN)


def test_the_promise_in_the_message_is_that_of_the_application() -> None:
    case = a_submitted_case().mark_all().approve()
    told = [message for message in messages(case.ports) if message.template == "accepted"]
    assert {message.params["promised_days"] for message in told} == {str(case.now.promised_days)}
