"""moto's functions, run as processes from the zip that each has at that moment.

As on AWS a function changes in place: what is under way ends in the old process, and the next event
starts one from the new zip, or with the new environment. Events of queues come at once and one try
is all they have: whoever fails is kept in ``failed``.
"""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from moto.awslambda.models import LambdaFunction

from infra.package.unzipped import Unzipped
from infra.rehearsal.processes import Failed, Function, Pool, unzipped

Key = tuple[str, str, str]


class Lambdas:
    """``folder`` gets the unzipped packages and the functions' log. Digests are as Lambda says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._log = (folder / "functions.log").open("wb")
        self._packages: dict[str, Unzipped] = {}
        self._pools: dict[Key, Pool] = {}
        self._lock = threading.Lock()
        self._queues = ThreadPoolExecutor(4)
        self.failed: list[str] = []

    def unpack(self, package: Path, digest: str) -> None:
        """Before it is deployed: Lambda has done so when it says that a function is updated."""
        folder = self._folder / f"package-{len(self._packages)}"
        self._packages[digest] = unzipped(package, folder)

    def answer(self, function: LambdaFunction, event: Any) -> Any:
        """:raises Failed:"""
        return self._pool(function).answer(event)

    def answered(self, name: str) -> dict[str, int]:
        """How many events each package answered as this function, by the package's digest."""
        with self._lock:
            counts: dict[str, int] = {}
            for (function, digest, _), pool in self._pools.items():
                if function == name:
                    counts[digest] = counts.get(digest, 0) + pool.answered
            return counts

    @property
    def starts(self) -> int:
        return sum(pool.starts for pool in self._pools.values())

    def invoke(self, function: LambdaFunction, event: Any = None) -> tuple[str, bool, str]:
        """In moto's place: result, whether it failed, log. Events of a queue are not waited for:
        moto would deliver them within the call that sends them."""
        parsed = json.loads(event) if isinstance(event, str) else event or {}
        if "Records" in parsed:
            self._queues.submit(self._alone, function, parsed)
            return "null", False, ""
        try:
            return json.dumps(self.answer(function, parsed)), False, ""
        except Failed as failure:
            return json.dumps({"errorMessage": str(failure)}), True, ""

    def _alone(self, function: LambdaFunction, event: Any) -> None:
        try:
            self.answer(function, event)
        except Failed as failure:
            self.failed.append(f"{function.function_name}: {failure}")

    def end(self) -> None:
        self._queues.shutdown(wait=True, cancel_futures=True)
        for pool in self._pools.values():
            pool.end()
        self._log.close()

    def _pool(self, function: LambdaFunction) -> Pool:
        with (
            self._lock
        ):  # an event that comes meanwhile waits for the unzipping, as for a cold start
            digest = function.code_sha_256
            key = function.function_name, digest, json.dumps(function.environment_vars)
            if key not in self._pools:
                unpacked = self._packages[digest]
                self._pools[key] = Pool(unpacked, _described(function), self._log)
            return self._pools[key]


def _described(function: LambdaFunction) -> Function:
    return Function(
        name=function.function_name,
        handler=str(function.handler),
        environment=dict(function.environment_vars),
        memory=int(function.memory_size),
        seconds=int(function.timeout),
    )


@contextmanager
def running(folder: Path) -> Iterator[Lambdas]:
    """moto's functions run as processes meanwhile."""
    own, lambdas = LambdaFunction._invoke_lambda, Lambdas(folder)
    LambdaFunction._invoke_lambda = lambda function, event=None: lambdas.invoke(function, event)
    try:
        yield lambdas
    finally:
        LambdaFunction._invoke_lambda = own
        lambdas.end()
