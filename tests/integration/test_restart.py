"""`make run` stopped and started again in the middle of an approval: executions are gone, the
state is not, and the sweeper leads the application on from it."""

import socket
from pathlib import Path

import pytest

from demo import stories
from demo.client import Browser, until
from demo.people import say_nothing, student
from infra.local.stack import LocalStack


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def executions(stack: LocalStack) -> list[tuple[str, str]]:
    found = stack.clients["stepfunctions"].list_executions(
        stateMachineArn=stack.outputs["ChainArn"]
    )
    return [(one["name"].rpartition("-")[2], one["status"]) for one in found["executions"]]


def test_an_application_under_review_is_led_on_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()  # the same address again: sessions and links stay good
    stacks = [LocalStack(port, tmp_path).start()]

    def restart_then_pass(
        offices: stories.Offices, citizen: stories.Citizen, say: stories.Say
    ) -> None:
        stacks[0].stop()
        stacks[0] = LocalStack(port, tmp_path, fresh=False).start()
        # its first sweep looks at everything that runs
        until("a second execution", lambda: ("2", "RUNNING") in executions(stacks[0]) or None)
        pass_chain(offices, citizen, say)

    pass_chain = stories.pass_chain
    monkeypatch.setattr(stories, "pass_chain", restart_then_pass)
    try:
        offices = {}
        for account in stacks[0].accounts:
            offices[account["role"]] = Browser(stacks[0].url)
            offices[account["role"]].sign_in(account["sign_in"], account["password"])
        citizen = student(Browser(stacks[0].url))
        pdf = stories.research(citizen, stories.Offices(offices), say_nothing)
        assert pdf.startswith(b"%PDF-")
        assert stacks[0].refused == []
    finally:
        stacks[0].stop()
