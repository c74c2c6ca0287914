"""Whatever happens to the process that opens a file, there is a verdict."""

from pathlib import Path

import pytest

from chalicelib.adapters.inspection.eicar import EicarScanner
from chalicelib.adapters.inspection.sandbox import Limits, SandboxedInspector
from chalicelib.domain.uploads.model import Inspection, Reason
from tests.support.nasty_files import PHOTO, jpeg, picture

START = """
import json, os, sys, time
sys.path[:] = sys.argv[1:]
from chalicelib.adapters.inspection.worker import confine
request = json.loads(sys.stdin.buffer.readline())
confine(request["memory_bytes"], request["cpu_seconds"])
def say(**facts): print(json.dumps({"reason": "unreadable", "params": facts}))
"""
LIMITS = Limits(cpu_seconds=1, memory_bytes=256 * 1024 * 1024, wall_seconds=4)


def run(tmp_path: Path, program: str, limits: Limits = LIMITS) -> Inspection:
    """The inspector with ``program`` in place of the real worker, under the real limits."""
    worker = tmp_path / "worker.py"
    worker.write_text(START + program)
    return SandboxedInspector(EicarScanner(), limits, worker).inspect(jpeg(), PHOTO)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("while True: pass", Reason.TOO_COMPLEX),
        ("os.kill(os.getpid(), 9)", Reason.TOO_COMPLEX),
        ("os.abort()", Reason.UNREADABLE),
        ("sys.exit(1)", Reason.UNREADABLE),
        ("sys.exit(0)", Reason.UNREADABLE),
        ("raise Exception('of a parser')", Reason.UNREADABLE),
        ("bytearray(300_000_000)", Reason.UNREADABLE),
    ],
)
def test_a_process_that_dies_gives_a_verdict(tmp_path: Path, program: str, reason: Reason) -> None:
    inspection = run(tmp_path, program)
    assert inspection.verdict.reason is reason
    assert inspection.clean_bytes is None


def test_a_process_that_hangs_is_killed(tmp_path: Path) -> None:
    inspection = run(tmp_path, "time.sleep(60)", Limits(wall_seconds=0.5))
    assert inspection.verdict.reason is Reason.TOO_COMPLEX


def test_a_file_that_takes_too_much_memory_is_too_complex() -> None:
    narrow = SandboxedInspector(EicarScanner(), Limits(memory_bytes=80 * 1024 * 1024))
    data = jpeg(picture(5000, 5000))
    assert narrow.inspect(data, PHOTO).verdict.reason is Reason.TOO_COMPLEX


def test_the_process_gets_no_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "canary")
    inspection = run(tmp_path, "say(environment=dict(os.environ))")
    assert inspection.verdict.params
    assert "canary" not in str(inspection.verdict)


def test_the_process_cannot_write_files(tmp_path: Path) -> None:
    target = tmp_path / "written"
    program = f"""
try:
    with open({str(target)!r}, "wb") as file: file.write(b"data")
except OSError as error:
    say(refused=True)
"""
    assert run(tmp_path, program).verdict.params == {"refused": True}
    assert not target.exists() or target.stat().st_size == 0


def test_a_deployment_without_its_libraries_blames_no_file(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="libraries"):
        run(tmp_path, "sys.exit(78)")
