"""The sample data of `make run`: what is in it, that it holds together, and when it is made."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.choice import trust_roots
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.audit.notes import Note, first_break
from chalicelib.domain.complaints.answering import GIVEN
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.people.nik import Nik
from chalicelib.domain.permits.decrees import DecreeState
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.handlers.env import signing_settings
from demo.client import Browser, until
from infra.local import state_files
from infra.local.__main__ import beginning
from infra.local.making import Making
from infra.local.names import PREFIX
from infra.local.scene import keep
from infra.local.scene.people import REGENCY, words
from infra.local.scene.world import World
from infra.local.stack import LocalStack
from tests.support.small_scene import LAST, SMALL, URL

STEPS = ["bpjs", "data_verification", "field_visit", "section_head", "division_head", "secretary"]


def records(world: World, part: str, kind: Any) -> list[Any]:
    """All of a kind that lies in one item each, as they are stored."""
    return [
        kind.model_validate_json(item["body"]["S"])
        for item in world.dynamodb.items(f"{PREFIX}-{part}")
        if "body" in item and item["pk"]["S"].startswith(kind.__name__.lower())
    ]


def applications(world: World) -> list[Application]:
    found = world.dynamodb.items(f"{PREFIX}-applications")
    keys = [item["pk"]["S"] for item in found if item.get("sk", {}).get("S") == "application"]
    return [world.find(key.removeprefix("app#")) for key in keys]


def permits(world: World) -> list[Permit]:
    return records(world, "permits", Permit)


@pytest.fixture(scope="module")
def scene() -> Iterator[World]:
    with keep.told(URL, LAST, words("scene")) as made:
        yield made


def test_there_are_as_many_in_every_state_and_at_every_step_as_the_file_says(scene: World) -> None:
    wanted = words("scene")["running"]
    count = {end: sum(kinds.values()) for end, kinds in wanted.items()}
    found = applications(scene)
    phases = Counter(one.phase for one in found)
    assert phases == {
        Phase.ISSUED: 200,
        Phase.DRAFT: count["draft"],
        Phase.CORRECTION: count["returned"],
        Phase.REJECTED: count["rejected"],
        Phase.WITHDRAWN: count["withdrawn"],
        Phase.REVIEW: sum(
            count[end] for end in (*STEPS, "back_office", "resubmitted", "head", "signing_refused")
        ),
    }
    steps = Counter(one.step.id for one in found if one.phase is Phase.REVIEW)
    assert steps["head"] == count["head"] + count["signing_refused"]
    assert steps["back_office"] == count["back_office"] + count["resubmitted"]
    for step in STEPS:
        assert steps[step] == count[step], step


def test_each_issued_type_is_there_as_often_as_said(scene: World) -> None:
    assert Counter(one.type_id for one in permits(scene)) == words("scene")["issued"]


def test_the_months_have_permits_and_some_have_ended_or_were_revoked(scene: World) -> None:
    found = permits(scene)
    months = {(one.issued_on.year, one.issued_on.month) for one in found}
    assert len(months) >= 14
    assert sum(one.valid_until is not None and one.valid_until < LAST for one in found) >= 20
    revoked = [one for one in found if one.state is PermitState.REVOKED]
    assert len(revoked) == 2 and all(one.revocation and one.revocation.letter for one in revoked)
    decrees = scene.ports.permits.open_decrees(limit=9, cursor=None).items
    assert [one.state for one in decrees] == [DecreeState.WAITING]
    assert 0.6 < sum(len(one.surveys) == 3 for one in found) / len(found) < 0.85
    assert sum(one.publication_id is not None for one in found) == 14


def test_some_are_late_and_their_superior_has_heard_of_it(scene: World) -> None:
    late = [one for one in applications(scene) if one.phase is Phase.REVIEW and one.escalated_at]
    assert len(late) >= 10


def test_testimonials_wait_are_published_and_were_refused(scene: World) -> None:
    states = Counter(one.state for one in records(scene, "permits", Testimonial))
    assert states[TestimonialState.WAITING] == 6
    assert states[TestimonialState.REFUSED] == 2
    assert states[TestimonialState.PUBLISHED] > 100


def test_complaints_are_there_in_every_state_and_one_waits_to_be_read(scene: World) -> None:
    found = records(scene, "accounts", Complaint)
    assert {one.outcome for one in found} == {None, *GIVEN}
    assert any(one.code_hash for one in found) and any(one.account_id for one in found)
    is_open = [one for one in found if one.outcome is None]
    assert any(one.due_on < LAST for one in is_open)
    assert any(one.unread_since for one in is_open) and any(not one.answers for one in is_open)
    assert any(one.closed_at and one.closed_at.date() > one.due_on for one in found)


def test_every_id_leads_to_what_it_names(scene: World) -> None:
    accounts = {one.account_id: one for one in records(scene, "accounts", Account)}
    by_id = {one.application_id: one for one in applications(scene)}
    for application in by_id.values():
        assert application.applicant_id in accounts
        assert all(one.officer_id in accounts for one in application.decisions)
        for document in application.documents.values():
            assert document.file is not None
            _, about = scene.objects.kept["documents", document.file.key]
            assert about["version"] == document.file.version_id
    for permit in permits(scene):
        application = by_id[permit.application_id]
        assert (application.permit_id, application.phase) == (permit.permit_id, Phase.ISSUED)
        _, about = scene.objects.kept["permits", permit.key]
        assert (about["version"], about["content"]) == (permit.version_id, permit.sha256)


def test_every_permits_file_opens_and_verifies(scene: World) -> None:
    checker = PadesChecker(trust_roots(signing_settings(), scene.chain))
    for permit in permits(scene):
        pdf, _ = scene.objects.kept["permits", permit.key]
        report = checker.check(pdf)
        assert report.good, (permit.number, report.reasons)


def test_every_chain_of_notes_is_whole(scene: World) -> None:
    by_subject: dict[str, list[Note]] = defaultdict(list)
    for item in scene.dynamodb.items(f"{PREFIX}-notes"):
        if not item["subject"]["S"].startswith("views#"):
            note = Note.model_validate_json(item["body"]["S"])
            by_subject[note.subject].append(note)
    for one in applications(scene):
        notes = sorted(by_subject[f"app#{one.application_id}"], key=lambda note: note.seq)
        assert notes
        assert first_break(notes, one.note_count, one.note_head) is None


def test_people_have_a_nik_that_fits_them_and_live_in_the_regency(scene: World) -> None:
    citizens = [one for one in records(scene, "accounts", Account) if one.citizen]
    assert len(citizens) > 200
    districts = {one.citizen.address.district.name for one in citizens if one.citizen}
    assert len(districts) == 14
    for one in citizens:
        assert one.warnings == (), one.account_id
        Nik.parse(one.nik)
        assert one.citizen is not None
        assert one.citizen.address.village.code.startswith(REGENCY)
    plain = [one.name for one in citizens]
    assert any(" " not in name for name in plain)
    for part in ("'", "binti ", "Ni ", "La Ode", "Datuk"):
        assert any(part in name for name in plain), part


def test_nothing_of_it_is_still_to_come(scene: World) -> None:
    now = scene.clock.now()
    assert now.date() == LAST
    assert all(one.updated_at <= now for one in applications(scene))
    assert scene.ports.outbox.due(now, limit=10) == []


# --- made once, and the same each time -----------------------------------------------------------


def told_as(world: World) -> list[Any]:
    """What does not hang on the key that signs."""
    found = [
        one.model_dump_json(exclude={"note_head"})
        for one in sorted(applications(world), key=lambda one: one.application_id)
    ]
    return [*found, *sorted((one.number, one.permit_id) for one in permits(world))]


def test_the_story_is_the_same_each_time() -> None:
    told = []
    for _ in range(2):
        with keep.told(URL, LAST, SMALL) as world:
            told.append(told_as(world))
    assert told[0] == told[1]


def test_a_second_start_does_not_make_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, date]] = []

    def make(url: str, last: date, place: Path) -> None:
        made.append((url, last))
        state_files.write(place, {}, tables={})

    monkeypatch.setattr(keep, "make", make)
    monday = datetime(2026, 11, 30, 1, tzinfo=UTC)
    place = keep.kept(URL, monday, tmp_path / "scene")
    assert keep.kept(URL, monday, tmp_path / "scene") == place
    assert made == [(URL, LAST)]
    keep.kept(URL, monday.replace(day=29), tmp_path / "scene")
    assert made == [(URL, LAST)], "on a Sunday the last working day is still Friday"
    keep.kept("http://127.0.0.1:8080", monday, tmp_path / "scene")
    assert len(made) == 2, "its links lead to another address"
    assert [one.name for one in (tmp_path / "scene").iterdir()] != [place.name]


@pytest.mark.parametrize(
    "said, begun_before, anew, with_scene",
    [
        ({}, False, False, True),
        ({}, True, False, False),
        ({"FRESH": "1"}, True, True, True),
        ({"EMPTY": "1"}, True, True, False),
        ({"EMPTY": "1"}, False, True, False),
        ({"FRESH": "0", "EMPTY": ""}, True, False, False),
    ],
)
def test_what_make_run_begins_with(
    said: dict[str, str], begun_before: bool, anew: bool, with_scene: bool, tmp_path: Path
) -> None:
    if begun_before:
        state_files.write(tmp_path / "state", {}, tables={})
    assert beginning(said, tmp_path) == (anew, with_scene)


def test_sample_data_that_cannot_be_made_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/ls")
    making = Making(URL)
    with pytest.raises(RuntimeError, match="infra.local.scene"):
        making()
    making.end()


# --- on the local stack --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    place = tmp_path_factory.mktemp("scene") / "small"
    keep.make(URL, LAST, place, SMALL)
    with LocalStack(scene=lambda: place) as stack:  # as make run waits for what is being made
        yield stack


def running(stack: LocalStack) -> list[str]:
    engine = stack.clients["stepfunctions"]
    (machine,) = engine.list_state_machines()["stateMachines"]
    pages = engine.get_paginator("list_executions").paginate(
        stateMachineArn=machine["stateMachineArn"], statusFilter="RUNNING"
    )
    return [one["name"] for page in pages for one in page["executions"]]


def test_what_runs_has_an_execution_and_waits_in_its_queue(stack: LocalStack) -> None:
    def all_there() -> bool | None:
        return True if len(running(stack)) == 7 else None

    until("an execution of each", all_there)
    head = Browser(stack.url)
    account = next(one for one in stack.accounts if one["role"] == "head")
    head.sign_in(account["sign_in"], account["password"])
    items = head.call("GET", "/officer/queue?role=head")["items"]
    assert len(items) == 3


def test_the_public_pages_show_something(stack: LocalStack) -> None:
    def shown(path: str) -> Any:
        answer = requests.get(f"{stack.url}/api{path}", timeout=60)
        assert answer.status_code == 200, (path, answer.text)
        return answer.json()

    assert len(shown("/register?type=penelitian")["items"]) == 3
    assert len(shown("/publications/research")["items"]) == 1
    assert len(shown("/testimonials")["items"]) == 6
    assert len(shown("/announcements")["items"]) == 2


def test_its_permits_verify_there(stack: LocalStack) -> None:
    table = stack.clients["dynamodb"].scan(TableName=f"{PREFIX}-permits")["Items"]
    found = [json.loads(one["body"]["S"]) for one in table if one["pk"]["S"].startswith("permit#")]
    assert len(found) == 8
    for permit in found:
        bucket = f"{PREFIX}-permits-123456789012"
        pdf = stack.clients["s3"].get_object(Bucket=bucket, Key=permit["key"])["Body"].read()
        answer = requests.post(
            f"{stack.url}/api/verifications",
            data=pdf,
            headers={"Content-Type": "application/pdf"},
            timeout=60,
        ).json()
        assert answer["permit"]["number"] == permit["number"], answer
