"""A person's own particulars."""

import pytest

from chalicelib.domain.accounts.committing import AlreadyRegistered
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.model import Account, Actor, Sex
from chalicelib.domain.accounts.particulars import ParticularsEdit
from chalicelib.domain.accounts.profile import edit_profile
from chalicelib.domain.accounts.recovery import change_password
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.accounts.ways import request_email_change
from chalicelib.domain.errors import Conflict, InvalidInput
from chalicelib.domain.text import Language
from tests.unit.accounts.world import NIK, PASSWORD, World, officer, registered

INDONESIAN = Language.INDONESIAN


@pytest.fixture
def world() -> World:
    return World()


def edit(world: World, account: Account, **changes: object) -> Account:
    wanted = ParticularsEdit.model_validate(changes)
    return edit_profile(world, Actor.of(account), account.version, wanted)


def test_what_is_named_changes_and_the_rest_stays(world: World) -> None:
    before = registered(world)
    after = edit(world, before, occupation="PETANI", birth_place="PADANG")
    assert after.citizen and before.citizen
    assert after.citizen.occupation == "Petani"
    assert after.citizen.birth_place == "Padang"
    assert after.citizen.address == before.citizen.address
    assert after.version == before.version + 1
    assert world.accounts.find(before.account_id) == after
    assert world.chain_is_whole(after)


def test_the_note_names_the_fields_and_no_values(world: World) -> None:
    edit(world, registered(world), occupation="Petani", birth_place="Padang")
    note = world.notes[-1]
    assert (note.event, note.details) == ("profile-edited", {"fields": "birth_place,occupation"})


def test_no_change_writes_nothing(world: World) -> None:
    account = registered(world)
    assert edit(world, account, occupation="Mahasiswa") == account


def test_nik_and_email_cannot_be_edited_here() -> None:
    for field in ("nik", "email", "whatsapp", "roles", "enabled"):
        assert field not in ParticularsEdit.model_fields


def test_an_edit_of_an_older_version_is_refused(world: World) -> None:
    before = registered(world)
    edit(world, before, occupation="Petani")
    with pytest.raises(Conflict):
        edit(world, before, occupation="Pedagang")


def test_every_wrong_field_of_an_edit_is_named(world: World) -> None:
    with pytest.raises(InvalidInput) as refusal:
        edit(world, registered(world), name="<b>", occupation="", birth_date="1995-02-31")
    assert {problem.path for problem in refusal.value.fields} == {
        "name",
        "occupation",
        "birth_date",
    }


def test_the_warnings_follow_the_edited_particulars(world: World) -> None:
    account = registered(world)
    assert account.warnings == ()
    assert edit(world, account, sex=Sex.FEMALE).warnings == ("nik-sex-differs",)


def test_an_officers_name_is_the_administrators_to_change(world: World) -> None:
    rina = officer(world)
    with pytest.raises(InvalidInput) as refusal:
        edit(world, rina, name="Orang Lain")
    assert refusal.value.fields[0].code == "set-by-administrator"


def test_an_officer_without_a_citizens_particulars_gives_all_of_them_or_none(
    world: World,
) -> None:
    rina = officer(world)
    with pytest.raises(InvalidInput) as refusal:
        edit(world, rina, birth_place="Solok")
    assert "address" in {problem.path for problem in refusal.value.fields}


def change(world: World, account: Account, email: str, password: str = PASSWORD) -> None:
    request_email_change(world, Actor.of(account), email, password, INDONESIAN)


def test_a_new_email_counts_once_its_link_is_followed_and_the_old_one_is_told(
    world: World,
) -> None:
    before = registered(world)
    change(world, before, "baru@contoh.id")
    assert world.accounts.find(before.account_id) == before
    assert {m.recipient.address for m in world.messages} == {"baru@contoh.id"}
    after = follow_link(world, world.only_link("verify_email"), None).account
    assert after.email == "baru@contoh.id"
    assert world.accounts.find_by_email("baru@contoh.id") == after
    assert world.accounts.find_by_email(before.email) is None
    assert world.only_message("email_changed").recipient.address == before.email


def test_a_new_email_needs_the_password(world: World) -> None:
    with pytest.raises(InvalidInput) as refusal:
        change(world, registered(world), "baru@contoh.id", "guess")
    assert refusal.value.fields[0].path == "current_password"
    assert not [m for m in world.messages if m.template == "verify_email"]


def test_an_email_of_somebody_else_gets_the_same_answer_and_its_owner_a_word(
    world: World,
) -> None:
    other = registered(world, nik="1302101705900002", email="lain@contoh.id")
    account = registered(world)
    change(world, account, "Lain@contoh.id")
    told = world.only_message("email_in_use")
    assert told.recipient.address == other.email and "link" not in told.params
    assert world.accounts.find(account.account_id) == account


def test_an_email_taken_in_the_meantime_stays_with_its_owner(world: World) -> None:
    account = registered(world)
    change(world, account, "baru@contoh.id")
    link = world.only_link("verify_email")
    other = registered(world, nik="1302101705900002", email="baru@contoh.id")
    with pytest.raises(AlreadyRegistered):
        follow_link(world, link, None)
    assert world.accounts.find_by_email("baru@contoh.id") == other


def test_the_link_to_a_new_email_is_void_once_the_password_has_changed(world: World) -> None:
    account = registered(world)
    change(world, account, "penyusup@contoh.id")
    link = world.only_link("verify_email")
    change_password(world, Actor.of(account), PASSWORD, "empat ekor gajah biru", INDONESIAN)
    with pytest.raises(LinkExpired):
        follow_link(world, link, None)


def test_the_nik_of_an_account_is_the_one_it_was_made_with(world: World) -> None:
    account = edit(world, registered(world), name="Irman Saputra")
    assert account.nik == NIK
