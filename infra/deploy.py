"""Deploy a stage to AWS, by the steps of infra/deploying/run.py.

    python -m infra.deploy dev [--yes]

Needs AWS credentials of the account. Why it works this way: docs/decisions/0062-one-deployment.md.
"""

import argparse
import getpass
import sys
from collections.abc import Sequence

from botocore.exceptions import BotoCoreError, ClientError

from infra.deploying import place, releases, run, stacks, unanswered
from infra.package import making
from infra.package.refusal import PackageRefused


def main() -> int:
    arguments = argparse.ArgumentParser(prog="infra.deploy")
    arguments.add_argument("stage", choices=making.STAGES)
    arguments.add_argument("--yes", action="store_true", help="do not ask before stacks change")
    arguments.add_argument(
        "--allow-replacement", action="store_true", help="even of tables and keys"
    )
    arguments.add_argument("--unlock", action="store_true", help="after one that was cut off")
    given = arguments.parse_args()
    try:
        where = place.place(given.stage)
        if given.unlock:
            releases.unlock(where)
        agree = stacks.yes if given.yes else _asked
        whole = run.Run(where, agree, allow_replacement=given.allow_replacement)
        done = run.carry_out(whole, who=getpass.getuser())
    except (
        PackageRefused,
        place.WrongPlace,
        releases.Locked,
        run.Stopped,
        stacks.StackFailed,
        stacks.StackRefused,
    ) as stopped:
        print(f"{given.stage} serves what it served before: {stopped}", file=sys.stderr)
        return 1
    except (BotoCoreError, ClientError) as refused:
        print(
            f"{given.stage} serves what it served before: "
            f"{unanswered.sentence(refused, given.stage)}",
            file=sys.stderr,
        )
        return 1
    print(f"{given.stage} serves {done.name}")
    return 0


def _asked(planned: Sequence[object]) -> bool:
    for one in planned:
        print(f"    {one}")
    return input("Do it? [y/N] ").strip().lower() in ("y", "yes", "ya")


if __name__ == "__main__":
    sys.exit(main())
