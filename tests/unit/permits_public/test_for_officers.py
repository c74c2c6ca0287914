"""Which issued permits concern an officer (docs/checks.md 61)."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.permits import for_officers
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import a_staff, an_administrator
from tests.unit.permits_public.world import permit, world


def opened(ports: FakePorts, officer: Actor, permit_id: str) -> str:
    return for_officers.permit_for(ports, officer, permit_id).permit_id


@pytest.mark.parametrize("role", ["back_office", "data_verification", "secretary", "head"])
def test_who_stands_in_the_chain_of_its_type_sees_it(role: str) -> None:
    case = a_submitted_case(type_id="sip_bidan").issue()
    permit_id = case.now.permit_id or ""
    assert opened(case.ports, case.staff[role], permit_id) == permit_id


def test_who_does_not_and_a_body_outside_the_office_see_nothing() -> None:
    research: Case = a_submitted_case().issue()
    midwife = a_submitted_case(
        research.ports, type_id="sip_bidan", applicant=research.applicant, staff=research.staff
    ).issue()
    for case, role in ((research, "data_verification"), (midwife, "bpjs")):
        officer, number = case.staff[role], case.now.permit_number or ""
        with refused("not-in-this-chain"):
            opened(case.ports, officer, case.now.permit_id or "")
        with refused("not-in-this-chain"):
            for_officers.permit_by_number(case.ports, officer, number)


def test_a_type_that_is_no_more_concerns_who_revokes_or_searches_everywhere() -> None:
    ports = world()
    staff, old = a_staff(ports), permit(ports, type_id="izin_lama")
    for officer in (staff["head"], an_administrator(ports)):
        assert opened(ports, officer, old.permit_id) == old.permit_id
    with refused("not-in-this-chain"):
        opened(ports, staff["secretary"], old.permit_id)


def test_a_number_that_nobody_was_given_finds_none() -> None:
    ports = world()
    with refused("unknown-permit-number"):
        for_officers.permit_by_number(ports, a_staff(ports)["head"], "070/999/IP/2026")
