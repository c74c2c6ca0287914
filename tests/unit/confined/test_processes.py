"""Whatever a process does that opens a file, there is an outcome, and nothing of it goes on."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from asn1crypto.x509 import DirectoryString
from pypdf.generic import NameObject

from chalicelib.adapters.confined.processes import ConfinedProcesses, Limits
from tests.support.confined import LIMITS, is_gone, processes

REPLY = "return b'answer to ' + request"


@pytest.fixture
def started(tmp_path: Path) -> Iterator[ConfinedProcesses]:
    """Answers as told, or does what the request says."""
    made = processes(tmp_path, "exec(request.decode(), globals()); return b'done'")
    yield made
    made.close()


def test_each_request_gets_its_answer(tmp_path: Path) -> None:
    running = processes(tmp_path, REPLY)
    for request in (b"a", b"", bytes(3_000_000)):
        outcome = running.run(request)
        assert outcome.answered and outcome.answer == b"answer to " + request
        assert is_gone(outcome.pid)
    running.close()


def test_one_loading_serves_many_files(tmp_path: Path) -> None:
    running = processes(
        tmp_path, "return loaded", prepare="global loaded; loaded = str(os.getpid()).encode()"
    )
    assert len({running.run(b"").answer for _ in range(3)}) == 1
    running.close()


@pytest.mark.parametrize(
    ("program", "took_too_much"),
    [
        ("while True: pass", True),
        ("raise Exception('of a parser')", False),
        ("os._exit(1)", False),
        ("os._exit(-9)", False),
        ("ctypes.string_at(0)", False),
        ("bytearray(300_000_000)", False),
    ],
)
def test_a_fork_that_dies_has_an_outcome_and_the_next_file_its_own(
    started: ConfinedProcesses, program: str, took_too_much: bool
) -> None:
    died = started.run(program.encode())
    assert not died.answered and died.answer == b""
    assert died.took_too_much == took_too_much
    assert is_gone(died.pid)
    assert started.run(b"pass").answer == b"done"


@pytest.mark.parametrize("limits", [Limits(cpu_seconds=60, wall_seconds=0.3), LIMITS])
def test_a_fork_that_does_not_end_is_killed_and_seen_dead(tmp_path: Path, limits: Limits) -> None:
    running = processes(tmp_path, "while True:\n    try: 1 / 0\n    except Exception: pass", limits)
    hung = running.run(b"")
    assert hung.took_too_much
    assert is_gone(hung.pid)
    running.close()


def test_a_fork_that_waits_is_killed_and_seen_dead(tmp_path: Path) -> None:
    waiting = "lock = threading.Lock()\nlock.acquire()\nlock.acquire()"
    running = processes(tmp_path, waiting, Limits(wall_seconds=0.3))
    hung = running.run(b"")
    assert hung.took_too_much
    assert is_gone(hung.pid)
    running.close()


def test_an_answer_without_end_is_none(tmp_path: Path) -> None:
    talking = """
import sys
data = [f for f in sys._getframe(1).f_locals.values() if isinstance(f, socket.socket)][0]
while True: data.send(bytes(1 << 20))
"""
    running = processes(tmp_path, talking, Limits(cpu_seconds=20, wall_seconds=20))
    outcome = running.run(b"")
    assert not outcome.answered and not outcome.answer
    running.close()


def test_one_that_was_ended_meanwhile_is_started_anew(started: ConfinedProcesses) -> None:
    assert started.run(b"pass").answered
    [waiting] = started._idle
    waiting._process.kill()
    waiting._process.wait()
    assert started.run(b"pass").answer == b"done"


def test_files_that_come_side_by_side_do_not_wait_for_each_other(tmp_path: Path) -> None:
    """Each pair of a long and a short one; the answers are not exchanged."""
    running = processes(tmp_path, REPLY)
    requests = [bytes([number]) * (1 + number * 1000) for number in range(12)]
    with ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(running.run, requests))
    assert [outcome.answer for outcome in outcomes] == [b"answer to " + one for one in requests]
    running.close()


@pytest.mark.parametrize("missing", ["raise ImportError('gone')", "import no_such_library"])
def test_a_deployment_without_its_libraries_blames_no_file(tmp_path: Path, missing: str) -> None:
    for running in (
        processes(tmp_path, REPLY, prepare=missing),
        processes(tmp_path, missing),
    ):
        with pytest.raises(RuntimeError, match="libraries"):
            running.run(b"")
        running.close()


@pytest.mark.parametrize("asked", ["import colorsys", "b'x'.decode('cp037')"])
def test_what_a_forgiving_parser_could_not_load_is_not_passed_over(
    tmp_path: Path, asked: str
) -> None:
    """It would go on with a part of the file, and the rest would have been looked at by nobody."""
    running = processes(tmp_path, f"try: {asked}\nexcept Exception: pass\nreturn b'all is well'")
    with pytest.raises(RuntimeError, match="libraries"):
        running.run(b"")
    running.close()


def test_a_part_of_a_package_without_an_init_is_missed_aloud_too(tmp_path: Path) -> None:
    """pyHanko is such a package: no list of what is installed names it."""
    folder = tmp_path / "without_init" / "parts"
    folder.mkdir(parents=True)
    for name in ("__init__", "first", "second"):
        (folder / f"{name}.py").touch()
    asked = "try: from without_init.parts import second\nexcept ImportError: pass\nreturn b'well'"
    running = processes(tmp_path, asked, prepare="import without_init.parts.first")
    with pytest.raises(RuntimeError, match="libraries"):
        running.run(b"")
    running.close()


def test_what_is_nowhere_to_be_found_is_for_the_parser_to_do_without(tmp_path: Path) -> None:
    """A compression that only a library knows which we do not have: such a file is unreadable."""
    asked = "try: import no_such_library\nexcept ImportError: return b'unreadable'"
    running = processes(tmp_path, asked)
    assert running.run(b"").answer == b"unreadable"
    running.close()


CODECS = {"utf-16", "utf-16-be", "utf-16-le", "latin-1", "mac-roman"}
NAMES_OF_PDFS = set(NameObject.CHARSETS)
NAMES_OF_SIGNERS = {
    getattr(kind, "_decoding_encoding", kind._encoding) for _, kind in DirectoryString._alternatives
}


@pytest.mark.parametrize("codec", sorted(CODECS | NAMES_OF_PDFS | NAMES_OF_SIGNERS))
def test_strings_are_read_in_whatever_they_may_be_written(tmp_path: Path, codec: str) -> None:
    running = processes(tmp_path, f"return request.decode({codec!r}).encode()")
    assert running.run("Izin".encode(codec)).answer == b"Izin"
    running.close()


NO_FILTER = """
from chalicelib.adapters.confined import zygote
zygote.allow_only_what_parsing_needs = lambda: False
"""


@pytest.mark.parametrize("hidden", [True, False])
def test_a_missing_filter_is_told_once_and_whether_memory_is_hidden(
    tmp_path: Path, hidden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    hiding: list[bool] = []
    monkeypatch.setattr(
        "chalicelib.adapters.confined.processes.hide_from_peers",
        lambda: hiding.append(hidden) or hidden,
    )
    told: list[bool] = []
    running = processes(
        tmp_path,
        REPLY,
        prepare=NO_FILTER.strip(),
        without_filter=lambda *, hidden: told.append(hidden),
    )
    for _ in range(2):
        assert running.run(b"a").answer == b"answer to a"
    running.close()
    assert told == hiding == [hidden]


def test_nothing_is_told_where_the_kernel_filters(tmp_path: Path) -> None:
    told: list[bool] = []
    running = processes(tmp_path, REPLY, without_filter=lambda *, hidden: told.append(hidden))
    running.run(b"a")
    running.close()
    assert not told


def test_it_ends_with_whoever_started_it(started: ConfinedProcesses) -> None:
    assert started.run(b"pass").answered
    [waiting] = started._idle
    waiting._control.close()
    assert waiting._process.wait(10) == 0


def test_what_was_used_is_told(started: ConfinedProcesses) -> None:
    before = time.process_time()
    busy = started.run(b"import time\nwhile time.process_time() < 0.2: pass")
    assert busy.answered
    assert busy.cpu_seconds >= 0.2
    assert time.process_time() - before < busy.cpu_seconds
    assert LIMITS.cpu_seconds == 1
