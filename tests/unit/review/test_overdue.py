"""Overdue steps: who sees them, who is told, once, and in office hours."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.standing import LOOKS
from chalicelib.domain.applying import drafting
from chalicelib.domain.chain.digest import NAMED
from chalicelib.domain.chain.escalation import escalate
from chalicelib.domain.chain.signals import repair
from chalicelib.domain.office import Role, subordinates, superiors
from chalicelib.domain.review import overdue, workbench
from chalicelib.domain.storage import Add, CommitRefused
from tests.fakes.deliveries import pump, sweep
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.calls import Calls
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import an_officer, citizen_details
from tests.support.racing import before_the_next_commit

ROLES = TemplateCatalogue().roles
# Sent in on Monday 2 March, 9 o'clock: the back office has until Tuesday, 16 o'clock.
DUE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)


def late(**options: Any) -> Case:
    """At the back office, on Wednesday at 9."""
    case = a_submitted_case(**options)
    assert case.now.due_at == DUE
    case.ports.clock.at = WEDNESDAY
    return case


def listed(case: Case, who: Actor) -> list[str]:
    page = overdue.list_overdue(case.ports, who, limit=9, cursor=None)
    return [item.application_id for item in page.items]


def told(case: Case) -> list[tuple[str, str]]:
    """Whom a message of an overdue step goes to, and by which channel."""
    found = [m for m in stored.messages(case.ports) if m.template == "overdue_files"]
    return sorted((m.recipient.address or "", m.channel.value) for m in found)


def escalations(case: Case) -> list[dict[str, str]]:
    notes = case.ports.notes.of(f"app#{case.application_id}")
    return [note.details for note in notes if note.event == "escalated"]


# --- who stands above whom -------------------------------------------------------------------


def test_the_head_stands_above_everybody() -> None:
    assert superiors(ROLES, "bpjs") == ("section_head", "division_head", "secretary", "head")
    assert superiors(ROLES, "head") == ()
    assert set(subordinates(ROLES, ["head"])) == set(ROLES) - {"head"}
    assert subordinates(ROLES, ["section_head"]) == ("back_office", "bpjs")
    assert subordinates(ROLES, ["back_office"]) == ()


@pytest.mark.parametrize("above", ["nobody", "aa", "bb"])
def test_a_role_above_itself_or_below_nobody_is_a_mistake(above: str) -> None:
    name = {"id": "A", "en": "A."}
    roles = {
        key: Role.model_validate({"id": key, "name": name, "short_name": key, "superior": superior})
        for key, superior in {"aa": above, "bb": "aa"}.items()
    }
    with pytest.raises(ValueError, match="roles: aa: superior"):
        superiors(roles, "aa")


# --- the list --------------------------------------------------------------------------------


def test_own_role_and_those_above_see_what_is_overdue_and_nobody_else() -> None:
    case = late()
    see = {role for role in case.staff.first if listed(case, case.staff[role])}
    assert see == {"back_office", "section_head", "division_head", "secretary", "head"}


def test_a_step_is_overdue_from_the_moment_that_it_is_due() -> None:
    case = late()
    for at, found in ((DUE, []), (DUE.replace(second=1), [case.application_id])):
        case.ports.clock.at = at
        assert listed(case, case.staff["head"]) == found
        assert overdue.is_overdue(case.ports, case.now) is bool(found)


def test_what_is_with_the_applicant_is_not_overdue() -> None:
    case = late()
    case.send_back(judul="Terlalu umum.")
    case.ports.clock.advance(days=30)
    assert listed(case, case.staff["head"]) == []
    sweep(case.ports)
    assert told(case) == []


def test_the_earliest_due_of_all_roles_comes_first() -> None:
    first = late()
    for number in range(2, 6):
        case = a_submitted_case(first.ports, applicant=first.applicant, staff=first.staff)
        if number % 2:
            case.approve()
        first.ports.clock.advance(hours=1, days=number % 3)
    first.ports.clock.advance(days=60)
    found, cursor = [], None
    while True:
        page = overdue.list_overdue(first.ports, first.staff["head"], limit=2, cursor=cursor)
        found += [item.due_at for item in page.items]
        cursor = page.cursor
        if cursor is None:
            break
    assert len(found) == 5 and found == sorted(found)


# --- the file --------------------------------------------------------------------------------


def test_a_file_is_open_to_those_above_its_step_while_it_is_overdue() -> None:
    """Of someone above who has no part in the chain: BPJS gets such a superior here."""
    case = a_submitted_case(type_id="sip_bidan")
    case.approve()  # now at BPJS, whose superior is the section head
    boss = an_officer(case.ports, "boss", number=71)
    case.ports.catalogue = WithBoss()
    with refused("not-in-this-chain"):
        workbench.open_file(case.ports, boss, case.application_id)
    case.ports.clock.advance(days=10)
    assert workbench.open_file(case.ports, boss, case.application_id) == case.now
    with refused("not-your-step"):
        workbench.claim(case.ports, boss, case.application_id, case.now.version)
    case.approve()
    with refused("not-in-this-chain"):
        workbench.open_file(case.ports, boss, case.application_id)
    with refused("not-in-this-chain"):
        workbench.open_file(case.ports, an_officer(case.ports, "x", number=72), case.application_id)


class WithBoss(TemplateCatalogue):
    """BPJS has a superior who has no part in any chain."""

    @property
    def roles(self) -> Any:
        boss = ROLES["head"].replace(id="boss", superior=None)
        bpjs = ROLES["bpjs"].replace(superior="boss")
        return {**ROLES, "bpjs": bpjs, "boss": boss}


# --- telling the superior --------------------------------------------------------------------


def test_the_superior_is_told_once_a_day_and_the_note_says_it_once() -> None:
    case = late()
    sweep(case.ports)
    bosses = [
        account
        for staff in (case.staff.first, case.staff.second)
        if (account := case.ports.accounts.find(staff["section_head"].account_id))
    ]
    expected = [(a.email, "email") for a in bosses] + [(a.whatsapp, "whatsapp") for a in bosses]
    assert told(case) == sorted(expected)
    assert escalations(case) == [{"from_role": "back_office", "to_role": "section_head"}]
    for _ in range(2):
        case.ports.clock.advance(minutes=60)
        sweep(case.ports)
        repair(case.ports, case.application_id)
    assert len(told(case)) == 4 and len(escalations(case)) == 1
    case.ports.clock.advance(days=1)
    sweep(case.ports)
    assert len(told(case)) == 8 and len(escalations(case)) == 1


def test_thirty_late_files_are_one_message_a_day_for_each_superior() -> None:
    case = late()
    ports = case.ports
    for _ in range(29):
        ports.commit(Add(case.now.replace(application_id=ports.ids.new_id())))
    sweep(ports)
    assert len(told(case)) == 4
    [mail] = {m.params["files"] for m in stored.messages(ports) if m.template == "overdue_files"}
    assert len(mail.splitlines()) == NAMED
    assert {m.params["count"] for m in stored.messages(ports) if "count" in m.params} == {"30"}


def test_the_note_is_not_for_the_applicant_and_the_message_does_not_name_them() -> None:
    case = late()
    sweep(case.ports)
    notes = case.ports.notes.of(f"app#{case.application_id}")
    assert [note.public for note in notes if note.event == "escalated"] == [False]
    message = next(m for m in stored.messages(case.ports) if m.template == "overdue_files")
    assert case.applicant.name not in str(message.params)
    assert "3 Maret 2026" in message.params["files"]


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 3, 9, 5, tzinfo=UTC),  # after closing
        datetime(2026, 3, 4, 0, 55, tzinfo=UTC),  # before opening
        datetime(2026, 3, 6, 5, 0, tzinfo=UTC),  # Friday's break
        datetime(2026, 3, 7, 3, 0, tzinfo=UTC),  # Saturday
        datetime(2026, 3, 19, 3, 0, tzinfo=UTC),  # Nyepi
    ],
)
def test_nobody_is_told_outside_office_hours(at: datetime) -> None:
    case = late()
    case.ports.clock.at = at
    sweep(case.ports)
    repair(case.ports, case.application_id)
    assert (told(case), escalations(case)) == ([], [])


def test_what_is_late_since_the_first_sweep_of_an_hour_is_told_in_that_of_the_next() -> None:
    case = late()
    case.ports.clock.at = WEDNESDAY.replace(minute=5)
    sweep(case.ports)
    assert told(case) == []
    case.ports.clock.at = WEDNESDAY.replace(hour=3)
    sweep(case.ports)
    assert told(case)


def test_each_opening_of_a_step_is_told_of_anew() -> None:
    case = late()
    sweep(case.ports)
    case.send_back(judul="Terlalu umum.")
    better = {"judul": "Pelayanan di Nagari Talang"}
    drafting.save_data(case.ports, case.applicant, case.application_id, better)
    case.resubmit()
    pump(case.ports)
    assert case.now.escalated_at is None
    case.ports.clock.advance(days=9)
    sweep(case.ports)
    assert len(escalations(case)) == 2
    case.approve()
    pump(case.ports)
    case.ports.clock.advance(days=4)  # before the holidays of Lebaran
    sweep(case.ports)
    assert [e["to_role"] for e in escalations(case)][2:] == ["division_head"]


def test_two_sweeps_at_once_tell_once() -> None:
    case = late()
    held = case.now
    before_the_next_commit(case.ports, lambda: escalate(case.ports, case.now))
    with pytest.raises(CommitRefused):
        escalate(case.ports, held)
    assert len(escalations(case)) == 1


def test_a_post_that_nobody_holds_is_passed_over() -> None:
    ports = FakePorts()
    case = late(ports=ports)
    for staff in (case.staff.first, case.staff.second):
        account = ports.accounts.find(staff["section_head"].account_id)
        assert account
        stored.put_account(ports, account.replace(enabled=False))
    sweep(ports)
    assert escalations(case) == [{"from_role": "back_office", "to_role": "division_head"}]


def test_an_applicant_who_is_the_superior_is_not_told_of_their_own_file() -> None:
    ports = FakePorts()
    applicant = an_officer(ports, "section_head", number=60, citizen=citizen_details())
    case = late(ports=ports, applicant=applicant)
    sweep(ports)
    account = ports.accounts.find(applicant.account_id)
    assert account and told(case)
    assert account.email not in {address for address, _ in told(case)}


def test_nobody_stands_above_the_head() -> None:
    case = a_submitted_case().approve_up_to("head")
    pump(case.ports)
    case.ports.clock.advance(days=9)
    sweep(case.ports)
    assert (told(case), escalations(case)) == ([], [])
    assert listed(case, case.staff["head"]) == [case.application_id]


def test_the_chain_is_still_healthy_after_it() -> None:
    case = late()
    sweep(case.ports)
    assert case.ports.waits.waking(case.ports.clock.now(), limit=9) == []
    later = case.ports.clock.advance(days=LOOKS[0].days)
    assert case.ports.waits.waking(later, limit=9) == [case.application_id]
    case.approve()


# --- the dashboard ---------------------------------------------------------------------------


def test_the_matrix_has_a_column_for_each_role_that_decides() -> None:
    case = late()
    other = a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff)
    assert other.now.due_at and other.now.due_at.date() == date(2026, 3, 5)
    third = a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff).approve()
    boss = case.staff["head"]
    found = overdue.dashboard(case.ports, boss)
    matrix = {c.role.short_name: c.backlog for c in found.columns}
    assert list(matrix) == ["BO", "BPJSTK", "P&V", "Kasi", "Kabid", "Sekretaris", "Kadis"]
    assert (matrix["BO"].waiting, matrix["BO"].overdue) == (2, 1)
    assert (matrix["Kasi"].waiting, matrix["Kasi"].overdue) == (1, 0)
    third.ports.clock.advance(days=9)
    matrix = {c.role.short_name: c.backlog for c in overdue.dashboard(case.ports, boss).columns}
    assert (matrix["Kasi"].waiting, matrix["Kasi"].overdue) == (1, 1)


def test_the_matrix_counts_what_was_given_back_and_what_is_mine() -> None:
    case = a_submitted_case()
    officer = case.officer
    workbench.claim(case.ports, officer, case.application_id, case.now.version)
    assert overdue.dashboard(case.ports, officer).mine == 1
    case.send_back(judul="Terlalu umum.")
    found = overdue.dashboard(case.ports, officer)
    given_back = {
        c.role.id: c.backlog.with_applicant for c in found.columns if c.backlog.with_applicant
    }
    assert (given_back, found.mine) == ({"back_office": 1}, 0)


def test_what_waits_for_others_is_counted_once_a_minute_and_ones_own_each_time() -> None:
    calls = Calls(FakePorts().dynamodb)
    case = a_submitted_case(FakePorts(dynamodb=calls))
    clerk, head = case.officer, case.staff["head"]
    calls.since()
    overdue.dashboard(case.ports, clerk)
    assert calls.since() == ["query"] * (1 + 3 * 7)
    another = a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff)
    calls.since()
    (own, *_) = overdue.dashboard(case.ports, clerk).columns
    assert (own.role.id, own.backlog.waiting) == ("back_office", 2)
    assert calls.since() == ["query"] * (1 + 3)
    another.approve()
    calls.since()
    kept = {c.role.id: c.backlog.waiting for c in overdue.dashboard(case.ports, head).columns}
    assert (kept["back_office"], kept["section_head"]) == (2, 0)
    assert calls.since() == ["query"] * (1 + 3)
    case.ports.clock.advance(minutes=1)
    anew = {c.role.id: c.backlog.waiting for c in overdue.dashboard(case.ports, head).columns}
    assert (anew["back_office"], anew["section_head"]) == (1, 1)
