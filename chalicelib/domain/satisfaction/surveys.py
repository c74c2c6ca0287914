"""Giving the three surveys of a permit: each once, stored with the permit as
``{"at": ..., "choice" | "text" | "answers": ...}``. In the same commit poll and questionnaire are
added to the quarter's sums, and a testimonial begins to wait for moderation."""

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import Conflict
from chalicelib.domain.permits.holding import own_permit
from chalicelib.domain.permits.model import Permit, SurveyKind
from chalicelib.domain.satisfaction import tally
from chalicelib.domain.satisfaction.ports import Ports
from chalicelib.domain.satisfaction.testimonials import handed_in
from chalicelib.domain.storage import Change, CommitRefused, Put

_TRIES = 4
"""Three forms may be sent at the same moment: each must find its own version of the permit."""


def give_poll(ports: Ports, actor: Actor, permit_id: str, choice: str) -> Permit:
    """How content the holder is, in one word.

    :returns: the permit as it stands now.
    :raises NotFound: not a permit of this holder.
    :raises InvalidInput: not one of the choices.
    :raises Conflict: ``survey-already-given``.
    """
    answer = {"choice": ports.survey_forms.poll.checked(choice)}
    return _give(ports, actor, permit_id, SurveyKind.POLL, answer)


def give_testimonial(ports: Ports, actor: Actor, permit_id: str, text: str) -> Permit:
    """In the holder's own words. Raises as ``give_poll``."""
    clean = ports.survey_forms.testimonial.checked(text)
    answer = {"text": clean, "testimonial_id": ports.ids.new_id()}
    return _give(ports, actor, permit_id, SurveyKind.TESTIMONIAL, answer)


def give_questionnaire(
    ports: Ports, actor: Actor, permit_id: str, answers: Mapping[str, int]
) -> Permit:
    """A score for each element. Raises as ``give_poll``."""
    answer = {"answers": ports.survey_forms.questionnaire.checked(answers)}
    return _give(ports, actor, permit_id, SurveyKind.QUESTIONNAIRE, answer)


def _give(
    ports: Ports, actor: Actor, permit_id: str, kind: SurveyKind, answer: Mapping[str, Any]
) -> Permit:
    tries_left = _TRIES
    while True:
        permit = own_permit(ports, actor, permit_id)
        if kind.value in permit.surveys:
            raise Conflict("survey-already-given")
        given = {"at": ports.clock.now().isoformat(timespec="seconds"), **answer}
        after = permit.replace(
            surveys={**permit.surveys, kind.value: given}, version=permit.version + 1
        )
        try:
            ports.commit(Put(after, permit), *_beside(ports, permit, kind, answer))
            return after
        except CommitRefused:
            tries_left -= 1
            if not tries_left:
                raise


def _beside(
    ports: Ports, permit: Permit, kind: SurveyKind, answer: Mapping[str, Any]
) -> Sequence[Change]:
    """The permit's version lets a form in once, so these hold once too."""
    if kind is SurveyKind.POLL:
        return [tally.of_poll(ports, permit.type_id, answer["choice"])]
    if kind is SurveyKind.QUESTIONNAIRE:
        return [tally.of_questionnaire(ports, permit.type_id, answer["answers"])]
    return [handed_in(ports, permit, answer["text"], answer["testimonial_id"])]
