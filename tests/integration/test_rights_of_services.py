"""Each right to a service is one that some story uses, and no story lacks one: every call of the
local stack's functions is held against their policies, and what was used against what is granted.

DynamoDB has its own (``test_rights_used.py``), in memory and with every route.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.handlers.wiring.parts import Parts
from demo import stories
from demo.client import Browser, until
from demo.people import say_nothing, student
from infra.local.aws import PREFIX
from infra.local.stack import LocalStack
from tests.support.rights import policies

LAMBDA = "Lambda's own, which reads the queue before the function is there"
RUN_ENDED = "Lambda's own, of a run that it had to end"
LOST = "an execution that was lost (test_restart.py, on the same stack)"
ABSENT = "told from a refusal by S3 itself; no call of its own"
CONSUMED = {f"Consume sqs:{one}": LAMBDA for one in ("ReceiveMessage", "DeleteMessage")}
CONSUMED |= {"Consume sqs:GetQueueAttributes": LAMBDA}
DECREE = "a decree of revocation is signed as a permit is (tests/unit/after_issue)"
UNSEEN: dict[str, dict[str, str]] = {
    "api_handler": {
        "AskForDecrees sqs:SendMessage": DECREE,
        "SecondFactors kms:Encrypt": "an officer enrols (test_second_factor_api.py)",
        "WhatsappWebhookKey secretsmanager:GetSecretValue": "an answer (test_messages_api.py)",
    },
    "check_upload": {
        **CONSUMED,
        "TellMissingFromRefused s3:ListBucket": ABSENT,
        "EmptyQuarantine s3:GetObjectVersion": "the event of a bucket with versions",
    },
    "open_step": {
        **CONSUMED,
    },
    "sign_permit": {
        **CONSUMED,
        "AskAgain sqs:SendMessage": "a letter that waits for its number (test_issuing.py)",
        "Publish s3:GetObject": "the file of a delivery that was faster (test_s3_files.py)",
        "Photo s3:GetObjectVersion": "a letter with a photo, as every health profession's",
        "TellMissingFromRefused s3:ListBucket": ABSENT,
        "SigningService secretsmanager:GetSecretValue": "with BSrE (test_bsre_chain.py)",
    },
    "notify": {
        **CONSUMED,
        "Gateway secretsmanager:GetSecretValue": "a gateway that wants a token",
    },
    "sweep": {
        "AskForDecrees sqs:SendMessage": DECREE,
        "Announce sqs:SendMessage": "messages of an outage (tests/attacks/test_long_outages.py)",
        "Repair states:SendTaskSuccess": "an answer that was lost (tests/unit/review)",
        "Repair states:StartExecution": LOST,
        "Executions states:DescribeExecution": LOST,
        "Executions states:StopExecution": "a superfluous execution (tests/unit/review)",
        "LeaveBehind sqs:SendMessage": RUN_ENDED,
    },
    "erase": {
        "Announce sqs:SendMessage": "who was erased is told (tests/unit/privacy)",
        "FindVersions s3:ListBucketVersions": "after weeks (test_erasure_on_aws.py)",
        "EraseVersions s3:DeleteObjectVersion": "after weeks (test_erasure_on_aws.py)",
        "LeaveBehind sqs:SendMessage": RUN_ENDED,
    },
}
"""Rights that nothing below uses, and why they are there all the same."""


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    """After a permit, an application that was withdrawn, garbage in every queue, and the jobs that
    a schedule starts."""
    with LocalStack() as running:
        _stories(running)
        yield running


def _stories(stack: LocalStack) -> None:
    offices = {}
    for account in stack.accounts:
        offices[account["role"]] = Browser(stack.url)
        offices[account["role"]].sign_in(account["sign_in"], account["password"])
    citizen, office = student(Browser(stack.url)), stories.Offices(offices)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "pass_chain", _with_letter_and_passphrase)
        # Each Lambda reads it for itself; here they are one process, which would keep the first.
        read = property(Parts._read_chain)
        patch.setattr(Parts, "_certificate_chain", read, raising=False)  # found on objects alone
        stories.research(citizen, office, say_nothing)
    citizen.draft("penelitian", stories.research_data())
    stories.attach_papers(citizen)
    citizen.send()
    withdrawn = {"reason": "Salah jenis izin."}
    citizen.browser.call("POST", f"{citizen.path}/withdraw", withdrawn)
    _late_question(stack, citizen.application_id)
    _garbage(stack)
    stack.sweep(everything=True)


def _with_letter_and_passphrase(offices: stories.Offices, citizen: Any, _say: Any) -> None:
    *steps, last = citizen.file["steps"][1:]
    for step in steps:
        stories.review(offices, citizen, step["id"])
    letter = f"/officer/applications/{citizen.application_id}/letter"
    stories.found_in_queue(offices, citizen, last["id"])
    offices.at("head").call("GET", letter)
    stories.review(offices, citizen, last["id"], act="sign", passphrase="sandi-tanda-tangan")


def _late_question(stack: LocalStack, application_id: str) -> None:
    """Of a step that was decided while the question was on its way."""
    asked = {"application_id": application_id, "kind": "review", "step": "verification"}
    sqs = stack.clients["sqs"]
    url = sqs.get_queue_url(QueueName=f"{PREFIX}-steps")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps({**asked, "token": "of-before"}))
    answer = ("open_step", "Answer", "states:SendTaskSuccess")
    until("a late question to be answered", lambda: answer in stack.used or None)


def _garbage(stack: LocalStack) -> None:
    sqs = stack.clients["sqs"]
    for part in ("uploads", "steps", "signing", "messages"):
        url = sqs.get_queue_url(QueueName=f"{PREFIX}-{part}")["QueueUrl"]
        sqs.send_message(QueueUrl=url, MessageBody="{")
    given_up = {("check_upload", "GiveUp"), ("open_step", "GiveUp")}
    given_up |= {("sign_permit", "GiveUp"), ("notify", "GiveUp")}
    until(
        "what can never succeed to be given up",
        lambda: given_up <= {(who, sid) for who, sid, _ in stack.used} or None,
    )


def test_no_function_asks_for_more_than_its_policy_allows(stack: LocalStack) -> None:
    assert stack.refused == []


@pytest.mark.parametrize("function", UNSEEN)
def test_no_function_has_a_right_that_nothing_uses(stack: LocalStack, function: str) -> None:
    has = {
        (one["Sid"], action)
        for one in policies()[function]
        for action in one["Action"]
        if not action.startswith(("dynamodb:", "logs:"))
    }
    used = {(sid, action) for who, sid, action in stack.used if who == function}
    unseen = {f"{sid} {action}" for sid, action in has - used}
    assert unseen == UNSEEN[function].keys()
