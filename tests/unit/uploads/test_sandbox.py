"""Whatever happens to the process that opens a file, there is a verdict."""

from pathlib import Path

import pytest

from chalicelib.adapters.confined.processes import Limits
from chalicelib.adapters.inspection.eicar import EicarScanner
from chalicelib.adapters.inspection.sandbox import SandboxedInspector, processes
from chalicelib.domain.uploads.model import Reason
from tests.support import confined
from tests.support.nasty_files import PHOTO, jpeg, picture

SAYS_AND_DIES = """
import sys
data = [f for f in sys._getframe(1).f_locals.values() if isinstance(f, socket.socket)][0]
data.send(b'{"pages": 1, "width": null, "height": null, "warnings": []}\\n')
os._exit(1)
"""


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("while True: pass", Reason.TOO_COMPLEX),
        ("bytearray(300_000_000)", Reason.UNREADABLE),
        ("ctypes.string_at(0)", Reason.UNREADABLE),
        ("os._exit(1)", Reason.UNREADABLE),
        ("return b''", Reason.UNREADABLE),
        (SAYS_AND_DIES, Reason.UNREADABLE),
        ("raise Exception('of a parser')", Reason.UNREADABLE),
    ],
)
def test_a_process_that_dies_gives_a_verdict(tmp_path: Path, program: str, reason: Reason) -> None:
    running = confined.processes(tmp_path, program)
    inspection = SandboxedInspector(EicarScanner(), running).inspect(jpeg(), PHOTO)
    running.close()
    assert inspection.verdict.reason is reason
    assert inspection.clean_bytes is None


def test_a_file_that_takes_too_much_memory_is_too_complex() -> None:
    narrow = SandboxedInspector(EicarScanner(), processes(Limits(memory_bytes=80 * 1024 * 1024)))
    data = jpeg(picture(5000, 5000))
    assert narrow.inspect(data, PHOTO).verdict.reason is Reason.TOO_COMPLEX


def test_a_deployment_without_its_libraries_blames_no_file(tmp_path: Path) -> None:
    running = confined.processes(tmp_path, "import no_such_library")
    with pytest.raises(RuntimeError, match="libraries"):
        SandboxedInspector(EicarScanner(), running).inspect(jpeg(), PHOTO)
    running.close()
