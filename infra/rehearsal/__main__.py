"""`python -m infra.rehearsal [--all]`: a first deployment on moto, and a second without a change;
with --all also a fault at each step with the run that repairs it, a second release that goes live
and is taken back while people use the service, and one permit's life by the package's functions.

What it cannot show is said at its end, and in docs/operations.md.
"""

import argparse
import sys
import time
from pathlib import Path

from infra.rehearsal import acts, changing, imagined, life, processes

FOLDER = Path("build/rehearsal")


def main() -> int:
    arguments = argparse.ArgumentParser(prog="infra.rehearsal")
    arguments.add_argument("--all", action="store_true")
    arguments.add_argument("--site", type=Path, default=Path("build/site"), help="a built site")
    given = arguments.parse_args()
    began = time.monotonic()
    said = _rehearsed(given.site, everything=given.all)
    for line in said:
        print(f"  {line}")
    for how, kinds in imagined.of_which().items():
        print(f"  {len(kinds)} types of resources {how}: {', '.join(kinds)}")
    print(
        f"Rehearsed in {time.monotonic() - began:.0f} s. What an account alone can show stands in"
    )
    print("docs/operations.md.")
    return 0


def _rehearsed(site: Path, *, everything: bool) -> list[str]:
    with acts.rehearsal(site, FOLDER) as rehearsed:
        rehearsed.first()
        rehearsed.again()
        if not everything:
            return rehearsed.said
        rehearsed.faults()
        packages = changing.real_packages(FOLDER)
        if packages is None:
            rehearsed.second_release_and_back()
            return [*rehearsed.said, processes.NOT_HERE]
        changing.under_traffic(rehearsed, packages, FOLDER)
    return [*rehearsed.said, life.lived(packages["one"], FOLDER), processes.which(packages["one"])]


if __name__ == "__main__":
    sys.exit(main())
