"""What a Lambda would otherwise work out at each start, and reads from the package instead.

Each file is what a program prints that runs our own code on the machine that builds.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROGRAMS = {
    # which modules serve which path, for an API that loads them one by one
    "chalicelib/handlers/served.json": """
import json
from app import app
print(json.dumps(app.by_path(), sort_keys=True, indent=1))
""",
    # the letters' typeface, cut down to their characters
    "chalicelib/adapters/letters/typeface.pickle": """
import sys
from chalicelib.adapters.letters.cutting import kept
sys.stdout.buffer.write(kept())
""",
}
"""By the file's place in the package. The same code prints the same bytes."""


def write(programs: Mapping[str, str], root: Path, folder: Path) -> None:
    for place, program in programs.items():
        done = subprocess.run(  # noqa: S603  (our own words)
            [sys.executable, "-B", "-c", program],
            cwd=root,
            capture_output=True,
            check=True,
            env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"},
        )
        (folder / place).write_bytes(done.stdout)
