"""Known vulnerabilities of the packages, and secrets in the sources: python -m infra.audit

Ends with 1 when something was found, with 2 when something could not be looked up: what was not
checked has not passed.
"""

import json
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

from detect_secrets.core import baseline
from detect_secrets.core.secrets_collection import SecretsCollection

ROOT = Path(__file__).parent.parent
BASELINE = ROOT / ".secrets.baseline"
LOCKS = ("requirements-lambda.lock", "requirements-dev.lock")
FULL_OF_HASHES = (".lock", "package-lock.json", BASELINE.name)
NPM = ("frontend", "infra/wilayah", "bench/lighthouse")


class Outcome(IntEnum):
    """In the order of the program's exit codes."""

    CLEAN = 0
    FOUND = 1
    NOT_CHECKED = 2


def secrets() -> Outcome:
    """Of the files that git knows, less what the baseline calls harmless.

    A new false alarm goes into the baseline: detect-secrets scan --baseline .secrets.baseline
    """
    known = baseline.load(json.loads(BASELINE.read_text(encoding="utf-8")), BASELINE.name)
    harmless = {(name, secret.type, secret.secret_hash) for name, secret in known}
    found = SecretsCollection(root=str(ROOT))
    for name in _output("git", "ls-files").split():
        if not name.endswith(FULL_OF_HASHES):
            found.scan_file(name)
    new = {
        f"{name}:{secret.line_number} {secret.type}"
        for name, secret in found
        if (name, secret.type, secret.secret_hash) not in harmless
    }
    return _said("Secrets in the sources", sorted(new))


def python_packages(lock: str) -> Outcome:
    program = str(Path(sys.executable).with_name("pip-audit"))
    said = _output(
        *(program, "--requirement", lock, "--require-hashes", "--disable-pip"),
        *("--format", "json", "--progress-spinner", "off"),
    )
    if not said:
        return _said(lock, None)
    packages = json.loads(said)["dependencies"]
    if any("skip_reason" in package for package in packages):
        return _said(lock, None)
    return _said(
        lock,
        [
            f"{package['name']} {package['version']}: {known['id']}"
            for package in packages
            for known in package["vulns"]
        ],
    )


def npm_packages(folder: str) -> Outcome:
    said = json.loads(_output("npm", "audit", "--json", "--prefix", folder) or "{}")
    if "vulnerabilities" not in said:
        return _said(folder, None)
    found = said["vulnerabilities"].values()
    return _said(folder, [f"{one['name']}: {one['severity']}" for one in found])


def _said(what: str, found: list[str] | None) -> Outcome:
    if found is None:
        print(f"{what}: NOT CHECKED, the data of known vulnerabilities cannot be had from here")
        return Outcome.NOT_CHECKED
    print(f"{what}: {len(found) or 'nothing'} found", *found, sep="\n  ")
    return Outcome.FOUND if found else Outcome.CLEAN


def _output(*command: str) -> str:
    """What it printed; its exit code says no more than that."""
    return subprocess.run(  # noqa: S603  (our own words)
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
    ).stdout


def main() -> int:
    outcomes = [
        secrets(),
        *(python_packages(lock) for lock in LOCKS),
        *(npm_packages(folder) for folder in NPM),
    ]
    return Outcome.FOUND if Outcome.FOUND in outcomes else max(outcomes)


if __name__ == "__main__":
    sys.exit(main())
