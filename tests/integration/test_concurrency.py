"""Many at the same moment: one effect (docs/checks.md 4, 12, 15, 34 and 38)."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from chalicelib.domain.applications.model import Phase
from tests.support import tables
from tests.support.api import Answer, World
from tests.support.cases import DATA
from tests.support.stories import (
    PASSWORD,
    SURVEYS,
    at_head,
    complete,
    copies,
    draft,
    issued,
    link_token,
    permit_id,
    registering,
    submitted,
)


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """All of them in threads of their own, begun together."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        start.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def statuses(answers: Sequence[Answer]) -> Counter[int]:
    return Counter(answer.status for answer in answers)


def test_of_32_decisions_at_once_one_counts(aws_world: World) -> None:
    """By two officers, of all kinds, each with a key of its own, all on the version they read."""
    world, case = aws_world, submitted(aws_world).mark_all()
    before, version = world.notes(case.application_id), case.now.version
    officers = (world.staff.first["back_office"], world.staff.second["back_office"])
    tokens = [world.token(officer) for officer in officers]
    acts = (("approve", {}), ("reject", {"reason": "Bukan wewenang kami."}))

    def decide(number: int) -> Answer:
        act, more = acts[number // 2 % 2]
        path = f"/officer/applications/{case.application_id}/{act}"
        body = {"version": version, **more}
        return world.call("POST", path, body, by=tokens[number % 2], key=f"key-{number:04d}")

    answers = at_once([lambda n=number: decide(n) for number in range(32)])
    assert statuses(answers) == {200: 1, 409: 31}
    [won] = [answer.body for answer in answers if answer.status == 200]
    now = case.now
    assert (now.phase, now.version, len(now.decisions)) == (won["phase"], version + 1, 1)
    assert world.notes(case.application_id) == [*before, won["outcome"]]
    numbers = [item for item in world.items("applications") if item["sk"]["S"] == "number"]
    approved = won["outcome"] == "approved"
    assert len(numbers) == (2 if approved else 1)  # the receipt's, and the registration's
    counters = world.items("counters")
    assert sum("value" in item for item in counters) == (1 if approved else 0)
    ended = [name for item in counters for name in item if name.startswith("step.")]
    assert len(ended) == (0 if won["outcome"] == "returned" else 1)


def test_of_32_signatures_at_once_one_counts_and_makes_one_permit(aws_world: World) -> None:
    """Then the signing queue delivers the same message many times at once as well."""
    world, case = aws_world, at_head(aws_world)
    path = f"/officer/applications/{case.application_id}/sign"
    body, token = {"version": case.now.version}, world.token(world.staff["head"])
    answers = at_once(
        [
            lambda n=number: world.call("POST", path, body, by=token, key=f"key-{n:04d}")
            for number in range(32)
        ]
    )
    assert statuses(answers) == {200: 1, 409: 31}
    [asked] = [body for body in _questions(world) if body["kind"] == "sign"]
    at_once([lambda: _tried(world, "sign_permit", asked)] * 8)
    assert case.now.phase is Phase.ISSUED
    assert world.notes(case.application_id).count("numbered") == 1
    assert world.notes(case.application_id).count("issued") == 1
    versions = world.aws("s3").list_object_versions(Bucket=tables.bucket("permits"))["Versions"]
    assert [stored["Key"] for stored in versions] == [
        f"permits/{case.application_id}/{permit_id(case)}.pdf"
    ]
    kinds = Counter(item["pk"]["S"].partition("#")[0] for item in world.items("permits"))
    assert kinds == {"permit": 1, "file": 1, "number": 1, "certificate": 1}


def _questions(world: World) -> list[dict[str, Any]]:
    """Deliver what is asked of the steps; what is asked of the signing queue."""
    found = []
    while world.workflow.inbox:
        body = world.workflow.inbox.pop(0)
        if body["kind"] == "sign":
            found.append(body)
        else:
            world.job("open_step", body)
    return found


def _tried(world: World, job: str, body: dict[str, Any]) -> None:
    """A queue tries again what fails: here, losing a race."""
    for _ in range(3):
        try:
            return world.job(job, body)
        except Exception:  # noqa: S112 — as Lambda does with any failure
            continue
    raise AssertionError("the third try failed as well: this message would rest among the dead")


def test_16_submissions_with_one_key_are_one(aws_world: World) -> None:
    world, case = aws_world, complete(aws_world)
    world.announced()
    path, body = f"/applications/{case.application_id}/submit", {"version": case.now.version}
    token = world.token(case.applicant)
    answers = at_once(
        [lambda: world.call("POST", path, body, by=token, key="one-key-for-all")] * 16
    )
    assert statuses(answers) == {200: 16}
    assert len({answer.text for answer in answers}) == 1
    assert world.notes(case.application_id) == ["created", "submitted"]
    assert list(world.workflow.executions) == [f"{case.application_id}-1"]
    assert len(world.announced()) == 1  # one message, by e-mail and by WhatsApp


def test_16_submissions_with_keys_of_their_own_are_one_and_15_refusals(world: World) -> None:
    case = complete(world)
    path, body = f"/applications/{case.application_id}/submit", {"version": case.now.version}
    token = world.token(case.applicant)
    answers = at_once(
        [
            lambda n=number: world.call("POST", path, body, by=token, key=f"key-{n:04d}")
            for number in range(16)
        ]
    )
    assert statuses(answers) == {200: 1, 409: 15}
    assert world.notes(case.application_id) == ["created", "submitted"]


def test_16_approvals_with_one_key_are_one(aws_world: World) -> None:
    world, case = aws_world, submitted(aws_world).mark_all()
    path, body = f"/officer/applications/{case.application_id}/approve", _version(case)
    token = world.token(world.staff["back_office"])
    answers = at_once(
        [lambda: world.call("POST", path, body, by=token, key="one-key-for-all")] * 16
    )
    assert statuses(answers) == {200: 16}
    assert len({answer.text for answer in answers}) == 1
    assert world.notes(case.application_id).count("approved") == 1
    counters = world.items("counters")
    assert [item["value"]["N"] for item in counters if "value" in item] == ["1"]
    ended = {name: item[name]["N"] for item in counters for name in item if "step." in name}
    assert list(ended.values()) == ["1"]


def _version(case: Any) -> dict[str, Any]:
    return {"version": case.now.version}


def test_files_accepted_at_once_get_numbers_without_gap_or_repetition(aws_world: World) -> None:
    world = aws_world
    cases = copies(submitted(world).mark_all(), 12)
    token = world.token(world.staff["back_office"])

    def one(number: int) -> Answer:
        path = f"/officer/applications/{cases[number].application_id}/approve"
        return world.call(
            "POST", path, _version(cases[number]), by=token, key=f"accepted-{number:04d}"
        )

    answers = at_once([lambda n=number: one(n) for number in range(len(cases))])
    assert statuses(answers) == {200: 12}
    numbers = [answer.body["registration_number"].split("/")[0] for answer in answers]
    assert sorted(int(number) for number in numbers) == list(range(1, 13))


def test_permits_signed_at_once_get_numbers_without_gap_or_repetition(aws_world: World) -> None:
    world = aws_world
    cases = copies(at_head(world), 8)
    for case in cases:
        case.sign()
    asked = [
        {"kind": "sign", "application_id": case.application_id, "token": "t"} for case in cases
    ]
    at_once([lambda b=body: _tried(world, "sign_permit", b) for body in asked])
    assert {case.now.phase for case in cases} == {Phase.ISSUED}
    counters = [item["value"]["N"] for item in world.items("counters") if "value" in item]
    assert sorted(counters) == ["1", "8"]  # one registration, eight permits
    sums = [int(item["issued"]["N"]) for item in world.items("counters") if "issued" in item]
    assert sum(sums) == 8
    assert len({case.now.permit_number for case in cases}) == len(cases)


def test_of_24_wrong_passwords_at_once_ten_are_looked_at(aws_world: World) -> None:
    """From as many addresses: the account's own limit counts, and loses none of them."""
    world, person = aws_world, aws_world.citizen(password=PASSWORD)
    body = {"login": person.nik, "password": "bukan sandi saya"}
    answers = at_once(
        [
            lambda n=number: world.call("POST", "/sessions", body, source=f"203.0.113.{n}")
            for number in range(24)
        ]
    )
    assert statuses(answers) == {401: 10, 429: 14}


def test_a_link_followed_by_16_at_once_makes_one_account(aws_world: World) -> None:
    world = aws_world
    assert registering(world, 1).send_scan().complete().status == 200
    body = {"token": link_token(world.send_messages())}
    answers = at_once([lambda: world.call("POST", "/accounts/verify", body)] * 16)
    assert statuses(answers)[200] == 1
    assert {answer.code for answer in answers} == {"", "link-expired"}
    kinds = Counter(item["pk"]["S"].partition("#")[0] for item in world.items("accounts"))
    assert kinds == {"account": 1, "nik": 1, "email": 1, "scan": 1}


def test_fields_saved_and_uploads_asked_for_at_once_are_all_kept(aws_world: World) -> None:
    """As by a page with many fields on a slow line; no save takes another one back."""
    world, case = aws_world, draft(aws_world)
    token, path = world.token(case.applicant), f"/applications/{case.application_id}"
    fields = DATA["penelitian"]
    saves = [
        lambda n=name, v=value: world.call("PATCH", f"{path}/data", {"data": {n: v}}, by=token)
        for name, value in fields.items()
    ]
    asked = {"media_type": "application/pdf"}
    uploads = [
        lambda d=document: world.call("POST", f"{path}/documents/{d}/upload", asked, by=token)
        for document in ("proposal", "surat_rekomendasi")
    ]
    assert statuses(at_once(saves + uploads)) == {200: len(saves), 201: 2}
    assert case.now.data.keys() == fields.keys()
    assert {name: case.state(name) for name in ("proposal", "surat_rekomendasi")} == {
        "proposal": "checking",
        "surat_rekomendasi": "checking",
    }
    assert case.now.version == 1 + len(saves) + len(uploads)


def test_three_surveys_at_once_are_all_kept(world: World) -> None:
    case = issued(world)
    token, path = world.token(case.applicant), f"/permits/{permit_id(case)}"
    answers = at_once(
        [
            lambda k=kind, b=body: world.call("POST", f"{path}/surveys/{k}", b, by=token)
            for kind, body in SURVEYS.items()
        ]
    )
    assert statuses(answers) == {201: 3}
    assert world.call("GET", path, by=token).body["missing_surveys"] == []
