"""Taking a permit back: who may, who hears of it, and that it stays so."""

import pytest

from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.permits import revoking, verification
from chalicelib.domain.permits.decree_signing import sign_decree
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.permits.model import Permit, PermitStanding, PermitState
from chalicelib.domain.storage import IdempotencyKey, Put
from tests.fakes.deliveries import pump, send_announced
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import ROLES, an_administrator, an_officer
from tests.support.revoked import PASSPHRASE, REASON, revoked


@pytest.fixture
def case() -> Case:
    return a_submitted_case().issue()


def permit_id(case: Case) -> str:
    return case.now.permit_identity[1]


def propose(case: Case, role: str = "head") -> revoking.Proposed:
    return revoking.propose(case.ports, case.staff[role], permit_id(case), reason=REASON)


def revoke(case: Case) -> Permit:
    return revoked(case.ports, case.staff["head"], permit_id(case))


def test_the_public_is_told_that_it_is_revoked_and_not_why(case: Case) -> None:
    assert verification.verify_token(case.ports, permit_id(case)).revoked_on is None
    permit = revoke(case)
    shown = verification.verify_token(case.ports, permit_id(case))
    assert permit.revocation
    assert (shown.standing, shown.revoked_on) == (PermitStanding.REVOKED, permit.revocation.on)
    assert REASON not in shown.model_dump_json()


def test_the_holder_is_told_by_both_channels_and_why(case: Case) -> None:
    send_announced(case.ports)
    before = len(case.ports.channels.sent)
    revoke(case)
    send_announced(case.ports)
    sent = case.ports.channels.sent[before:]
    assert {message.channel for message in sent} == {"email", "whatsapp"}
    assert all(REASON in message.body for message in sent)


def test_it_is_in_the_audit_chain_of_its_application(case: Case) -> None:
    permit = revoke(case)
    assert permit.revocation
    notes = case.ports.notes.of(f"app#{case.application_id}")
    assert (notes[-1].event, notes[-1].actor_role, notes[-1].text) == ("revoked", "head", REASON)
    assert notes[-1].details == {
        "permit_number": permit.number,
        "decree_number": permit.revocation.number,
    }
    assert first_break(notes, case.now.note_count, case.now.note_head) is None


def test_a_second_revocation_is_refused_and_changes_nothing(case: Case) -> None:
    revoke(case)
    before = case.ports.permits.find(permit_id(case))
    with refused("permit-already-revoked"):
        propose(case)
    assert case.ports.permits.find(permit_id(case)) == before


def ended(case: Case) -> None:
    """By a later paper of its holder."""
    permit = case.ports.permits.find(permit_id(case))
    after = permit.replace(state=PermitState.ENDED, version=permit.version + 1)
    case.ports.commit(Put(after, permit))


def test_what_ends_while_its_decree_is_being_signed_is_not_revoked(case: Case) -> None:
    drawn_up = propose(case)
    sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), drawn_up.version), passphrase=PASSPHRASE
    )
    ended(case)
    pump(case.ports)
    assert case.ports.permits.find(permit_id(case)).state is PermitState.ENDED
    decree = case.ports.records.find(RevocationDecree, permit_id(case))
    assert (decree.state, decree.number) == (DecreeState.WAITING, "")
    assert decree.refusal.params == {"reason": "permit-ended"}


def test_a_decree_is_dropped_as_it_was_read_and_not_while_it_is_being_signed(case: Case) -> None:
    ports, head, permit = case.ports, case.staff["head"], permit_id(case)
    first = propose(case)
    revoking.drop(ports, head, permit, first.version)
    anew = propose(case)
    with refused("stale-version"):
        revoking.drop(ports, head, permit, first.version)
    signing = sign_decree(ports, head, permit, anew.version, passphrase=PASSPHRASE)
    with refused("stale-version"):
        revoking.drop(ports, head, permit, signing.version)
    assert ports.records.find(RevocationDecree, permit) == signing


def test_what_ended_by_a_later_paper_is_not_revoked_besides(case: Case) -> None:
    ended(case)
    with refused("permit-ended"):
        propose(case)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "head"])
def test_no_other_role_may(case: Case, role: str) -> None:
    with refused("not-for-this-role"):
        propose(case, role)


def test_an_administrator_may_only_if_the_data_says_so(case: Case) -> None:
    administrator = an_administrator(case.ports)
    with refused("not-for-this-role"):
        revoking.revoking_role(case.ports, administrator)
    roles = dict(case.ports.catalogue.roles)
    roles["administrator"] = roles["administrator"].replace(revokes=True)
    case.ports.catalogue = type("Data", (), {"roles": roles})()
    assert revoking.revoking_role(case.ports, administrator) == "administrator"


def test_nobody_revokes_their_own_permit(case: Case) -> None:
    person = case.ports.accounts.find(case.applicant.account_id)
    twin = an_officer(case.ports, "head", number=555)
    # by NIK; and by the account, whose NIK was put right since
    for own in (twin.replace(nik=person.nik), twin.replace(account_id=person.account_id)):
        with refused("own-application"):
            revoking.propose(case.ports, own, permit_id(case), reason=REASON)


def test_it_ends_every_reminder_and_leaves_the_office_s_list(case: Case) -> None:
    assert case.ports.permits.find(permit_id(case)).next_reminder_on
    revoke(case)
    permit = case.ports.permits.find(permit_id(case))
    assert (permit.is_expiring, permit.next_reminder_on) == (False, None)


def test_the_answer_is_kept_for_a_repeated_request(case: Case) -> None:
    key = IdempotencyKey(case.staff["head"].account_id, "kunci-1", "digest")
    answer = revoking.propose(
        case.ports, case.staff["head"], permit_id(case), reason=REASON, idempotency=key
    )
    remembered = case.ports.answers.find(key.account_id, key.key)
    assert remembered and remembered.answer == answer.model_dump_json()
