"""Registering: from the form over the KTP scan to the followed link."""

import pytest

from chalicelib.domain.accounts import registration, throttling
from chalicelib.domain.accounts.committing import AlreadyRegistered
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.records import KtpState
from chalicelib.domain.accounts.registration import RegistrationForm
from chalicelib.domain.accounts.sign_in import sign_in
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.errors import Conflict, InvalidInput, NotFound, TooManyAttempts
from chalicelib.domain.people.regions import Region
from chalicelib.domain.text import Language
from tests.support import stored
from tests.unit.accounts.world import (
    ACCEPTED,
    ADDRESS,
    NIK,
    PASSWORD,
    SCAN,
    World,
    completed,
    form,
    refused,
    registered,
)


@pytest.fixture
def world() -> World:
    return World()


def test_following_the_link_makes_an_account_that_can_sign_in(world: World) -> None:
    account = registered(world)
    assert (account.nik, account.name, account.whatsapp) == (
        NIK,
        "Irman Syaputra",
        "+6281234567890",
    )
    assert account.citizen and account.citizen.birth_place == "Solok"
    assert account.ktp == SCAN
    assert sign_in(world, NIK, PASSWORD, ADDRESS).account == account
    assert world.chain_is_whole(account)


def test_the_link_goes_by_e_mail_with_the_token_in_the_fragment(world: World) -> None:
    completed(world)
    assert [(m.channel, m.recipient.address) for m in world.messages] == [
        ("email", "Irman.S@contoh.id"),
    ]
    assert world.messages[0].params["link"].startswith("https://izin.contoh.id/verifikasi#token=")
    assert world.announced == [m.message_id for m in world.messages]


def test_no_account_is_there_before_the_link_is_followed(world: World) -> None:
    completed(world)
    assert stored.rows(world, "accounts", "account#") == {}


def test_no_secret_is_stored_in_clear(world: World) -> None:
    started = completed(world)
    link = world.only_link("verify_registration")
    kept = stored.everything(world, "sessions")
    assert started.secret not in kept
    assert link not in kept
    assert PASSWORD not in kept


def test_without_a_password_the_link_sets_it(world: World) -> None:
    completed(world, password=None)
    link = world.only_link("verify_registration")
    with pytest.raises(InvalidInput) as needed:
        follow_link(world, link, None)
    assert needed.value.problem == "password-needed"
    with pytest.raises(InvalidInput):
        follow_link(world, link, NIK)
    follow_link(world, link, PASSWORD)
    assert sign_in(world, NIK, PASSWORD, ADDRESS)


def test_a_link_works_once(world: World) -> None:
    completed(world)
    link = world.only_link("verify_registration")
    follow_link(world, link, None)
    with pytest.raises(LinkExpired):
        follow_link(world, link, None)


def test_a_link_is_void_after_a_day(world: World) -> None:
    completed(world)
    world.wait(hours=24)
    with pytest.raises(LinkExpired):
        follow_link(world, world.only_link("verify_registration"), None)


def test_a_new_link_can_be_asked_for_and_both_make_only_one_account(world: World) -> None:
    started = completed(world)
    first = world.only_link("verify_registration")
    identity = started.registration.registration_id
    registration.complete(world, identity, started.secret, Language.ENGLISH)
    follow_link(world, world.only_link("verify_registration"), None)
    with pytest.raises(LinkExpired):
        follow_link(world, first, None)
    assert len(stored.rows(world, "accounts", "account#")) == 1


def test_links_for_one_person_are_limited(world: World) -> None:
    started = completed(world)
    identity = started.registration.registration_id
    for _ in range(4):
        registration.complete(world, identity, started.secret, Language.INDONESIAN)
    with pytest.raises(TooManyAttempts):
        registration.complete(world, identity, started.secret, Language.INDONESIAN)


def test_the_steps_need_the_secret_of_the_first(world: World) -> None:
    started = registration.start(world, form(), ADDRESS)
    identity = started.registration.registration_id
    assert registration.own_registration(world, identity, started.secret)
    for step in (
        lambda: registration.own_registration(world, identity, "other"),
        lambda: registration.new_ktp_upload(world, identity, "other"),
        lambda: registration.complete(world, identity, "other", Language.INDONESIAN),
        lambda: registration.own_registration(world, "other", started.secret),
    ):
        with pytest.raises(NotFound):
            step()


def test_a_registration_ends_after_two_days(world: World) -> None:
    started = registration.start(world, form(), ADDRESS)
    world.wait(hours=48)
    with pytest.raises(NotFound):
        registration.own_registration(world, started.registration.registration_id, started.secret)


def test_every_wrong_field_is_named_at_once(world: World) -> None:
    wrong = form(
        nik="12", name="R2D2", email="x", whatsapp="12", birth_date="2030-01-01", occupation=" "
    )
    with pytest.raises(InvalidInput) as refusal:
        registration.start(world, wrong, ADDRESS)
    assert {problem.path for problem in refusal.value.fields} == {
        "nik",
        "name",
        "email",
        "whatsapp",
        "birth_date",
        "occupation",
    }


@pytest.mark.parametrize("village", ["13.02.10.2999", "13.02.10", "13", "../provinces"])
def test_a_village_that_does_not_exist_is_refused_with_the_other_mistakes(
    world: World, village: str
) -> None:
    wrong = form(address={"village": village, "street": " "}, occupation=" ")
    with pytest.raises(InvalidInput) as refusal:
        registration.start(world, wrong, ADDRESS)
    assert {(problem.path, problem.code) for problem in refusal.value.fields} == {
        ("address.village", "unknown-village"),
        ("address.street", "required"),
        ("occupation", "required"),
    }


def test_an_empty_form_is_told_every_field_at_once(world: World) -> None:
    empty = RegistrationForm.model_validate_json('{"declared_true": false, "password": "a"}')
    assert codes_of(world, empty) == {
        **dict.fromkeys(
            ("nik", "name", "birth_place", "birth_date", "sex", "occupation", "whatsapp", "email",
             "address.village", "address.street"),
            "required",
        ),
        "password": "password-too-short",
        "declared_true": "declaration-missing",
    }  # fmt: skip


def test_each_wrong_field_is_told_beside_all_others(world: World) -> None:
    wrong = form(
        nik="1302",
        birth_date="95-8-17",
        sex="x",
        email="siti@",
        address={"village": "13.02.10.2001", "street": "Jorong Simpang 🏠 RT 1"},
        password="short",
        declared_true=False,
    )
    assert codes_of(world, wrong) == {
        "nik": "nik-length",
        "birth_date": "year-not-whole",
        "sex": "not-a-choice",
        "email": "not-an-email",
        "address.street": "emoji",
        "password": "password-too-short",
        "declared_true": "declaration-missing",
    }


def test_a_typing_error_costs_no_try(world: World) -> None:
    for _ in range(50):
        assert codes_of(world, form(nik="1302"))
    registration.start(world, form(), ADDRESS)


@pytest.mark.parametrize(
    "field", ["nik", "name", "birth_place", "birth_date", "occupation", "whatsapp", "email"]
)
def test_what_nobody_sees_is_treated_alike_in_every_field(world: World, field: str) -> None:
    typed = getattr(form(), field)
    pasted = form(**{field: f"\ufeff{typed[:3]}\u200b\u00ad{typed[3:]}\u200e "})
    started = registration.start(world, pasted, ADDRESS).registration
    plain = registration.start(world, form(), ADDRESS).registration
    assert (started.person, started.citizen) == (plain.person, plain.citizen)
    turned = form(**{field: f"{typed}\u202e"})
    assert codes_of(world, turned) == {field: "control-characters"}


def codes_of(world: World, wrong: RegistrationForm) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refusal:
        registration.start(world, wrong, ADDRESS)
    return {problem.path: problem.code for problem in refusal.value.fields}


def test_an_address_has_the_official_names_of_all_four_levels(world: World) -> None:
    account = registered(world)
    assert account.citizen.address.one_line == (
        "Jorong Simpang RT 1 RW 2, Koto Baru, Kecamatan Kubung, Kabupaten Solok, Sumatera Barat"
    )
    assert account.citizen.address.district == Region(code="13.02.10", name="Kubung")


def test_what_the_nik_says_otherwise_is_a_warning_for_the_officer(world: World) -> None:
    account = registered(world, birth_date="1991-05-17", sex="female")
    assert set(account.warnings) == {"nik-birth-date-differs", "nik-sex-differs"}


def test_nothing_starts_without_the_declaration(world: World) -> None:
    with pytest.raises(InvalidInput) as refusal:
        registration.start(world, form(declared_true=False), ADDRESS)
    assert refusal.value.fields[0].path == "declared_true"
    assert not stored.rows(world, "sessions", "registration#")


def test_the_scan_is_a_jpg_of_at_most_512_kb_under_a_key_of_ours(world: World) -> None:
    started = registration.start(world, form(), ADDRESS)
    owner, upload = started.registration.registration_id, started.registration.ktp_upload_id
    assert started.upload.key == f"uploads/registration/{owner}/ktp/{upload}"
    assert started.upload.content_type == "image/jpeg"
    assert started.upload.max_bytes == 512_000


def test_without_an_accepted_scan_it_cannot_be_completed(world: World) -> None:
    started = registration.start(world, form(), ADDRESS)
    identity, secret = started.registration.registration_id, started.secret
    with pytest.raises(Conflict, match="ktp-not-accepted"):
        registration.complete(world, identity, secret, Language.INDONESIAN)
    upload = started.registration.ktp_upload_id
    assert registration.record_ktp_verdict(world, identity, upload, refused(), None)
    state = registration.own_registration(world, identity, secret)
    assert (state.ktp_state, state.ktp_reason) == (KtpState.REFUSED, "too_large")
    with pytest.raises(Conflict, match="ktp-not-accepted"):
        registration.complete(world, identity, secret, Language.INDONESIAN)


def test_a_verdict_counts_once_and_only_for_the_latest_upload(world: World) -> None:
    started = registration.start(world, form(), ADDRESS)
    identity, first = started.registration.registration_id, started.registration.ktp_upload_id
    again, upload = registration.new_ktp_upload(world, identity, started.secret)
    assert again.ktp_upload_id != first and again.ktp_upload_id in upload.key
    late = registration.record_ktp_verdict(world, identity, first, ACCEPTED, SCAN)
    assert registration.expected_ktp_rule(world, identity, first) is None
    assert registration.expected_ktp_rule(world, identity, again.ktp_upload_id)
    counted = registration.record_ktp_verdict(world, identity, again.ktp_upload_id, refused(), None)
    twice = registration.record_ktp_verdict(world, identity, again.ktp_upload_id, ACCEPTED, SCAN)
    nobody = registration.record_ktp_verdict(world, "gone", first, ACCEPTED, SCAN)
    assert (late, counted, twice, nobody) == (False, True, False, False)
    state = registration.own_registration(world, identity, started.secret)
    assert state.ktp_state is KtpState.REFUSED


@pytest.mark.parametrize(
    "same",
    [{"email": "lain@contoh.id"}, {"nik": "1302101705900002"}, {}],
    ids=["nik", "email", "both"],
)
def test_who_is_registered_already_gets_the_same_answers_and_the_owner_is_told(
    world: World, same: dict[str, str]
) -> None:
    owner = registered(world)
    world.announced.clear()
    commits = _count_work(world, same)
    told = world.only_message("already_registered")
    assert told.recipient.address == owner.email
    assert len(stored.rows(world, "accounts", "account#")) == 1

    fresh = World()
    assert _count_work(fresh, same) == commits


def _count_work(world: World, same: dict[str, str]) -> tuple[int, int, int]:
    """One more registration: its answers are checked, its writes are counted."""
    tokens = len(stored.rows(world, "sessions", "token#"))
    completed(world, **same)
    made = len(stored.rows(world, "sessions", "token#")) - tokens
    return made, len(world.messages), len(world.announced)


def test_the_owner_is_told_in_both_places_when_nik_and_email_are_two_peoples(
    world: World,
) -> None:
    registered(world)
    registered(world, nik="1302101705900002", email="kedua@contoh.id")
    completed(world, nik=NIK, email="kedua@contoh.id")
    addresses = {m.recipient.address for m in world.messages if m.channel == "email"}
    assert addresses == {"Irman.S@contoh.id", "kedua@contoh.id"}


def test_of_two_registrations_of_one_person_the_first_followed_link_wins(world: World) -> None:
    completed(world)
    first = world.only_link("verify_registration")
    completed(world)
    second = world.only_link("verify_registration")
    follow_link(world, second, None)
    with pytest.raises(AlreadyRegistered):
        follow_link(world, first, None)
    assert len(stored.rows(world, "accounts", "account#")) == 1


def test_registrations_from_one_address_are_limited(world: World) -> None:
    for _ in range(throttling.REGISTRATIONS_PER_ADDRESS.attempts):
        throttling.require(world, throttling.REGISTRATIONS_PER_ADDRESS, ADDRESS)
    with pytest.raises(TooManyAttempts):
        registration.start(world, form(), ADDRESS)
    assert registration.start(world, form(), "203.0.113.8")
