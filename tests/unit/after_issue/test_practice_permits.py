"""Practice permits since Permenkes 13/2025: one per place, three at most; either of two proofs."""

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.permits import sending
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, fields_of, refused
from tests.unit.after_issue.test_renewal import issued, renew


def at_another_place(case: Case, place: str) -> Case:
    """The same midwife applies for one more place."""
    more = a_complete_draft(
        case.ports, type_id="sip_bidan", applicant=case.applicant, staff=case.staff
    )
    return more.fill(tempat_praktik=place)


def test_a_fourth_place_is_refused_with_the_numbers_of_the_three() -> None:
    case, _ = issued()
    for place in ("Klinik Sehat", "RSUD Arosuka"):
        at_another_place(case, place).submit().issue()
    fourth = at_another_place(case, "Klinik Bundo")
    with refused("too-many-in-force") as refusal:
        sending.submit(case.ports, case.applicant, fourth.application_id, fourth.now.version)
    assert refusal.value.params["most"] == 3
    for permit in stored.permits(case.ports):
        assert permit.number in refusal.value.params["numbers"]


def test_two_that_run_at_once_are_counted_again_when_the_last_is_signed() -> None:
    case, _ = issued()
    others = [at_another_place(case, f"Klinik {n}").submit() for n in range(3)]
    for other in others[:2]:
        other.issue()
    with refused("too-many-in-force"):
        others[2].issue()
    assert others[2].now.phase is Phase.REVIEW


def test_a_renewal_takes_the_place_of_what_it_renews() -> None:
    case, permit = issued()
    for place in ("Klinik Sehat", "RSUD Arosuka"):
        at_another_place(case, place).submit().issue()
    again = renew(case, permit).upload_all()
    again.submit().issue()
    assert again.now.phase is Phase.ISSUED


def test_a_renewal_needs_credits_or_a_certificate_of_competence_and_either_is_enough() -> None:
    case, permit = issued()
    again = renew(case, permit)
    for document in ("foto", "surat_permohonan", "surat_sehat", "str", "rekomendasi_dinkes"):
        again.upload(document)
    for document in ("surat_atasan", "sip_lama", "kartu_bpjs"):
        again.upload(document)
    with refused("application-incomplete") as refusal:
        again.submit()
    assert fields_of(refusal) == [("documents.bukti_skp", "document-missing")]
    again.upload("sertifikat_kompetensi")
    assert again.submit().now.phase is Phase.REVIEW


def test_other_types_may_have_as_many_as_they_like() -> None:
    ports = FakePorts()
    first = a_complete_draft(ports).submit().issue()
    for _ in range(4):
        a_complete_draft(ports, applicant=first.applicant, staff=first.staff).submit().issue()
    assert len(stored.permits(ports)) == 5
