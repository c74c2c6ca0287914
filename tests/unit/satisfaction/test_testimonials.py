"""Nothing that a holder writes is public before an administrator has read it."""

from typing import Any

import pytest

from chalicelib.domain.accounts.model import ADMINISTRATOR, AccountKind, Actor
from chalicelib.domain.errors import Conflict, NotAllowed, NotFound
from chalicelib.domain.satisfaction import surveys, testimonials
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.unit.permits_public.world import HOLDER, permit, world

WAITING, PUBLISHED = TestimonialState.WAITING, TestimonialState.PUBLISHED
ADMIN = Actor(
    account_id="admin-1",
    kind=AccountKind.OFFICER,
    roles=(ADMINISTRATOR,),
    nik="1302105705900009",
    name="Admin Contoh",
)
CLERK = ADMIN.replace(roles=("back_office", "head"))


def given(ports: FakePorts, number: int = 1, text: str = "Cepat dan ramah.") -> Testimonial:
    made = permit(ports, number)
    surveys.give_testimonial(ports, HOLDER, made.permit_id, text)
    kept = stored.records(ports, "permits", "testimonial#", Testimonial)
    (found,) = [t for t in kept if t.permit_id == made.permit_id]
    return found


def listed(ports: FakePorts, state: TestimonialState) -> list[str]:
    page = testimonials.list_for_moderation(ports, ADMIN, state, limit=50, cursor=None)
    return [item.testimonial_id for item in page.items]


def published(ports: FakePorts) -> list[Testimonial]:
    return list(testimonials.list_published(ports, limit=50, cursor=None).items)


def test_a_testimonial_waits_and_is_public_once_it_is_approved() -> None:
    ports = world()
    made = given(ports)
    assert (listed(ports, WAITING), published(ports)) == ([made.testimonial_id], [])
    after = testimonials.approve(ports, ADMIN, made.testimonial_id, 1)
    assert (after.state, after.version, after.moderated_by) == (PUBLISHED, 2, "admin-1")
    assert (listed(ports, WAITING), published(ports)) == ([], [after])
    assert listed(ports, PUBLISHED) == [made.testimonial_id]


def test_only_the_first_name_is_kept() -> None:
    made = given(world())
    assert made.first_name == "Irman"
    assert "Syaputra" not in made.model_dump_json()


def test_a_refused_one_is_in_no_list_and_says_why() -> None:
    ports = world()
    made = given(ports)
    after = testimonials.refuse(ports, ADMIN, made.testimonial_id, 1, "Menyebut nama petugas.")
    assert (after.state, after.reason) == (TestimonialState.REFUSED, "Menyebut nama petugas.")
    assert (listed(ports, WAITING), listed(ports, PUBLISHED), published(ports)) == ([], [], [])


def test_a_published_one_can_be_taken_back_and_every_decision_is_in_the_audit() -> None:
    ports = world()
    made = given(ports)
    testimonials.approve(ports, ADMIN, made.testimonial_id, 1)
    after = testimonials.refuse(ports, ADMIN, made.testimonial_id, 2, "Diminta pemiliknya.")
    assert published(ports) == []
    notes = ports.notes.of(made.subject)
    assert [(note.seq, note.event, note.actor_id) for note in notes] == [
        (1, "testimonial-published", "admin-1"),
        (2, "testimonial-refused", "admin-1"),
    ]
    assert notes[1].previous == notes[0].hash == notes[0].computed_hash()
    assert after.note_head == notes[1].hash


def test_two_administrators_cannot_decide_over_each_other() -> None:
    ports = world()
    made = given(ports)
    testimonials.approve(ports, ADMIN, made.testimonial_id, 1)
    with pytest.raises(Conflict) as refused:
        testimonials.refuse(ports, ADMIN, made.testimonial_id, 1, "Terlambat.")
    assert refused.value.problem == "stale-version"
    assert len(published(ports)) == 1


@pytest.mark.parametrize("actor", [CLERK, HOLDER])
def test_only_administrators_moderate(actor: Actor) -> None:
    ports = world()
    made = given(ports)
    acts: list[Any] = [
        lambda: testimonials.approve(ports, actor, made.testimonial_id, 1),
        lambda: testimonials.refuse(ports, actor, made.testimonial_id, 1, "Alasan."),
        lambda: testimonials.list_for_moderation(ports, actor, WAITING, limit=9, cursor=None),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert ports.testimonials.find(made.testimonial_id) == made


def test_an_unknown_testimonial_is_not_found() -> None:
    with pytest.raises(NotFound) as refused:
        testimonials.approve(world(), ADMIN, "nowhere", 1)
    assert refused.value.problem == "unknown-testimonial"
