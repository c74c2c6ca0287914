"""`python -m infra.local.scene URL`: make the scene for this address, unless it is there; tells
where it lies. In a process of its own, whose memory ends with it."""

import sys
from datetime import UTC, datetime

from infra.local.scene.keep import kept

if __name__ == "__main__":
    print(kept(sys.argv[1], datetime.now(UTC)))
