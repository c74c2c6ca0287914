"""What somebody does whose file has taken over the process that opens it (docs/checks.md 18, 51).

Each runs in place of the real parser, under the real confinement, as the same user as the service.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.confined.processes import ConfinedProcesses
from tests.support.confined import LIMITS, is_gone, processes

OPENS = {
    "read a file": "open('/etc/passwd').read()",
    "write a file": "open(TAKEN, 'w').write('x')",
    "list a folder": "os.listdir('/')",
    "read the environment of what forked it": "open(f'/proc/{ZYGOTE}/environ').read()",
    "read the service's environment": "open(f'/proc/{SERVICE}/environ').read()",
    "read the service's memory": "open(f'/proc/{SERVICE}/mem').read(1)",
    "call out": "socket.create_connection(('127.0.0.1', 9))",
    "open a socket": "socket.socket()",
    "open a pair of sockets": "socket.socketpair()",
    "make a pipe": "os.pipe()",
    "double a descriptor": "os.dup(0)",
    "ask for names": "socket.getaddrinfo('contoh.id', 80)",
    "start a program": "subprocess.run(['/bin/true'])",
}
"""Refused twice: by the kernel's filter, and because it needs a descriptor."""

ACTS = {
    "become a program": "os.execv('/bin/true', ['true'])",
    "fork": "os.fork() or os._exit(0)",
    "start a thread": "threading.Thread(target=print).start()",
    "end what forked it": "os.kill(ZYGOTE, 9)",
    "end the service": "os.kill(SERVICE, 9)",
    "stop the service": "os.kill(SERVICE, 19)",
    "leave the session": "os.setsid()",
    "raise its limits": "resource.setrlimit(resource.RLIMIT_CPU, (99, 99))",
    "remove a file": "os.remove(__file__)",
    "rename a file": "os.rename(__file__, TAKEN)",
    "link a file": "os.symlink('/etc/passwd', TAKEN)",
    "change the rights of a file": "os.chmod(__file__, 0o777)",
    "trace the service": "call(lib.ptrace, 16, SERVICE, 0, 0)",
    "read another's memory by address": "call(lib.process_vm_readv, SERVICE, 0, 0, 0, 0, 0)",
    "load a filter of its own": "call(lib.prctl, 22, 2, 0, 0, 0)",
}
"""Refused by the filter."""

BEFORE = """
import encodings.idna  # which looking up names wants: it is the network that is refused, not this
global ZYGOTE, TAKEN, lib, call
ZYGOTE, TAKEN = os.getpid(), __file__ + ".taken"
lib = ctypes.CDLL(None, use_errno=True)
def call(function, *arguments):
    if function(*arguments) < 0: raise OSError(ctypes.get_errno(), "")
global is_open
def is_open(number):
    try: return os.lseek(number, 0, os.SEEK_CUR) is not None
    except OSError as error: return error.errno == 29  # a socket
"""
UNFILTERED = """
from chalicelib.adapters.confined import confining
confining.allow_only_what_parsing_needs = lambda: False
"""
ATTEMPT = """
global SERVICE
SERVICE, attack = json.loads(request)
try: said = {"got": repr(eval(attack, globals()))}
except BaseException as error: said = {"refused": type(error).__name__}
return json.dumps(said).encode()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("programs")


@pytest.fixture(scope="module")
def usual(folder: Path) -> Iterator[ConfinedProcesses]:
    running = processes(folder, ATTEMPT, prepare=BEFORE.strip())
    yield running
    running.close()


@pytest.fixture(scope="module")
def unfiltered(folder: Path) -> Iterator[ConfinedProcesses]:
    running = processes(folder, ATTEMPT, prepare=(BEFORE + UNFILTERED).strip())
    yield running
    running.close()


def attempt(running: ConfinedProcesses, attack: str) -> dict[str, Any]:
    """What the attack got, or the kind of error that it met."""
    outcome = running.run(json.dumps([os.getpid(), attack]).encode())
    assert is_gone(outcome.pid)
    assert outcome.answered, "it should have lived to tell"
    said: dict[str, Any] = json.loads(outcome.answer)
    return said


@pytest.mark.parametrize("attack", (OPENS | ACTS).values(), ids=(OPENS | ACTS).keys())
def test_it_cannot(attack: str, usual: ConfinedProcesses, folder: Path) -> None:
    assert list(attempt(usual, attack)) == ["refused"]
    assert not [file for file in folder.iterdir() if file.name.endswith(".taken")]


@pytest.mark.parametrize("attack", OPENS.values(), ids=OPENS.keys())
def test_without_the_kernels_filter_it_cannot_either(
    attack: str, unfiltered: ConfinedProcesses
) -> None:
    """Lambda may not know it (docs/decisions/0055-one-process-forks-per-file.md)."""
    assert list(attempt(unfiltered, attack)) == ["refused"]


WITHOUT_RIGHTS = "lib.capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())"
"""A superuser's (capset(2)): Lambda's user has none."""
SERVICE = f"""
import ctypes, sys
lib = ctypes.CDLL(None)
{WITHOUT_RIGHTS}
from chalicelib.adapters.confined.system_calls import hide_from_peers
secret = ctypes.create_string_buffer(b"credentials of the function")
if sys.argv[1] == "hidden":
    assert hide_from_peers()
print(ctypes.addressof(secret), flush=True)
sys.stdin.read()
"""
READING = f"""
global Bytes, read
class Bytes(ctypes.Structure):
    _fields_ = (("place", ctypes.c_void_p), ("size", ctypes.c_size_t))
def read(process, place):
    got = ctypes.create_string_buffer(11)
    mine, theirs = Bytes(ctypes.addressof(got), 11), Bytes(place, 11)
    call(lib.process_vm_readv, process, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0)
    return got.raw
{WITHOUT_RIGHTS}
"""


@pytest.mark.parametrize("memory", ["readable", "hidden"])
def test_without_the_filter_it_is_hiding_that_keeps_the_services_memory(
    memory: str, folder: Path
) -> None:
    """By address, for which nothing need be opened (docs/decisions/0099)."""
    service = subprocess.Popen(  # noqa: S603 - a program of this test
        [sys.executable, "-c", SERVICE, memory], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    running = processes(folder, ATTEMPT, prepare=(BEFORE + READING + UNFILTERED).strip())
    try:
        assert service.stdout
        place = int(service.stdout.readline())
        found = attempt(running, f"read({service.pid}, {place})")
    finally:
        running.close()
        service.communicate()
    assert (
        found
        == {"readable": {"got": "b'credentials'"}, "hidden": {"refused": "PermissionError"}}[memory]
    )


def test_the_filter_needs_no_rights_that_lambda_does_not_give() -> None:
    """Without them it is taken only from a process that renounces new ones (prctl(2))."""
    alone = f"""
import ctypes, os
lib = ctypes.CDLL(None)
{WITHOUT_RIGHTS}
from chalicelib.adapters.confined.system_calls import allow_only_what_parsing_needs
os._exit(0 if allow_only_what_parsing_needs() else 1)
"""
    done = subprocess.run([sys.executable, "-c", alone], check=False)  # noqa: S603 — our own words
    assert done.returncode == 0


def test_there_are_no_credentials_to_find(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "canary")
    running = processes(folder, ATTEMPT)
    found = attempt(running, "dict(os.environ)")["got"]
    running.close()
    assert "canary" not in found
    assert "AWS" not in found


def test_nothing_is_open_but_its_own_socket(usual: ConfinedProcesses) -> None:
    """Standard input and output lead nowhere."""
    found = json.loads(attempt(usual, "[n for n in range(1024) if is_open(n)]")["got"])
    assert found[:3] == [0, 1, 2]
    assert len(found) == 4


def test_every_limit_is_set_and_cannot_be_raised(unfiltered: ConfinedProcesses) -> None:
    """As the kernel tells it; of writing nothing, starting nothing, opening nothing."""
    names = "AS CPU CORE FSIZE NPROC NOFILE"
    one = "resource.getrlimit(getattr(resource, 'RLIMIT_' + name))"
    asked = f"[{one} for name in {names!r}.split()]"
    found = attempt(unfiltered, asked)["got"]
    expected = (LIMITS.memory_bytes, LIMITS.cpu_seconds, 0, 0, 0, 0)
    assert found == repr([(value, value) for value in expected])


def test_the_file_that_came_before_is_not_there(folder: Path) -> None:
    program = (
        "global kept\nbefore, kept = globals().get('kept'), request\nreturn repr(before).encode()"
    )
    running = processes(folder, program)
    assert [running.run(b"secret").answer, running.run(b"").answer] == [b"None", b"None"]
    running.close()
