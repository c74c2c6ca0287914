"""A permit is taken back by a decree with a number of its own, whatever the permit's type."""

import io

import pypdf
import pytest

from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.domain.permits import revocation_letter, revoking, verification
from chalicelib.domain.permits.model import Permit, Revocation
from tests.support.cases import Case, a_complete_draft, refused
from tests.unit.after_issue.test_renewal import issued, the_permit

REASON = "Tempat praktik tidak sesuai dengan izin."


def revoke(case: Case, reason: str = REASON) -> revoking.Revoked:
    permit = the_permit(case)
    return revoking.revoke(case.ports, case.staff["head"], permit.permit_id, reason=reason)


def revocation_of(permit: Permit) -> Revocation:
    assert permit.revocation is not None
    return permit.revocation


def printed(case: Case) -> str:
    permit = the_permit(case)
    content = revocation_letter.decree(
        case.ports, case.staff["head"], permit, revocation_of(permit)
    )
    pages = pypdf.PdfReader(io.BytesIO(FpdfLetterRenderer().render(content).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("type_id", ["sip_bidan", "penelitian", "operasional_sd", "stpt"])
def test_the_decree_names_the_permit_the_reason_and_the_way_to_object(type_id: str) -> None:
    case, permit = issued(type_id)
    number = revoke(case).decree_number
    text = printed(case)
    at = 0
    for part in (
        "KEPUTUSAN KEPALA DINAS", f"NOMOR {number}", "TENTANG", "PENCABUTAN", "Menimbang :",
        permit.number, "Tempat praktik tidak sesuai dengan izin;", "Mengingat :", "MEMUTUSKAN:",
        "KESATU :", "Nomor izin :", "KEDUA :", "KETIGA :", "keberatan tertulis", "KEEMPAT :",
        "KABUPATEN SOLOK,", case.staff["head"].name.split(",")[0], permit.holder_name,
    ):  # fmt: skip
        found = text.find(part, at)
        assert found >= 0, (part, text[at : at + 200])
        at = found + len(part)
    assert not set("{}") & set(text)


def test_decrees_are_counted_by_themselves_without_gaps() -> None:
    case, _ = issued()
    other = a_complete_draft(case.ports, applicant=case.applicant, staff=case.staff)
    numbers = [revoke(one).decree_number for one in (case, other.submit().issue())]
    assert numbers == [
        "500.16.7.2/001/CABUT/DPMPTSPNAKER/2026",
        "500.16.7.2/002/CABUT/DPMPTSPNAKER/2026",
    ]


def test_the_decree_is_kept_as_it_was_and_its_number_is_public_and_leads_to_the_application() -> (
    None
):
    case, before = issued()
    with refused("no-revocation-letter"):
        revocation_letter.decree_link(case.ports, before)
    answer = revoke(case)
    permit = the_permit(case)
    letter = revocation_of(permit).letter
    assert letter is not None
    kept = case.ports.files.read_clean(letter.key, letter.version_id)
    assert answer.decree_number.encode() in kept and len(kept) == letter.size
    assert letter.key in revocation_letter.decree_link(case.ports, permit)
    shown = verification.verify_token(case.ports, permit.permit_id)
    assert shown.revoked_by == answer.decree_number
    found = case.ports.applications.find_by_number(answer.decree_number)
    assert found and found.application_id == case.application_id


def test_a_reason_that_no_letter_can_print_is_refused_before_anything_is_done() -> None:
    case, _ = issued()
    with refused("invalid-input"):
        revoke(case, "Melanggar 規則 tentang praktik.")
    assert the_permit(case).revocation is None
