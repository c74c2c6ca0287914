"""A local stack as CloudWatch sees it: what its queues, functions and executions show."""

import json
import logging
import time
from io import StringIO
from typing import Any

from moto.sqs.models import sqs_backends

from chalicelib.handlers.logging import logger
from infra import alarms
from infra.local.names import ACCOUNT, APP, PREFIX, REGION, STAGE
from infra.local.stack import LocalStack
from tests.support.alarm_values import of_lines

OURS = f"{APP}-{STAGE}"
ENDS = {"ExecutionsFailed": "FAILED", "ExecutionsTimedOut": "TIMED_OUT"}


class Watched:
    """A local stack, and the lines that its functions wrote since the last look."""

    def __init__(self, stack: LocalStack) -> None:
        self.stack = stack
        self.errors: dict[str, int] = {}
        self.stream = StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(logger.registered_formatter)

    def begin(self) -> None:
        self.errors.clear()
        self.stream.seek(0)
        self.stream.truncate()

    def run(self, function: str, event: dict[str, Any]) -> None:
        """As Lambda counts it: an error of this function, if it fails."""
        try:
            self.stack.invoke(function, event)
        except RuntimeError:
            name = f"{PREFIX}-{function}"
            self.errors[name] = self.errors.get(name, 0) + 1

    def values(self, alarm: dict[str, Any]) -> list[float]:
        """Of the metric that the alarm names, since the last look."""
        of = {one["Name"]: one["Value"] for one in alarm["Dimensions"]}
        match alarm["Namespace"], alarm["MetricName"]:
            case "AWS/SQS", "ApproximateNumberOfMessagesVisible":
                return [self.visible(of["QueueName"])]
            case "AWS/SQS", "ApproximateAgeOfOldestMessage":
                return [self._age(of["QueueName"])]
            case "AWS/States", metric if metric in ENDS:
                client = self.stack.clients["stepfunctions"]
                found = client.list_executions(
                    stateMachineArn=of["StateMachineArn"], statusFilter=ENDS[metric]
                )
                return [len(found["executions"])]
            case "AWS/Lambda", "Errors":
                client = self.stack.clients["lambda"]
                client.get_function_configuration(FunctionName=of["FunctionName"])
                return [self.errors.get(of["FunctionName"], 0)]
            case namespace, metric if namespace == OURS:
                lines = [json.loads(line) for line in self.stream.getvalue().splitlines()]
                return of_lines(alarms.rows()["metric"][metric], lines)
        raise AssertionError(f"nobody emits {alarm['Namespace']} {alarm['MetricName']}")

    def visible(self, queue: str) -> float:
        sqs = self.stack.clients["sqs"]
        told = sqs.get_queue_attributes(
            QueueUrl=sqs.get_queue_url(QueueName=queue)["QueueUrl"],
            AttributeNames=["ApproximateNumberOfMessages"],
        )
        return float(told["Attributes"]["ApproximateNumberOfMessages"])

    def _age(self, queue: str) -> float:
        sent = [one.sent_timestamp for one in sqs_backends[ACCOUNT][REGION].queues[queue]._messages]
        return time.time() - min(sent) / 1000 if sent else 0.0
