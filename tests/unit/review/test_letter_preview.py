"""The letter before it is signed, and what is known of the signer's certificate."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.domain.permits.certificates import certificate_of
from chalicelib.domain.permits.signing import CertificateNotUsable
from chalicelib.domain.review.letter_preview import FOLDER, preview_letter, preview_type
from tests.fakes.deliveries import pump
from tests.fakes.papers import GOOD
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import an_administrator, an_officer

ENDS = datetime(2027, 6, 1, 5, tzinfo=UTC)


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def at_head() -> Case:
    return a_submitted_case().approve_up_to("head")


def test_a_preview_has_watermark_and_signer_but_neither_number_nor_code(at_head: Case) -> None:
    ports = at_head.ports
    ports.letters = FpdfLetterRenderer()
    shown = preview_letter(ports, at_head.officer, at_head.application_id)
    ((key, (pdf,)),) = [one for one in ports.files.clean.items() if one[0].startswith(FOLDER)]
    assert key in shown.url and key.startswith(f"{FOLDER}/{at_head.application_id}/")
    assert shown.expires_at - ports.clock.now() == timedelta(minutes=5)
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    words = ports.stationery.words
    assert words.watermark in text
    assert words.number_later in text
    assert at_head.officer.name in text
    assert "bukan izin" in text
    assert words.signed not in text
    assert ports.public_url not in text
    assert at_head.now.permit_number is None


def test_whoever_checks_before_the_head_sees_the_letter_that_the_head_would_sign() -> None:
    case = a_submitted_case()
    preview_letter(case.ports, case.officer, case.application_id)
    heads = {staff["head"].name for staff in (case.staff.first, case.staff.second)}
    assert case.ports.letters.contents[-1].signer.name in heads


def test_each_of_two_heads_sees_their_own_name_under_the_letter(at_head: Case) -> None:
    for head in (at_head.staff.first["head"], at_head.staff.second["head"]):
        preview_letter(at_head.ports, head, at_head.application_id)
        assert at_head.ports.letters.contents[-1].signer.name == head.name


def test_there_is_no_preview_of_what_is_with_the_applicant_or_issued() -> None:
    case = a_submitted_case().mark("ktp", "Buram.").send_back()
    with refused("no-letter-to-preview"):
        preview_letter(case.ports, case.staff["back_office"], case.application_id)
    issued = a_submitted_case().issue()
    with refused("no-letter-to-preview"):
        preview_letter(issued.ports, issued.staff["head"], issued.application_id)


def test_a_preview_is_for_the_chain_alone(at_head: Case) -> None:
    with refused("not-in-this-chain"):
        preview_letter(at_head.ports, at_head.staff["bpjs"], at_head.application_id)


# --- the signer's certificate --------------------------------------------------------------------


def signed(ports: FakePorts, before: Case | None = None) -> Case:
    """A permit signed with a certificate until ``ENDS``; by the same people as ``before``."""
    ports.signatures.verdict = replace(GOOD, signer_common_name="Bustamar", certificate_ends=ENDS)
    return more(ports, before).issue()


def more(ports: FakePorts, before: Case | None) -> Case:
    people = {"applicant": before.applicant, "staff": before.staff} if before else {}
    return a_submitted_case(ports, **people)


def test_before_the_first_signature_nothing_is_known(at_head: Case) -> None:
    seen = certificate_of(at_head.ports, at_head.officer)
    assert (seen.state, seen.days_left, seen.seen_at) == ("NOT_SEEN", None, None)


def test_a_signature_shows_whose_certificate_it_is_and_for_how_many_days() -> None:
    ports = FakePorts()
    case = signed(ports)
    seen = certificate_of(ports, case.staff["head"])
    assert (seen.state, seen.subject) == ("ISSUE", "Bustamar")
    assert seen.valid_until == ENDS.date()
    assert seen.days_left == (ENDS.date() - ports.clock.now().date()).days
    assert certificate_of(ports, case.staff["secretary"]).state == "NOT_SEEN"


def test_a_certificate_that_is_refused_says_so_and_keeps_what_was_read_on_it() -> None:
    ports = FakePorts()
    case = signed(ports)
    ports.signer.refusal = CertificateNotUsable("EXPIRED")
    more(ports, case).approve_up_to("head").sign()
    pump(ports)
    seen = certificate_of(ports, case.staff["head"])
    assert (seen.state, seen.subject, seen.valid_until) == ("EXPIRED", "Bustamar", ENDS.date())


def test_the_signatures_of_a_day_write_it_once() -> None:
    ports = FakePorts()
    case = signed(ports)
    head, first = case.staff["head"], ports.clock.now()
    ports.clock.advance(hours=2)
    signed(ports, case)
    assert certificate_of(ports, head).seen_at == first
    ports.clock.advance(days=1)
    signed(ports, case)
    assert certificate_of(ports, head).seen_at == ports.clock.now()


# --- a version of a type, before anybody applies -------------------------------------------------


def test_a_version_s_letter_is_seen_with_made_up_answers_by_an_administrator(
    ports: FakePorts,
) -> None:
    ports.letters = FpdfLetterRenderer()
    admin = an_administrator(ports)
    shown = preview_type(ports, admin, "sip_bidan", "permenkes13-2025")
    ((key, (pdf,)),) = ports.files.clean.items()
    assert key in shown.url and key.startswith(f"{FOLDER}/samples/")
    reader = PdfReader(BytesIO(pdf))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert ports.stationery.words.watermark in text
    assert "Bdn. Rina Marlina, S.Tr.Keb." in text and ports.office.head.name in text
    assert "2 Maret 2026" in text
    assert [picture.image.size for page in reader.pages for picture in page.images if picture.image]
    assert not set("{}") & set(text)


def test_there_is_no_letter_of_an_unknown_version_and_none_for_officers(ports: FakePorts) -> None:
    with refused("unknown-permit-type"):
        preview_type(ports, an_administrator(ports), "sip_bidan", "uu1-1900")
    with refused("not-for-this-role"):
        preview_type(ports, an_officer(ports, "head", number=7), "sip_bidan", "permenkes13-2025")
    assert not ports.files.clean
