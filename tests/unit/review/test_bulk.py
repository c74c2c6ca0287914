"""Claiming, releasing and assigning: one and many, and never against somebody who works on it."""

from chalicelib.domain.accounts.model import Actor, AtCounter
from chalicelib.domain.review import assigning, bulk, workbench
from chalicelib.domain.review.bulk import Asked
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_draft, a_submitted_case, fields_of, refused
from tests.support.people import a_citizen, an_administrator, an_officer, citizen_details


def three() -> list[Case]:
    first = a_submitted_case()
    people = [a_citizen(first.ports, number) for number in (2, 3)]
    return [first] + [
        a_submitted_case(first.ports, applicant=one, staff=first.staff) for one in people
    ]


def asked(*cases: Case) -> list[Asked]:
    return [Asked(case.application_id, case.now.version) for case in cases]


def codes(outcomes: object) -> list[str]:
    return [one.refused.problem if one.refused else "done" for one in outcomes]  # type: ignore


def test_each_is_claimed_by_itself_and_one_that_is_refused_stops_no_other() -> None:
    cases = three()
    ports, officer = cases[0].ports, cases[0].officer
    other = cases[0].staff.second["back_office"]
    workbench.claim(ports, other, cases[1].application_id, cases[1].now.version)
    items = [*asked(*cases[:2]), Asked(cases[2].application_id, 1), Asked("nowhere", 1)]
    done = bulk.claim_many(ports, officer, items)
    assert codes(done) == ["done", "claimed-by-another", "stale-version", "unknown-application"]
    assert done[0].version == cases[0].now.version
    assert cases[0].now.claimed_by == officer.account_id
    assert cases[1].now.claimed_by == other.account_id
    with refused("invalid-input") as refusal:
        bulk.claim_many(ports, officer, [*asked(cases[2]), *asked(cases[2])])
    assert fields_of(refusal) == [("items.1", "application-twice")]


def test_releasing_many_needs_a_note_where_the_claim_is_anothers() -> None:
    cases = three()
    ports, officer = cases[0].ports, cases[0].officer
    bulk.claim_many(ports, officer, asked(*cases))
    boss = cases[0].staff["section_head"]
    assert codes(bulk.release_many(ports, boss, asked(cases[0]), "")) == ["invalid-input"]
    assert codes(bulk.release_many(ports, boss, asked(cases[0]), "Sakit.")) == ["done"]
    assert codes(bulk.release_many(ports, officer, asked(*cases[1:]), "")) == ["done", "done"]
    assert [case.now.claimed_by for case in cases] == [None] * 3


def assign(case: Case, actor: Actor, officer: Actor, behind: int = 0) -> None:
    version = case.now.version - behind
    assigning.assign(
        case.ports, actor, case.application_id, version, officer.account_id, "Mohon dikerjakan."
    )


def test_superiors_and_administrators_assign_and_who_has_it_hands_it_over() -> None:
    case = a_submitted_case()
    first, second = case.staff["back_office"], case.staff.second["back_office"]
    assign(case, case.staff["section_head"], first)
    assert case.now.claimed_by == first.account_id and case.now.claimed_by_name == first.name
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.text, note.details["officer"], note.public) == (
        "assigned", "Mohon dikerjakan.", first.name, False,
    )  # fmt: skip
    assign(case, first, second)
    assert case.now.claimed_by == second.account_id
    for who in (first, case.staff["bpjs"], case.applicant):
        with refused("may-not-assign"):
            assign(case, who, first)


def test_nothing_is_taken_from_somebody_who_works_on_it() -> None:
    case = a_submitted_case()
    first, second = case.staff["back_office"], case.staff.second["back_office"]
    workbench.claim(case.ports, first, case.application_id, case.now.version)
    for who in (case.staff["section_head"], an_administrator(case.ports)):
        with refused("claimed-by-another"):
            assign(case, who, second)
    case.ports.clock.advance(days=5)  # the claim has lapsed
    assign(case, case.staff["section_head"], second)


def test_it_is_given_only_to_who_may_decide_there() -> None:
    case = a_submitted_case()
    boss = case.staff["section_head"]
    disabled = an_officer(case.ports, "back_office", number=60, enabled=False)
    same = an_officer(case.ports, "back_office", number=61, nik="1302105705900077")
    for who in (case.staff["secretary"], disabled, case.applicant):
        with refused("invalid-input") as refusal:
            assign(case, boss, who)
        assert fields_of(refusal) == [("officer_id", "may-not-decide-here")]
    assign(case, boss, same)
    assert case.now.claimed_by == same.account_id


def test_nobody_is_given_their_own_application() -> None:
    ports = FakePorts()
    both = an_officer(ports, "back_office", number=50, citizen=citizen_details())
    case = a_submitted_case(ports, applicant=both)
    with refused("invalid-input") as refusal:
        assign(case, case.staff["section_head"], both)
    assert fields_of(refusal) == [("officer_id", "may-not-decide-here")]


def test_nobody_is_given_a_second_step_of_one_chain() -> None:
    ports = FakePorts()
    busy = an_officer(ports, "back_office", "section_head", number=50)
    case = a_submitted_case(ports).mark_all().approve(by=busy)
    with refused("invalid-input"):
        assign(case, case.staff["division_head"], busy)
    assign(case, case.staff["division_head"], case.officer)


def test_nothing_is_assigned_by_what_was_read_before_it_changed() -> None:
    case = three()[0]
    boss, officer = case.staff["section_head"], case.officer
    for behind in (1, -1):
        with refused("stale-version"):
            assign(case, boss, officer, behind)
    assert case.now.claimed_by is None


def test_a_claim_that_has_lapsed_keeps_nobody_from_assigning() -> None:
    case = three()[0]
    workbench.claim(
        case.ports, case.staff.second["back_office"], case.application_id, case.now.version
    )
    case.ports.clock.advance(days=7)
    assign(case, case.staff["section_head"], case.officer)
    assert case.now.claimed_by == case.officer.account_id


def test_what_is_with_its_applicant_is_given_to_nobody() -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    with refused("act-not-possible-now"):
        assign(case, case.staff["section_head"], case.officer)
    assert case.now.claimed_by is None


def test_of_what_is_not_before_the_office_administrators_assign_nothing_either() -> None:
    for case in (a_draft(), a_submitted_case().issue()):
        with refused("may-not-assign"):
            assign(case, an_administrator(case.ports), case.staff["back_office"])


def test_nobody_is_given_what_they_did_for_the_applicant_and_may_not_decide() -> None:
    """It would be theirs for a day, and nobody else could take it."""
    case = a_submitted_case()
    before, boss, clerk = case.now, case.staff["section_head"], case.staff["back_office"]
    typed = AtCounter(officer_id=clerk.account_id, officer_name=clerk.name, role="back_office")
    for own in (before.replace(operators=(clerk.account_id,)), before.replace(counter=typed)):
        stored.put_application(case.ports, own)
        with refused("invalid-input") as refusal:
            assign(case, boss, clerk)
        assert fields_of(refusal) == [("officer_id", "may-not-decide-here")]
    assign(case, boss, case.staff.second["back_office"])
