"""Has files looked into by confined processes, from the outside."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from chalicelib.adapters.confined.system_calls import hide_from_peers
from chalicelib.adapters.confined.zygote import ENDED, EX_CONFIG, OK, READY

_PROGRAM = """
import sys
descriptor, module, *sys.path[:] = sys.argv[1:]
from chalicelib.adapters.confined.zygote import serve
sys.exit(serve(int(descriptor), module))
"""
_OUR_CODE = str(Path(__file__).parents[3])
# Lambda's interpreter finds its own library by it.
_PASSED_ON = ("LD_LIBRARY_PATH",)
_CHUNK = 1 << 20
_MOST_ANSWERED = 256 * _CHUNK
_GRACE_SECONDS = 5.0
"""For the zygote to tell of a fork that it had to kill; then it is killed itself."""
_TOOK_TOO_MUCH = (-signal.SIGXCPU, -signal.SIGKILL)


def nothing_said(*, hidden: bool) -> None:
    """For tests and measurements."""


class WithoutFilter(Protocol):
    """Told that the kernel filters no system calls here, and whether the memory of this process is
    ``hidden`` from the forks all the same."""

    def __call__(self, *, hidden: bool) -> None: ...


@dataclass(frozen=True)
class Limits:
    """Of one file. The wall clock also ends a process that waits instead of working."""

    cpu_seconds: int = 10
    memory_bytes: int = 512 * 1024 * 1024
    wall_seconds: float = 15


@dataclass(frozen=True)
class Outcome:
    """``exit_code`` as ``subprocess`` tells it: 0, or what ended it. The process ``pid`` is no
    more. ``cpu_seconds`` of processor time went into it, the forking included."""

    pid: int
    exit_code: int
    cpu_seconds: float
    answer: bytes = field(repr=False)

    @property
    def answered(self) -> bool:
        return self.exit_code == OK

    @property
    def took_too_much(self) -> bool:
        return self.exit_code in _TOOK_TOO_MUCH


class ConfinedProcesses:
    """Runs ``module.answer`` over one request at a time and zygote; whoever asks while all are
    at work gets one of their own. Lambda has one event at a time, and so one zygote.

    ``without_filter`` is called once when the kernel filters no system calls here. The limits then
    have to do alone, and this process hides its memory and environment from the forks instead.
    """

    def __init__(
        self,
        module: str,
        limits: Limits,
        *,
        search_path: tuple[str, ...] = (),
        without_filter: WithoutFilter = nothing_said,
    ) -> None:
        self._module = module
        self._limits = limits
        ours = (entry for entry in sys.path if os.path.isabs(entry))
        self._search_path = (*search_path, _OUR_CODE, *ours)
        self._without_filter = without_filter
        self._idle: list[_Zygote] = []
        self._lock = threading.Lock()
        self._told = False

    def start(self) -> None:
        """Does not wait: it loads while the caller goes on."""
        with self._lock:
            self._idle.append(_Zygote(self._module, self._search_path))

    def run(self, request: bytes) -> Outcome:
        """Whatever the fork does, there is an outcome.

        :raises RuntimeError: the process cannot be started or lacks a library: a fault of the
            deployment, never of a file, to be tried again.
        """
        with self._lock:
            zygote = self._idle.pop() if self._idle else None
        for _ in range(2):
            zygote = zygote or _Zygote(self._module, self._search_path)
            try:
                self._require_ready(zygote)
                outcome = zygote.run(request, self._limits)
            except _Gone:  # the one that waited here may have been ended meanwhile, by the system
                zygote.end()
                zygote = None
                continue
            except BaseException:
                zygote.end()
                raise
            with self._lock:
                self._idle.append(zygote)
            if outcome.exit_code == EX_CONFIG:
                raise RuntimeError("the process that opens files lacks its libraries")
            return outcome
        raise RuntimeError("the process that opens files cannot be started")

    def close(self) -> None:
        with self._lock:
            while self._idle:
                self._idle.pop().end()

    def _require_ready(self, zygote: "_Zygote") -> None:
        if zygote.is_filtered() or self._told:
            return
        self._told = True
        self._without_filter(hidden=hide_from_peers())


class _Gone(Exception):
    """The zygote answers no more."""


class _Zygote:
    def __init__(self, module: str, search_path: tuple[str, ...]) -> None:
        self._control, theirs = socket.socketpair()
        self._filtered: bool | None = None
        with theirs:
            number = str(theirs.fileno())
            libraries = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-I", "-B", "-c", _PROGRAM, number, module, *search_path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=libraries,
                cwd="/",
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )

    def is_filtered(self) -> bool:
        """Waits until it is ready. RuntimeError when it lacks its libraries."""
        if self._filtered is None:
            said = self._hear(READY.size)
            (self._filtered,) = READY.unpack(said)
        return bool(self._filtered)

    def run(self, request: bytes, limits: Limits) -> Outcome:
        deadline = time.monotonic() + limits.wall_seconds + _GRACE_SECONDS
        mine, theirs = socket.socketpair()
        with mine:
            with theirs, _gone_when_broken():
                given = json.dumps(asdict(limits)).encode()
                socket.send_fds(self._control, [given], [theirs.fileno()])
            answer = _exchange(mine, request, deadline)
        self._control.settimeout(max(0.1, deadline - time.monotonic()))
        try:
            pid, exit_code, cpu_seconds = ENDED.unpack(self._hear(ENDED.size))
        except TimeoutError:
            self.end()
            return Outcome(self._process.pid, -signal.SIGKILL, limits.cpu_seconds, b"")
        if exit_code == OK and answer is None:
            exit_code = -signal.SIGKILL
        return Outcome(pid, exit_code, cpu_seconds, answer or b"")

    def end(self) -> None:
        """With all that it started."""
        self._control.close()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _hear(self, size: int) -> bytes:
        with _gone_when_broken():
            said = self._control.recv(size, socket.MSG_WAITALL)
        if len(said) == size:
            return said
        if self._process.wait() == EX_CONFIG:
            raise RuntimeError("the process that opens files lacks its libraries")
        raise _Gone


@contextmanager
def _gone_when_broken() -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise
    except OSError as error:
        raise _Gone from error


def _exchange(data: socket.socket, request: bytes, deadline: float) -> bytes | None:
    """What the fork wrote; None when that is more than any answer."""
    chunks, size = [], 0
    # A fork that dies says no more: of that, the zygote tells.
    with suppress(OSError):
        data.settimeout(max(0.1, deadline - time.monotonic()))
        with suppress(BrokenPipeError):
            data.sendall(request)
            data.shutdown(socket.SHUT_WR)
        while chunk := data.recv(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > _MOST_ANSWERED:
                return None
            data.settimeout(max(0.1, deadline - time.monotonic()))
    return b"".join(chunks)
