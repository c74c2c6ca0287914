"""Write all locks anew from the pins: python -m infra.package.lock

requirements-dev.lock is for every machine that develops, requirements-lambda.lock for Lambda alone,
with the same versions: what is deployed is what was tested. The scanner of the stacks has one of
its own. What a lock has stays as it is until a
pin asks for something else.
"""

import subprocess
import sys
from pathlib import Path

from infra.package import target, wheels

ROOT = wheels.ROOT
DEVELOPMENT = ROOT / "requirements-dev.lock"
NOT_IN_ZIP = Path("infra", "package", "not_in_zip.txt")
SCANNER = Path("infra", "scan")
OLDEST_PYTHON = "3.11"
"""pyproject.toml's requires-python."""


def main() -> None:
    lambdas = target.deployed()
    newest_glibc = lambdas.platforms[-2].removesuffix(f"_{lambdas.machine}")
    _compile(
        *("requirements-dev.txt", "--universal", "--python-version", OLDEST_PYTHON),
        *("--output-file", DEVELOPMENT.name),
    )
    _compile(
        *(str(SCANNER / "requirements.txt"), "--universal", "--python-version", OLDEST_PYTHON),
        *("--output-file", str(SCANNER / "requirements.lock")),
    )
    _compile(
        *("requirements.txt", "--constraint", DEVELOPMENT.name, "--excludes", str(NOT_IN_ZIP)),
        *("--python-version", lambdas.python, "--only-binary", ":all:"),
        *("--python-platform", f"{lambdas.machine}-{newest_glibc}"),
        *("--output-file", wheels.LOCK.name),
    )


def _compile(*options: str) -> None:
    uv = str(Path(sys.executable).with_name("uv"))
    command = [uv, "pip", "compile", "--quiet", "--no-header", "--generate-hashes", *options]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603  (our own words)


if __name__ == "__main__":
    main()
