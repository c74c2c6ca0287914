"""A draft changes hands by a link that its taker accepts."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts.model import Actor, AtCounter
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applying import drafting, handing_over, wallet
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.errors import TooManyAttempts
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, a_draft, a_submitted_case, refused
from tests.support.people import a_citizen


@pytest.fixture
def case() -> Case:
    return a_complete_draft()


@pytest.fixture
def taker(case: Case) -> Actor:
    return a_citizen(case.ports, 50)


def token(case: Case) -> str:
    link, _ = handing_over.offer(case.ports, case.applicant, case.application_id)
    return link.split("#token=")[1]


def owned(ports: FakePorts, who: Actor) -> list[str]:
    page = ports.applications.by_applicant(who.account_id, limit=9, cursor=None)
    return [one.application_id for one in page.items]


def test_whoever_accepts_is_its_applicant_with_all_that_was_typed_and_uploaded(
    case: Case, taker: Actor
) -> None:
    before = case.now
    taken = handing_over.accept(case.ports, taker, token(case))
    assert case.now == taken
    assert (taken.applicant_id, taken.data) == (taker.account_id, before.data)
    assert {name: one.file for name, one in taken.documents.items()} == {
        name: one.file for name, one in before.documents.items()
    }
    assert owned(case.ports, taker) == [case.application_id]
    assert owned(case.ports, case.applicant) == []
    with refused("unknown-application"):
        drafting.save_data(case.ports, case.applicant, case.application_id, {"judul": "Lain"})


def test_the_note_says_whose_it_was_by_id_and_the_giver_is_told(case: Case, taker: Actor) -> None:
    handing_over.accept(case.ports, taker, token(case))
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.actor_id) == ("handed-over", taker.account_id)
    assert note.details == {"from": case.applicant.account_id}
    assert taker.name not in note.model_dump_json()
    [told] = [one for one in stored.messages(case.ports) if one.template == "handed_over"]
    assert told.recipient.account_id == case.applicant.account_id
    assert told.params["taker"] == taker.name


def test_a_link_is_good_once_and_for_its_time(case: Case, taker: Actor) -> None:
    secret = token(case)
    case.ports.clock.at += handing_over.LIFETIME
    with pytest.raises(LinkExpired):
        handing_over.look(case.ports, taker, secret)
    secret = token(case)
    handing_over.accept(case.ports, taker, secret)
    with pytest.raises(LinkExpired):
        handing_over.accept(case.ports, a_citizen(case.ports, 51), secret)


def test_a_newer_link_and_taking_it_back_end_the_one_before(case: Case, taker: Actor) -> None:
    first, second = token(case), token(case)
    with pytest.raises(LinkExpired):
        handing_over.look(case.ports, taker, first)
    assert handing_over.look(case.ports, taker, second)
    handing_over.take_back(case.ports, case.applicant, case.application_id)
    with pytest.raises(LinkExpired):
        handing_over.look(case.ports, taker, second)


@pytest.mark.parametrize("wrong", ["", ".", "x", "application-1.", "application-1.tebakan"])
def test_what_is_no_link_of_ours_opens_nothing(case: Case, taker: Actor, wrong: str) -> None:
    token(case)
    with pytest.raises(LinkExpired):
        handing_over.look(case.ports, taker, wrong)
    with pytest.raises(LinkExpired):
        handing_over.look(case.ports, taker, f"{case.application_id}.tebakan")


def test_only_its_owner_offers_it_and_not_to_themselves(case: Case, taker: Actor) -> None:
    with refused("unknown-application"):
        handing_over.offer(case.ports, taker, case.application_id)
    with refused("unknown-application"):
        handing_over.take_back(case.ports, taker, case.application_id)
    secret = token(case)
    with refused("own-handover"):
        handing_over.accept(case.ports, case.applicant, secret)


def test_what_was_sent_in_meanwhile_stays_whose_it_is(case: Case, taker: Actor) -> None:
    secret = token(case)
    case.submit()
    with pytest.raises(LinkExpired):
        handing_over.accept(case.ports, taker, secret)
    with refused("not-to-hand-over"):
        handing_over.offer(case.ports, case.applicant, case.application_id)


def test_what_is_shown_before_the_yes_counts_and_quotes_no_entry(case: Case, taker: Actor) -> None:
    found = handing_over.look(case.ports, taker, token(case))
    assert (found.fields, found.documents) == (len(case.now.data), len(case.now.documents))
    giver = case.ports.accounts.find(case.applicant.account_id)
    assert giver and found.from_name == giver.full_name


def test_who_has_too_many_drafts_takes_no_other(case: Case, taker: Actor) -> None:
    for _ in range(drafting.OPEN_DRAFTS):
        drafting.create_draft(case.ports, taker, "penelitian", ApplicationKind.NEW)
    with pytest.raises(TooManyAttempts, match="too-many-drafts"):
        handing_over.accept(case.ports, taker, token(case))


def test_links_cannot_be_made_without_end(case: Case) -> None:
    for _ in range(handing_over.OFFERS.attempts):
        token(case)
    with pytest.raises(TooManyAttempts):
        token(case)
    case.ports.clock.at += timedelta(days=2)
    assert token(case)


def test_papers_of_the_givers_earlier_applications_stay_theirs(taker: Actor, case: Case) -> None:
    earlier = a_submitted_case(
        case.ports, applicant=a_citizen(case.ports, 60), staff=case.staff
    ).approve()
    draft = a_draft(case.ports, applicant=earlier.applicant, staff=earlier.staff)
    paper = wallet.offered(case.ports, earlier.applicant, draft.application_id)[0]
    chosen = {paper.requirement.id: paper.seen.file.file_id}
    wallet.use(case.ports, earlier.applicant, draft.application_id, chosen)
    taken = handing_over.accept(case.ports, taker, token(draft))
    now = case.ports.clock.now()
    assert taken.documents[paper.requirement.id].state_at(now) is DocumentState.MISSING


def test_what_is_bound_to_its_owners_person_is_not_handed_over(case: Case, taker: Actor) -> None:
    """A renewal, and what an officer entered for them; nor what was withdrawn."""
    before = case.now
    typed = AtCounter(officer_id="o", officer_name="Petugas", role="back_office")
    for bound in (before.replace(renews="a-permit"), before.replace(counter=typed)):
        stored.put_application(case.ports, bound)
        with refused("not-to-hand-over"):
            token(case)
    stored.put_application(case.ports, before)
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    with refused("not-to-hand-over"):
        token(case)


def test_a_link_of_somebody_whose_draft_it_is_no_more_opens_nothing(
    case: Case, taker: Actor
) -> None:
    secret = token(case)
    other = a_citizen(case.ports, 61)
    stored.put_application(case.ports, case.now.replace(applicant_id=other.account_id))
    for act in (handing_over.look, handing_over.accept):
        with pytest.raises(LinkExpired):
            act(case.ports, taker, secret)
    assert case.now.applicant_id == other.account_id
