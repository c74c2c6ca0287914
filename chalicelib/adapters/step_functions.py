"""The engine of the chain on AWS Step Functions (``infra/chain.asl.json``)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.clients import FailureLog
from chalicelib.domain import correlation
from chalicelib.domain.catalogue.schema import Step
from chalicelib.domain.chain.ports import Workflow
from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient

_NOBODY_WAITS = {"InvalidToken", "TaskDoesNotExist", "TaskTimedOut"}
SECONDS_PER_WORKING_DAY = 2 * 24 * 3600
"""A step's wait is asked again after twice its allowance, weekends included."""


class Names(Protocol):
    """What the engine needs of the settings."""

    @property
    def state_machine_arn(self) -> str: ...

    def execution_arn(self, name: str) -> str: ...


class StepFunctionsWorkflow(Workflow):
    def __init__(self, client: SFNClient, names: Names, log: FailureLog) -> None:
        self.client = client
        self.names = names
        self.log = log

    def start(self, application_id: str, execution: int, steps: Sequence[Step]) -> None:
        """A failure is logged, not raised: the sweeper finds the application without an
        execution. The input holds ids and times alone, never a person's data."""
        followed = correlation.carried()
        chain = [
            {"id": step.id, "timeout": step.working_days * SECONDS_PER_WORKING_DAY}
            for step in steps
        ]
        try:
            self.client.start_execution(
                stateMachineArn=self.names.state_machine_arn,
                name=f"{application_id}-{execution}",
                input=json.dumps({"application_id": application_id, "steps": chain, **followed}),
            )
        except self.client.exceptions.ExecutionAlreadyExists:
            return
        except (ClientError, BotoCoreError) as error:
            self.log("chain not started", error, application_id=application_id)

    def is_running(self, application_id: str, execution: int) -> bool:
        arn = self.names.execution_arn(f"{application_id}-{execution}")
        try:
            status = self.client.describe_execution(executionArn=arn)["status"]
        except self.client.exceptions.ExecutionDoesNotExist:
            return False
        except (ClientError, BotoCoreError) as error:
            raise Unavailable() from error
        return status == "RUNNING"

    def stop(self, application_id: str, execution: int) -> None:
        arn = self.names.execution_arn(f"{application_id}-{execution}")
        try:
            self.client.stop_execution(executionArn=arn, cause="replaced or ended")
        except self.client.exceptions.ExecutionDoesNotExist:
            return
        except (ClientError, BotoCoreError) as error:
            self.log("chain not stopped", error, application_id=application_id)

    def answer(self, token: str, output: Mapping[str, str]) -> bool:
        try:
            self.client.send_task_success(taskToken=token, output=json.dumps(dict(output)))
        except ClientError as error:
            if error.response["Error"]["Code"] in _NOBODY_WAITS:
                return False
            raise Unavailable() from error
        except BotoCoreError as error:
            raise Unavailable() from error
        return True
