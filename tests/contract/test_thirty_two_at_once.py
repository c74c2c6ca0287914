"""Thirty-two decisions at the same moment on one application, and sixteen files accepted at once:
one effect each, in memory and in DynamoDB (docs/checks.md 4 and 7)."""

from concurrent.futures import ThreadPoolExecutor

from pydantic import SecretStr

from chalicelib.domain.accounts.sign_in import open_session, refresh
from chalicelib.domain.errors import Conflict
from chalicelib.domain.review import decisions
from chalicelib.domain.review.batch import progress, sign_batch
from chalicelib.domain.review.signing_batch import BatchItem
from chalicelib.domain.storage import IdempotencyKey
from tests.fakes.deliveries import deliver, pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, a_submitted_case, edited
from tests.support.people import a_citizen, a_staff

SERIES = "registration#general#2026"


def test_of_thirty_two_approvals_one_wins_with_one_note_and_one_number(ports: FakePorts) -> None:
    case = a_submitted_case(ports).mark_all()
    before = case.now
    officers = [case.staff["back_office"], case.staff.second["back_office"]]

    def approve(n: int) -> str:
        try:
            decisions.approve(ports, officers[n % 2], case.application_id, before.version)
        except Conflict as conflict:
            return conflict.problem
        return "won"

    with ThreadPoolExecutor(32) as pool:
        results = list(pool.map(approve, range(32)))
    assert sorted(results) == ["stale-version"] * 31 + ["won"]
    now = case.now
    assert (now.version, len(now.decisions)) == (before.version + 1, 1)
    notes = ports.notes.of(f"app#{case.application_id}")
    assert [note.event for note in notes].count("approved") == 1
    assert len(notes) == now.note_count
    assert ports.counters.last(SERIES) == 1


def test_files_accepted_at_once_are_numbered_without_a_gap(ports: FakePorts) -> None:
    staff = a_staff(ports)
    cases = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff).mark_all()
        for n in range(1, 9)
    ]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(Case.approve, cases))
    numbers = {case.now.registration_number for case in cases}
    assert numbers == {f"{n}/SISFO/III/2026" for n in range(1, 9)}
    assert ports.counters.last(SERIES) == 8


def test_of_eight_applications_sent_at_once_one_runs_where_the_type_says_so(
    ports: FakePorts,
) -> None:
    ports.catalogue = edited(one_running_per_applicant=True)
    applicant, staff = a_citizen(ports), a_staff(ports)
    cases = [a_complete_draft(ports, applicant=applicant, staff=staff) for _ in range(8)]

    def send(case: Case) -> str:
        try:
            return case.submit().now.phase.value
        except Conflict as conflict:
            return conflict.problem

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(send, cases))
    assert sorted(results) == ["already-running"] * 7 + ["review"]


def test_a_batch_that_twelve_lambdas_work_at_is_numbered_without_a_gap(ports: FakePorts) -> None:
    """With a passphrase: eleven wait for the first one's trial, then all are signed at once."""
    ports.passphrase_needed = True
    staff = a_staff(ports)
    cases = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff).approve_up_to("head")
        for n in range(1, 13)
    ]
    pump(ports)
    head = staff["head"]
    sent = sign_batch(
        ports,
        head,
        [BatchItem(application_id=c.application_id, version=c.now.version) for c in cases],
        passphrase=SecretStr("rahasia"),
        idempotency=IdempotencyKey(head.account_id, "list-00000001", "digest"),
    )
    assert (sent.sent, sent.refused) == (12, 0)
    while len(asked := taken(ports, "sign")) < 12:
        for message in taken(ports, "review"):
            deliver(ports, message)
        ports.workflow.inbox.extend(asked)
    ports.workflow.inbox.clear()
    while asked:
        with ThreadPoolExecutor(12) as pool:
            list(pool.map(lambda message: deliver(ports, message), asked))
        asked = taken(ports, "sign")
    _, items = progress(ports, head, sent.batch_id)
    numbers = sorted(item.permit_number or "" for item in items)
    assert numbers == [f"070/{n:03d}/IP/DPMPTSPNAKER/III/2026" for n in range(1, 13)]
    assert len({item.permit_id for item in items}) == 12
    assert len(ports.permit_files.objects) == 12


def taken(ports: FakePorts, kind: str) -> list[dict[str, str]]:
    """The messages of this kind, out of the queue."""
    inbox = ports.workflow.inbox
    found = [message for message in inbox if message["kind"] == kind]
    inbox[:] = [message for message in inbox if message["kind"] != kind]
    return found


def test_a_whole_life_leads_to_a_permit(ports: FakePorts) -> None:
    """Every record of it passes through the store."""
    case = a_submitted_case(ports).mark("proposal", "Tidak terbaca.").send_back()
    case.upload("proposal")
    case.resubmit().issue()
    permit = ports.permits.find(case.now.permit_id)
    assert permit and permit.number == "070/001/IP/DPMPTSPNAKER/III/2026"
    held = ports.permits.by_holder(case.applicant.account_id, limit=9, cursor=None)
    assert held.items == (permit,)
    found = ports.applications.find_by_number(permit.number)
    assert found == case.now
    assert ports.waits.waking(ports.clock.advance(days=9), limit=9) == []


def test_of_sixteen_pages_that_refresh_at_once_all_get_the_same_token(ports: FakePorts) -> None:
    account = ports.accounts.find(a_citizen(ports, 1).account_id)
    before = open_session(ports, account).refresh_token
    ports.clock.advance(minutes=15)
    with ThreadPoolExecutor(16) as pool:
        tokens = {one.refresh_token for one in pool.map(refresh, [ports] * 16, [before] * 16)}
    assert len(tokens) == 1 and before not in tokens
