"""The Lambda functions of the local stack: the real handlers, in this process.

moto would start a container for every invocation; the seam `LambdaFunction._invoke_lambda` calls
the handler instead. Functions are known to moto's Lambda, so `invoke` works as on AWS.

Event source mappings are this module's, not moto's: moto delivers inside the very call that sends
the message and never tries again. Here each queue has its own reader, so that sending returns at
once, and a failed message comes back or rests, as the job and its queue say; only sooner.
"""

import importlib
import io
import json
import logging
import threading
import traceback
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from chalice.local import LambdaContext
from moto.awslambda.models import LambdaFunction

from infra.local.aws import LocalAws
from infra.local.names import ACCOUNT, PREFIX, REGION
from infra.local.permissions import running_as

Handler = Callable[[dict[str, Any], Any], Any]

logger = logging.getLogger("infra.local")

SOURCES = {
    "check_upload": "uploads",
    "open_step": "steps",
    "sign_permit": "signing",
    "notify": "messages",
}
"""Which queue wakes which function."""

READERS = {"check_upload": 2}
"""How many messages of one function are handled side by side; one where not said."""

SCHEDULED = ("sweep", "erase")
"""What the schedule wakes, the sweeper first. Here all of them run at the sweeper's rate."""

SWEEP_SECONDS = 60.0


def real_handler(function: str) -> Handler:
    """`chalicelib.handlers.jobs.<function>.<function>`, as Lambda would load it."""
    return getattr(importlib.import_module(f"chalicelib.handlers.jobs.{function}"), function)


_current: "LocalLambdas | None" = None


def _invoke(function: Any, event: Any = None) -> tuple[str, bool, str]:
    """The seam. A call that comes while no stack runs fails: its stack has just stopped."""
    if _current is None:
        return '{"errorType": "Stopped", "errorMessage": "no local stack runs"}', True, ""
    return _current.run(function, event)


class LocalLambdas:
    """`handlers` replaces real handlers by name; `sweep_seconds` is the schedule's rate."""

    def __init__(
        self,
        aws: LocalAws,
        config: Mapping[str, Any],
        environment: Callable[[str], dict[str, str]],
        handlers: Mapping[str, Handler] | None = None,
        sweep_seconds: float = SWEEP_SECONDS,
    ) -> None:
        self._aws = aws
        self._config = config
        self._environment = environment
        self._handlers = dict(handlers or {})
        self._sweep_seconds = sweep_seconds
        self._stopping = threading.Event()
        self._running = 0  # handlers at work
        self._changed = threading.Condition()

    def create(self) -> None:
        """Make the functions known to Lambda."""
        global _current
        _current = self
        LambdaFunction._invoke_lambda = _invoke
        role = self._aws.client("iam").create_role(
            RoleName=f"{PREFIX}-functions", AssumeRolePolicyDocument="{}"
        )
        for function in (*SOURCES, *SCHEDULED):
            settings = self._config["lambda_functions"][function]
            self._aws.client("lambda").create_function(
                FunctionName=f"{PREFIX}-{function}",
                Runtime=self._config["lambda_runtime"],
                Role=role["Role"]["Arn"],
                Handler=f"chalicelib.handlers.jobs.{function}.{function}",
                Timeout=settings["lambda_timeout"],
                MemorySize=settings["lambda_memory_size"],
                Environment={"Variables": self._environment(function)},
                Code={"ZipFile": _empty_zip()},
            )

    def start(self) -> None:
        """Read the queues and keep the schedule; the first sweep runs at once."""
        self._stopping.clear()
        for function, part in SOURCES.items():
            one_at_a_time = threading.Lock()
            for number in range(READERS.get(function, 1)):
                self._thread(f"{part}-{number}", self._read, function, part, one_at_a_time)
        self._thread("schedule", self._keep_schedule)

    def stop(self) -> None:
        """Take no more messages; what is being handled has one second to end.

        Readers that wait for a message are not waited for: they end when their queue does.
        """
        self._stopping.set()
        with self._changed:
            self._changed.wait_for(lambda: not self._running, timeout=1)
        global _current
        _current = None

    def invoke(self, function: str, event: dict[str, Any]) -> Any:
        """Run a function through Lambda's own interface; RuntimeError when the handler fails."""
        answer = self._aws.client("lambda").invoke(
            FunctionName=f"{PREFIX}-{function}", Payload=json.dumps(event).encode()
        )
        payload = json.loads(answer["Payload"].read() or b"null")
        if "FunctionError" in answer:
            raise RuntimeError(f"{function}: {payload}")
        return payload

    def sweep(self, everything: bool = False) -> None:
        """Run the sweeper now, as the schedule would, or over all that is running."""
        self.invoke("sweep", scheduled_event({"everything": True} if everything else {}))

    def _thread(self, name: str, target: Callable[..., None], *args: Any) -> None:
        threading.Thread(target=target, args=args, name=f"local-{name}", daemon=True).start()

    def run(self, function: Any, event: Any) -> tuple[str, bool, str]:
        """(result, did it fail, logs). `function` is moto's LambdaFunction; `event` comes parsed
        or as JSON, as moto happens to have it."""
        name = function.function_name.removeprefix(f"{PREFIX}-")
        self._count(+1)
        try:
            handler = self._handlers.get(name) or real_handler(name)
            context = LambdaContext(
                function.function_name, function.memory_size, int(function.timeout) * 1000
            )
            parsed = json.loads(event) if isinstance(event, str) else event or {}
            with running_as(name):
                result = handler(parsed, context)
            return json.dumps(result), False, ""
        except Exception as error:
            logger.error("%s failed:\n%s", name, traceback.format_exc())
            answer = {"errorType": type(error).__name__, "errorMessage": str(error)}
            return json.dumps(answer), True, ""
        finally:
            self._count(-1)

    def _count(self, difference: int) -> None:
        with self._changed:
            self._running += difference
            self._changed.notify_all()

    def _read(self, function: str, part: str, one_at_a_time: threading.Lock) -> None:
        sqs = self._aws.client("sqs")
        queue = f"{self._aws.url}/{ACCOUNT}/{PREFIX}-{part}"
        while not self._stopping.is_set():
            try:
                with one_at_a_time:
                    messages = sqs.receive_message(
                        QueueUrl=queue, WaitTimeSeconds=1, AttributeNames=["All"]
                    ).get("Messages", [])
                for message in messages if not self._stopping.is_set() else ():
                    self._deliver(function, part, queue, message)
            except (ClientError, BotoCoreError) as error:
                if not self._stopping.is_set():
                    logger.error("reading %s failed and goes on: %s", part, error)
                    self._stopping.wait(1)

    def _deliver(self, function: str, part: str, queue: str, message: dict[str, Any]) -> None:
        sqs = self._aws.client("sqs")
        receipt = message["ReceiptHandle"]
        try:
            self.invoke(function, _sqs_event(part, message))
        except RuntimeError:
            # on AWS the job's own seconds and minutes pass (chalicelib/handlers/retries.py)
            sqs.change_message_visibility(
                QueueUrl=queue, ReceiptHandle=receipt, VisibilityTimeout=1
            )
        else:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=receipt)

    def _keep_schedule(self) -> None:
        everything = True  # executions do not survive a restart: the first run starts them anew
        while not self._stopping.is_set():
            swept = self._invoke_on_time(SCHEDULED[0], {"everything": everything})
            everything = everything and not swept
            for function in SCHEDULED[1:]:
                self._invoke_on_time(function, {})
            self._stopping.wait(self._sweep_seconds)

    def _invoke_on_time(self, function: str, detail: dict[str, Any]) -> bool:
        try:
            self.invoke(function, scheduled_event(detail))
        except (RuntimeError, ClientError, BotoCoreError) as error:
            if not self._stopping.is_set():
                logger.error("%s failed and will be tried again: %s", function, error)
            return False
        return True


def _sqs_event(part: str, message: dict[str, Any]) -> dict[str, Any]:
    """The event that Lambda's SQS mapping gives (Lambda developer guide, "Using with SQS")."""
    record = {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": {},
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{PREFIX}-{part}",
        "awsRegion": REGION,
    }
    return {"Records": [record]}


def scheduled_event(detail: dict[str, Any]) -> dict[str, Any]:
    """What EventBridge sends for a rule with a rate."""
    return {
        "version": "0",
        "id": "local-schedule",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": ACCOUNT,
        "time": "1970-01-01T00:00:00Z",
        "region": REGION,
        "resources": [f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{PREFIX}-sweep"],
        "detail": detail,
    }


def _empty_zip() -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("README", "The local stack runs the handlers from the working tree.")
    return package.getvalue()
