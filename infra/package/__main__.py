"""Make the package of a stage, look into it, and say what it is.

python -m infra.package dev
"""

import argparse
import sys

from infra.package import making
from infra.package.refusal import PackageRefused


def main() -> int:
    arguments = argparse.ArgumentParser(prog="infra.package")
    arguments.add_argument("stage", choices=making.STAGES)
    stage = arguments.parse_args().stage
    try:
        making.show(making.make(stage))
    except PackageRefused as refused:
        print(f"No package for {stage}:\n{refused}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
