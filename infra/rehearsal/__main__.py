"""`python -m infra.rehearsal [--all]`: a first deployment on moto; with --all also a second without
a change, a fault at each step with the run that repairs it, a second release and the way back.

What it cannot show is said at its end, and in docs/operations.md.
"""

import argparse
import sys
import time
from pathlib import Path

from infra.rehearsal import acts, imagined


def main() -> int:
    arguments = argparse.ArgumentParser(prog="infra.rehearsal")
    arguments.add_argument("--all", action="store_true")
    arguments.add_argument("--site", type=Path, default=Path("build/site"), help="a built site")
    given = arguments.parse_args()
    began = time.monotonic()
    with acts.rehearsal(given.site) as rehearsed:
        rehearsed.first()
        rehearsed.again()
        if given.all:
            rehearsed.faults()
            rehearsed.second_release_and_back()
    for said in rehearsed.said:
        print(f"  {said}")
    for how, kinds in imagined.of_which().items():
        print(f"  {len(kinds)} types of resources {how}: {', '.join(kinds)}")
    print(
        f"Rehearsed in {time.monotonic() - began:.0f} s. What an account alone can show stands in"
    )
    print("docs/operations.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
