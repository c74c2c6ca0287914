"""A renewal is of a permit that may be renewed, at both ends of its way (docs/domain.md §9)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.catalogue.outcome import Renewal
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.permits import renewal, sending
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.review.findings import findings
from chalicelib.domain.review.sight import sight_of
from chalicelib.domain.storage import Put
from tests.support.cases import Case, a_complete_draft, a_draft, edited, refused


def issued_midwife() -> tuple[Case, Permit]:
    case = a_complete_draft(type_id="sip_bidan").submit().issue()
    return case, the_permit(case)


def the_permit(case: Case) -> Permit:
    permit = case.ports.permits.find(case.now.permit_identity[1])
    assert permit is not None
    return permit


def renewed(case: Case, permit: Permit) -> Case:
    draft = renewal.start_renewal(case.ports, case.applicant, permit.permit_id)
    return Case(case.ports, case.applicant, case.staff, draft.application_id).upload_all()


def put(case: Case, permit: Permit, **changes: Any) -> None:
    case.ports.commit(Put(permit.replace(version=permit.version + 1, **changes), permit))


MEANWHILE = [
    ({"state": PermitState.REVOKED}, "permit-revoked"),
    ({"renewed_by": "another-permit-0001"}, "permit-already-renewed"),
]


@pytest.mark.parametrize(("change", "problem"), MEANWHILE)
def test_what_became_unfit_for_renewal_is_not_sent_in(change: Any, problem: str) -> None:
    case, permit = issued_midwife()
    again = renewed(case, permit)
    put(case, the_permit(case), **change)
    with refused(problem):
        sending.submit(case.ports, case.applicant, again.application_id, again.now.version)
    assert again.now.phase is Phase.DRAFT


@pytest.mark.parametrize(("change", "problem"), MEANWHILE)
def test_what_became_unfit_for_renewal_is_not_signed(change: Any, problem: str) -> None:
    case, permit = issued_midwife()
    again = renewed(case, permit)
    sending.submit(case.ports, case.applicant, again.application_id, again.now.version)
    again.approve_up_to(again.now.steps[-1].id)
    put(case, the_permit(case), **change)
    with refused(problem):
        again.sign()
    assert again.now.phase is Phase.REVIEW


def test_a_renewal_begins_neither_years_before_the_end_nor_long_after_it() -> None:
    case, permit = issued_midwife()
    assert permit.valid_until is not None
    rule = Renewal(previous_number_field="nomor_izin_lama", opens_days=180, closes_days=90)
    case.ports.__dict__["catalogue"] = edited("sip_bidan", renewal=rule)

    def at(day: date) -> None:
        case.ports.clock.at = datetime.combine(day, time(3), UTC)

    at(permit.valid_until - timedelta(days=181))
    with refused("renewal-too-early"):
        renewed(case, permit)
    at(permit.valid_until + timedelta(days=91))
    with refused("renewal-too-late"):
        renewed(case, permit)
    at(permit.valid_until - timedelta(days=180))
    assert renewed(case, permit).now.renews == permit.permit_id


def found_by_officers(case: Case) -> list[tuple[str, str]]:
    sight = sight_of(case.ports, case.officer, case.now)
    rules = rules_of(case.ports, case.now)
    return [(one.path, one.code) for one in findings(case.ports, rules, case.now, sight)]


def a_renewal_by_hand(case: Case, number: str) -> Case:
    """Of a permit that this service is only told of."""
    again = a_draft(
        case.ports,
        "sip_bidan",
        ApplicationKind.RENEWAL,
        applicant=case.applicant,
        staff=case.staff,
    )
    return again.fill(nomor_izin_lama=number).upload_all().submit()


def test_a_number_typed_by_hand_that_is_nobodys_is_found_by_the_officer() -> None:
    case, permit = issued_midwife()
    typed = a_renewal_by_hand(case, "999/SIPB/DPMPTSPNAKER/I/2021")
    assert found_by_officers(typed) == [("data.nomor_izin_lama", "found-no-such-permit")]
    assert permit.number != typed.now.data["nomor_izin_lama"]


def test_a_number_typed_by_hand_is_the_permits_own_in_any_spelling() -> None:
    case, permit = issued_midwife()
    typed = a_renewal_by_hand(case, permit.number.lower().replace("/", " / "))
    assert found_by_officers(typed) == []


def test_the_number_of_somebody_elses_permit_is_found_by_the_officer() -> None:
    case, permit = issued_midwife()
    put(case, permit, holder_id="somebody-else")
    typed = a_renewal_by_hand(case, permit.number)
    assert found_by_officers(typed) == [("data.nomor_izin_lama", "found-permit-of-another")]


def test_another_number_in_a_renewal_that_was_begun_from_a_permit_is_found_by_the_officer() -> None:
    """The letter names what stands there."""
    case, permit = issued_midwife()
    again = renewed(case, permit)
    again.fill(nomor_izin_lama="999/SIPB/DPMPTSPNAKER/I/2021")
    sending.submit(case.ports, case.applicant, again.application_id, again.now.version)
    assert found_by_officers(again) == [("data.nomor_izin_lama", "found-no-such-permit")]


def test_a_renewal_with_the_number_of_its_own_permit_finds_nothing_before_or_after_it() -> None:
    case, permit = issued_midwife()
    again = renewed(case, permit)
    sending.submit(case.ports, case.applicant, again.application_id, again.now.version)
    assert found_by_officers(again) == []
    again.issue()
    assert the_permit(case).renewed_by
    sight = sight_of(case.ports, case.staff["head"], again.now)
    assert findings(case.ports, rules_of(case.ports, again.now), again.now, sight) == []
