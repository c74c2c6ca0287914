"""A claim of somebody who is not there: who frees it, and that queues do not show it."""

from typing import Any

import pytest

from chalicelib.domain.accounts.delegations import DelegationForm, delegate
from chalicelib.domain.accounts.model import ActingKind, Actor
from chalicelib.domain.review import queues, releasing, workbench
from chalicelib.domain.review.overdue import list_overdue
from chalicelib.domain.review.releasing import may_free
from chalicelib.domain.storage import Put
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.people import an_administrator, an_officer

STEP = "back_office"
HERE = queues.QueueFilter(role=STEP)


def a_claimed_case() -> Case:
    case = a_submitted_case()
    workbench.claim(case.ports, case.officer, case.application_id, case.now.version)
    return case


def release(case: Case, by: Actor, note: str = "Sakit sejak pagi.") -> None:
    releasing.release(case.ports, by, case.application_id, case.now.version, note)


def standing_in(case: Case, kind: ActingKind, for_whom: Actor | None) -> Actor:
    """Somebody of another role, who acts in this one from today on."""
    ports = case.ports
    other = an_officer(ports, "section_head", number=301)
    today = ports.calendar.local_date(ports.clock.now())
    form = DelegationForm(
        role=STEP, account_id=other.account_id, kind=kind, starts_on=today, until=today,
        basis="800/1/2026", on_behalf_of=for_whom and for_whom.account_id,
    )  # fmt: skip
    delegate(ports, an_administrator(ports), form)
    account = ports.accounts.find(other.account_id)
    assert account
    # without the role that stands above the step, which would do by itself
    alone = account.replace(
        version=account.version + 1, post=account.post and account.post.replace(roles=("bpjs",))
    )
    ports.commit(Put(alone, account))
    return Actor.of(alone, today=today)


def who_may(case: Case) -> dict[str, Actor]:
    return {
        "who stands in for the claimant": standing_in(case, ActingKind.PLH, case.officer),
        "a role above": case.staff["section_head"],
        "the highest role": case.staff["head"],
        "an administrator": an_administrator(case.ports, number=901),
    }


@pytest.mark.parametrize("who", [*who_may(a_claimed_case())])
def test_a_claim_of_somebody_absent_is_freed_with_a_note_and_the_file_goes_on(who: str) -> None:
    case = a_claimed_case()
    by = who_may(case)[who]
    for empty in ("", "  "):
        with refused("invalid-input") as refusal:
            release(case, by, empty)
        assert fields_of(refusal) == [("note", "required")]
    release(case, by)
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.actor_id, note.text) == (
        "released",
        by.account_id,
        "Sakit sejak pagi.",
    )
    assert note.details["instead_of"] == case.officer.name and not note.public
    colleague = case.staff.second[STEP]
    workbench.claim(case.ports, colleague, case.application_id, case.now.version)
    assert case.now.claimed_by == colleague.account_id


def test_a_post_that_is_vacant_is_filled_by_a_plt_who_frees_what_was_claimed() -> None:
    case = a_claimed_case()
    release(case, standing_in(case, ActingKind.PLT, None))
    assert case.now.claimed_by is None


def test_nobody_else_frees_a_colleagues_claim() -> None:
    case = a_claimed_case()
    stands_in_for_another = standing_in(case, ActingKind.PLH, case.staff.second[STEP])
    below = an_officer(case.ports, "bpjs", number=302)
    for by, code in (
        (case.staff.second[STEP], "claimed-by-another"),
        (stands_in_for_another, "claimed-by-another"),
        (below, "not-in-this-chain"),
    ):
        with refused(code):
            release(case, by)
    assert case.now.claimed_by == case.officer.account_id


def test_where_no_step_is_there_is_no_claim_to_free() -> None:
    case = a_claimed_case()
    administrator = an_administrator(case.ports)
    assert may_free(case.ports, administrator, case.officer.account_id, STEP)
    assert not may_free(case.ports, administrator, case.officer.account_id, None)
    assert not may_free(case.ports, administrator, None, STEP)


def test_nobody_frees_a_claim_on_their_own_application() -> None:
    case = a_claimed_case()
    nik = case.now.person.nik
    with refused("own-application"):
        release(case, case.staff["head"].replace(nik=nik))


def test_a_claim_that_has_moved_on_is_not_freed() -> None:
    case = a_claimed_case()
    with refused("stale-version"):
        releasing.release(
            case.ports, case.staff["head"], case.application_id, case.now.version - 1, "Sakit."
        )
    with refused("not-your-step"):
        case.mark_all().approve()
        release(case, an_officer(case.ports, "division_head", number=303))


@pytest.mark.parametrize("gone", [{"enabled": False}, {"post": None}])
def test_a_queue_shows_no_claimant_who_is_gone(gone: dict[str, Any]) -> None:
    case = a_claimed_case()
    ports, colleague = case.ports, case.staff.second[STEP]

    def shown() -> set[str | None]:
        queue = queues.find(ports, colleague, HERE, limit=5, cursor=None)
        late = list_overdue(ports, colleague, limit=5, cursor=None)
        return {item.claimed_by for item in (*queue.items, *late.items)}

    assert shown() == {case.officer.account_id}
    account = ports.accounts.find(case.officer.account_id)
    assert account
    ports.commit(Put(account.replace(version=account.version + 1, **gone), account))
    assert shown() == {None}


def test_a_queue_shows_no_claim_that_has_lapsed() -> None:
    case = a_claimed_case()
    case.ports.clock.advance(days=5)
    for page in (
        queues.find(case.ports, case.officer, HERE, limit=5, cursor=None),
        list_overdue(case.ports, case.officer, limit=5, cursor=None),
    ):
        [item] = page.items
        assert (item.claimed_by, item.claimed_until) == (None, None)


def test_who_stands_above_their_own_step_gives_their_own_claim_up_without_a_word() -> None:
    case = a_submitted_case()
    both = an_officer(case.ports, STEP, "section_head", number=304)
    workbench.claim(case.ports, both, case.application_id, case.now.version)
    release(case, both, "")
    assert case.now.claimed_by is None
