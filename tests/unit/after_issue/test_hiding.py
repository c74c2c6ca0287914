"""An administrator takes a published result out of public sight; its author's consent stays."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.office_data import auditing
from chalicelib.domain.permits import hiding, results
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import an_administrator
from tests.unit.after_issue.test_results import consent, published, send, the_permit

REASON = "Memuat nama responden."


@pytest.fixture
def case() -> Case:
    case = a_submitted_case().issue()
    send(case)
    consent(case, True)
    return case


@pytest.fixture
def admin(case: Case) -> Actor:
    return an_administrator(case.ports)


def test_a_hidden_result_is_in_no_public_list_and_cannot_be_opened(
    case: Case, admin: Actor
) -> None:
    [publication] = published(case)
    results.open_published(case.ports, publication.publication_id)
    assert hiding.hide(case.ports, admin, publication.publication_id, REASON).hidden
    assert published(case) == []
    with refused("unknown-publication"):
        results.open_published(case.ports, publication.publication_id)
    page = hiding.list_publications(case.ports, admin, hidden=True, limit=5, cursor=None)
    assert [item.publication_id for item in page.items] == [publication.publication_id]


def test_a_new_file_or_a_renewed_consent_does_not_bring_it_back(case: Case, admin: Actor) -> None:
    [publication] = published(case)
    hiding.hide(case.ports, admin, publication.publication_id, REASON)
    assert send(case, b"bab dua") == "accepted"
    consent(case, False)
    consent(case, True)
    assert published(case) == []
    assert the_permit(case).publish_result


def test_it_can_be_shown_again(case: Case, admin: Actor) -> None:
    [publication] = published(case)
    hiding.hide(case.ports, admin, publication.publication_id, REASON)
    hiding.show(case.ports, admin, publication.publication_id, "Sudah diperbaiki.")
    assert published(case) == [publication]


def test_who_hid_it_and_why_is_noted_for_the_author_and_for_the_office(
    case: Case, admin: Actor
) -> None:
    [publication] = published(case)
    for _ in range(2):
        hiding.hide(case.ports, admin, publication.publication_id, REASON)
    notes = case.ports.notes.of(f"app#{case.application_id}")
    own = [note for note in notes if note.event == "publication-hidden"]
    assert [(note.text, note.public) for note in own] == [(REASON, True)]
    [note] = auditing.list_notes(case.ports, admin, limit=9, cursor=None).items
    assert note.details["about"] == f"publication/{publication.publication_id}"
    assert (note.text, note.actor_name) == (REASON, admin.name)


def test_only_an_administrator_hides_and_only_what_is_there(case: Case, admin: Actor) -> None:
    [publication] = published(case)
    for act in (hiding.hide, hiding.show):
        with refused("not-for-this-role"):
            act(case.ports, case.applicant, publication.publication_id, REASON)
        with refused("unknown-publication"):
            act(case.ports, admin, "nowhere", REASON)
    with refused("not-for-this-role"):
        hiding.list_publications(case.ports, case.applicant, hidden=True, limit=5, cursor=None)
