"""A permit is taken back by a decree with a number of its own, whatever the permit's type."""

import io

import pypdf
import pytest

from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.domain.permits import revocation_letter, revoking, verification
from chalicelib.domain.permits.composing import signer_of
from chalicelib.domain.permits.decrees import RevocationDecree
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.model import Revocation
from chalicelib.domain.permits.verification import Verdict
from tests.support.cases import Case, a_complete_draft, refused
from tests.support.revoked import REASON, revoked
from tests.unit.after_issue.test_renewal import issued, the_permit
from tests.unit.letters.test_official_form import assert_nothing_is_torn


def revoke(case: Case, reason: str = REASON) -> Revocation:
    permit = revoked(case.ports, case.staff["head"], the_permit(case).permit_id, reason)
    assert permit.revocation is not None
    return permit.revocation


def content_of(case: Case) -> LetterContent:
    permit, signer = the_permit(case), case.ports.accounts.find(case.staff["head"].account_id)
    decree = case.ports.records.find(RevocationDecree, permit.permit_id)
    assert decree is not None and decree.on is not None
    return revocation_letter.decree_letter(
        case.ports, permit, decree, signer_of(case.ports, signer), decree.on
    )


def printed(case: Case) -> str:
    """What was signed, laid out as letters are."""
    content = content_of(case)
    pages = pypdf.PdfReader(io.BytesIO(FpdfLetterRenderer().render(content).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("lines", range(1, 30, 4))
def test_wherever_a_page_of_it_ends_nothing_is_torn(lines: int) -> None:
    case, _ = issued()
    revoke(
        case, " ".join(f"Temuan ke-{number} tidak sesuai dengan izin." for number in range(lines))
    )
    assert_nothing_is_torn(content_of(case))


@pytest.mark.parametrize("type_id", ["sip_bidan", "penelitian", "operasional_sd", "stpt"])
def test_the_decree_names_the_permit_the_reason_and_the_way_to_object(type_id: str) -> None:
    case, permit = issued(type_id)
    number = revoke(case).number
    text = printed(case)
    at = 0
    for part in (
        "KEPUTUSAN KEPALA DINAS", f"NOMOR {number}", "TENTANG", "PENCABUTAN", "Menimbang :",
        permit.number, "Tempat praktik tidak sesuai dengan izin;", "Mengingat :", "MEMUTUSKAN:",
        "KESATU :", "Nomor izin :", "KEDUA :", "KETIGA :", "keberatan tertulis", "KEEMPAT :",
        "KABUPATEN SOLOK,", "Ditandatangani secara elektronik",
        case.staff["head"].name.split(",")[0], permit.holder_name,
    ):  # fmt: skip
        found = text.find(part, at)
        assert found >= 0, (part, text[at : at + 200])
        at = found + len(part)
    assert not set("{}") & set(text)


def test_decrees_are_counted_by_themselves_without_gaps() -> None:
    case, _ = issued()
    other = a_complete_draft(case.ports, applicant=case.applicant, staff=case.staff)
    numbers = [revoke(one).number for one in (case, other.submit().issue())]
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
    revocation, permit = revoke(case), the_permit(case)
    letter = revocation.letter
    assert letter is not None
    kept, version = case.ports.permit_files.find(letter.key)
    assert (len(kept), version) == (letter.size, letter.version_id)
    assert letter.key in revocation_letter.decree_link(case.ports, permit)
    shown = verification.verify_token(case.ports, permit.permit_id)
    assert shown.revoked_by == revocation.number
    found = case.ports.applications.find_by_number(revocation.number)
    assert found and found.application_id == case.application_id


def test_a_reason_that_no_letter_can_print_is_refused_before_anything_is_done() -> None:
    case, _ = issued()
    with refused("invalid-input"):
        revoking.propose(
            *(case.ports, case.staff["head"], the_permit(case).permit_id),
            reason="Melanggar 規則 tentang praktik.",
        )
    assert the_permit(case).revocation is None


def test_the_signed_file_is_told_from_the_permit_and_leads_to_it() -> None:
    case, permit = issued()
    letter = revoke(case).letter
    assert letter is not None
    decree, _ = case.ports.permit_files.find(letter.key)
    found = verification.verify_file(case.ports, decree, "10.0.0.1")
    assert (found.verdict, found.issued_by_us) == (Verdict.GENUINE_DECREE, True)
    assert found.permit and found.permit.permit_id == permit.permit_id
    paper, _ = case.ports.permit_files.find(permit.key)
    assert verification.verify_file(case.ports, paper, "10.0.0.1").verdict is (
        Verdict.GENUINE_REVOKED
    )
