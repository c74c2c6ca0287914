"""The account of an application: whole, or broken at a note; and who looked."""

from chalicelib.domain.audit.views import Look
from chalicelib.domain.review import auditing
from chalicelib.domain.review.auditing import Audit
from chalicelib.domain.storage import Overwrite
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, refused


def audited(case: Case, role: str = "secretary") -> Audit:
    return auditing.audit(case.ports, case.staff[role], case.application_id, limit=50, cursor=None)


def test_a_whole_chain_is_called_whole_and_looks_are_told() -> None:
    case = a_submitted_case().mark("ktp").mark("proposal", "Buram.")
    told = audited(case)
    assert (told.broken_at, len(told.notes)) == (None, case.now.note_count)
    assert [(look.how, list(look.files.values())) for look in told.looks.items] == [
        (Look.SHOWN, ["proposal"]), (Look.SHOWN, ["ktp"]),
    ]  # fmt: skip


def test_a_note_that_was_changed_breaks_it_there() -> None:
    case = a_submitted_case().mark("ktp").mark("proposal", "Buram.")
    notes = case.ports.notes.of(f"app#{case.application_id}")
    case.ports.commit(Overwrite(notes[1].replace(actor_name="Orang Lain")))
    assert audited(case).broken_at == 2


def test_notes_that_were_cut_off_are_missed() -> None:
    case = a_submitted_case().mark("ktp")
    stored.put_application(case.ports, case.now.replace(note_count=case.now.note_count + 3))
    assert audited(case).broken_at == case.now.note_count - 2


def test_an_outside_body_and_other_chains_are_told_nothing() -> None:
    with refused("not-in-this-chain"):
        audited(a_submitted_case(), "bpjs")
    midwife = a_submitted_case(type_id="sip_bidan")
    with refused("not-for-this-role"):
        audited(midwife, "bpjs")
