"""Functions of the real package as processes, as Lambda runs them: the package's Python and byte
code, the handler's path, the function's own environment and nothing else, one event at a time.

The zip that is deployed is for arm64. On another processor the same builder makes one for this
machine (`target.here()`): the same code, byte code and pure packages; wheels with machine code are
those of the same pins for the other processor.
"""

import json
import os
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from infra.package import build, target
from infra.package.unzipped import Unzipped

RUNTIME = Path(__file__).with_name("runtime.py")
OF_THIS_MACHINE = ("PATH", "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
"""Of the environment here that a process gets: who it is, and where AWS is."""


NOT_HERE = (
    f"NOT rehearsed: traffic during a change, and the package's functions: CPython "
    f"{target.here().python} is not on this machine"
)


class Failed(Exception):
    """The handler raised, or its process ended or was ended by its time."""


@dataclass(frozen=True)
class Function:
    """As Lambda has it. ``seconds``: its time limit."""

    name: str
    handler: str
    environment: Mapping[str, str]
    memory: int
    seconds: int


def package(folder: Path) -> build.Package | None:
    """The real one for this machine; ``None``: the runtime's Python is not here."""
    here = target.here()
    if target.find_python(here) is None:
        return None
    return build.build(folder, here, byte_code_needed=True)


def which(made: build.Package) -> str:
    """For the report: what ran, and what is deployed."""
    deployed = target.deployed()
    ran = f"the functions that ran are the package's, for {made.target}, by CPython {made.python}"
    if made.target == deployed:
        return f"{ran}: what is deployed"
    return (
        f"{ran}; what is deployed is for {deployed}: the same code and byte code, but "
        f"{made.libraries} shared libraries of other wheels, which were looked into alone"
    )


def unzipped(zip_path: Path, folder: Path) -> Unzipped:
    python = target.find_python(target.here())
    if python is None:
        raise Failed(f"{target.here()} is not on this machine")
    return Unzipped(zip_path, folder, python)


class Process:
    """One instance of a function: a cold start, then one event after another."""

    def __init__(self, unpacked: Unzipped, function: Function, log: IO[bytes]) -> None:
        self._seconds = function.seconds
        around = {name: os.environ[name] for name in OF_THIS_MACHINE}
        region = os.environ["AWS_DEFAULT_REGION"]
        self._process = subprocess.Popen(  # noqa: S603  (our own words)
            unpacked.command(RUNTIME.read_text(encoding="utf-8")),
            cwd=unpacked.task,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={
                **around,
                **function.environment,
                "_HANDLER": function.handler,
                "AWS_REGION": region,
                "AWS_DEFAULT_REGION": region,
                "AWS_LAMBDA_FUNCTION_NAME": function.name,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
                "REHEARSED_TIMEOUT": str(function.seconds),
            },
        )

    def answer(self, event: Any) -> Any:
        """:raises Failed: with the type of the error; a process that ended answers nothing more."""
        assert self._process.stdin and self._process.stdout  # noqa: S101  (both were asked for)
        limit = threading.Timer(self._seconds, self._process.kill)
        limit.start()
        try:
            self._process.stdin.write(json.dumps(event) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            limit.cancel()
        if not line:
            self.end()
        said = json.loads(line) if line else {"errorType": "Ended", "errorMessage": "its process"}
        if "result" not in said:
            raise Failed(f"{said['errorType']}: {said['errorMessage']}")
        return said["result"]

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()


@dataclass
class Pool:
    """Instances of one function of one package, kept warm; as many as events come at once."""

    unpacked: Unzipped
    function: Function
    log: IO[bytes]
    starts: int = 0
    answered: int = 0
    _idle: list[Process] = field(default_factory=list)
    _all: list[Process] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, event: Any) -> Any:
        """:raises Failed:"""
        process = self._taken()
        try:
            return process.answer(event)
        finally:
            with self._lock:
                self.answered += 1
                if process.lives:
                    self._idle.append(process)

    def _taken(self) -> Process:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            self.starts += 1
            started = Process(self.unpacked, self.function, self.log)
            self._all.append(started)
            return started

    def end(self) -> None:
        for process in self._all:
            process.end()
