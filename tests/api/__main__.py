"""The API against its own OpenAPI document: Schemathesis on the local stack, as several people.

    make test-api                 everybody, a minute each
    make test-api SECONDS=300     longer
    make test-api ROLES=citizen   one of them

It asks what no test thought of: every operation with data that fits the document and data that does
not, and holds the answers against the document. Each person has a stack of their own, so that what
one breaks is not another's. Ends with 1 when an answer did not fit.
"""

import os
import subprocess
import sys
from pathlib import Path

import requests

from demo.client import Browser
from infra.local.__main__ import log_into
from infra.local.stack import LocalStack

BUILD = Path("build", "test-api")
ROLES = ("nobody", "citizen", "back_office", "administrator")
SECONDS = 60
EXAMPLES = 5

WITHOUT_SENSE = {
    "positive_data_acceptance": "the office's rules refuse what only fits the document's shape",
    "unsupported_method": "API Gateway answers methods and paths that are not routes, not the API",
}
ENDS_THE_SESSION = (
    "/api/sessions",
    "/api/sessions/current",
    "/api/sessions/refresh",
    "/api/profile/sessions",
    "/api/profile/sessions/{session_id}",
    "/api/profile/password",
    "/api/profile/erasure",
)
"""Tried as nobody alone: whoever is signed in would be somebody else, or out, for what follows."""


def token(stack: LocalStack, role: str) -> str:
    account = next(one for one in stack.accounts if one["role"] == role)
    browser = Browser(stack.url)
    browser.sign_in(account["sign_in"], account["password"])
    return str(browser.session.headers["Authorization"]).removeprefix("Bearer ")


def ask(role: str, seconds: int) -> int:
    """Schemathesis' exit code."""
    with LocalStack() as stack:
        document = BUILD / "openapi.json"
        document.write_bytes(requests.get(f"{stack.url}/api/openapi.json", timeout=30).content)
        command = [
            *(str(Path(sys.executable).with_name("schemathesis")), "run", str(document)),
            *("--url", f"{stack.url}/", "--no-color", "--no-shrink", "--continue-on-failure"),
            *("--exclude-checks", ",".join(WITHOUT_SENSE), "--phases", "coverage,fuzzing"),
            *("--max-examples", str(EXAMPLES), "--max-time", str(seconds), "--warnings", "off"),
            *("--suppress-health-check", "all", "--generation-database", "none"),
        ]
        if role != "nobody":
            command += ["--header", f"Authorization: Bearer {token(stack, role)}"]
            command += [part for path in ENDS_THE_SESSION for part in ("--exclude-path", path)]
        around = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.api.hooks", "PYTHONPATH": "."}
        return subprocess.run(command, env=around).returncode


def main() -> int:
    seconds = int(os.environ.get("SECONDS") or SECONDS)
    roles = os.environ.get("ROLES", "").split() or ROLES
    BUILD.mkdir(parents=True, exist_ok=True)
    log_into(BUILD / "log.jsonl")
    failed = []
    for role in roles:
        print(f"\nAs {role}, at most {seconds} s", flush=True)
        if ask(role, seconds):
            failed.append(role)
    print(f"\nAnswers that do not fit the document: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # threads that wait inside moto would hold the process
