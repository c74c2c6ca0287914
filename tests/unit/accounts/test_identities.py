"""Nobody holds somebody else's NIK without a way back (docs/checks.md 54 and 60)."""

import pytest

from chalicelib.domain.accounts import identities
from chalicelib.domain.accounts.model import Account, Actor, KtpScan
from chalicelib.domain.accounts.officers import (
    OfficerEdit,
    OfficerForm,
    create_officer,
    edit_officer,
)
from chalicelib.domain.accounts.particulars import ParticularsEdit
from chalicelib.domain.accounts.profile import edit_profile
from chalicelib.domain.accounts.sign_in import open_session, refresh
from chalicelib.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotSignedIn
from chalicelib.domain.privacy.freeing import free_nik
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import a_submitted_case
from tests.support.people import a_citizen, an_administrator, an_officer, citizen_details

SCAN = KtpScan(key="registration/g1/ktp/u1", version_id="v1")
WHY = "Pemilik KTP datang ke loket."


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def clerk(ports: FakePorts) -> Actor:
    return an_officer(ports, "back_office", number=1)


def newcomer(ports: FakePorts, number: int = 5) -> Actor:
    return a_citizen(ports, number, ktp=SCAN, warnings=("nik-sex-differs",))


def account(ports: FakePorts, actor: Actor) -> Account:
    found = ports.accounts.find(actor.account_id)
    assert found
    return found


def free(ports: FakePorts, by: Actor, account_id: str) -> Account:
    found = ports.accounts.find(account_id)
    return free_nik(ports, by, account_id, found.nik if found else "", WHY)


def waiting(ports: FakePorts, clerk: Actor) -> list[str]:
    return [one.account_id for one in identities.unseen(ports, clerk, cursor=None, limit=25).items]


def test_a_new_account_waits_for_an_officer_s_look_and_each_look_is_noted(
    ports: FakePorts, clerk: Actor
) -> None:
    person = newcomer(ports)
    assert waiting(ports, clerk) == [person.account_id]
    found = identities.look_at(ports, clerk, person.account_id)
    assert found.scan and SCAN.key in found.scan
    assert found.account.warnings == ("nik-sex-differs",)
    note = ports.notes.of(f"account#{person.account_id}", limit=9)[-1]
    assert (note.event, note.actor_id) == ("identity-looked-at", clerk.account_id)
    version = found.account.version
    identities.judge(ports, clerk, person.account_id, version, matches=True, remark="")
    assert waiting(ports, clerk) == []


def test_a_doubt_needs_a_word_and_stays_on_the_account(ports: FakePorts, clerk: Actor) -> None:
    person = newcomer(ports)
    with pytest.raises(InvalidInput):
        identities.judge(ports, clerk, person.account_id, 1, matches=False, remark=" \u200e ")
    after = identities.judge(
        ports, clerk, person.account_id, 1, matches=False, remark="Foto orang lain."
    )
    assert after.identity_doubt
    with pytest.raises(Conflict):
        identities.judge(ports, clerk, person.account_id, 1, matches=True, remark="")


def test_a_colleague_who_merely_looks_makes_nobody_s_judgement_stale(
    ports: FakePorts, clerk: Actor
) -> None:
    person, colleague = newcomer(ports), an_officer(ports, "back_office", number=2)
    seen = identities.look_at(ports, clerk, person.account_id).account
    for _ in range(3):
        identities.look_at(ports, colleague, person.account_id)
    identities.judge(ports, clerk, person.account_id, seen.version, matches=True, remark="")
    assert not account(ports, person).identity_unseen
    for version in (seen.version, 99):
        with pytest.raises(Conflict, match="stale-version"):
            identities.judge(ports, colleague, person.account_id, version, matches=True, remark="")


def test_what_the_person_changed_after_the_look_is_looked_at_again(
    ports: FakePorts, clerk: Actor
) -> None:
    person, colleague = newcomer(ports), an_officer(ports, "back_office", number=2)
    seen = identities.look_at(ports, clerk, person.account_id).account
    edit = ParticularsEdit(occupation="Bidan")
    edit_profile(ports, person, seen.version, edit)
    identities.look_at(ports, colleague, person.account_id)
    with pytest.raises(Conflict, match="stale-version"):
        identities.judge(ports, clerk, person.account_id, seen.version, matches=True, remark="")


def test_whose_data_were_erased_is_nobody_to_look_at(ports: FakePorts, clerk: Actor) -> None:
    person = newcomer(ports)
    erased = account(ports, person).replace(erased_at=ports.clock.now())
    stored.put_account(ports, erased)
    with pytest.raises(NotFound, match="unknown-account"):
        identities.look_at(ports, clerk, person.account_id)
    with pytest.raises(NotFound, match="unknown-account"):
        identities.judge(ports, clerk, person.account_id, erased.version, matches=True, remark="")


def test_nobody_judges_their_own_scan(ports: FakePorts) -> None:
    own = an_officer(ports, "back_office", number=4, citizen=citizen_details(), ktp=SCAN)
    with pytest.raises(NotAllowed, match="own-account"):
        identities.judge(ports, own, own.account_id, 1, matches=True, remark="")
    assert account(ports, own).identity_unseen


def test_there_is_nothing_to_look_at_of_an_officer_or_of_nobody(
    ports: FakePorts, clerk: Actor
) -> None:
    for account_id in (clerk.account_id, "nobody"):
        with pytest.raises(NotFound, match="unknown-account"):
            identities.look_at(ports, clerk, account_id)


def test_only_who_looks_after_people_s_data_sees_them(ports: FakePorts) -> None:
    person = newcomer(ports)
    for actor in (person, an_officer(ports, "bpjs", number=2), an_officer(ports, "head", number=3)):
        with pytest.raises(NotAllowed):
            waiting(ports, actor)
        with pytest.raises(NotAllowed):
            identities.look_at(ports, actor, person.account_id)


def test_an_administrator_frees_a_number_and_its_owner_can_register(ports: FakePorts) -> None:
    admin, thief = an_administrator(ports), newcomer(ports)
    session = open_session(ports, account(ports, thief))
    before = account(ports, thief)
    free(ports, admin, thief.account_id)
    assert ports.accounts.find_by_nik(before.nik) is None
    with pytest.raises(NotSignedIn):
        refresh(ports, session.refresh_token)
    told = [m for m in stored.messages(ports) if m.template == "nik_freed"]
    assert {m.recipient.address for m in told} == {before.email, before.whatsapp}
    assert {m.params["reason"] for m in told} == {WHY}
    note = ports.notes.of(f"account#{thief.account_id}", limit=9)[-1]
    assert (note.event, note.details["reason"]) == ("nik-freed", WHY)
    owner = a_citizen(ports, 6, nik=before.nik)
    assert ports.accounts.find_by_nik(before.nik) == account(ports, owner)
    with pytest.raises(NotFound):
        free(ports, admin, thief.account_id)


def test_nobody_below_frees_a_number_and_never_an_officer_s(ports: FakePorts, clerk: Actor) -> None:
    person = newcomer(ports)
    with pytest.raises(NotAllowed, match="not-for-this-role"):
        free(ports, clerk, person.account_id)
    with pytest.raises(NotAllowed, match="not-a-citizen"):
        free(ports, an_administrator(ports), clerk.account_id)


def test_neither_an_erased_number_nor_one_that_is_free_is_freed(ports: FakePorts) -> None:
    admin, freed, erased = an_administrator(ports), newcomer(ports), newcomer(ports, 6)
    free(ports, admin, freed.account_id)
    stored.put_account(ports, account(ports, erased).replace(erased_at=ports.clock.now()))
    for person in (freed, erased):
        with pytest.raises(NotFound, match="unknown-account"):
            free(ports, admin, person.account_id)


def test_the_number_is_typed_once_more(ports: FakePorts) -> None:
    person = newcomer(ports)
    with pytest.raises(InvalidInput) as refused:
        free_nik(ports, an_administrator(ports), person.account_id, "1302105705909999", WHY)
    assert [field.path for field in refused.value.fields] == ["nik"]
    assert account(ports, person).enabled


def test_what_is_running_is_decided_first() -> None:
    case = a_submitted_case()
    with pytest.raises(Conflict, match="applications-running"):
        free(case.ports, an_administrator(case.ports), case.applicant.account_id)


def officer_form(number: int, *roles: str) -> OfficerForm:
    return OfficerForm(
        nik=f"130210570585{number:04d}",
        name="Rina Marlina",
        email=f"baru{number}@kantor.example",
        whatsapp="081266667777",
        roles=roles,
    )


def told_of_power(ports: FakePorts) -> list[tuple[str | None, str]]:
    return [
        (m.recipient.address, m.params["roles"])
        for m in stored.messages(ports)
        if m.template == "power_given" and m.channel == "email"
    ]


def test_whoever_makes_officers_cannot_do_so_unseen_by_the_head(ports: FakePorts) -> None:
    """Five accounts of one administrator's making would walk a whole chain."""
    admin, head = an_administrator(ports), an_officer(ports, "head", number=7)
    chain = ("back_office", "section_head", "division_head", "secretary", "head")
    for number, role in enumerate(chain, start=10):
        create_officer(ports, admin, officer_form(number, role))
    heads = account(ports, head).email
    names = {role: ports.catalogue.roles[role].name.id for role in chain}
    told = [roles for address, roles in told_of_power(ports) if address == heads]
    assert sorted(told) == sorted(names.values())


def test_a_role_given_later_is_told_and_one_taken_away_is_not(ports: FakePorts) -> None:
    admin, head = an_administrator(ports), an_officer(ports, "head", number=7)
    rina = an_officer(ports, "back_office", number=8)
    edit_officer(ports, admin, rina.account_id, 1, OfficerEdit(roles=("back_office", "secretary")))
    assert told_of_power(ports) == [(account(ports, head).email, "Sekretaris")]
    edit_officer(ports, admin, rina.account_id, 2, OfficerEdit(roles=("secretary",)))
    assert len(told_of_power(ports)) == 1
