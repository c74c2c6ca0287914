"""Two permits of one kind and place are never in force together (docs/domain.md §9)."""

from datetime import timedelta

from chalicelib.domain.permits import renewal, sending, verification
from chalicelib.domain.permits.composing import preview_of
from chalicelib.domain.permits.model import Permit, PermitStanding
from tests.support.cases import Case, a_complete_draft


def the_permit(case: Case) -> Permit:
    found = case.ports.permits.find(case.now.permit_identity[1])
    assert found
    return found


def a_midwife() -> Case:
    return a_complete_draft(type_id="sip_bidan").submit().issue()


def renewal_at_the_head(case: Case) -> Case:
    draft = renewal.start_renewal(case.ports, case.applicant, the_permit(case).permit_id)
    again = Case(case.ports, case.applicant, case.staff, draft.application_id).upload_all()
    sending.submit(case.ports, case.applicant, again.application_id, again.now.version)
    return again.approve_up_to(again.now.steps[-1].id)


def standing(case: Case) -> PermitStanding:
    return verification.verify_token(case.ports, the_permit(case).permit_id).standing


def test_the_old_one_ends_when_the_new_one_is_issued_and_no_day_of_it_is_lost() -> None:
    case = a_midwife()
    printed = the_permit(case).valid_until
    assert printed
    case.ports.clock.advance(days=3)
    again = renewal_at_the_head(case)
    assert standing(case) is PermitStanding.IN_FORCE
    again.issue()
    old, new = the_permit(case), the_permit(again)
    assert (standing(case), standing(again)) == (PermitStanding.EXPIRED, PermitStanding.IN_FORCE)
    assert old.valid_until == new.issued_on - timedelta(days=1)
    assert new.valid_until == printed.replace(year=printed.year + 5)


def test_the_signer_sees_the_end_that_will_be_printed() -> None:
    case = a_midwife()
    printed = the_permit(case).valid_until
    assert printed
    again = renewal_at_the_head(case)
    rules = again.ports.applications.frozen_type(again.application_id)
    officer = again.ports.accounts.find(again.officer.account_id)
    seen = str(preview_of(again.ports, again.now, rules, officer))
    assert str(printed.year + 5) in seen and str(printed.year) not in seen


def test_one_that_lapsed_begins_anew_from_its_signature() -> None:
    case = a_midwife()
    printed = the_permit(case).valid_until
    assert printed
    again = renewal_at_the_head(case)
    case.ports.clock.at = case.ports.clock.at.replace(year=printed.year, month=11, day=2)
    again.issue()
    new = the_permit(again)
    assert new.valid_until == new.issued_on.replace(year=new.issued_on.year + 5)
    assert the_permit(case).valid_until == printed
