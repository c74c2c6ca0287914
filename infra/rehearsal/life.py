"""One permit's life by the functions of the real package, each a process of its own.

The local stack is AWS, delivers the queues and keeps the schedule, as in `make demo`; here its
functions are not this checkout's, in one process, but the package's. What moto would have to ask of
IAM, the local stack asks of calls in its own process alone: of these it asks nothing.
"""

import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from demo.__main__ import officers
from demo.client import Browser
from demo.people import student
from demo.proof import pyhanko_verdict
from demo.stories import research
from infra import functions
from infra.local.api import LocalApi
from infra.local.lambdas import SCHEDULED, SOURCES
from infra.local.stack import CERTIFICATE_PARAMETER, LocalStack
from infra.package import build
from infra.package.unzipped import Unzipped
from infra.rehearsal.acts import must
from infra.rehearsal.front import Handled
from infra.rehearsal.processes import Function, Pool, unzipped

API = "api_handler"
JOBS = (*SOURCES, *SCHEDULED)


class Functions:
    """Of the local stage, from one package. ``settings`` are the stack's, once there is one."""

    def __init__(self, unpacked: Unzipped, log: IO[bytes]) -> None:
        self._unpacked, self._log, self._lock = unpacked, log, threading.Lock()
        self._config = functions.load_config()
        self.settings: Callable[[], dict[str, str]] = dict
        self.pools: dict[str, Pool] = {}

    def handler(self, name: str) -> Callable[..., Any]:
        """What the local stack calls in place of this checkout's."""
        return lambda event, _context=None: self._pool(name).answer(event)

    def end(self) -> None:
        for pool in self.pools.values():
            pool.end()

    def said(self) -> str:
        return ", ".join(
            f"{name} {pool.answered} events in {pool.starts} processes"
            for name, pool in sorted(self.pools.items())
        )

    def _pool(self, name: str) -> Pool:
        with self._lock:
            if name not in self.pools:
                self.pools[name] = Pool(self._unpacked, self._described(name), self._log)
            return self.pools[name]

    def _described(self, name: str) -> Function:
        own = self._config["lambda_functions"][name]
        return Function(
            name=name,
            handler="app.app" if name == API else f"chalicelib.handlers.jobs.{name}.{name}",
            environment=functions.environment(name, self._config, self.settings()),
            memory=own["lambda_memory_size"],
            seconds=own["lambda_timeout"],
        )


def lived(package: build.Package, folder: Path) -> str:
    """From registration to the signed file; for the report: who did how much of it."""
    unpacked = unzipped(package.path, folder / "life")
    with (folder / "life.log").open("wb") as lines:
        whole = Functions(unpacked, lines)
        stack = LocalStack(handlers={name: whole.handler(name) for name in JOBS})
        whole.settings = stack.settings
        try:
            with stack:
                return _story(stack, whole)
        finally:
            whole.end()


def _story(stack: LocalStack, whole: Functions) -> str:
    stack.web.api = LocalApi(Handled(import_module("app").app, whole.handler(API)))
    applicant = student(Browser(stack.url), _silent)
    signed = research(applicant, officers(stack), _silent)
    chain = stack.clients["ssm"].get_parameter(Name=CERTIFICATE_PARAMETER)["Parameter"]["Value"]
    verdict = pyhanko_verdict(signed, chain)
    must(set(whole.pools) == {API, *JOBS}, f"at work were {sorted(whole.pools)} alone")
    return f"one permit from registration to signature ({verdict}): {whole.said()}"


def _silent(_who: str, _what: str) -> None:
    """The report tells at its end."""
