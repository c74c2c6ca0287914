"""Events twice, late, shuffled and from strangers (docs/checks.md 23, 24, 28 and 30)."""

import random
from typing import Any

import pytest

from chalicelib.adapters.step_functions import StepFunctionsWorkflow
from chalicelib.domain.applications.model import Phase
from chalicelib.handlers import env
from tests.support import tables
from tests.support.api import World, arrival
from tests.support.cases import Case
from tests.support.stories import (
    at_head,
    complete,
    draft,
    issued,
    link_token,
    permit_id,
    registering,
    submitted,
)

DOCUMENTS = ("ktp", "proposal", "surat_rekomendasi")
S3_TEST_EVENT = {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "x"}


def stored(world: World, part: str) -> list[str]:
    answer = world.aws("s3").list_object_versions(Bucket=tables.bucket(part))
    return sorted(version["Key"] for version in answer.get("Versions", []))


# --- uploads ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_arrivals_twice_and_shuffled_end_as_in_order(aws_world: World, seed: int) -> None:
    world, case = aws_world, draft(aws_world).fill()
    events = [
        world.post_file(case.ask_upload(name).key, f"content of {name}".encode())
        for name in DOCUMENTS
    ]
    twice = [*events, *events, S3_TEST_EVENT]
    random.Random(seed).shuffle(twice)
    world.job("check_upload", *twice)
    assert {name: case.state(name) for name in DOCUMENTS} == dict.fromkeys(DOCUMENTS, "clean")
    for name in DOCUMENTS:
        file = case.now.documents[name].file
        assert file is not None
        content = world.ports.files.read_clean(file.key, file.version_id)
        assert content == f"clean copy of content of {name}".encode()
    assert stored(world, "incoming") == []
    assert len(stored(world, "documents")) == len(DOCUMENTS)


def test_an_upload_that_was_replaced_no_longer_counts_whenever_it_comes(aws_world: World) -> None:
    world, case = aws_world, draft(aws_world)
    older = world.post_file(case.ask_upload("proposal").key, b"the older one")
    newer = world.post_file(case.ask_upload("proposal").key, b"the newer one")
    for order in ((newer, older), (older, newer)):
        world.job("check_upload", *order)
    file = case.now.documents["proposal"].file
    assert file is not None
    assert world.ports.files.read_clean(file.key, file.version_id).endswith(b"the newer one")


def test_a_verdict_after_sending_in_changes_nothing(aws_world: World) -> None:
    world, case = aws_world, complete(aws_world)
    late = world.post_file(f"uploads/application/{case.application_id}/proposal/late", b"late")
    case.submit()
    before = case.now
    world.job("check_upload", late)
    assert case.now == before


def test_what_overwrites_a_checked_file_changes_nothing(aws_world: World) -> None:
    """The form is good for ten minutes, so its holder can post again after the check."""
    world, case = aws_world, draft(aws_world)
    form = case.ask_upload("proposal")
    world.job("check_upload", world.post_file(form.key, b"the honest one"))
    checked = case.now
    world.job("check_upload", world.post_file(form.key, b"swapped afterwards"))
    assert case.now == checked
    file = checked.documents["proposal"].file
    assert file is not None
    # not even somebody who can write over the clean copy changes what its version holds
    world.aws("s3").put_object(Bucket=tables.bucket("documents"), Key=file.key, Body=b"swapped")
    assert world.ports.files.read_clean(file.key, file.version_id).endswith(b"the honest one")
    path = f"/applications/{case.application_id}/documents/proposal"
    link = world.call("GET", path, by=case.applicant).body["url"]
    assert f"versionId={file.version_id}" in link


def test_a_file_swapped_before_its_check_is_judged_as_what_it_is_then(aws_world: World) -> None:
    """An event tells of one ETag; the file that replaced it has an event of its own."""
    world, case = aws_world, draft(aws_world)
    form = case.ask_upload("proposal")
    first = world.post_file(form.key, b"the first one")
    second = world.post_file(form.key, b"the second one")
    world.job("check_upload", first)
    assert case.state("proposal") == "checking"
    world.job("check_upload", second)
    file = case.now.documents["proposal"].file
    assert file is not None
    assert world.ports.files.read_clean(file.key, file.version_id).endswith(b"the second one")


@pytest.mark.parametrize(
    "key",
    [
        "uploads/application/{id}/proposal/someone-elses-guess",
        "uploads/application/unknown/proposal/x",
        "uploads/application/{id}/ijazah/x",
        "uploads/registration/unknown/ktp/x",
        "uploads/elsewhere/{id}/proposal/x",
        "uploads/application/../{id}/proposal",
        "foto saya (1) é%.jpg",
        "uploads/application/{id}/proposal/x/y",
    ],
)
def test_objects_that_nobody_waits_for_change_nothing(world: World, key: str) -> None:
    case = draft(world)
    case.ask_upload("proposal")
    before = case.now
    world.job("check_upload", world.post_file(key.format(id=case.application_id), b"x"))
    assert case.now == before
    assert world.ports.files.clean == {}


def test_the_key_of_an_event_is_read_as_s3_writes_it(world: World) -> None:
    case = draft(world)
    form = case.ask_upload("proposal")
    etag = world.post_file(form.key, b"x")["Records"][0]["s3"]["object"]["eTag"]
    event = arrival(form.key, etag)
    assert "%2F" in event["Records"][0]["s3"]["object"]["key"]
    world.job("check_upload", event)
    assert case.state("proposal") == "clean"


def test_keys_are_made_here_and_never_hold_what_a_citizen_typed(world: World) -> None:
    case = draft(world)
    forms = [case.ask_upload("proposal") for _ in range(2)]
    for form in forms:
        assert form.key.startswith(f"uploads/application/{case.application_id}/proposal/")
    assert forms[0].key != forms[1].key
    assert len(forms[0].key.rpartition("/")[2]) >= 22  # 128 bits in base 64


def test_the_scan_of_a_registration_is_taken_once(aws_world: World) -> None:
    world = aws_world
    going = registering(world, 1).send_scan(b"the honest one").send_scan(b"swapped")
    assert going.complete().status == 200
    body = {"token": link_token(world.send_messages())}
    assert world.call("POST", "/accounts/verify", body).status == 200
    account = world.ports.accounts.find_by_email("rahmat1@contoh.id")
    scan = world.ports.files.read_clean(account.ktp.key, account.ktp.version_id)
    assert scan.endswith(b"the honest one")


# --- the chain ----------------------------------------------------------------------------------


def asked(world: World) -> list[dict[str, Any]]:
    found, world.workflow.inbox[:] = list(world.workflow.inbox), []
    return found


def deliver(world: World, *bodies: dict[str, Any]) -> None:
    for body in bodies:
        world.job("sign_permit" if body["kind"] == "sign" else "open_step", body)


def test_questions_of_the_chain_twice_late_and_shuffled_end_as_in_order(aws_world: World) -> None:
    """Every question that was ever asked comes again at every step, in any order."""
    world, case = aws_world, complete(aws_world).submit()
    chance, past = random.Random(7), []
    while case.now.phase is not Phase.ISSUED:
        past += asked(world)
        again = past * 2
        chance.shuffle(again)
        deliver(world, *again)
        if case.now.phase is Phase.REVIEW and not world.workflow.inbox:
            case.approve() if not case.now.step.final else case.sign()
    deliver(world, *past)
    assert [decision.step for decision in case.now.decisions] == [s.id for s in case.now.steps]
    events = world.notes(case.application_id)
    assert (events.count("numbered"), events.count("issued")) == (1, 1)
    assert stored(world, "permits") == [f"permits/{case.application_id}/{permit_id(case)}.pdf"]
    [execution] = world.workflow.executions.values()
    assert execution.status == "SUCCEEDED"
    # a question that comes when all is over is answered at once, and nobody looks any more
    assert world.ports.waits.waking(world.clock.advance(days=99), limit=1) == []


@pytest.mark.parametrize("token", ["garbage", "x" * 2000, "token-1"])
def test_a_token_that_is_used_late_or_garbage_has_no_effect(world: World, token: str) -> None:
    case = at_head(world)
    before, waiting = case.now, world.ports.waits.find(case.application_id)
    for kind, step in (("review", "back_office"), ("correct", "secretary"), ("sign", "")):
        body = {"kind": kind, "application_id": case.application_id, "step": step, "token": token}
        deliver(world, body)
    assert case.now == before
    assert world.ports.waits.find(case.application_id) == waiting


def test_a_late_token_in_the_place_of_the_good_one_is_repaired_by_a_sweep(world: World) -> None:
    """The question of a wait that has timed out comes once more, after the one that replaced it."""
    case = at_head(world)
    late = {"kind": "review", "application_id": case.application_id, "step": "head"}
    deliver(world, {**late, "token": "token-that-timed-out"})
    case.sign()
    assert world.workflow.inbox == []  # the engine was told by a token it does not know
    world.clock.advance(minutes=5)
    world.sweep()
    world.run_chain()
    assert case.now.phase is Phase.ISSUED
    assert [execution.status for execution in world.workflow.executions.values()] == [
        "ABORTED",
        "SUCCEEDED",
    ]


def test_step_functions_saying_no_to_a_token_is_no_failure(aws_world: World) -> None:
    client = aws_world.aws("stepfunctions")
    workflow = StepFunctionsWorkflow(client, env.settings(), print)

    def refuse(params: Any, model: Any, **_: Any) -> None:
        raise client.exceptions.TaskTimedOut({"Error": {"Code": "TaskTimedOut"}}, model.name)

    client.meta.events.register("provide-client-params.sfn.SendTaskSuccess", refuse)
    try:
        assert workflow.answer("late", {"outcome": "approved"}) is False
    finally:
        client.meta.events.unregister("provide-client-params.sfn.SendTaskSuccess", refuse)


# --- messages -----------------------------------------------------------------------------------


def test_a_message_announced_many_times_leaves_once(aws_world: World) -> None:
    world = aws_world
    submitted(world)
    announced = world.announced()
    world.job("notify", *announced, *announced, {"message_ids": ["unknown"]}, *reversed(announced))
    assert len(announced) == 1
    assert [sent.channel for sent in world.channels.sent] == ["whatsapp"]
    world.clock.advance(hours=1)
    world.sweep()
    assert world.send_messages() == []


def test_what_was_never_announced_leaves_with_the_next_sweep(world: World) -> None:
    submitted(world)
    world.announced()  # lost on the way
    world.clock.advance(minutes=5)
    world.sweep()
    assert len(world.send_messages()) == 1


def test_a_sweep_over_healthy_and_ended_applications_changes_nothing(world: World) -> None:
    cases: list[Case] = [draft(world), submitted(world), at_head(world), issued(world)]
    before = [case.now for case in cases]
    for _ in range(2):
        world.clock.advance(minutes=10)
        world.sweep()
    assert [case.now for case in cases] == before
    assert world.workflow.inbox == []
