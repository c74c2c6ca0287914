"""Floods of guesses and of messages, and what must happen (docs/checks.md 12, 55 and 56)."""

import pytest

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
