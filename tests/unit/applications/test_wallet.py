"""Papers that the office has accepted once are offered again: whose, which, how long, and what
becomes of them."""

from datetime import date

import pytest

from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.domain.accounts.model import KtpScan
from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applying import wallet
from chalicelib.domain.privacy import erasure
from chalicelib.domain.text import Language
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support.cases import (
    Case,
    a_complete_draft,
    a_draft,
    a_submitted_case,
    edited,
    fields_of,
    refused,
)
from tests.support.people import a_citizen

SIP = "sip_bidan"
PASSWORD = "kuda nil makan rambutan"


def accepted(type_id: str = SIP, **answers: str) -> Case:
    """An application whose papers an officer has accepted."""
    case = a_complete_draft(type_id=type_id)
    return case.fill(**answers).submit().approve() if answers else case.submit().approve()


def another(case: Case, type_id: str = SIP) -> Case:
    return a_draft(case.ports, type_id, applicant=case.applicant, staff=case.staff)


def offers(case: Case) -> dict[str, wallet.Paper]:
    found = wallet.offered(case.ports, case.applicant, case.application_id)
    return {paper.requirement.id: paper for paper in found}


def use(case: Case, *documents: str) -> None:
    shown = offers(case)
    chosen = {name: shown[name].seen.file.file_id for name in documents}
    wallet.use(case.ports, case.applicant, case.application_id, chosen)


def send(draft: Case) -> Case:
    """With what is still missing."""
    for requirement in wallet.rules_of(draft.ports, draft.now).documents_for(draft.now.kind):
        if requirement.id not in draft.now.documents:
            draft.upload(requirement.id)
    return draft.fill().submit()


def test_what_was_accepted_once_is_offered_with_whence_and_when() -> None:
    case = accepted()
    found = offers(another(case))
    assert set(found) == {"foto", "ktp", "ijazah", "str", "kartu_bpjs"}
    today = case.ports.calendar.local_date(case.ports.clock.now())
    seen = found["ijazah"].seen
    assert (seen.source, seen.type_id, seen.on) == (case.now.receipt, SIP, today)


def test_a_paper_of_one_application_alone_is_never_offered() -> None:
    assert "surat_permohonan" not in offers(another(accepted()))


def test_a_paper_can_be_looked_at_while_it_is_offered_and_no_other() -> None:
    draft = another(accepted())
    link = wallet.view(draft.ports, draft.applicant, draft.application_id, "ktp")
    assert offers(draft)["ktp"].seen.file.key in link
    for document in ("surat_permohonan", "there-is-none"):
        with refused("document-not-uploaded"):
            wallet.view(draft.ports, draft.applicant, draft.application_id, document)


def test_a_tick_pins_the_very_copy_and_says_so_in_the_notes() -> None:
    case = accepted()
    draft = another(case)
    use(draft, "ktp", "str")
    assert draft.now.documents["ktp"].file == case.now.documents["ktp"].file
    assert draft.state("str") is DocumentState.CLEAN
    assert draft.now.documents["ktp"].mark is None, "an officer has to look at it again"
    used = [
        note
        for note in draft.ports.notes.of(f"app#{draft.application_id}")
        if note.event == "paper-used"
    ]
    assert [(note.details["document"], note.details["from"]) for note in used] == [
        ("ktp", case.now.receipt),
        ("str", case.now.receipt),
    ]
    assert "ktp" not in offers(draft), "what is there is not offered any more"


def test_with_its_papers_the_next_application_goes_to_the_permit() -> None:
    draft = another(accepted())
    use(draft, *offers(draft))
    send(draft).issue()


@pytest.mark.parametrize(
    ("paper", "days"), [("foto", 6 * 30 + 5), ("kartu_bpjs", 370)], ids=["photo", "card"]
)
def test_a_paper_ages_as_its_kind_says(paper: str, days: int) -> None:
    case = accepted()
    draft = another(case)
    last = offers(draft)[paper].seen.good_until
    assert last is not None
    case.ports.clock.advance(days=days)
    assert paper not in offers(draft)
    assert "ijazah" in offers(draft), "a diploma does not age"


def test_a_paper_holds_no_longer_than_it_says_itself() -> None:
    case = accepted(masa_berlaku_str="2026-04-30")
    draft = another(case)
    assert offers(draft)["str"].seen.good_until == date(2026, 4, 30)
    days = (date(2026, 5, 1) - case.ports.calendar.local_date(case.ports.clock.now())).days
    case.ports.clock.advance(days=days)
    assert "str" not in offers(draft)


def test_one_that_aged_between_the_page_and_the_tick_is_refused_and_nothing_is_pinned() -> None:
    case = accepted()
    draft = another(case)
    chosen = {name: paper.seen.file.file_id for name, paper in offers(draft).items()}
    case.ports.clock.advance(days=200)
    with refused("invalid-input") as refusal:
        wallet.use(draft.ports, draft.applicant, draft.application_id, chosen)
    assert fields_of(refusal) == [("documents.foto", "paper-not-offered")]
    assert draft.now.documents == {}


def test_where_every_document_is_there_no_earlier_application_is_read() -> None:
    case = accepted()
    empty, full = another(case), another(case)
    full.fill().upload_all()

    def reads(draft: Case) -> int:
        with draft.ports.dynamodb.counting() as cost:
            offers(draft)
        return sum(cost.calls.values())

    assert reads(full) < reads(empty)
    assert offers(full) == {}


def test_what_no_officer_has_accepted_is_not_offered() -> None:
    case = a_submitted_case(type_id=SIP)
    assert offers(another(case)) == {}


def test_nobody_is_offered_or_may_take_anothers_papers() -> None:
    case = accepted()
    stranger = a_citizen(case.ports, number=7)
    theirs = a_draft(case.ports, SIP, applicant=stranger, staff=case.staff)
    assert offers(theirs) == {}
    chosen = {"ktp": offers(another(case))["ktp"].seen.file.file_id}
    with refused("invalid-input"):
        wallet.use(theirs.ports, stranger, theirs.application_id, chosen)
    with refused("unknown-application"):
        wallet.offered(case.ports, stranger, case.application_id)


def test_a_type_that_means_another_paper_by_the_same_word_is_not_offered_it() -> None:
    """Research asks for an identity card with a photo beside it."""
    draft = another(accepted(), "penelitian")
    assert "ktp" not in offers(draft)
    research = a_complete_draft(type_id="penelitian").submit().approve()
    assert "ktp" in offers(another(research, "penelitian"))


def test_a_paper_too_large_for_the_rules_of_today_is_not_offered() -> None:
    case = accepted()
    draft = another(case)
    rules = wallet.rules_of(draft.ports, draft.now)
    smaller = tuple(one.replace(max_bytes=1) if one.id == "ktp" else one for one in rules.documents)
    draft.ports.catalogue = edited(SIP, documents=smaller)
    assert "ktp" not in offers(draft)


def test_a_type_that_wants_its_files_to_differ_gets_no_two_of_one_file() -> None:
    case = accepted()
    draft = another(case)
    draft.ports.catalogue = edited(SIP, distinct_files=True)
    draft.upload("surat_sehat")
    with refused("invalid-input") as refusal:
        use(draft, "ktp")
    assert fields_of(refusal) == [("documents.ktp", "document-same-file")]


def test_a_draft_that_was_sent_takes_no_more_papers() -> None:
    case = accepted()
    draft = another(case)
    chosen = {"ktp": offers(draft)["ktp"].seen.file.file_id}
    draft.fill().upload_all().submit()
    with refused("act-not-possible-now"):
        wallet.use(draft.ports, draft.applicant, draft.application_id, chosen)


def test_a_refused_paper_can_be_replaced_by_an_earlier_one_but_not_by_itself() -> None:
    case = accepted()
    draft = another(case)
    use(draft, "ijazah")
    send(draft)
    draft.mark("ktp", "Buram.").mark("ijazah", "Bukan ijazah profesi.").send_back()
    assert "ktp" in offers(draft)
    assert "ijazah" not in offers(draft)


# --- the card of the registration


def with_scan(**changes: object) -> Case:
    ports = FakePorts()
    seen = ports.clock.now()
    key = "registration/g1/ktp/u1"
    version = ports.files.store_clean(key, b"a card", "image/jpeg")
    scan = KtpScan(
        key=key,
        version_id=version,
        sha256="ab",
        size=6,
        checked_at=ports.clock.now(),
        sent_sha256="cd",
    )
    hashed = Argon2Passwords(passes=1, memory_kib=8).hash(PASSWORD)
    applicant = a_citizen(ports, ktp=scan, password_hash=hashed, identity_seen_at=seen, **changes)
    return a_draft(ports, SIP, applicant=applicant)


def test_the_card_of_the_registration_is_not_asked_for_again() -> None:
    draft = with_scan()
    assert offers(draft)["ktp"].seen.source == wallet.REGISTRATION
    use(draft, "ktp")
    assert draft.state("ktp") is DocumentState.CLEAN


def test_a_card_that_an_officer_doubts_is_not_offered() -> None:
    assert offers(with_scan(identity_doubt=True)) == {}


def test_where_no_kind_of_paper_is_the_identity_card_none_is_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wallet, "IDENTITY_CARD", "a-kind-that-papers.toml-lacks")
    assert offers(with_scan()) == {}


def test_erasing_the_account_leaves_the_card_where_an_issued_permit_rests_on_it() -> None:
    draft = with_scan()
    use(draft, "ktp")
    send(draft).issue()
    file = draft.now.documents["ktp"].file
    assert file is not None
    erase_account(draft)
    assert draft.ports.files.read_clean(file.key, file.version_id)


def test_erasing_the_account_takes_the_card_that_no_permit_rests_on() -> None:
    draft = with_scan()
    use(draft, "ktp")
    file = draft.now.documents["ktp"].file
    assert file is not None
    erase_account(draft)
    with refused("upload-missing"):
        draft.ports.files.read_clean(file.key, file.version_id)


def erase_account(case: Case) -> None:
    request = erasure.ask_erasure(case.ports, case.applicant, PASSWORD, Language.INDONESIAN)
    assert erasure.carry_out(case.ports, request, duties())
