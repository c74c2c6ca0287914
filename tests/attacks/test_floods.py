"""Floods of guesses and of messages, and what must happen (docs/checks.md 12, 55 and 56)."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from chalicelib.domain.delivery.sending import send
from chalicelib.domain.messages.model import MessageState, RecipientRef
from chalicelib.domain.storage import Add
from tests.contract import records
from tests.fakes.deliveries import duties
from tests.support.api import World
from tests.support.people import an_account
from tests.support.stories import PASSWORD, complete, registration_form

OF_ONE_NIK = ("{0}", " {0} ", "{1} {2}", "{1}-{2}", "{1}.{2}", "{1}\u00a0{2}", "\u200e{0}")


def spellings(nik: str) -> list[str]:
    return [pattern.format(nik, nik[:8], nik[8:]) for pattern in OF_ONE_NIK]


def test_reset_messages_stay_few_however_the_login_is_spelt(world: World) -> None:
    victim = world.citizen(password=PASSWORD)
    email = world.ports.accounts.find(victim.account_id).email
    world.announced()
    logins = [*spellings(victim.nik), email, email.upper(), f" {email}"] * 4
    for number, login in enumerate(logins):
        source = f"198.51.100.{number}"
        answer = world.call("POST", "/passwords/forgotten", {"login": login}, source=source)
        assert answer.status in (202, 429)
    sent = [m for m in world.send_messages() if m.address == email]
    assert len(sent) <= 5


def test_nobody_learns_from_the_limits_who_has_an_account_or_which_two_logins_are_one_s(
    world: World,
) -> None:
    known, nobody = world.citizen(password=PASSWORD), an_account(77)
    seen = {}
    for person in (world.ports.accounts.find(known.account_id), nobody):
        logins = [person.nik, person.email] * 12
        seen[person.nik] = [
            (
                world.call("POST", "/passwords/forgotten", {"login": login}).status,
                world.call("POST", "/sessions", {"login": login, "password": "x"}).code,
            )
            for login in logins
        ]
        world.clock.advance(hours=2)
    assert seen[known.nik] == seen[nobody.nik]


def test_strangers_close_out_strangers_alone(world: World) -> None:
    owner = world.citizen(password=PASSWORD)
    login = {"login": owner.nik, "password": PASSWORD}
    cookies = world.call("POST", "/sessions", login, source="203.0.113.1").cookies
    device = next(one.split(";")[0] for one in cookies if one.startswith("sisfo_device="))
    for number in range(20):
        wrong = {"login": owner.nik, "password": "tebakan"}
        world.call("POST", "/sessions", wrong, source=f"198.51.100.{number}")
    strange = world.call("POST", "/sessions", login, source="203.0.113.9")
    assert (strange.status, strange.code) == (429, "too-many-attempts")
    own = world.call("POST", "/sessions", login, headers={"Cookie": device}, source="203.0.113.9")
    assert own.status == 201


def test_the_mark_of_a_device_is_out_of_reach_of_scripts_and_of_other_sites(world: World) -> None:
    owner = world.citizen(password=PASSWORD)
    cookies = world.call("POST", "/sessions", {"login": owner.nik, "password": PASSWORD}).cookies
    [mark] = [one for one in cookies if one.startswith("sisfo_device=")]
    for attribute in ("HttpOnly", "Secure", "SameSite=Strict", "Path=/api/sessions"):
        assert attribute in mark
    assert "Max-Age=15552000" in mark and owner.account_id not in mark and owner.nik not in mark


def test_sending_and_withdrawing_again_and_again_ends_within_the_day(world: World) -> None:
    owner = world.citizen()
    most = world.ports.limits.application.submissions_a_day
    told = 0
    for number in range(most + 1):
        case = complete(world, owner)
        path = f"/applications/{case.application_id}"
        version = {"version": case.now.version}
        sent = world.call("POST", f"{path}/submit", version, by=owner, key=f"submission-{number}")
        if number == most:
            assert (sent.status, sent.code) == (429, "too-many-submissions")
            break
        assert sent.status == 200, sent.text
        told += 1
        body = {"reason": "Salah jenis izin."}
        assert world.call("POST", f"{path}/withdraw", body, by=owner).status == 200
    assert told == most


@pytest.mark.parametrize(
    "name",
    ["Klik www.hadiah.com", "bit.ly/hadiah", "Siti hadiah.id", "Menang T.ME/x", "wa.me Siti"],
)
@pytest.mark.parametrize("field", ["name", "title_before", "title_after"])
def test_the_office_s_own_greeting_carries_nobody_s_link(
    world: World, name: str, field: str
) -> None:
    form = registration_form(world.next_number()) | {field: name}
    answer = world.call("POST", "/registrations", form)
    assert (answer.status, list(answer.fields)) == (422, [field])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Muh.Yusuf", "Muh. Yusuf"),
        ("A.R. Hakim", "A.R. Hakim"),
        ("St. Aisyah", "St. Aisyah"),
        ("Nur'aini", "Nur'aini"),
        ("Idham Comel", "Idham Comel"),
    ],
)
def test_honest_names_with_points_pass(world: World, typed: str, kept: str) -> None:
    form = registration_form(world.next_number()) | {"name": typed, "title_after": "S.Kom., M.M."}
    answer = world.call("POST", "/registrations", form)
    assert answer.status == 201, answer.text
    found = world.ports.sessions.find_registration(
        answer.body["registration_id"], world.clock.now()
    )
    assert found.person.name == kept


def queued(world: World, account_id: str, many: int, template: str = "erasure_done") -> list[str]:
    """So many messages to one person, from whatever causes."""
    ids = [f"{account_id}-{template}-{number}" for number in range(many)]
    now = world.clock.now()
    to = RecipientRef(account_id=account_id)
    for identity in ids:
        world.ports.commit(
            Add(
                records.message(
                    identity, template=template, recipient=to, due_at=now, created_at=now
                )
            )
        )
    return ids


def sent(world: World, ids: Sequence[str]) -> list[str]:
    """What became of each, by tens as the job gets them."""
    outcomes: list[str] = []
    for start in range(0, len(ids), 10):
        outcomes += send(world.ports, ids[start : start + 10], duties()).values()
    return outcomes


def sent_when_due(world: World) -> list[str]:
    return sent(world, world.ports.outbox.due(world.clock.now(), limit=99))


def test_whatever_the_causes_one_person_gets_so_many_messages_in_a_day(world: World) -> None:
    person, most = world.citizen(), world.ports.limits.messages.to_one_a_day
    ids = queued(world, person.account_id, most + 10)
    assert sent(world, ids) == ["sent"] * most + ["later"] * 10
    assert len(world.channels.sent) == most
    world.clock.advance(hours=24)
    sent_when_due(world)
    assert len(world.channels.sent) == most + 10  # nothing is lost


def test_the_rest_of_a_flood_waits_for_the_morning_and_loses_no_try(world: World) -> None:
    person, most = world.citizen(), world.ports.limits.messages.to_one_a_day
    ids = queued(world, person.account_id, most + 1)
    for _ in range(3):
        sent_when_due(world)
    found = [world.ports.outbox.find(one) for one in ids]
    [waiting] = [one for one in found if one.state is MessageState.PENDING]
    assert waiting.attempts == 0
    assert timedelta(0) < waiting.due_at - world.clock.now() <= timedelta(hours=24)


def test_a_flood_hides_no_warning_that_a_way_to_sign_in_changed(world: World) -> None:
    person, most = world.citizen(), world.ports.limits.messages.to_one_a_day
    sent(world, queued(world, person.account_id, most + 1))
    warned = queued(world, person.account_id, 1, "password_changed")
    assert sent(world, warned) == ["sent"]


def test_a_flood_to_one_person_holds_back_nobody_else_s_messages(world: World) -> None:
    most = world.ports.limits.messages.to_one_a_day
    sent(world, queued(world, world.citizen().account_id, most + 1))
    other = queued(world, world.citizen().account_id, 1)
    assert sent(world, other) == ["sent"]
