"""Every wait has the value that was meant: too short a one gives work up, too long a one hides that
it hangs. The values are written out here; who changes one says so twice."""

import re
from pathlib import Path
from typing import Any

import pytest

import infra
from chalicelib.adapters import channels, clients
from chalicelib.adapters.confined import processes
from chalicelib.adapters.step_functions import SECONDS_PER_WORKING_DAY
from chalicelib.domain.delivery import sending
from chalicelib.domain.messages.model import Channel
from infra import functions
from tests.architecture.test_chain_definition import TASKS

FUNCTIONS: dict[str, Any] = functions.load_config()["lambda_functions"]
SECONDS = {
    "api_handler": 29,  # API Gateway gives up after 30
    "check_upload": 60,
    "open_step": 30,
    "sign_permit": 120,  # the signing service, and the time-stamp service after it
    "notify": 60,
    "sweep": 240,  # before the next one begins
    "erase": 240,
}
QUEUES = {"uploads": "check_upload", "steps": "open_step", "signing": "sign_permit"}
QUEUES |= {"messages": "notify"}
STACK = (Path(infra.__file__).parent / "stacks" / "state" / "queues.yaml").read_text("utf-8")


def test_functions_end_when_they_should() -> None:
    assert {name: one["lambda_timeout"] for name, one in FUNCTIONS.items()} == SECONDS


@pytest.mark.parametrize("queue", QUEUES)
def test_a_message_stays_hidden_for_six_times_what_its_function_may_take(queue: str) -> None:
    """As AWS asks of SQS sources: else a second one begins while the first is at work."""
    found = re.search(rf"-{queue}\n(?:.*\n)*?\s+VisibilityTimeout: (\d+)", STACK)
    assert found and int(found[1]) == 6 * SECONDS[QUEUES[queue]]


def test_the_chain_asks_again_when_it_should() -> None:
    assert TASKS["Correct"]["TimeoutSeconds"] == 90 * 24 * 3600, (
        "longer than the 60 days to correct"
    )
    assert TASKS["Sign"]["TimeoutSeconds"] == 3600
    assert TASKS["Review"]["TimeoutSecondsPath"] == "$.step.timeout"
    assert SECONDS_PER_WORKING_DAY == 2 * 24 * 3600


def test_nobody_waits_for_another_service_longer_than_the_function_lives() -> None:
    made = clients.Clients("ap-southeast-3").get("sqs").meta.config
    assert (made.connect_timeout, made.read_timeout) == (3, 20)
    assert made.read_timeout < SECONDS["api_handler"]
    assert SECONDS["check_upload"] > processes._GRACE_SECONDS


def test_messages_are_sent_and_noted_before_their_function_ends() -> None:
    """What the domain reckons with is what the adapters wait; some seconds are left to write down
    what became of all."""
    mail = clients.Clients("ap-southeast-3").get("sesv2").meta.config
    assert (mail.connect_timeout, mail.read_timeout) == (3, 8)
    assert mail.retries["total_max_attempts"] == 2
    waits = {way: time.total_seconds() for way, time in sending.PATIENCE.items()}
    assert waits == {Channel.EMAIL: 2 * (3 + 8), Channel.WHATSAPP: channels.TIMEOUT_SECONDS}
    assert channels.TIMEOUT_SECONDS == 10
    assert sending.RUN.total_seconds() == 55 == SECONDS["notify"] - 5
    assert sending.SLOW.total_seconds() < min(8, channels.TIMEOUT_SECONDS)
