"""A permit ends by a later paper of its holder: withdrawal, change of place or name, loss."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import drafting
from chalicelib.domain.permits import renewal, sending, verification
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.permits.verification import PublicPermit
from chalicelib.domain.storage import Put
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_draft, refused
from tests.support.people import a_citizen
from tests.unit.after_issue.test_renewal import issued, the_permit


def about(case: Case, permit: Permit, type_id: str, **changes: Any) -> Case:
    """The holder's own paper about this permit, filled in and with all its documents."""
    paper = a_draft(case.ports, type_id, applicant=case.applicant, staff=case.staff)
    kind = drafting.rules_of(case.ports, paper.now)
    assert kind.ends is not None
    answers: dict[str, Any] = {kind.ends.number_field: permit.number}
    if kind.ends.replaces:
        answers["berlaku_sampai"] = str(permit.valid_until)
    return paper.fill(**(answers | changes)).upload_all()


def send(case: Case) -> Case:
    sending.submit(case.ports, case.applicant, case.application_id, case.now.version)
    return case


def public(ports: FakePorts, permit: Permit) -> PublicPermit:
    return verification.verify_token(ports, permit.permit_id)


PAPERS = [
    ("sip_bidan", "pencabutan_sip", False),
    ("sip_bidan", "pindah_tempat_sip", True),
    ("sip_bidan", "ganti_nama_izin", True),
    ("stpt", "ganti_nama_izin", True),
    ("penelitian", "pengganti_izin", True),
    ("operasional_sd", "pengganti_izin", True),
    ("operasional_sd", "ganti_nama_sekolah", True),
    ("operasional_sd", "penutupan_sekolah", False),
    ("penelitian", "cabut_izin", False),
]


@pytest.mark.parametrize(("earlier", "type_id", "replaced"), PAPERS)
def test_the_earlier_permit_ends_when_the_paper_is_issued_and_leads_to_it(
    earlier: str, type_id: str, replaced: bool
) -> None:
    case, before = issued(earlier)
    paper = send(about(case, before, type_id))
    assert public(case.ports, before).standing.value == "in-force"
    paper.issue()
    later = the_permit(paper)
    ended = the_permit(case)
    assert ended.state is PermitState.ENDED and ended.ending is not None
    assert (ended.ending.number, ended.ending.replaced) == (later.number, replaced)
    assert later.number != before.number
    seen = public(case.ports, ended)
    assert (seen.standing.value, seen.followed_by) == ("ended", later.permit_id)
    assert public(case.ports, later).standing.value == "in-force"


def test_a_moved_permit_holds_as_long_as_the_earlier_one_and_counts_as_one_of_its_type() -> None:
    case, before = issued()
    paper = send(about(case, before, "pindah_tempat_sip")).issue()
    moved = the_permit(paper)
    assert moved.valid_until == before.valid_until
    assert moved.of_type == before.type_id == "sip_bidan"
    again = renewal.start_renewal(case.ports, case.applicant, moved.permit_id)
    assert (again.type_id, again.renews) == ("sip_bidan", moved.permit_id)


def test_what_stands_in_a_permit_s_place_can_itself_be_replaced_moved_and_withdrawn() -> None:
    """It is of the earlier one's group, whatever the paper's own is."""
    case, permit = issued()
    for paper in ("ganti_nama_izin", "pengganti_izin", "pindah_tempat_sip", "pencabutan_sip"):
        permit = the_permit(send(about(case, permit, paper)).issue())
        if paper != "pencabutan_sip":
            assert (permit.group, permit.of_type) == ("praktik_kesehatan", "sip_bidan")
            assert permit.name_public


def test_another_last_day_than_the_earlier_permit_s_is_refused() -> None:
    case, before = issued()
    assert before.valid_until
    later = str(before.valid_until + timedelta(days=1))
    with refused("permit-to-end-until"):
        send(about(case, before, "pindah_tempat_sip", berlaku_sampai=later))


def changed(case: Case, before: Permit, **changes: Any) -> Permit:
    after = before.replace(**changes, version=before.version + 1)
    case.ports.commit(Put(after, before))
    return after


def test_what_holds_without_end_sets_the_paper_no_last_day() -> None:
    case, before = issued()
    lasting = changed(case, before, valid_until=None)
    day = str(before.valid_until)
    paper = send(about(case, lasting, "pindah_tempat_sip", berlaku_sampai=day))
    assert paper.now.phase is not Phase.DRAFT


def test_a_permit_that_was_renewed_is_ended_by_nothing_else_though_it_is_in_force() -> None:
    case, before = issued()
    renewed = changed(case, before, renewed_by="its-renewal")
    with refused("permit-to-end-over"):
        send(about(case, renewed, "pencabutan_sip"))


def test_nobody_ends_another_s_permit_or_one_of_another_kind() -> None:
    case, before = issued()
    stranger = Case(case.ports, a_citizen(case.ports, 2), case.staff, "")
    research, of_research = issued("penelitian")
    for holder, permit in ((stranger, before), (research, of_research)):
        with refused("permit-to-end-unknown"):
            send(about(holder, permit, "pencabutan_sip"))


def test_what_has_ended_is_neither_ended_again_nor_renewed() -> None:
    case, before = issued()
    first = send(about(case, before, "pencabutan_sip"))
    second = send(about(case, before, "pindah_tempat_sip"))
    first.issue()
    with refused("permit-to-end-over"):
        send(about(case, before, "pencabutan_sip"))
    with refused("permit-to-end-over"):
        second.issue()
    with refused("permit-ended"):
        renewal.start_renewal(case.ports, case.applicant, before.permit_id)


def test_the_withdrawal_names_what_it_withdraws() -> None:
    case, before = issued()
    paper = send(about(case, before, "pencabutan_sip")).issue()
    letter = case.ports.letters.contents[-1]
    rows = {row.label: row.values for row in letter.rows}
    assert rows["Izin yang dicabut"] == (before.type_name,)
    assert rows["Nomor"] == (before.number,)
    assert the_permit(paper).valid_until is None


def test_what_was_revoked_before_the_paper_was_signed_stays_revoked() -> None:
    case, before = issued()
    paper = send(about(case, before, "pencabutan_sip"))
    paper.approve_up_to(paper.now.steps[-1].id).sign()
    changed(case, before, state=PermitState.REVOKED)
    paper.issue()
    assert (the_permit(case).state, the_permit(case).ending) == (PermitState.REVOKED, None)
