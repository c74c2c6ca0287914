"""Nobody gets a permit in somebody else's name (docs/checks.md 54)."""

from datetime import timedelta

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.accounts import identities
from chalicelib.domain.accounts.model import Actor, KtpScan
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.review.findings import findings
from chalicelib.domain.review.sight import sight_of
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, refused
from tests.support.people import a_citizen

SCAN = KtpScan(key="registration/g1/ktp/u1", version_id="v1")


def at_the_head() -> tuple[Case, Actor]:
    """A file of an account that nobody has looked at, and who looks."""
    ports = FakePorts()
    case = a_complete_draft(ports, applicant=a_citizen(ports, 61, ktp=SCAN)).submit()
    return case.approve_up_to(case.now.steps[-1].id), case.staff["back_office"]


def found_by_officers(case: Case) -> list[tuple[str, str]]:
    sight = sight_of(case.ports, case.officer, case.now)
    rules = rules_of(case.ports, case.now)
    return [(one.path, one.code) for one in findings(case.ports, rules, case.now, sight)]


def judged(case: Case, clerk: Actor, *, matches: bool, remark: str = "") -> None:
    account = case.ports.accounts.find(case.now.applicant_id)
    assert account
    identities.judge(
        case.ports, clerk, account.account_id, account.version, matches=matches, remark=remark
    )


def test_no_permit_is_signed_for_an_identity_that_no_officer_has_seen() -> None:
    case, clerk = at_the_head()
    assert found_by_officers(case) == [("applicant.nik", "found-identity-unseen")]
    with refused("identity-unseen"):
        case.sign()
    assert case.now.phase is Phase.REVIEW
    judged(case, clerk, matches=True)
    assert found_by_officers(case) == []
    case.sign()
    assert case.now.phase is Phase.SIGNING


def test_what_an_officer_doubts_is_told_to_the_signer_and_not_signed() -> None:
    case, clerk = at_the_head()
    judged(case, clerk, matches=False, remark="Foto pada KTP orang lain.")
    with refused("identity-doubted") as refusal:
        case.sign()
    assert refusal.value.params["remark"] == "Foto pada KTP orang lain."
    assert found_by_officers(case) == [("applicant.nik", "found-identity-doubted")]
    judged(case, clerk, matches=True)
    case.sign()
    assert case.now.phase is Phase.SIGNING


def test_a_nik_of_another_birth_date_or_sex_is_told_to_the_deciding_officer_in_words() -> None:
    case = a_complete_draft().submit()
    assert found_by_officers(case) == []
    person = case.now.person
    other = {"male": "female", "female": "male"}[person.sex]
    born = person.birth_date - timedelta(days=1)
    after = case.now.replace(
        version=case.now.version + 1,
        form_version=case.now.form_version + 1,
        applicant=person.replace(birth_date=born, sex=other),
    )
    case.ports.commit(Put(after, case.now))
    assert found_by_officers(case) == [
        ("applicant.birth_date", "found-nik-birth-date-differs"),
        ("applicant.sex", "found-nik-sex-differs"),
    ]
    texts = TemplateCatalogue().problem_texts
    for _, code in found_by_officers(case):
        assert "KTP" in texts.of_field(code, Language.INDONESIAN, {})
