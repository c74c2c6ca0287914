"""The sample data, made beside the start of the service: for `make run` and `make screens`."""

import subprocess
import sys
from pathlib import Path


class Making:
    """The sample data, made beside the start by a process of its own, whose memory ends with it.
    Called, it waits, and tells where they lie."""

    def __init__(self, url: str) -> None:
        print("Sample data of a regency: about 15 seconds, once a day and change ...", flush=True)
        self._process = subprocess.Popen(  # noqa: S603 — this very program
            [sys.executable, "-m", "infra.local.scene", url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self) -> Path:
        """:raises RuntimeError: they could not be made; with what the process said."""
        place, trouble = self._process.communicate()
        if self._process.returncode:
            raise RuntimeError(f"no sample data: {trouble}")
        return Path(place.strip())

    def end(self) -> None:
        """Nobody waits any more."""
        self._process.kill()
        self._process.wait()
