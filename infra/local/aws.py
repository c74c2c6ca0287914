"""moto as AWS, on a loopback port inside this process, with infra/stacks/state deployed."""

import functools
import logging
import os
import threading
from collections.abc import Mapping
from typing import Any

import boto3
from botocore.config import Config
from moto.core.base_backend import BackendDict
from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer

from infra import template
from infra.deploying import stacks
from infra.local import gaps
from infra.local.names import APP, PREFIX, REGION, STAGE


class LocalAws:
    """Start, deploy, stop. While it runs, every boto3 client of this process talks to it."""

    def __init__(self) -> None:
        self.url = ""
        self._server: ThreadedMotoServer | None = None
        self._environment: dict[str, str | None] = {}
        self._clients: dict[str, Any] = {}
        self._making_client = threading.Lock()  # a session is not safe among threads

    def start(self) -> None:
        """Answer on a free port, empty. Raises OSError when no port can be had."""
        gaps.install()
        default_user_config["stepfunctions"]["execute_state_machine"] = True
        logging.getLogger("werkzeug").setLevel(logging.WARNING)  # else a line per request
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        port = self._server.get_host_and_port()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._set_environment(
            AWS_ACCESS_KEY_ID="local",
            AWS_SECRET_ACCESS_KEY="local",  # noqa: S106  (moto asks for some value)
            AWS_SESSION_TOKEN=None,
            AWS_PROFILE=None,
            AWS_DEFAULT_REGION=REGION,
            AWS_REGION=REGION,
            AWS_ENDPOINT_URL=self.url,
            MOTO_PORT=str(port),  # Step Functions inside moto call back to this port
        )
        self._reset()

    def deploy(self, public_url: str) -> dict[str, str]:
        """Make everything in infra/stacks/state; the stack's outputs by name."""
        parameters = {"AppName": APP, "Stage": STAGE, "PublicUrl": public_url}
        return self.make_stack(PREFIX, template.render(), parameters)

    def make_stack(self, name: str, text: str, parameters: Mapping[str, str]) -> dict[str, str]:
        """At once: what a change set of moto's tells is not worth its second reading."""
        cloudformation = self.client("cloudformation")
        cloudformation.create_stack(
            StackName=name,
            TemplateBody=text,
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
            ],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        return stacks.outputs(cloudformation, name)

    def client(self, service: str) -> Any:
        """A boto3 client of the local AWS, one for each service. Safe among threads."""
        with self._making_client:
            if service not in self._clients:
                # a repeated call is a second call: an invocation must not run twice by surprise
                patient = Config(
                    read_timeout=180, retries={"total_max_attempts": 1}, max_pool_connections=30
                )
                self._clients[service] = _session().client(
                    service, endpoint_url=self.url, config=patient
                )
            return self._clients[service]

    def stop(self) -> None:
        """End executions, close the port and put the environment back."""
        if self._server is None:
            return
        self._end_executions()
        self._reset()
        self._server.stop()
        self._server = None
        self._clients.clear()
        for name, value in self._environment.items():
            _put(name, value)
        self._environment.clear()

    def set_environment(self, **values: str) -> None:
        """Variables that hold until `stop`."""
        self._set_environment(**values)

    def _set_environment(self, **values: str | None) -> None:
        for name, value in values.items():
            self._environment.setdefault(name, os.environ.get(name))
            _put(name, value)

    def _end_executions(self) -> None:
        """Their threads would wait for tokens as long as this process lives."""
        states = self.client("stepfunctions")
        for machine in states.list_state_machines()["stateMachines"]:
            running = states.list_executions(
                stateMachineArn=machine["stateMachineArn"], statusFilter="RUNNING"
            )
            for execution in running["executions"]:
                states.stop_execution(executionArn=execution["executionArn"])

    def _reset(self) -> None:
        BackendDict.reset()


@functools.cache
def _session() -> Any:
    """Kept for the process: it holds the services' descriptions, which are slow to read."""
    return boto3.session.Session("local", "local", region_name=REGION)


def _put(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
