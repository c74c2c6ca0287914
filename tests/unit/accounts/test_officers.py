"""Officers' accounts, which only an administrator makes and changes."""

import pytest

from chalicelib.domain.accounts.committing import AlreadyRegistered
from chalicelib.domain.accounts.factors import WayChange
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.officers import (
    OfficerEdit,
    OfficerForm,
    create_officer,
    edit_officer,
    invite_again,
    list_officers,
)
from chalicelib.domain.accounts.recovery import set_password
from chalicelib.domain.accounts.sign_in import authenticate, sign_in
from chalicelib.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotSignedIn
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language
from tests.support.people import a_citizen
from tests.unit.accounts.world import (
    ADDRESS,
    NIK,
    PASSWORD,
    World,
    administrator,
    entered,
    officer,
    registered,
)

INDONESIAN = Language.INDONESIAN


@pytest.fixture
def world() -> World:
    return World()


def form(**changes: object) -> OfficerForm:
    values = {
        "nik": "1302105705850001",
        "name": "RINA MARLINA",
        "email": "rina@contoh.id",
        "whatsapp": "081266667777",
        "roles": ("back_office",),
        "position": "Analis Perizinan",
        "nip": "19850517 201001 2 001",
    }
    return OfficerForm.model_validate({**values, **changes})


def test_a_new_officer_is_invited_and_sets_the_password(world: World) -> None:
    rina = create_officer(world, administrator(world), form())
    assert (rina.kind, rina.roles, rina.name) == ("officer", ("back_office",), "Rina Marlina")
    assert rina.post and rina.post.nip == "198505172010012001"
    with pytest.raises(NotSignedIn):
        sign_in(world, rina.nik, "", ADDRESS)
    set_password(world, world.only_link("officer_invitation"), PASSWORD, INDONESIAN)
    actor = authenticate(world, entered(world, rina.nik, PASSWORD, ADDRESS).access_token)
    assert actor.has_role("back_office") and not actor.has_role("head")


def test_an_invitation_holds_for_a_week_and_can_be_sent_again(world: World) -> None:
    admin = administrator(world)
    rina = create_officer(world, admin, form())
    world.messages.clear()
    world.wait(days=8)
    invite_again(world, admin, rina.account_id)
    set_password(world, world.only_link("officer_invitation"), PASSWORD, INDONESIAN)
    with pytest.raises(Conflict):
        invite_again(world, admin, rina.account_id)


@pytest.mark.parametrize("roles", [("back_office",), ("head",), ()])
def test_only_an_administrator_manages_officers(world: World, roles: tuple[str, ...]) -> None:
    rina = officer(world)
    account = officer(world, 2, roles=roles) if roles else registered(world)
    actor = Actor.of(account)
    for act in (
        lambda: create_officer(world, actor, form(roles=("administrator",))),
        lambda: list_officers(world, actor),
        lambda: invite_again(world, actor, rina.account_id),
        lambda: edit_officer(
            world, actor, account.account_id, 1, OfficerEdit(roles=("administrator",))
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("roles", ("emperor",)),
        ("roles", ()),
        ("nip", "123"),
        ("nik", "12"),
        ("email", "x"),
        ("name", "R2D2"),
    ],
)
def test_a_wrong_field_is_named(world: World, field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        create_officer(world, administrator(world), form(**{field: value}))
    assert refusal.value.fields[0].path == field


def test_who_did_what_is_in_the_accounts_notes(world: World) -> None:
    admin = administrator(world)
    rina = create_officer(world, admin, form())
    edited = edit_officer(
        world,
        admin,
        rina.account_id,
        rina.version,
        OfficerEdit(roles=("head", "back_office"), rank="Pembina", enabled=False),
    )
    notes = [note for note in world.notes if note.subject == f"account#{rina.account_id}"]
    assert [(n.event, n.actor_id) for n in notes] == [
        ("officer-created", admin.account_id),
        ("officer-edited", admin.account_id),
    ]
    assert notes[1].details == {
        "roles_before": "back_office",
        "roles_after": "head,back_office",
        "enabled": "no",
        "fields": "rank",
    }
    assert world.chain_is_whole(edited)


def test_sessions_from_before_a_disabling_stay_dead_after_enabling(world: World) -> None:
    admin, rina = administrator(world), officer(world)
    signed_in = entered(world, rina.nik, PASSWORD, ADDRESS)
    for enabled in (False, True):
        rina = edit_officer(
            world, admin, rina.account_id, rina.version, OfficerEdit(enabled=enabled)
        )
    with pytest.raises(NotSignedIn):
        authenticate(world, signed_in.access_token)
    assert entered(world, rina.nik, PASSWORD, ADDRESS)


def test_administrators_cannot_shut_themselves_out(world: World) -> None:
    admin = administrator(world)
    for change in (OfficerEdit(enabled=False), OfficerEdit(roles=("head",))):
        with pytest.raises(Conflict, match="own-administrator-role"):
            edit_officer(world, admin, admin.account_id, 1, change)


def test_administrators_change_what_else_is_their_own_and_nothing_waits_for_it(
    world: World,
) -> None:
    admin = administrator(world)
    officer(world, 2, roles=("head",))
    after = edit_officer(world, admin, admin.account_id, 1, OfficerEdit(rank="Pembina"))
    assert after.post and after.post.rank == "Pembina"
    assert world.records.find(WayChange, admin.account_id) is None


def left_alone(world: World) -> tuple[Actor, Account]:
    """An administrator, and the only other person who may agree to anything."""
    return administrator(world), officer(world, 2, roles=("head",))


def test_the_last_other_person_may_be_edited_as_long_as_they_stay(world: World) -> None:
    admin, head = left_alone(world)
    edit = OfficerEdit(rank="Pembina")
    after = edit_officer(world, admin, head.account_id, head.version, edit)
    with pytest.raises(Conflict, match="last-second-person"):
        edit_officer(world, admin, head.account_id, after.version, OfficerEdit(enabled=False))


@pytest.mark.parametrize("gone", [{"enabled": False}, {"password_hash": None}])
def test_who_could_agree_to_nothing_anyhow_may_lose_the_role(
    world: World, gone: dict[str, object]
) -> None:
    admin, head = left_alone(world)
    before = head.replace(version=head.version + 1, **gone)
    world.commit(Put(before, head))
    edit = OfficerEdit(roles=("back_office",))
    after = edit_officer(world, admin, head.account_id, before.version, edit)
    assert after.roles == ("back_office",)


def test_whom_an_administrator_has_disabled_is_not_invited_again(world: World) -> None:
    admin = administrator(world)
    rina = create_officer(world, admin, form())
    gone = edit_officer(world, admin, rina.account_id, rina.version, OfficerEdit(enabled=False))
    with pytest.raises(Conflict, match="no-invitation-needed"):
        invite_again(world, admin, gone.account_id)


def test_nik_of_one_person_and_email_of_another_make_neither_an_officer(world: World) -> None:
    admin, citizen = administrator(world), registered(world)
    other = world.accounts.find(a_citizen(world, 7).account_id)
    assert other
    for nik, email in ((citizen.nik, other.email), (other.nik, citizen.email)):
        with pytest.raises(AlreadyRegistered):
            create_officer(world, admin, form(nik=nik, email=email))


def test_an_edit_of_an_older_version_or_of_a_citizen_is_refused(world: World) -> None:
    admin, rina, citizen = administrator(world), officer(world), registered(world)
    edit_officer(world, admin, rina.account_id, 1, OfficerEdit(rank="Pembina"))
    with pytest.raises(Conflict):
        edit_officer(world, admin, rina.account_id, 1, OfficerEdit(rank="Penata"))
    with pytest.raises(NotFound):
        edit_officer(world, admin, citizen.account_id, 1, OfficerEdit(roles=("head",)))
    with pytest.raises(NotFound):
        invite_again(world, admin, citizen.account_id)


def test_nik_and_email_of_an_officer_are_their_own(world: World) -> None:
    admin = administrator(world)
    officer(world)
    for same in ({"nik": "1302105705850001"}, {"email": "PETUGAS1@contoh.id"}):
        taken = {"nik": "1302105705850002", "email": "lain@contoh.id"} | same
        with pytest.raises(AlreadyRegistered):
            create_officer(world, admin, form(**taken))


def test_a_citizen_becomes_an_officer_only_by_nik_and_proven_email_and_a_new_password(
    world: World,
) -> None:
    admin, citizen = administrator(world), registered(world)
    for half in ({"nik": NIK}, {"email": citizen.email}):
        with pytest.raises(AlreadyRegistered):
            create_officer(world, admin, form(**half))
    signed_in = sign_in(world, NIK, PASSWORD, ADDRESS)
    world.messages.clear()
    promoted = create_officer(world, admin, form(nik=NIK, email=citizen.email))
    assert promoted.account_id == citizen.account_id and promoted.citizen == citizen.citizen
    with pytest.raises(NotSignedIn):
        authenticate(world, signed_in.access_token)
    with pytest.raises(NotSignedIn):
        sign_in(world, NIK, PASSWORD, ADDRESS)
    invitation = world.only_message("officer_invitation")
    assert invitation.recipient.address == citizen.email


def test_officers_are_listed_and_citizens_are_not(world: World) -> None:
    admin, rina = administrator(world), officer(world)
    registered(world)
    listed = list_officers(world, admin)
    assert {a.account_id for a in listed.items} == {admin.account_id, rina.account_id}


def test_the_seed_commands_officer_can_sign_in_at_once_and_nothing_is_sent(world: World) -> None:
    rina = officer(world)
    assert entered(world, rina.nik, PASSWORD, ADDRESS).account == rina
    assert world.messages == [] and world.chain_is_whole(rina)


def test_signs_that_no_letter_prints_are_refused_under_a_letter(world: World) -> None:
    admin = administrator(world)
    with pytest.raises(InvalidInput) as refused:
        create_officer(world, admin, form(position="Kepala \u2764", rank="\u0645"))
    found = [(problem.path, problem.code) for problem in refused.value.fields]
    assert found == [("position", "unprintable-signs"), ("rank", "another-script")]
