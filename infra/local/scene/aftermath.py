"""What goes on beside the chain: reminders, surveys, moderation, results, revoked permits,
messages, announcements, and superiors who hear of what is late."""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.chain.escalation import escalate
from chalicelib.domain.conversations import writing
from chalicelib.domain.office_data.editing import announce
from chalicelib.domain.office_data.sections import Announcement
from chalicelib.domain.permits import reminders, results, revoking
from chalicelib.domain.permits.decree_signing import issue_decree, sign_decree
from chalicelib.domain.satisfaction import surveys, testimonials
from chalicelib.domain.satisfaction.model import TestimonialState
from infra.local.scene import papers
from infra.local.scene.acts import Office
from infra.local.scene.people import words

Moment = Callable[[int, float], datetime]
Story = Iterator[datetime]

_MANY = 1000
_RESULT_AFTER = 45
_LATE_DAYS = 8
_POLL = ("sangat_puas", "sangat_puas", "puas", "puas", "puas", "cukup_puas", "tidak_puas")


def stories(office: Office, scene: Mapping[str, Any], moment: Moment, days: int) -> list[Story]:
    after = scene["after"]
    chance = random.Random(f"after {scene['seed']}")  # noqa: S311  (of nobody)
    return [
        _reminded(office, moment, days),
        _surveyed(office, moment, days, chance, after["surveyed"]),
        _moderated(office, moment, days, after),
        _results(office, moment, days, after["published"]),
        _revoked(office, moment, days, after),
        _conversations(office, moment, days, after["asks"]),
        _announced(office, moment, days),
        _escalated(office, moment, days),
    ]


def _reminded(office: Office, moment: Moment, days: int) -> Story:
    """The sweeper, once a day."""
    for day in range(1, days):
        yield moment(day, 8)
        for permit_id in office.ports.permits.to_remind(office.today, limit=_MANY):
            reminders.remind(office.ports, permit_id)
        office.mail()


def _surveyed(
    office: Office, moment: Moment, days: int, chance: random.Random, share: float
) -> Story:
    """Holders answer on the evening of the day, and then download."""
    done = 0
    for day in range(1, days):
        yield moment(day, 20)
        fresh, done = office.issued[done:], len(office.issued)
        for holder, application in fresh:
            if chance.random() < share:
                _answer(office, chance, holder, application)


def _answer(office: Office, chance: random.Random, holder: Actor, application: Application) -> None:
    _, permit_id = application.permit_identity
    said = chance.choice(words("words")["citizens"]["testimonials"])
    surveys.give_poll(office.ports, holder, permit_id, chance.choice(_POLL))
    surveys.give_testimonial(office.ports, holder, permit_id, said)
    scores = {f"U{n}": chance.choices((4, 3, 2, 1), (9, 9, 2, 1))[0] for n in range(1, 10)}
    surveys.give_questionnaire(office.ports, holder, permit_id, scores)


def _moderated(office: Office, moment: Moment, days: int, after: dict[str, int]) -> Story:
    """Every tenth day; the newest stay for the administrator of the demo."""
    administrator, refused = office.by_role[ADMINISTRATOR][0], 0
    why = words("words")["office"]["refused_testimonial"]
    for day in [*range(10, days - 1, 10), days - 1]:
        yield moment(day, 10)
        page = testimonials.list_for_moderation(
            office.ports, administrator, TestimonialState.WAITING, limit=_MANY, cursor=None
        )
        for one in page.items[: -after["testimonials_waiting"]]:
            if refused < after["testimonials_refused"]:
                refused += 1
                testimonials.refuse(
                    office.ports, administrator, one.testimonial_id, one.version, why
                )
            else:
                testimonials.approve(office.ports, administrator, one.testimonial_id, one.version)


def _results(office: Office, moment: Moment, days: int, count: int) -> Story:
    """Of the first research permits, each some weeks after its issue."""
    handed_in = 0
    for day in range(_RESULT_AFTER, days, 4):
        yield moment(day, 18)
        research = [one for one in office.issued if one[1].type_id == "penelitian"]
        if handed_in < min(count, len(research)):
            holder, application = research[handed_in]
            handed_in += 1
            _, permit_id = application.permit_identity
            results.set_consent(office.ports, holder, permit_id, True)
            form = results.request_upload(office.ports, holder, permit_id, "application/pdf")
            lines = ["Hasil penelitian", "", holder.name, f"Nomor {application.permit_number}"]
            title = str(application.data["judul"])[:70]
            office.ports.files.receive(form, papers.letter(title, lines))
            check_arrived(office.ports, form.key, None, None)


def _revoked(office: Office, moment: Moment, days: int, after: Mapping[str, int]) -> Story:
    """The last of them wait for the head's signature."""
    ports, head = office.ports, office.by_role["head"][0]
    why = words("words")["office"]["revoked"]
    signed, waiting = after["revoked"], after["decrees_waiting"]
    for number in range(signed + waiting):
        yield moment(days - 1 if number >= signed else days - 40 + 15 * number, 11)
        practising = [one for one in office.issued if one[1].type_id == "sip_perawat"]
        _, permit_id = practising[number][1].permit_identity
        decree = revoking.propose(ports, head, permit_id, reason=why[number % len(why)])
        if number < signed:
            sign_decree(ports, head, permit_id, decree.version, passphrase=None)
            issue_decree(ports, permit_id)
        office.mail()


def _conversations(office: Office, moment: Moment, days: int, count: int) -> Story:
    """In the last weeks; every third still waits for its answer."""
    said = words("words")
    clerk = office.by_role[writing.ANSWERING_ROLE][0]
    for number in range(count):
        day = days - 2 - (count - number)
        yield moment(day, 12 + number / 60)
        citizen = list(office.citizens.values())[-1 - number * 3]
        questions, answers = said["citizens"]["questions"], said["citizens"]["answers"]
        writing.write_as_citizen(office.ports, citizen, questions[number % len(questions)])
        if number % 3:
            yield moment(day + 1, 9)
            answer = answers[number % len(answers)]
            writing.write_as_officer(office.ports, clerk, citizen.account_id, answer)
        office.mail()


def _announced(office: Office, moment: Moment, days: int) -> Story:
    yield moment(days - 1, 8)
    administrator = office.by_role[ADMINISTRATOR][0]
    for one in words("words")["announcements"]:
        starts = office.today - timedelta(days=one["days_ago"])
        said = {"title": one["title"], "text": one["text"], "starts_on": starts}
        content = Announcement.model_validate(said)
        announce(office.ports, administrator, content)


def _escalated(office: Office, moment: Moment, days: int) -> Story:
    """The sweeper, in the last days: who stood late before has gone on since."""
    ports = office.ports
    for day in range(days - _LATE_DAYS, days):
        yield moment(day, 14)
        ahead = ports.clock.now() + timedelta(days=365)
        for application_id in ports.waits.waking(ahead, limit=_MANY):
            escalate(ports, office.world.find(application_id))
        office.mail()
