"""`python -m infra.scan CHECKOV`: with that program, over the rendered stacks and bad.yaml. Exits 1
when a finding has no reason, a reason no finding, or the bad template passes."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from infra import template

FOLDER = Path(__file__).parent
REASONS = FOLDER / "reasons.toml"
BAD = FOLDER / "bad.yaml"
MUST_BE_FOUND = {
    ("CKV_AWS_20", "OpenBucket"),
    ("CKV_AWS_111", "AnybodyMay"),
    ("CKV_AWS_7", "NeverRenewed"),
}

Found = set[tuple[str, str]]
"""Check and resource."""


def judged(found: Found, reasons: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with what was found in our stacks."""
    for check, resource in sorted(found):
        reason = reasons.get(check)
        if reason is None or resource not in reason.get("of", [resource]):
            yield f"{check} {resource}: mend it, or say why not in {REASONS.name}"
    failing = {check for check, _ in found}
    yield from (f"{check}: nothing fails it any more" for check in sorted({*reasons} - failing))


def missed(found: Found) -> Iterator[str]:
    """What the scanner should have found in the bad template."""
    for check, resource in sorted(MUST_BE_FOUND - found):
        yield f"the scanner did not find {check} in {resource} of {BAD.name}"


def failures(report: Any) -> Found:
    """Of checkov's JSON: one report, or a list of them."""
    reports: Iterable[Any] = report if isinstance(report, list) else [report]
    return {
        (one["check_id"], one["resource"].rpartition(".")[2])
        for whole in reports
        for one in whole.get("results", {}).get("failed_checks", [])
    }


def scanned(checkov: str, *what: str) -> Found:
    """:raises ValueError: it did not answer with a report."""
    done = subprocess.run(  # noqa: S603  (our own words)
        [checkov, *what, "--framework", "cloudformation", "--output", "json"]
        + ["--quiet", "--skip-download", "--soft-fail"],
        capture_output=True,
        text=True,
    )
    return failures(json.loads(done.stdout))


def main(checkov: str) -> int:
    stacks = Path("build") / "stacks"
    template.write(stacks)
    found = scanned(checkov, "--directory", str(stacks))
    reasons = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    wrong = [*judged(found, reasons), *missed(scanned(checkov, "--file", str(BAD)))]
    print("\n".join(wrong) or f"{len(found)} findings, each with its reason.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
