"""``make mutants N=60``: take guards away, one at a time, and see whether a test or, when all pass,
the type checker notices.

``OF=chalicelib/domain/accounts`` takes guards of one folder, ``OF=changed`` of the folders that
differ from ``main``; ``TESTS=tests/unit/accounts`` looks at fewer tests. The same ``SEED`` chooses
the same guards of the same sources.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from infra.mutants.guards import HALF, WHOLE, chosen, in_folder
from infra.mutants.running import (
    AT_ONCE,
    SUITES,
    Outcome,
    asked_beside,
    copies,
    reached,
    require_types,
    tried,
)

ROOT = Path(__file__).parents[2]
EVERYTHING = "chalicelib"
GOALS = {WHOLE: 90, HALF: 80}
"""Per cent that tests should notice."""
MINUTES = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("--of", default=EVERYTHING)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tests", nargs="+", default=SUITES)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    asked = parser.parse_args()
    until = time.monotonic() + asked.minutes * 60
    folders = changed_folders(_changed_files()) if asked.of == "changed" else [asked.of]
    found = [one for folder in folders for one in in_folder(ROOT, folder)]
    mutants = chosen(found, asked.number, asked.seed)
    if not mutants:
        sys.exit(f"there is no guard in {', '.join(folders) or 'what has changed'}")
    print(f"{len(mutants)} of {len(found)} guards and halves of them, seed {asked.seed}")
    with copies(ROOT, AT_ONCE) as made:
        beside = asked_beside(mutants) if tuple(asked.tests) == SUITES else []
        tests = reached(made[0], mutants, [*asked.tests, *beside])
        for copy in made:
            require_types(copy)
        print("\n".join(report(tried(made, mutants, tests, until, tell), len(mutants))))


def tell(outcome: Outcome) -> None:
    """Of a survivor at once: who mends it need not wait for the end."""
    if not outcome.noticed:
        print(_survivor(outcome), file=sys.stderr, flush=True)


def report(outcomes: Sequence[Outcome], asked: int) -> list[str]:
    """What was noticed of each kind, and what was not."""
    lines = []
    for kind, goal in GOALS.items():
        own = [one for one in outcomes if one.mutant.kind == kind]
        noticed = sum(one.noticed for one in own)
        if own:
            share = round(100 * noticed / len(own))
            stopped = sum(one.stopped for one in own)
            hung = f", {stopped} of them since their tests hung" if stopped else ""
            by_types = sum(one.by_types for one in own)
            typed = f", {by_types} of them by the type checker alone" if by_types else ""
            lines.append(
                f"{kind}: {noticed} of {len(own)} noticed, {share} % (goal {goal} %){hung}{typed}"
            )
    if len(outcomes) < asked:
        lines.append(f"{asked - len(outcomes)} more had no time")
    survivors = [one for one in outcomes if not one.noticed]
    lines.append("survivors:" if survivors else "no survivors")
    return lines + [_survivor(one) for one in survivors]


def _survivor(outcome: Outcome) -> str:
    mutant, tests = outcome.mutant, outcome.tests
    reach = f"{tests} tests reach it" if tests else "no test reaches it"
    return f"  {mutant.name}  {mutant.kind} guard became {mutant.instead}; {reach}"


def changed_folders(files: Sequence[str]) -> list[str]:
    """Of sources in ``chalicelib``, each folder once and none below another."""
    folders = {
        Path(file).parent.as_posix()
        for file in files
        if file.startswith(f"{EVERYTHING}/") and file.endswith(".py")
    }
    return sorted(
        one for one in folders if not any(one.startswith(f"{other}/") for other in folders)
    )


def _changed_files() -> list[str]:
    program = ("git", "diff", "--name-only", "main")
    done = subprocess.run(  # noqa: S603 — git, with nothing from outside
        program, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


if __name__ == "__main__":
    main()
