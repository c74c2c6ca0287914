"""The process that is loaded once and forks for each file.

``MODULE.prepare()`` loads all that ``MODULE.answer(request)`` needs: a fork can open nothing more.
Over the socket ``descriptor`` come the limits of one fork, and with them the socket on which the
fork reads its request and writes its answer; back goes what became of it (``ENDED``). That one
socket is the only way out of a fork.
"""

import codecs
import contextlib
import errno
import gc
import importlib
import json
import logging
import os
import pkgutil
import signal
import socket
import struct
import sys
import time
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from types import FrameType
from typing import NoReturn, Protocol, cast

from chalicelib.adapters.confined.confining import confine
from chalicelib.adapters.confined.system_calls import allow_only_what_parsing_needs, hide_from_peers

READY = struct.Struct("<?")
"""Whether the kernel filters the system calls of forks."""
ENDED = struct.Struct("<iid")
"""Process id, exit code (negative: the signal), seconds of processor time used for it."""

OK = 0
FAILED = 1
# Nothing to do with the file: a library is missing, the deployment is broken (sysexits.h).
EX_CONFIG = 78

_CHUNK = 1 << 20
_CODECS = (
    "ascii", "charmap", "cp1252", "gbk", "latin-1", "mac-roman", "utf-8", "utf-8-sig",
    "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be",
)  # fmt: skip
"""What strings of a file may be written in. Python loads a codec when it is first asked for. GBK is
what pypdf takes a name for that is no UTF-8; big-endian UTF-32 is a certificate's
``UniversalString``."""


class Module(Protocol):
    def prepare(self) -> None: ...
    def answer(self, request: bytes) -> bytes: ...


def serve(descriptor: int, name: str) -> int:
    """Until the other end closes."""
    hide_from_peers()
    logging.disable()
    try:
        module = cast(Module, importlib.import_module(name))
        module.prepare()
    except ImportError:
        return EX_CONFIG
    for codec in _CODECS:
        codecs.lookup(codec)
    installed = _installed()
    gc.freeze()
    with socket.socket(fileno=descriptor) as control:
        control.send(READY.pack(_can_filter()))
        while True:
            limits, descriptors, _, _ = socket.recv_fds(control, 1024, 1)
            if not descriptors:
                return OK
            data = socket.socket(fileno=descriptors[0])
            control.send(ENDED.pack(*_run(control, data, json.loads(limits), module, installed)))


def is_of_the_deployment(failure: Exception) -> bool:
    """A fork wanted to load something that ``prepare`` had not: no fault of the file."""
    return _is_refused(failure) or isinstance(failure, ImportError)


def require_of_the_file(failure: Exception) -> None:
    """For whoever takes any failure of a parser for a fault of the file: what ``confine`` refused,
    a file or a system call, is raised on. (Imports are noted, whoever forgives them.)"""
    if _is_refused(failure):
        raise failure


def _is_refused(failure: Exception) -> bool:
    return isinstance(failure, OSError) and failure.errno in (errno.EMFILE, errno.EPERM)


class _Wanted:
    """Notes what a fork tries to load, of what another process would have found. It cannot, and
    parsers that forgive much go on without what they could not read: a file would be judged by
    less than all of it."""

    def __init__(self, found_elsewhere: frozenset[str]) -> None:
        self.names: list[str] = []
        self._found_elsewhere = found_elsewhere

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: object = None) -> None:
        if name.partition(".")[0] in self._found_elsewhere:
            self.names.append(name)


def _installed() -> frozenset[str]:
    """What can be imported here, by the names of packages and modules. Of packages without an
    ``__init__`` of their own (pyHanko is one) none is listed, but those in use are loaded."""
    loaded = {name.partition(".")[0] for name in sys.modules}
    return sys.stdlib_module_names | {one.name for one in pkgutil.iter_modules()} | loaded


def _can_filter() -> bool:
    """Tried in a fork: it cannot be undone."""
    pid = os.fork()
    if not pid:
        os._exit(not allow_only_what_parsing_needs())
    return os.waitpid(pid, 0)[1] == 0


def _run(
    control: socket.socket,
    data: socket.socket,
    limits: Mapping[str, float],
    module: Module,
    installed: frozenset[str],
) -> tuple[int, int, float]:
    begun = time.process_time()
    pid = os.fork()
    if not pid:
        control.close()
        _be_the_fork(data, limits, module, installed)
    data.close()

    def kill(_signal: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    signal.signal(signal.SIGALRM, kill)
    signal.setitimer(signal.ITIMER_REAL, limits["wall_seconds"])
    _, status, used = os.wait4(pid, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    own = time.process_time() - begun
    return pid, os.waitstatus_to_exitcode(status), own + used.ru_utime + used.ru_stime


def _be_the_fork(
    data: socket.socket, limits: Mapping[str, float], module: Module, installed: frozenset[str]
) -> NoReturn:
    code, wanted = FAILED, _Wanted(installed)
    sys.meta_path.insert(0, cast(MetaPathFinder, wanted))
    try:
        confine(int(limits["memory_bytes"]), int(limits["cpu_seconds"]), data.fileno())
        chunks = []
        while chunk := data.recv(_CHUNK):
            chunks.append(chunk)
        said = module.answer(b"".join(chunks))
        if wanted.names:
            raise ImportError(*wanted.names[:1])
        data.sendall(said)
        code = OK
    except Exception as failure:
        code = EX_CONFIG if is_of_the_deployment(failure) else FAILED
    finally:
        os._exit(code)
