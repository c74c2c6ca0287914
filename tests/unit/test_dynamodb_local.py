"""What a test starts beside itself does not outlive it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import dynamodb_local

SILENT = "import time; time.sleep(600)"


def test_a_server_that_does_not_answer_in_time_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[Any] = []

    class Seen(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Seen)
    with pytest.raises(RuntimeError, match="did not answer"):
        dynamodb_local.start((sys.executable, "-c", SILENT), tmp_path, seconds=0)
    (process,) = started
    assert process.returncode is not None


def test_a_server_that_ends_by_itself_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        dynamodb_local.start((sys.executable, "-c", "raise SystemExit(3)"), tmp_path, seconds=60)
