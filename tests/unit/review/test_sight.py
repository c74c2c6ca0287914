"""What of a file is seen, told, and left out: the office whole, an outside body its part."""

import pytest

from chalicelib.domain.accounts.model import KtpScan
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.catalogue.schema import ApplicationKind, Sees
from chalicelib.domain.review.findings import findings
from chalicelib.domain.review.sight import WHOLE, Sight, sight_of
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, a_draft, a_submitted_case
from tests.support.people import a_citizen

NOTHING = Sight(())
NUMBER = "nomor_izin_lama"


def found(case: Case, sight: Sight = WHOLE) -> list[tuple[str, str]]:
    rules = rules_of(case.ports, case.now)
    return [(one.path, one.code) for one in findings(case.ports, rules, case.now, sight)]


def test_the_office_sees_a_file_as_it_is_with_all_that_was_said_of_it() -> None:
    case = a_submitted_case().mark("ktp", "Buram.").send_back(message="Lihat dinas.", judul="Umum.")
    assert WHOLE.narrowed(case.now) == case.now
    seen = Sight((Sees(documents=("proposal",)),)).narrowed(case.now)
    assert seen.correction is not None
    assert (seen.correction.message, seen.correction.documents) == (None, {})
    assert list(seen.documents) == ["proposal"] and seen.data == {}


def test_the_rules_that_are_told_are_of_what_is_seen() -> None:
    case = a_submitted_case()
    rules = rules_of(case.ports, case.now)
    assert WHOLE.of_rules(rules) == rules
    part = Sight((Sees(documents=("proposal",), fields=("judul",)),)).of_rules(rules)
    assert [one.id for one in (*part.documents, *part.fields)] == ["proposal", "judul"]


def test_who_stands_above_and_has_no_step_in_the_chain_sees_all() -> None:
    case = a_submitted_case()
    steps = tuple(step for step in case.now.steps if step.role != "secretary")
    sight = sight_of(case.ports, case.staff["secretary"], case.now.replace(steps=steps))
    assert sight.is_whole


# --- what the machine found ------------------------------------------------------------------


def test_whoever_filled_it_in_for_the_applicant_is_named_to_the_officer() -> None:
    case = a_submitted_case()
    helper = a_citizen(case.ports, 21)
    assert found(case) == []
    stored.put_application(case.ports, case.now.replace(operators=(helper.account_id,)))
    assert found(case) == [("applicant", "found-operators")]
    stored.put_application(case.ports, case.now.replace(operators=("erased-since",)))
    assert found(case) == [("applicant", "found-operators-erased")]


@pytest.mark.parametrize("numbered", [True, False])
def test_what_an_outside_body_does_not_see_of_a_person_is_not_told_to_it_either(
    numbered: bool,
) -> None:
    ports = FakePorts()
    scan = KtpScan(key="registration/g1/ktp/u1", version_id="v1")
    case = a_complete_draft(ports, applicant=a_citizen(ports, 61, ktp=scan)).submit()
    born = case.now.person.replace(sex="male")
    stored.put_application(ports, case.now.replace(applicant=born))
    told = [("applicant.nik", "found-identity-unseen"), ("applicant.sex", "found-nik-sex-differs")]
    with_nik = Sight((Sees(documents=(), applicant=("nik",)),))
    assert found(case, with_nik if numbered else NOTHING) == (told if numbered else [])


def a_renewal(number: str) -> Case:
    again = a_draft(None, "sip_bidan", ApplicationKind.RENEWAL)
    return again.fill(**{NUMBER: number}).upload_all().submit()


def test_a_renewed_number_is_judged_for_those_alone_who_see_it() -> None:
    case = a_renewal("999/SIPB/DPMPTSPNAKER/I/2021")
    assert found(case) == [(f"data.{NUMBER}", "found-no-such-permit")]
    assert found(case, NOTHING) == []
    assert found(case, Sight((Sees(documents=(), fields=(NUMBER,)),))) == found(case)


def test_where_no_number_stands_none_is_missed() -> None:
    case = a_renewal("999/SIPB/DPMPTSPNAKER/I/2021")
    data = {name: value for name, value in case.now.data.items() if name != NUMBER}
    stored.put_application(case.ports, case.now.replace(data=data))
    assert found(case) == []


def test_of_a_new_application_no_earlier_permit_is_missed() -> None:
    case = a_renewal("999/SIPB/DPMPTSPNAKER/I/2021")
    stored.put_application(case.ports, case.now.replace(kind=ApplicationKind.NEW))
    assert found(case) == []
