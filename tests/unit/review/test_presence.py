"""Who looks at an application now: seen by the others, for ninety seconds."""

from chalicelib.domain.review import presence, workbench
from chalicelib.domain.review.presence import Presence
from chalicelib.domain.viewers import MOST_VIEWERS
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import an_officer


def viewers(case: Case, role: str) -> list[str]:
    now = presence.standing(case.ports, case.staff[role], case.application_id)
    return [viewer.name for viewer in now.viewers]


def look(case: Case, role: str, *, viewing: bool = True) -> None:
    presence.report(case.ports, case.staff[role], case.application_id, viewing=viewing)


def test_others_see_who_looks_until_they_turn_away_or_are_not_heard_of() -> None:
    case = a_submitted_case()
    look(case, "back_office")
    look(case, "section_head")
    assert viewers(case, "back_office") == [case.staff["section_head"].name]
    assert len(viewers(case, "head")) == 2
    look(case, "section_head", viewing=False)
    assert viewers(case, "head") == [case.staff["back_office"].name]
    case.ports.clock.advance(seconds=89)
    assert len(viewers(case, "head")) == 1
    case.ports.clock.advance(seconds=1)
    assert viewers(case, "head") == []


def test_of_who_turns_away_without_having_looked_nothing_is_written() -> None:
    case = a_submitted_case()
    look(case, "back_office", viewing=False)
    assert case.ports.records.find(Presence, case.application_id) is None


def test_who_stays_is_there_since_they_came() -> None:
    case = a_submitted_case()
    came = case.ports.clock.now()
    look(case, "back_office")
    case.ports.clock.advance(seconds=30)
    look(case, "back_office")
    now = presence.standing(case.ports, case.staff["head"], case.application_id)
    assert [viewer.since for viewer in now.viewers] == [came]


def test_it_tells_version_and_claim_and_changes_neither() -> None:
    case = a_submitted_case()
    workbench.claim(case.ports, case.officer, case.application_id, case.now.version)
    before = case.now
    look(case, "back_office")
    own = presence.standing(case.ports, case.officer, case.application_id)
    assert (own.version, own.mine, own.claimed_by) == (before.version, True, case.officer.name)
    others = presence.standing(case.ports, case.staff["head"], case.application_id)
    assert (others.mine, others.claimed_until) == (False, before.claimed_until)
    assert case.now == before


def test_the_row_stays_small_and_ends_by_itself() -> None:
    case = a_submitted_case()
    for number in range(MOST_VIEWERS + 3):
        officer = an_officer(case.ports, "back_office", number=300 + number)
        presence.report(case.ports, officer, case.application_id, viewing=True)
    kept = case.ports.records.find(Presence, case.application_id)
    assert kept and len(kept.viewers) == MOST_VIEWERS
    assert (kept.expires_at - case.ports.clock.now()).total_seconds() == 90
    assert len(kept.model_dump_json()) < 2500


def test_nobody_outside_the_chain_learns_who_looks() -> None:
    case = a_submitted_case()
    for viewing in (True, False):
        with refused("not-in-this-chain"):
            look(case, "bpjs", viewing=viewing)
    with refused("not-in-this-chain"):
        viewers(case, "bpjs")
