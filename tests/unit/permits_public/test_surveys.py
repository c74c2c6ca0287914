"""The three forms: as the regulation has them, and given once each."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.errors import Conflict, InvalidInput, NotFound
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.satisfaction import surveys
from chalicelib.domain.satisfaction.survey_forms import SurveyForms
from chalicelib.domain.storage import CommitRefused, Put
from tests.unit.permits_public.world import HOLDER, STRANGER, permit, world

FORMS = TemplateCatalogue().survey_forms
NINES = {f"U{number}": 4 for number in range(1, 10)}
WORDS = "Pelayanannya cepat dan ramah."
GIVE: dict[str, Callable[[Any, str], Permit]] = {
    "poll": lambda ports, who: surveys.give_poll(ports, HOLDER, who, "puas"),
    "testimonial": lambda ports, who: surveys.give_testimonial(ports, HOLDER, who, WORDS),
    "questionnaire": lambda ports, who: surveys.give_questionnaire(ports, HOLDER, who, NINES),
}


def test_the_poll_has_the_four_answers_of_the_source() -> None:
    labels = [choice.label.id for choice in FORMS.poll.choices]
    assert labels == ["Sangat Puas", "Puas", "Cukup Puas", "Tidak Puas"]


def test_every_element_has_four_different_answers_in_both_languages() -> None:
    for element in FORMS.questionnaire.elements:
        for language in ("id", "en"):
            assert len({getattr(label, language) for label in element.labels}) == 4, element.id


def test_a_questionnaire_without_one_of_the_nine_elements_is_no_form() -> None:
    path = Path(surveys.__file__).parents[2] / "templates" / "surveys.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    del content["questionnaire"]["elements"][3]
    with pytest.raises(ValidationError, match="U1 to U9"):
        SurveyForms.model_validate(content)


def test_three_surveys_given_leave_none_missing_and_keep_what_was_said() -> None:
    ports = world()
    made = permit(ports)
    for give in GIVE.values():
        after = give(ports, made.permit_id)
    assert after.missing_surveys == ()
    stored = ports.permits.find(made.permit_id)
    assert stored == after
    assert stored.version == 4
    moment = ports.clock.now().isoformat()
    testimonial_id = stored.surveys["testimonial"]["testimonial_id"]
    told = ports.testimonials.find(testimonial_id)
    assert told and told.text == WORDS
    assert stored.surveys == {
        "poll": {"at": moment, "choice": "puas"},
        "testimonial": {"at": moment, "text": WORDS, "testimonial_id": testimonial_id},
        "questionnaire": {"at": moment, "answers": NINES},
    }


@pytest.mark.parametrize("kind", GIVE)
def test_a_survey_is_given_once_and_the_first_answer_stays(kind: str) -> None:
    ports = world()
    made = permit(ports)
    first = GIVE[kind](ports, made.permit_id)
    ports.clock.advance(hours=1)
    with pytest.raises(Conflict) as refused:
        GIVE[kind](ports, made.permit_id)
    assert refused.value.problem == "survey-already-given"
    assert ports.permits.find(made.permit_id) == first


def test_nobody_answers_for_another_holder() -> None:
    ports = world()
    made = permit(ports)
    with pytest.raises(NotFound):
        surveys.give_poll(ports, STRANGER, made.permit_id, "puas")
    assert ports.permits.find(made.permit_id) == made


def interrupt(ports: Any, times: int, meanwhile: Callable[[], object]) -> None:
    """The next ``times`` commits come just after somebody else's."""
    commit, left = ports.commit, [times]

    def slow(*changes: Any) -> None:
        if left[0]:
            left[0] -= 1
            ports.commit = commit
            meanwhile()
            ports.commit = slow
        commit(*changes)

    ports.commit = slow


def test_two_forms_sent_at_the_same_moment_are_both_kept() -> None:
    ports = world()
    made = permit(ports)
    interrupt(ports, 1, lambda: GIVE["testimonial"](ports, made.permit_id))
    after = GIVE["poll"](ports, made.permit_id)
    assert after.surveys.keys() == {"poll", "testimonial"}


def test_the_same_form_sent_twice_at_the_same_moment_is_given_once() -> None:
    ports = world()
    made = permit(ports)
    interrupt(
        ports,
        1,
        lambda: surveys.give_poll(ports, HOLDER, made.permit_id, "tidak_puas"),
    )
    with pytest.raises(Conflict) as refused:
        GIVE["poll"](ports, made.permit_id)
    assert refused.value.problem == "survey-already-given"
    assert ports.permits.find(made.permit_id).surveys["poll"]["choice"] == "tidak_puas"


def test_a_permit_that_never_stands_still_is_given_up_after_some_tries() -> None:
    ports = world()
    made = permit(ports)

    def touch() -> None:
        held = ports.permits.find(made.permit_id)
        ports.commit(Put(held.replace(version=held.version + 1), held))

    interrupt(ports, 100, touch)
    with pytest.raises(CommitRefused):
        GIVE["poll"](ports, made.permit_id)


@pytest.mark.parametrize("choice", ["", "PUAS", "sangat puas"])
def test_a_choice_outside_the_list_is_refused(choice: str) -> None:
    ports = world()
    made = permit(ports)
    with pytest.raises(InvalidInput) as refused:
        surveys.give_poll(ports, HOLDER, made.permit_id, choice)
    assert [(f.path, f.code) for f in refused.value.fields] == [("choice", "not-a-choice")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bagus   ", "too-short"),
        ("\n" * 20, "too-short"),
        ("a" * 1001, "too-long"),
        ("Pelayanan \u202ebagus\u202c sekali", "control-characters"),
        ("Pelayanan bagus\x00 sekali", "control-characters"),
    ],
)
def test_a_testimonial_is_text_of_ten_to_a_thousand_characters(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        FORMS.testimonial.checked(text)
    assert [(f.path, f.code) for f in refused.value.fields] == [("text", code)]


def test_a_testimonial_keeps_its_lines_and_its_smileys() -> None:
    text = FORMS.testimonial.checked("  Terima kasih,\r\npetugasnya ramah 👩\u200d💼  ")
    assert text == "Terima kasih,\npetugasnya ramah 👩\u200d💼"


def test_a_questionnaire_names_every_answer_that_is_wrong() -> None:
    answers = {**NINES, "U2": 0, "U3": 5, "U10": 1}
    del answers["U9"]
    with pytest.raises(InvalidInput) as refused:
        FORMS.questionnaire.checked(answers)
    assert {(f.path, f.code) for f in refused.value.fields} == {
        ("answers.U10", "unknown-field"),
        ("answers.U2", "not-a-score"),
        ("answers.U3", "not-a-score"),
        ("answers.U9", "required"),
    }
