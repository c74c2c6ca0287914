"""`python -m infra.ops reset-second-factor --login it@kantor.example --operator "Nama"`.

The stage comes from the environment, as docs/operations.md sets it. Exits 1 with a sentence when
the service could do it itself.
"""

import argparse
import sys
from collections.abc import Sequence

from chalicelib.domain.accounts.sign_in import find_by_login
from chalicelib.domain.accounts.way_changes import reset_last_administrator
from chalicelib.domain.errors import DomainError
from chalicelib.domain.text import Language
from chalicelib.handlers import wiring


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="infra.ops")
    acts = parser.add_subparsers(dest="act", required=True)
    reset = acts.add_parser("reset-second-factor", help="of the last administrator")
    reset.add_argument("--login", required=True, help="NIK or e-mail of the administrator")
    reset.add_argument("--operator", required=True, help="who does this: it is noted for good")
    given = parser.parse_args(arguments)
    ports = wiring.ports()
    account = find_by_login(ports, given.login)
    if account is None:
        print("Nobody signs in like that.")
        return 1
    try:
        reset_last_administrator(ports, account, given.operator)
    except DomainError as refused:
        print(ports.texts.of_problem(refused.problem, Language.ENGLISH, refused.params).text)
        return 1
    print("The second factor is off; every session has ended, and all old ways were told.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
