"""The face for signs that the letters' own typeface lacks, cut down to them, from an npm package.

    npm ci --prefix infra/typeface && python -m infra.typeface      (make does both when needed)

It lies beside the code that loads it, with the notice that its licence asks for. Nothing of it is
committed: the face is another's, and a newer one is a newer version in ``package.json``.
"""

import shutil
import sys
from pathlib import Path

from chalicelib.adapters.letters import cutting
from chalicelib.adapters.letters.fonts import FALLBACK

SOURCE = Path(__file__).parent / "node_modules" / "dejavu-fonts-ttf"


def main() -> int:
    if not SOURCE.is_dir():
        print("The face is not there: npm ci --prefix infra/typeface", file=sys.stderr)
        return 1
    FALLBACK.write_bytes(cutting.kept_fallback(SOURCE / "ttf"))
    shutil.copy(SOURCE / "LICENSE", FALLBACK.with_name("fallback.LICENSE.txt"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
