"""Renewing a permit: what is taken over, and what is asked again."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import documents, drafting
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.permits import renewal
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.storage import Put
from tests.fakes.ports import FakePorts, office_data
from tests.support.cases import Case, a_complete_draft, edited, refused
from tests.support.people import a_citizen


def issued(type_id: str = "sip_bidan", **changes: Any) -> tuple[Case, Permit]:
    case = a_complete_draft(type_id=type_id)
    if changes:
        case.fill(**changes)
    case.submit().issue()
    return case, the_permit(case)


def the_permit(case: Case) -> Permit:
    permit = case.ports.permits.find(case.now.permit_identity[1])
    assert permit is not None
    return permit


def renew(case: Case, permit: Permit) -> Case:
    draft = renewal.start_renewal(case.ports, case.applicant, permit.permit_id)
    return Case(case.ports, case.applicant, case.staff, draft.application_id)


def test_a_renewal_is_a_draft_with_the_old_data_and_the_old_number() -> None:
    case, permit = issued()
    draft = renew(case, permit).now
    assert (draft.phase, draft.kind, draft.renews) == (
        Phase.DRAFT, ApplicationKind.RENEWAL, permit.permit_id,
    )  # fmt: skip
    assert draft.data == {**case.now.data, "nomor_izin_lama": permit.number}
    [note] = case.ports.notes.of(f"app#{draft.application_id}")
    assert (note.event, note.details) == ("created", {"renews": permit.number})


def test_documents_that_do_not_age_come_along_with_their_pinned_version() -> None:
    case, permit = issued()
    draft = renew(case, permit).now
    assert set(draft.documents) == {"ktp", "ijazah"}
    for name, document in draft.documents.items():
        assert document.file == case.now.documents[name].file
        assert document.mark is None, "an officer has to look at it again"


def test_what_is_left_to_do_is_what_has_changed() -> None:
    case, permit = issued()
    again = renew(case, permit)
    for requirement in drafting.rules_of(case.ports, again.now).documents_for(again.now.kind):
        if requirement.id not in again.now.documents:
            assert again.upload(requirement.id) == "accepted"
    again.submit().issue()
    assert the_permit(again).number != permit.number


def test_a_value_that_has_aged_is_asked_again() -> None:
    case, permit = issued(masa_berlaku_str="2026-12-31")
    case.ports.clock.advance(days=400)
    draft = renew(case, permit).now
    assert "masa_berlaku_str" not in draft.data
    assert draft.data["nomor_str"] == case.now.data["nomor_str"]


def test_a_document_too_large_for_the_rules_of_today_is_asked_again() -> None:
    case, _ = issued()
    rules = office_data().get("sip_bidan", case.now.created_at.date())
    smaller = rules.replace(
        documents=tuple(
            item.replace(max_bytes=3) if item.id == "ktp" else item for item in rules.documents
        )
    )
    assert set(renewal.reusable(smaller, case.now)) == {"ijazah"}


def test_an_expired_permit_can_be_renewed() -> None:
    case, permit = issued()
    case.ports.clock.advance(days=6 * 365)
    assert renew(case, permit).now.data["nomor_izin_lama"] == permit.number


def test_a_type_without_renewal_says_so() -> None:
    case, permit = issued("penelitian")
    with refused("no-renewal-for-type"):
        renew(case, permit)


def test_a_type_that_does_not_say_how_it_is_renewed_is_not() -> None:
    case, permit = issued()
    case.ports.catalogue = edited("sip_bidan", renewal=None)
    with refused("no-renewal-for-type"):
        renew(case, permit)


def test_a_type_whose_renewals_are_offered_no_more_is_not_renewed() -> None:
    case, permit = issued()
    case.ports.catalogue = edited("sip_bidan", kinds=(ApplicationKind.NEW,))
    with refused("no-renewal-for-type"):
        renew(case, permit)


def test_nobody_renews_what_is_not_theirs() -> None:
    case, permit = issued()
    stranger = a_citizen(case.ports, 77)
    with refused("unknown-permit"):
        renewal.start_renewal(case.ports, stranger, permit.permit_id)


def test_a_revoked_permit_cannot_be_renewed() -> None:
    case, permit = issued()
    put(case.ports, permit, state=PermitState.REVOKED)
    with refused("permit-revoked"):
        renew(case, permit)


def test_one_renewal_at_a_time_until_it_came_to_nothing() -> None:
    case, permit = issued()
    first = renew(case, permit)
    with refused("renewal-already-started") as refusal:
        renew(case, permit)
    assert refusal.value.params == {"receipt": first.now.receipt}
    drafting.withdraw(case.ports, case.applicant, first.application_id, None)
    assert renew(case, permit).application_id != first.application_id


def test_the_renewed_permit_is_watched_no_longer_and_not_renewed_again() -> None:
    case, permit = issued()
    again = renew(case, permit)
    again.upload_all().submit().issue()
    old = the_permit(case)
    assert old.renewed_by == the_permit(again).permit_id
    assert (old.is_expiring, old.next_reminder_on) == (False, None)
    assert old.standing(the_permit(again).issued_on) == "expired"
    with refused("permit-already-renewed"):
        renew(case, permit)


@pytest.mark.parametrize("given_meanwhile", [False, True])
def test_surveys_given_while_the_renewal_is_issued_are_not_lost(given_meanwhile: bool) -> None:
    case, permit = issued()
    again = renew(case, permit)
    if given_meanwhile:
        put(case.ports, the_permit(case), surveys={"poll": {"choice": "puas"}})
    again.upload_all().submit().issue()
    assert bool(the_permit(case).surveys) == given_meanwhile


def test_every_type_that_offers_renewal_says_where_the_old_number_goes() -> None:
    today = office_data().list_types(a_complete_draft().now.created_at.date())
    for kind in today:
        offers = ApplicationKind.RENEWAL in kind.kinds
        assert (kind.renewal is not None) == offers, kind.id
        if kind.renewal:
            fields = {rule.id for rule in kind.fields_for(ApplicationKind.RENEWAL)}
            assert kind.renewal.previous_number_field in fields
            assert any(item.expires for item in kind.documents), kind.id


def test_the_copied_file_is_shown_to_its_new_application() -> None:
    case, permit = issued()
    again = renew(case, permit)
    link = documents.view_own(case.ports, case.applicant, again.application_id, "ktp")
    old = case.now.documents["ktp"].file
    assert old is not None and old.key in link and again.now.receipt in link


def put(ports: FakePorts, permit: Permit, **changes: Any) -> None:
    after = permit.replace(version=permit.version + 1, **changes)
    ports.commit(Put(after, permit))


def test_the_first_day_of_a_renewal_is_not_in_question() -> None:
    """The clock of the new permit starts at its own signature."""
    case, permit = issued()
    case.ports.clock.advance(days=30)
    again = renew(case, permit)
    again.upload_all().submit().issue()
    assert the_permit(again).issued_on == permit.issued_on + timedelta(days=30)
